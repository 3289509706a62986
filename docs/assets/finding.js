/* Which of the things there are was meant by what was typed. Knows neither pages nor the plan: it
   is given entries, each [address, title, kind, names, text], with names best first and in the
   order of weight among equals. It asks four questions, and the first that anything answers decides:
     1. whose name is it: whole, its beginning, a part, by its sound or initials; word by word
     2. whose text has every word of it, or of whose name is it an abbreviation
     3. whose name sounds or looks almost like it
     4. whose names and text share most of what it says, rare things counting more
   Words that only ask (什么, 怎么) say nothing. What has nothing to answer is not found. */
window.FINDING = (function () {
  'use strict';

  // For those who write 護理; the characters that plans of this kind are made of.
  var TRADITIONAL = '護护養养產产學学藥药醫医營营動动與与諮咨詢询導导購购銷销務务實实訓训財财組组織织羅罗張张陳陈' +
    '證证書书額额團团隊队術术針针復复療疗業业專专領领時时間间報报費费試试點点監监競竞網网絡络後后衛卫' +
    '繼继續续資资嬰婴長长員员單单條条總总結结計计劃划階阶級级發发電电話话聯联採采場场責责黃黄麗丽' +
    '産产愛爱趙赵劉刘楊杨吳吴鄭郑馬马馮冯鄧邓許许蘇苏蔣蒋葉叶鐘钟賴赖譚谭萬万華华個个幾几嗎吗請请問问誰谁';
  var NUMERALS = '一二三四五六七八九';
  // What is asked for without naming it, and words that ask and say nothing.
  var ASKED = [
    [/什么时[候间]|啥时候?|何时|几时|几号|哪天|多久/g, ' 时间 '],
    [/在哪|在?(哪里|哪儿|什么地方)/g, ' 地点 '],
    [/多少个?人|几个人|(多少|几)个?名额/g, ' 名额 '],
    [/(能|可以)?(报考?|考)(什么|啥|哪些|哪个|几个|多少个?)(证书?)?|证(?=\s|$)|(能|可以)(报考?|考)(证书?)?/g, ' 证书 '],
    [/(需要|应该|要|得|该)?(做|干|负责|办)(些|点)?(什么|啥|哪些)(事情?|工作)?/g, ' 任务 '],
    [new RegExp('请问|想?问一下|想知道|我想|我们?是?|怎么[样办]?|怎样|如何|为什么|什么|啥|哪[些个]?|有没有|有哪些|有什么|能不能|' +
      '可不可以|是不是|是否|能否|可以|多少|几个?|(是|由|归)?谁来?(负责|做|管|办)?|[吗呢啊呀吧了的]', 'g'), ' ']
  ];

  // Words that are used for each other, and the one that stands for both.
  var SAME = {};
  ('申请=申报 考试=考核 考场=考点 老师=教师 列表=名单 名录=名单 销售=购销 投资=投入 开会=例会 会议=例会 规定=办法 ' +
    '单位=部门 地方=地点 场地=场所 电脑=设备 器材=设备 材料=物品 耗材=物品 打扫=保洁 保安=安保')
    .split(' ').forEach(function (pair) { SAME[pair.split('=')[0]] = pair.split('=')[1]; });
  var ALIKE = new RegExp(Object.keys(SAME).join('|'), 'g');

  // --- spellings ------------------------------------------------------------------------------

  function simplified(text) {
    return text.replace(/[\u4e00-\u9fff]/g, function (each) {
      var at = TRADITIONAL.indexOf(each);
      return at < 0 || at % 2 ? each : TRADITIONAL.charAt(at + 1);
    });
  }

  /* 十二 as 12. */
  function number(chinese) {
    var parts = chinese.split('十');
    function value(part) { return NUMERALS.indexOf(part) + 1; }
    return parts.length > 1 ? 10 * (value(parts[0] || '一')) + (parts[1] ? value(parts[1]) : 0) : value(chinese);
  }

  /* One spelling for all of the same words. Tones, and the two dots that keyboards lack (lü, lv,
     lu), are no difference; nor are 第五条 and 五, 十二月底 and 12月, 表一 and 表1, 1加x and 1+X. */
  function plain(text) {
    return simplified(text).normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
      .replace(/[\s“”"'‘’·,，、。:;：；?？!！（）()〔〕【】[\]《》—+×*/_-]+/g, '')
      .replace(/加(?=x)/g, '')
      .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, function (year) {
        return year.replace(/./g, function (each) { return NUMERALS.indexOf(each) + 1; });
      })
      .replace(/第([一二三四五六七八九十]+)(部分|[条章节款项])/g, '$1')
      .replace(/[一二三四五六七八九十]+(?=月|阶段)/g, number)
      .replace(/([第表])([一二三四五六七八九十]+)/g, function (_, sign, figure) { return sign + number(figure); })
      .replace(/(\d月)[份底初末]/g, '$1');
  }

  /* The words that say something, in one spelling. */
  function meant(text) {
    var bare = ASKED.reduce(function (left, each) { return left.replace(each[0], each[1]); }, simplified(text));
    return bare.replace(ALIKE, function (word) { return SAME[word]; })
      .split(/[\s，。、；：？！“”（）…]+/).map(plain).filter(Boolean);
  }

  function letters(text) { return text.replace(/v/g, 'u'); }

  /* Sounds that many do not tell apart: zh and z, l and n, -ng and -n. */
  function blurred(text) {
    return text.replace(/([zcs])h/g, '$1').replace(/n?g(?![aeiou])/g, 'n').replace(/l/g, 'n');
  }

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
      entry.text = plain(entry[4]);
      entry.all = grams(meant(entry[4]));
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

  // --- 2. word by word, and texts ---------------------------------------------------------------

  function score(word, entry) {
    var value = best(entry, function (name) { return fit(word, name); });
    if (plain(entry[2]) === word) value = Math.max(value, 60);
    return value || (entry.text.indexOf(word) >= 0 ? Math.min(8 + 2 * word.length, 24) : 0);
  }

  /* The ways to read what was typed: in one run, word by word, parted where letters and characters
     meet (hu理, zc专业), and without the words that only ask. */
  function readings(query) {
    var words = query.split(/[\s，、]+/).map(plain).filter(Boolean);
    var said = meant(query), longer = said.filter(function (word) { return word.length > 1; });
    var ways = [[words.join('')], words, longer.length ? longer : said];
    var parted = words.join(' ').match(/[a-z]+|[^a-z\s]+/g) || [];
    var whole = parted.every(function (part) { return !/^[a-z]$/.test(part); });
    if (whole && parted.length > words.length) ways.push(parted);
    return words.length ? ways.filter(function (way) { return way.length; }) : [];
  }

  function fitting(ways, entry) {
    return ways.reduce(function (most, words) {
      var scores = words.map(function (word) { return score(word, entry); });
      var all = scores.every(Boolean) && scores.reduce(function (a, b) { return a + b; }) / words.length;
      return Math.max(most, all);
    }, 0);
  }

  // --- 3. mistyped ------------------------------------------------------------------------------

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

  function mistyped(word, sound, entry) {
    return best(entry, function (name) {
      var begins = sound && name.sound && blurred(name.sound).indexOf(blurred(sound)) === 0;
      if (begins && (word === sound || word.length === name.name.length)) return 45;
      if (sound && name.sound && sound.length > 4) {
        var most = sound.length > 8 ? 2 : 1;
        if (distance(sound, name.sound, most) <= most) return 40;
      }
      return word.length > 2 && name.name.length > 2 && distance(word, name.name, 1) <= 1 ? 40 : 0;
    });
  }

  /* What was typed, read aloud; '' if that is not known. */
  function aloud(word, sounds) {
    var parts = word.match(/[a-z]+|[^a-z]/g) || [];
    var read = parts.map(function (part) { return /^[a-z]/.test(part) ? part : sounds[part]; });
    return read.every(Boolean) ? letters(read.join('')) : '';
  }

  // --- 4. questions -----------------------------------------------------------------------------

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

  /* Whether all that a name says stands in what was asked. */
  function mentions(words, name) {
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

  /* How much of a question a name of the entry says, or its other names and its text (a third as
     much), against all of the question and a little of what the name says besides. */
  function likeness(words, asked, entry, weigh) {
    var asks = sum(asked, weigh), enough = covered(words, entry);
    return entry.names.reduce(function (most, name, at) {
      var both = 0, told = 0;
      Object.keys(asked).forEach(function (gram) {
        if (name.grams[gram]) both += weigh(gram);
        else if (entry.all[gram]) told += weigh(gram);
      });
      if (!(both + told) || !(enough || mentions(words, name))) return most;
      var besides = both && sum(name.grams, weigh) - both;
      var value = 40 * (both + told / 3) / (asks + 0.1 * besides);
      return Math.max(most, value - (at ? 0.5 : 0));
    }, 0);
  }

  // --- all together -----------------------------------------------------------------------------

  function ranked(entries, judge) {
    return entries
      .map(function (entry, at) { return { entry: entry, score: judge(entry), at: at }; })
      .filter(function (hit) { return hit.score > 0; })
      .sort(function (a, b) { return b.score - a.score || a.at - b.at; });
  }

  function only(hits, least) {
    return hits.filter(function (hit) { return hit.score > least; }).map(function (hit) { return hit.entry; });
  }

  /* The entries that fit, best first. */
  function find(query, entries, sounds) {
    var ways = readings(query), known = ready(entries, sounds);
    if (!ways.length) return [];
    var run = ways[0][0], words = meant(query), sound = aloud(run, known.sounds);
    var fits = ranked(entries, function (entry) { return fitting(ways, entry); });
    if (fits.length && fits[0].score >= NAMED) return only(fits, 0);
    var latin = /^[a-z]+$/.test(run);
    if (run.length > 1 && (latin || !fits.length)) {
      var slips = ranked(entries, function (entry) { return mistyped(run, sound, entry) || fitting(ways, entry); });
      if (latin || slips.length) return only(slips, 0);
    }
    if (!words.length) words = [run];
    var asked = grams(words);
    var alike = ranked(entries, function (entry) {
      return Math.max(fitting(ways, entry), likeness(words, asked, entry, known.weigh));
    });
    return alike.length ? only(alike, alike[0].score / 2) : [];
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

  /* A text as it is compared, with every character in its place. */
  function same(text) {
    return simplified(text).replace(/[A-Z]/g, function (each) { return each.toLowerCase(); });
  }

  /* The words of a query that are to be marked where they stand. */
  function words(query) {
    return query.split(/\s+/).concat(meant(query)).map(same).filter(Boolean)
      .sort(function (a, b) { return b.length - a.length; });
  }

  return { find: find, near: near, same: same, words: words };
}());
