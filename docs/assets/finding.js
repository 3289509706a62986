/* Which of the things there are was meant by what was typed. Knows neither pages nor the plan: it
   is given entries, each [address, title, kind, names, text], with names best first and in the
   order of weight among equals. It asks three questions, and the first that anything answers decides:
     1. whose name is it: whole, its beginning, a part, by its sound or initials; word by word
     2. if it stands nowhere: whose name sounds or looks almost like it
     3. whose names and text say most of it, rare things counting more
   Words that only ask (什么, 怎么) say nothing. What has nothing to answer is not found. */
window.FINDING = (function () {
  'use strict';

  var plain = SPELLING.plain, meant = SPELLING.meant, letters = SPELLING.letters;
  var blurred = SPELLING.blurred, distance = SPELLING.distance;

  // --- entries, made ready once -----------------------------------------------------------------

  var ALOUD = 14; // longer names are sentences; nobody types their pinyin

  /* The syllables of a name: its own reading, or that of its characters one by one. */
  function syllables(name, own, sounds) {
    if (own) return letters(own).split(' ');
    var parts = name.match(/[a-z0-9]+|[^a-z0-9]/g) || [];
    if (!sounds || name.length > ALOUD || !/[^a-z0-9]/.test(name)) return [];
    return parts.map(function (part) { return letters(sounds[part] || part); });
  }

  function named(written, sounds) {
    var parts = written.split('='), name = plain(parts[0]);
    var read = syllables(name, parts[1], sounds), words = meant(parts[0]);
    return {
      name: name,
      syllables: read,
      sound: read.join(''),
      initials: read.map(function (syllable) { return syllable.charAt(0); }).join(''),
      words: words,
      grams: grams(words)
    };
  }

  /* `sounds` is what the index has: a syllable, its characters, the next syllable, … */
  function ready(entries, sounds) {
    if (entries.ready) return entries.ready;
    var read = {}, count = {};
    (sounds ? sounds.match(/[a-z]+[^a-z]+/g) : []).forEach(function (line) {
      var syllable = /^[a-z]+/.exec(line)[0];
      line.slice(syllable.length).split('').forEach(function (each) { read[each] = syllable; });
    });
    entries.forEach(function (entry) {
      entry.names = entry[3].map(function (written) { return named(written, read); });
      var text = (entry[3].length ? '' : entry[1] + '。') + entry[4];
      entry.text = plain(text);
      entry.kind = plain(entry[2].split(' · ').pop()); // 2021年 · 证书
      entry.all = grams(meant(text));
      entry.names.forEach(function (name) { Object.assign(entry.all, name.grams); });
      Object.keys(entry.all).forEach(function (gram) { count[gram] = (count[gram] || 0) + 1; });
    });
    return (entries.ready = {
      sounds: read,
      /* How much a gram says: the rarer it is among all entries, the more. */
      weigh: function (gram) { return count[gram] ? Math.log(1 + entries.length / count[gram]) : 0; }
    });
  }

  // --- 1. one word and one name -----------------------------------------------------------------

  // A fit of this or more is one of a name; below it are texts and letters picked out of a name.
  var NAMED = 30;

  /* Whether all letters of a word come in this order, others between them: zhyl in zhjkylfwygl,
     医美 in 医学美容. */
  function skips(word, all) {
    var at = -1;
    return word.split('').every(function (letter) { return (at = all.indexOf(letter, at + 1)) >= 0; });
  }

  /* How letters spell syllables from one of them on, each whole or by its initial (tang, tyq,
     tangyq), the last one perhaps not finished: [syllables used, how many of them whole], or null. */
  function spelled(word, syllables, from) {
    if (!word) return [0, 0];
    if (from === syllables.length) return null;
    var syllable = syllables[from];
    if (word.length < syllable.length && syllable.indexOf(word) === 0) return [1, 0.5];
    var lengths = [syllable.length, 2, 1];
    for (var n = 0; n < 3; n++) {
      var size = lengths[n], whole = size === syllable.length;
      if (size === 2 && !/^[zcs]h/.test(syllable) && !whole) continue;
      if (word.substr(0, size) !== syllable.substr(0, size)) continue;
      var rest = spelled(word.slice(size), syllables, from + 1);
      if (rest) return [rest[0] + 1, rest[1] + (whole ? 1 : 0)];
    }
    return null;
  }

  function fitLetters(word, name) {
    var all = name.syllables.length;
    if (!all) return 0;
    if (name.sound === word) return 95;
    if (name.initials === word) return 90;
    if (word.length < 2) return 0;
    var found = spelled(word, name.syllables, 0);
    if (found) return (found[0] === all ? 70 : 50) + 10 * found[1] / found[0];
    if (word.length < 3) return 0;
    for (var from = 1; from < all; from++) {
      found = spelled(word, name.syllables, from);
      if (found) return NAMED + 10 * found[1] / found[0];
    }
    return word.charAt(0) === name.initials.charAt(0) && skips(word, name.initials) ? 20 : 0;
  }

  /* Where a word stands in a name, -1 for nowhere. A number is no part of a longer one. */
  function place(word, name) {
    var at = name.indexOf(word);
    var cut = at > 0 && /\d/.test(word.charAt(0)) && /\d/.test(name.charAt(at - 1));
    return cut ? -1 : at;
  }

  function fit(word, name) {
    if (name.name === word) return 100;
    var at = place(word, name.name);
    if (at >= 0) return at ? 70 : 80;
    if (/^[a-z]+$/.test(word)) return fitLetters(letters(word), name);
    var short = word.length > 1 && name.name.length <= 4 * word.length;
    return short && word.charAt(0) === name.name.charAt(0) && skips(word, name.name) ? 25 : 0;
  }

  /* A title above an alias, a part of it above a part of an alias; of two names that only hold
     the word, the shorter one. */
  function best(entry, judge) {
    return entry.names.reduce(function (most, name, at) {
      var value = judge(name), less = !at ? 0 : value < 90 ? 12 : 2;
      return Math.max(most, value && value - less - Math.min(name.name.length, 30) / 10);
    }, 0);
  }

  // --- word by word, with kinds and texts ---------------------------------------------------------------

  function score(word, entry) {
    var value = best(entry, function (name) { return fit(word, name); });
    if (entry.kind === word) value = Math.max(value, 60);
    return value || (entry.text.indexOf(word) >= 0 ? Math.min(8 + 2 * word.length, 24) : 0);
  }

  /* The ways to read what was typed: in one run, word by word, and parted where letters and
     characters meet (hu理, zc专业). */
  function readings(query) {
    var words = query.split(/[\s，、]+/).map(plain).filter(Boolean);
    var parted = words.join(' ').match(/[a-z]+|[^a-z\s]+/g) || [];
    var whole = parted.every(function (part) { return !/^[a-z]$/.test(part); });
    return !words.length ? [] : [[words.join('')], words].concat(whole ? [parted] : []);
  }

  function fitting(ways, entry) {
    return ways.reduce(function (most, words) {
      var scores = words.map(function (word) { return score(word, entry); });
      var all = scores.every(Boolean) && scores.reduce(function (a, b) { return a + b; }) / words.length;
      return Math.max(most, all);
    }, 0);
  }

  // --- 2. mistyped ------------------------------------------------------------------------------

  /* Letters begin a name or are some keys off; characters are as many as the name has and sound
     the same, or one of four is another. */
  function slip(word, sound, name) {
    var latin = word === sound, most = sound.length > 8 ? 2 : 1;
    if (name.name === word) return 0;
    if (sound && name.sound) {
      var mine = blurred(sound), its = blurred(name.sound);
      if (latin ? its.indexOf(mine) === 0 : its === mine && word.length === name.name.length) return 45;
      if (latin && sound.length > 4 && distance(sound, name.sound, most) <= most) return 40;
    }
    return word.length > 3 && name.name.length > 3 && distance(word, name.name, 1) <= 1 ? 40 : 0;
  }

  /* What was typed, read aloud; '' if that is not known. */
  function aloud(word, sounds) {
    var parts = word.match(/[a-z]+|[^a-z]/g) || [];
    var read = parts.map(function (part) { return /^[a-z]/.test(part) ? part : sounds[part]; });
    return read.every(Boolean) ? letters(read.join('')) : '';
  }

  function mistyped(run, words, entries, known) {
    var typed = words.concat(run).filter(function (word) { return word.length > 1; });
    var sounds = typed.map(function (word) { return aloud(word, known.sounds); });
    return ranked(entries, function (entry) {
      return best(entry, function (name) {
        return typed.reduce(function (most, word, at) { return Math.max(most, slip(word, sounds[at], name)); }, 0);
      });
    });
  }

  // --- 3. questions -----------------------------------------------------------------------------

  /* Pairs of neighbouring characters, words in letters, and numbers with what they count (12月). */
  function grams(words) {
    var found = {};
    words.forEach(function (word) {
      (word.match(/[a-z]{2,}|\d+[^\da-z]?/g) || []).forEach(function (each) { found[each] = true; });
      if (word.length === 1) found[word] = true;
      for (var at = 1; at < word.length; at++) {
        var pair = word.substr(at - 1, 2);
        if (/^[\u3400-\u9fff]+$/.test(pair)) found[pair] = true;
      }
    });
    return found;
  }

  function sum(found, weigh) {
    return Object.keys(found).reduce(function (total, gram) { return total + weigh(gram); }, 0);
  }

  /* Whether a name stands in what was typed, or all that it says; what is asked of any thing
     (证书, 时间) says nothing of one. */
  function mentions(run, words, name) {
    if (name.words.every(SPELLING.facet)) return name.name.length > 2 && place(name.name, run) >= 0;
    return name.words.join('').length > 1 && name.words.every(function (part) {
      return words.some(function (word) { return place(part, word) >= 0; });
    });
  }

  /* Whether two thirds of the words stand in grams that an entry has. Two characters alone are an
     accident, unless they are all of it. */
  function covered(words, entry) {
    var all = 0, found = 0;
    words.forEach(function (word) {
      var at, from, has = {};
      Object.keys(entry.all).forEach(function (gram) {
        for (from = 0; (at = word.indexOf(gram, from)) >= 0; from = at + 1)
          for (var n = 0; n < gram.length; n++) has[at + n] = true;
      });
      all += word.length;
      found += Object.keys(has).length;
    });
    return found === all || (found > 2 && found >= all * 2 / 3);
  }

  /* How much of a question a name of the entry says, or its other names and its text (half as
     much), against all of the question and a little of what the name says besides. */
  function likeness(run, words, asked, entry, weigh) {
    var asks = sum(asked, weigh), enough = covered(words, entry);
    function shared(grams) { return sum(asked, function (gram) { return grams[gram] ? weigh(gram) : 0; }); }
    var told = shared(entry.all);
    return entry.names.reduce(function (most, name, at) {
      var both = shared(name.grams);
      if (!both || !(enough || mentions(run, words, name))) return most;
      var besides = sum(name.grams, weigh) - both;
      var value = 40 * (both + (told - both) / 2) / (asks + 0.1 * besides);
      return Math.max(most, value - (at ? 0.5 : 0));
    }, enough && told ? 40 * told / 2 / asks : 0);
  }

  // --- all together -----------------------------------------------------------------------------

  function ranked(entries, judge) {
    return entries
      .map(function (entry, at) { return { entry: entry, score: judge(entry), at: at }; })
      .filter(function (hit) { return hit.score > 0; })
      .sort(function (a, b) { return b.score - a.score || a.at - b.at; });
  }

  function entriesOf(hits) { return hits.map(function (hit) { return hit.entry; }); }

  /* The entries that fit, best first: as it was typed, else without the words that only ask. */
  function find(query, entries, sounds) {
    var typed = readings(query), words = meant(query), known = ready(entries, sounds);
    if (!typed.length) return [];
    function fit(ways) { return ranked(entries, function (entry) { return fitting(ways, entry); }); }
    function is(hits) { return hits.length && hits[0].score >= NAMED; }
    var fits = fit(typed), run = typed[0][0], latin = /^[a-z]+$/.test(run);
    if (is(fits)) return entriesOf(fits);
    var longer = words.filter(function (word) { return word.length > 1; });
    if (longer.every(SPELLING.facet)) longer = [];
    var bare = typed.concat([words, longer]).filter(function (way) { return way.length; });
    fits = fit(bare);
    if (is(fits)) return entriesOf(fits);
    if (latin || !fits.length) {
      var slips = mistyped(run, words, entries, known);
      if (latin || slips.length) return entriesOf(slips.length ? slips : fits);
    }
    if (!words.length) words = [run];
    var asked = grams(words);
    var alike = ranked(entries, function (entry) {
      return Math.max(fitting(bare, entry), likeness(run, words, asked, entry, known.weigh));
    });
    return entriesOf(alike.filter(function (hit) { return hit.score > alike[0].score / 2; }));
  }

  /* When nothing fits: names that share at least something with it. */
  function near(query, entries, sounds) {
    var known = ready(entries, sounds), asked = grams(meant(query));
    return ranked(entries, function (entry) {
      return best(entry, function (name) { return 50 * sum(asked, function (gram) {
        return name.grams[gram] && gram.length > 1 ? known.weigh(gram) : 0;
      }) / (1 + sum(name.grams, known.weigh)); });
    }).slice(0, 3).map(function (hit) { return hit.entry; });
  }

  return { find: find, near: near };
}());
