/* How well what was typed fits what there is. Knows neither pages nor the plan: it is given
   entries, each [address, title, kind, names, text], whose names are "name=pin yin" and come best
   first. Names weigh most: characters above pinyin, pinyin above initials, a name above its parts.
   What fits no name is taken for a question, and judged by how much of a name stands in it. */
window.FINDING = (function () {
  'use strict';

  // A fit of this or more is one of a name; below it are texts and letters picked out of a name.
  var NAMED = 30;
  // For those who write 護理; the characters that plans of this kind are made of.
  var TRADITIONAL = '護护養养產产學学藥药醫医營营動动與与諮咨詢询導导購购銷销務务實实訓训財财組组織织羅罗張张陳陈' +
    '證证書书額额團团隊队術术針针復复療疗業业專专領领時时間间報报費费試试點点監监競竞網网絡络後后衛卫' +
    '繼继續续資资嬰婴長长員员單单條条總总結结計计劃划階阶級级發发電电話话聯联採采場场責责黃黄麗丽' +
    '愛爱趙赵劉刘楊杨吳吴鄭郑馬马馮冯鄧邓許许蘇苏蔣蒋葉叶鐘钟賴赖譚谭萬万華华';
  var THING = /(专业|证书|部门|人员)$/; // kinds; a question that names such a thing is about it
  var SINGLE = 0.3; // what a character alone says, against a pair
  // Characters of words that ask without saying what about.
  var ASKING = '请问想问一下怎么样怎样如何什么哪些哪个哪里哪儿有没有能不能可以是不是时候多少几个为吗呢啊了的是我你在谁负责管';

  // --- spellings ------------------------------------------------------------------------------

  function simplified(text) {
    return text.replace(/[\u4e00-\u9fff]/g, function (each) {
      var at = TRADITIONAL.indexOf(each);
      return at % 2 ? each : TRADITIONAL.charAt(at + 1);
    });
  }

  /* What two spellings of the same words share. Tones, and the two dots that keyboards lack
     (lü, lv, lu), are no difference. */
  function plain(text) {
    return simplified(text).normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
      .replace(/[\s“”"'‘’·,，、。:;：；?!？！（）()〔〕【】[\]《》—+/-]+/g, '')
      .replace(/月[份底初末]/g, '月');
  }

  function letters(text) { return text.replace(/v/g, 'u'); }

  /* Sounds that many do not tell apart: zh and z, l and n, -ng and -n. */
  function blurred(text) {
    return text.replace(/([zcs])h/g, '$1').replace(/n?g(?![aeiou])/g, 'n').replace(/l/g, 'n');
  }

  function names(entry) {
    return entry.parsed || (entry.parsed = entry[3].map(function (written) {
      var parts = written.split('=');
      var syllables = parts[1] ? letters(parts[1]).split(' ') : [];
      return {
        name: plain(parts[0]),
        syllables: syllables,
        sound: syllables.join(''),
        initials: syllables.map(function (s) { return s.charAt(0); }).join('')
      };
    }));
  }

  // --- one word and one name ------------------------------------------------------------------

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
    return names(entry).reduce(function (most, name, at) {
      var value = judge(name), less = !at ? 0 : value < 90 ? 12 : 2;
      return Math.max(most, value && value - less - Math.min(name.name.length, 30) / 10);
    }, 0);
  }

  function score(word, entry) {
    var value = best(entry, function (name) { return fit(word, name); });
    return value || (plain(entry[4]).indexOf(word) >= 0 ? Math.min(8 + 4 * word.length, NAMED - 1) : 0);
  }

  // --- mistyped pinyin ------------------------------------------------------------------------

  /* Letters to change, add, leave out or swap to make one word of the other, at most `most`. */
  function distance(one, two, most) {
    if (Math.abs(one.length - two.length) > most) return most + 1;
    var before = [], row = [], next, i, j;
    for (j = 0; j <= two.length; j++) row[j] = j;
    for (i = 1; i <= one.length; i++) {
      next = [i];
      for (j = 1; j <= two.length; j++) {
        var same = one.charAt(i - 1) === two.charAt(j - 1);
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one.charAt(i - 1) === two.charAt(j - 2) && one.charAt(i - 2) === two.charAt(j - 1))
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[two.length];
  }

  function mistyped(word, entry) {
    var most = word.length > 8 ? 2 : 1;
    return best(entry, function (name) {
      if (!name.sound) return 0;
      if (blurred(name.sound).indexOf(blurred(word)) === 0) return 45;
      return word.length > 4 && distance(word, name.sound, most) <= most ? 40 : 0;
    });
  }

  // --- questions ------------------------------------------------------------------------------

  /* Pairs of neighbouring characters, and the characters themselves if asked for, each once. */
  function grams(text, single) {
    var found = {};
    for (var at = 0; at < text.length; at++) {
      if (single) found[text.charAt(at)] = true;
      if (at) found[text.substr(at - 1, 2)] = true;
    }
    (text.match(/[a-z]{2,}/g) || []).forEach(function (word) { found[word] = true; });
    return found;
  }

  /* How much a gram says: the rarer it is among all entries, the more. */
  function rarity(entries) {
    if (entries.rarity) return entries.rarity;
    var count = {};
    entries.forEach(function (entry) {
      entry.grams = names(entry).map(function (name) { return grams(name.name, true); });
      entry.all = grams(plain(entry[4]), false);
      entry.grams.forEach(function (each) { Object.assign(entry.all, each); });
      Object.keys(entry.all).forEach(function (gram) {
        count[gram] = (count[gram] || 0) + 1;
      });
    });
    return (entries.rarity = function (gram) {
      if (!/^([\u3400-\u9fff]+|[a-z]{2,})$/.test(gram)) return 0;
      var value = Math.log(1 + entries.length / (count[gram] || 1)) * (gram.length > 1 ? 1 : SINGLE);
      gram.split('').forEach(function (each) { if (ASKING.indexOf(each) >= 0) value *= 0.4; });
      return value;
    });
  }

  function sum(found, weigh) {
    return Object.keys(found).reduce(function (total, gram) { return total + weigh(gram); }, 0);
  }

  /* What a question shares with a name of the entry, with the others and with the text, against
     what the two have besides. */
  function likeness(question, entry, weigh) {
    var asks = sum(question, weigh), kind = (THING.exec(entry[2]) || [])[0];
    return entry.grams.reduce(function (most, each, at) {
      var both = 0, told = 0, named = false;
      Object.keys(question).forEach(function (gram) {
        if (each[gram]) both += weigh(gram);
        else if (entry.all[gram]) told += weigh(gram) / 2;
        named = named || (entry.grams[0][gram] && gram.length > 1 && gram !== kind);
      });
      var shared = both + told;
      if (!shared) return most;
      var value = 40 * shared / (shared + 0.15 * (sum(each, weigh) - both) + 0.65 * (asks - shared));
      return Math.max(most, (kind && named ? 1.25 : 1) * value - (at ? 0.5 : 0));
    }, 0);
  }

  // --- all together ---------------------------------------------------------------------------

  function ranked(entries, judge) {
    return entries
      .map(function (entry, at) { return { entry: entry, score: judge(entry), at: at }; })
      .filter(function (hit) { return hit.score > 0; })
      .sort(function (a, b) { return b.score - a.score || a.at - b.at; });
  }

  /* The ways to read what was typed: in one run, word by word, and parted where letters and
     characters meet (hu理, zc专业). */
  function readings(query) {
    var words = query.split(/[\s，、]+/).map(plain).filter(Boolean);
    var ways = [[words.join('')], words];
    var parted = words.join(' ').match(/[a-z]+|[^a-z\s]+/g) || [];
    var meant = parted.every(function (part) { return !/^[a-z]$/.test(part); });
    if (meant && parted.length > words.length) ways.push(parted);
    return words.length ? ways : [];
  }

  function fitting(ways, entry) {
    return ways.reduce(function (most, words) {
      var scores = words.map(function (word) { return score(word, entry); });
      var all = scores.every(Boolean) && scores.reduce(function (a, b) { return a + b; }) / words.length;
      return Math.max(most, all);
    }, 0);
  }

  /* The entries that fit, best first. What is only mistyped or asked about is looked for when no
     name fits. */
  function find(query, entries) {
    var ways = readings(query);
    if (!ways.length) return [];
    var run = ways[0][0], found = ranked(entries, function (entry) { return fitting(ways, entry); });
    if (found.length && found[0].score >= NAMED) return found.map(entryOf);
    if (/^[a-z]{3,}$/.test(run)) {
      return ranked(entries, function (entry) {
        return mistyped(letters(run), entry) || fitting(ways, entry);
      }).map(entryOf);
    }
    var weigh = rarity(entries), asked = grams(run, true);
    found = ranked(entries, function (entry) {
      return Math.max(fitting(ways, entry), likeness(asked, entry, weigh));
    });
    return found.filter(function (hit) { return hit.score > found[0].score / 2; }).map(entryOf);
  }

  function entryOf(hit) { return hit.entry; }

  return { find: find };
}());
