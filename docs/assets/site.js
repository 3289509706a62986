/* What the pages gain by a script: dark colours, large type, search, the finder, printing.
   Without it every text is there all the same. Loaded in the head, so that colours and size are
   set before anything is painted. Asks no other host for anything; works by double click; keeps
   to what WebViews of 2018 understand. */
(function () {
  'use strict';

  var root = document.documentElement;
  var home = new URL('../', document.currentScript.src); // the site's first folder
  var version = new URL(document.currentScript.src).search; // so that no old index is kept
  root.className = 'js';

  // Storage may be forbidden (private windows, some pages opened by double click).
  function recall(key) { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* no matter */ } }

  // --- colours and size of the type -----------------------------------------------------------

  var dark = window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.scheme = recall('scheme') || (dark ? 'dark' : 'light');
  root.dataset.size = recall('size') || 'normal';

  /* A button that switches an attribute of the page between two values and remembers it. */
  function toggle(id, off, on) {
    var button = document.getElementById(id);
    function show() { button.setAttribute('aria-pressed', String(root.dataset[id] === on)); }
    button.addEventListener('click', function () {
      root.dataset[id] = root.dataset[id] === on ? off : on;
      remember(id, root.dataset[id]);
      show();
    });
    show();
  }

  // --- search ---------------------------------------------------------------------------------

  var SHOWN = 12;
  var PAUSE = 600; // what is found is said aloud when typing has paused
  var loaded = {};

  /* A script of the site, once and only on demand: what a visitor does not use is not fetched. */
  function load(name, then) {
    var it = loaded[name] || (loaded[name] = { waiting: [] });
    if (it.here) return then();
    it.waiting.push(then);
    if (it.waiting.length > 1) return undefined;
    var script = document.createElement('script');
    script.src = new URL('assets/' + name + version, home);
    script.onload = function () { it.here = true; it.waiting.forEach(function (each) { each(); }); };
    script.onerror = function () { it.waiting = []; };
    document.head.appendChild(script);
    return undefined;
  }
  function finding(then) { load('finding.js', then); }
  /* The index is a script and no JSON, so that it also loads by double click. */
  function index(then) { finding(function () { load('search.js', function () { then(window.SEARCH); }); }); }

  function element(tag, text, parent) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }
  function linked(address, text, parent) {
    var link = element('a', text, parent);
    link.href = new URL(address, home);
    return link;
  }

  /* A text into an element, the words in it marked; of a long one the stretch around the first. */
  function marked(text, words, into, most) {
    var same = FINDING.same(text), at = 0;
    function next(from) {
      return words.reduce(function (found, word) {
        var place = same.indexOf(word, from);
        return place >= 0 && (!found || place < found[0]) ? [place, word.length] : found;
      }, null);
    }
    var hit = next(0);
    if (hit && hit[0] > most / 2) { at = hit[0] - 16; into.append('…'); }
    var end = Math.min(text.length, at + most);
    for (; hit && hit[0] < end; hit = next(at)) {
      into.append(text.slice(at, hit[0]));
      at = hit[0] + hit[1];
      element('mark', text.slice(hit[0], at), into);
    }
    into.append(text.slice(at, end) + (end < text.length ? '…' : ''));
  }

  /* A combobox: the focus stays in the field, the arrows choose among the results. */
  function search() {
    var form = document.getElementById('search'), field = document.getElementById('query');
    var panel = document.getElementById('results'), list = document.getElementById('hits');
    var status = document.getElementById('found'), aside = document.getElementById('nearby');
    var aloud = document.getElementById('said'), pause;

    function choose(option) {
      Array.prototype.forEach.call(list.querySelectorAll('a'), function (each) {
        each.setAttribute('aria-selected', String(each === option));
      });
      if (!option) return field.removeAttribute('aria-activedescendant');
      field.setAttribute('aria-activedescendant', option.id);
      return option.scrollIntoView({ block: 'nearest' });
    }
    function open(is) {
      panel.hidden = !is;
      field.setAttribute('aria-expanded', String(is && !list.hidden));
      if (!is) choose(null);
    }
    function say(text) {
      status.textContent = text;
      clearTimeout(pause);
      pause = setTimeout(function () { aloud.textContent = panel.hidden ? '' : text; }, PAUSE);
    }

    function fill(found, query) {
      var words = FINDING.words(query);
      list.textContent = '';
      found.slice(0, SHOWN).forEach(function (entry, at) {
        var item = element('li', '', list);
        item.setAttribute('role', 'presentation');
        var option = linked(entry[0], '', item);
        option.id = 'hit-' + at;
        option.tabIndex = -1;
        option.setAttribute('role', 'option');
        marked(entry[1], words, element('strong', '', option), 80);
        option.append('　' + entry[2]);
        if (entry[4]) marked(entry[4], words, element('small', '', option), 64);
      });
      list.hidden = !found.length;
      choose(null);
    }
    /* Where to go from here when nothing was found: what sounds a little like it, and the pages
       that help whatever was meant. */
    function help(query, index) {
      var near = FINDING.near(query, index.entries, index.sounds);
      aside.textContent = '';
      aside.hidden = false;
      [['相近的：', near], ['也可以看：', index.steps]].forEach(function (each) {
        if (!each[1].length) return;
        var line = element('p', each[0], aside);
        each[1].forEach(function (entry, at) {
          if (at) line.append('、');
          linked(entry[0], entry[1], line);
        });
      });
    }
    function show(then) {
      var query = field.value.trim();
      if (!query) return open(false);
      if (!window.SEARCH) { panel.hidden = false; status.textContent = '正在查找……'; }
      return index(function (index) {
        if (field.value.trim() !== query) return;
        var found = FINDING.find(query, index.entries, index.sounds), all = found.length;
        fill(found, query);
        aside.hidden = true;
        if (!all) help(query, index);
        open(true);
        say(!all ? '没有找到“' + query + '”。本站只有这份方案写到的内容。'
          : '找到' + all + '条' + (all > SHOWN ? '，列出最相符的' + SHOWN + '条' : ''));
        if (then) then();
      });
    }
    function go() {
      var chosen = document.getElementById(field.getAttribute('aria-activedescendant')) || list.querySelector('a');
      if (chosen) chosen.click();
    }

    field.addEventListener('focus', function () { index(function () { show(); }); });
    field.addEventListener('input', function () { show(); });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (panel.hidden || !window.SEARCH) show(go); // whoever types faster than the index comes gets there all the same
      else go();
    });
    field.addEventListener('keydown', function (event) {
      if (event.isComposing) return;
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key], links = list.querySelectorAll('a');
      if (event.key === 'Escape' && !panel.hidden) { event.preventDefault(); open(false); }
      if (!step || !links.length) return;
      event.preventDefault();
      if (panel.hidden) return open(true);
      var at = Array.prototype.indexOf.call(links, document.getElementById(field.getAttribute('aria-activedescendant')));
      choose(links[at < 0 && step < 0 ? links.length - 1 : at + step]);
    });
    form.addEventListener('focusout', function (event) {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
    });
    list.addEventListener('click', function () { open(false); }); // a result may lie on this very page
    document.addEventListener('click', function (event) { if (!form.contains(event.target)) open(false); });
    document.addEventListener('keydown', function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      if (event.key === '/' && !typing) { event.preventDefault(); field.focus(); }
    });
  }

  // --- the finder: links to majors, narrowed while typing ---------------------------------------

  function finder(box) {
    var field = box.querySelector('input'), status = box.querySelector('[role=status]');
    var links = Array.prototype.slice.call(box.querySelectorAll('.chips a'));
    var entries = links.map(function (link) {
      return ['', link.textContent, '', link.dataset.names.split('|'), ''];
    });

    function narrow() {
      var query = field.value.trim();
      var found = query ? FINDING.find(query, entries) : entries;
      links.forEach(function (link, at) { link.parentNode.hidden = found.indexOf(entries[at]) < 0; });
      status.textContent = !query ? '' : found.length
        ? '有' + found.length + '个专业，按回车键打开“' + found[0][1] + '”。'
        : '没有这个专业。请换一种写法，或从全部专业里选。';
      if (query && !found.length) links.forEach(function (link) { link.parentNode.hidden = false; });
      return found;
    }
    field.addEventListener('focus', function () { finding(function () { /* soon needed */ }); });
    field.addEventListener('input', function () { finding(narrow); });
    box.querySelector('form').addEventListener('submit', function (event) {
      event.preventDefault();
      finding(function () {
        var found = field.value.trim() ? narrow() : [];
        if (found.length) links[entries.indexOf(found[0])].click();
      });
    });
  }

  /* One answer at a time; which one stands in the address, after #. */
  function answers(all) {
    function show(event) {
      var name = decodeURIComponent(location.hash.slice(1));
      var chosen = document.getElementById(name);
      var known = chosen && chosen.classList.contains('answer');
      all.forEach(function (each) { each.hidden = known && each !== chosen; });
      document.querySelectorAll('.chips a[href^="#"]').forEach(function (link) {
        if (known && link.getAttribute('href') === '#' + name) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      });
      document.querySelectorAll('.show-all').forEach(function (link) { link.hidden = !known; });
      if (known && event) chosen.querySelector('h2').focus();
    }
    window.addEventListener('hashchange', show);
    show();
  }

  // --- the issued document: corrected, as stored, or both; the choice stands in the address ------

  function editions(box) {
    var radios = Array.prototype.slice.call(box.querySelectorAll('[name=text]'));
    var asked = (/[?&]text=(\w+)/.exec(location.search) || [])[1];
    function show(value) { root.dataset.text = value; }
    radios.forEach(function (radio) {
      if (radio.value === asked) radio.checked = true;
      if (radio.checked) show(radio.value);
      radio.addEventListener('change', function () {
        show(radio.value);
        try { history.replaceState(null, '', '?text=' + radio.value + location.hash); } catch (e) { /* by double click */ }
      });
    });
  }

  // --- what is folded lies open on paper, and where the address points into it -------------------

  function folds(all) {
    var opened = [];
    function unfold(each) { if (!each.open) { each.open = true; opened.push(each); } }
    function reveal() {
      var aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var fold = aim && aim.closest('details');
      if (fold && !fold.open) { fold.open = true; fold.scrollIntoView(); }
    }
    window.addEventListener('hashchange', reveal);
    window.addEventListener('beforeprint', function () { all.forEach(unfold); });
    window.addEventListener('afterprint', function () {
      opened.splice(0).forEach(function (each) { each.open = false; });
    });
    reveal();
  }

  document.addEventListener('DOMContentLoaded', function () {
    toggle('scheme', 'light', 'dark');
    toggle('size', 'normal', 'large');
    search();
    document.querySelectorAll('.finder').forEach(finder);
    var all = Array.prototype.slice.call(document.querySelectorAll('.answer'));
    if (all.length) answers(all);
    document.querySelectorAll('.editions').forEach(editions);
    folds(document.querySelectorAll('#content details'));
    document.querySelectorAll('.print').forEach(function (button) {
      button.addEventListener('click', function () { window.print(); });
    });
  });
}());
