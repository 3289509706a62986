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
  var waiting = null;

  /* The index is a script and no JSON, so that it also loads by double click. Only on demand. */
  function load(then) {
    if (window.SEARCH) return then(window.SEARCH);
    if (waiting) { waiting.push(then); return undefined; }
    waiting = [then];
    var script = document.createElement('script');
    script.src = new URL('assets/search.js' + version, home);
    script.onload = function () { waiting.forEach(function (each) { each(window.SEARCH); }); };
    script.onerror = function () { waiting = null; };
    document.head.appendChild(script);
    return undefined;
  }

  function element(tag, text, parent) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  /* The stretch of a text around the word, the word marked. */
  function excerpt(text, query, into) {
    var at = text.toLowerCase().indexOf(query.toLowerCase());
    var start = at < 32 ? 0 : at - 16;
    if (at < 0) { into.textContent = text.length > 64 ? text.slice(0, 64) + '…' : text; return; }
    into.append((start ? '…' : '') + text.slice(start, at));
    element('mark', text.substr(at, query.length), into);
    into.append(text.slice(at + query.length, at + 48) + (text.length > at + 48 ? '…' : ''));
  }

  function search() {
    var form = document.getElementById('search'), field = document.getElementById('query');
    var panel = document.getElementById('results'), list = panel.querySelector('ol');
    var status = document.getElementById('found');

    function close() { panel.hidden = true; }
    function show(then) {
      var query = field.value.trim();
      panel.hidden = !query;
      if (!query) return;
      status.textContent = '正在查找……';
      load(function (entries) {
        if (field.value.trim() !== query) return;
        var found = FINDING.find(query, entries);
        list.textContent = '';
        status.textContent = found.length
          ? '找到' + found.length + '条' + (found.length > SHOWN ? '，列出最相符的' + SHOWN + '条' : '')
          : '没有找到。可以换成名称里的几个字、拼音或首字母再试。';
        found.slice(0, SHOWN).forEach(function (entry) {
          var link = element('a', '', element('li', '', list));
          link.href = new URL(entry[0], home);
          element('strong', entry[1], link);
          link.append('　' + entry[2]);
          excerpt(entry[4], query, element('small', '', link));
        });
        if (then) then();
      });
    }
    function open() {
      var first = list.querySelector('a');
      if (first) first.click();
    }

    field.addEventListener('focus', function () { load(function () { show(); }); });
    field.addEventListener('input', function () { show(); });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      show(open); // whoever types faster than the index comes gets there all the same
    });
    form.addEventListener('keydown', function (event) {
      var links = Array.prototype.slice.call(list.querySelectorAll('a'));
      var at = links.indexOf(document.activeElement);
      if (event.key === 'Escape') { field.focus(); close(); }
      if (panel.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      (links[at + (event.key === 'ArrowDown' ? 1 : -1)] || field).focus();
    });
    form.addEventListener('focusout', function (event) {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
    list.addEventListener('click', close); // a result may lie on this very page
    document.addEventListener('click', function (event) { if (!form.contains(event.target)) close(); });
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
    field.addEventListener('input', narrow);
    box.querySelector('form').addEventListener('submit', function (event) {
      event.preventDefault();
      var found = field.value.trim() ? narrow() : [];
      if (found.length) links[entries.indexOf(found[0])].click();
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

  document.addEventListener('DOMContentLoaded', function () {
    toggle('scheme', 'light', 'dark');
    toggle('size', 'normal', 'large');
    search();
    document.querySelectorAll('.finder').forEach(finder);
    var all = Array.prototype.slice.call(document.querySelectorAll('.answer'));
    if (all.length) answers(all);
    document.querySelectorAll('.editions').forEach(editions);
    document.querySelectorAll('.print').forEach(function (button) {
      button.addEventListener('click', function () { window.print(); });
    });
  });
}());
