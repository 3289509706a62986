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

  /* What the address points at; one that was cut short points at nothing. */
  function aim() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (e) { return ''; }
  }

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

  // --- scripts on demand ------------------------------------------------------------------------

  var FIND = ['spelling.js', 'finding.js'];
  // The index is a script and no JSON, so that it also loads by double click.
  var SEARCH = FIND.concat('search.js', 'searching.js');
  var loads = {};

  /* Scripts of the site, each once and in this order; what a visitor does not use is not fetched. */
  function load(names, then) {
    Promise.all(names.map(function (name) {
      return loads[name] || (loads[name] = new Promise(function (here, gone) {
        var script = document.createElement('script');
        script.src = new URL('assets/' + name + version, home);
        script.async = false;
        script.onload = here;
        script.onerror = function () { loads[name] = null; gone(); };
        document.head.appendChild(script);
      }));
    })).then(then, function () { /* no connection: the next key tries again */ });
  }

  // --- search: the box comes alive when it is first used ----------------------------------------

  function search() {
    var form = document.getElementById('search'), field = document.getElementById('query');
    var box = null, hurried = false;

    function wake() {
      if (!box && field.value.trim()) {
        document.getElementById('results').hidden = false;
        document.getElementById('found').textContent = '正在查找……';
      }
      if (box) return box.show();
      return load(SEARCH, function () {
        box = box || SEARCHING(form, home);
        box.show();
        if (hurried) box.go();
        hurried = false;
      });
    }
    field.addEventListener('focus', wake);
    field.addEventListener('input', wake);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (box) return box.go();
      hurried = true; // whoever types faster than the index comes gets there all the same
      return wake();
    });
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

    /* A letter alone says too little to search by; here it begins what a name sounds like. */
    function beginning(letter) {
      return entries.filter(function (entry) {
        return entry[3].some(function (name) { return name.split('=').pop().charAt(0) === letter; });
      });
    }
    function find(query) {
      return /^[a-z]$/i.test(query) ? beginning(query.toLowerCase()) : FINDING.find(query, entries);
    }
    function narrow() {
      var query = field.value.trim();
      var found = query ? find(query) : entries;
      links.forEach(function (link, at) { link.parentNode.hidden = found.indexOf(entries[at]) < 0; });
      status.textContent = !query ? '' : found.length
        ? '有' + found.length + '个专业，点“查看”打开“' + found[0][1] + '”。'
        : query.length < 2 ? '没有找到。请接着输入，或从全部专业里选。'
        : '没有这个专业。请换一种写法，或从全部专业里选。';
      if (query && !found.length) links.forEach(function (link) { link.parentNode.hidden = false; });
      return found;
    }
    field.addEventListener('focus', function () { load(FIND, function () { /* soon needed */ }); });
    field.addEventListener('input', function () { load(FIND, narrow); });
    box.querySelector('form').addEventListener('submit', function (event) {
      event.preventDefault();
      load(FIND, function () {
        var found = field.value.trim() ? narrow() : [];
        if (found.length) links[entries.indexOf(found[0])].click();
      });
    });
  }

  /* One answer at a time; which one stands in the address, after #. */
  function answers(all) {
    function show(event) {
      var name = aim();
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

  // --- what is folded lies open on paper, and where the address points into it; of the many
  //     rules only those a reader has opened ---------------------------------------------------

  function folds(all) {
    var opened = [];
    function unfold(each) { if (!each.open) { each.open = true; opened.push(each); } }
    function reveal() {
      var there = document.getElementById(aim());
      var fold = there && there.closest('details');
      if (fold && !fold.open) { fold.open = true; fold.scrollIntoView(); }
    }
    window.addEventListener('hashchange', reveal);
    window.addEventListener('beforeprint', function () {
      all.forEach(function (each) { if (!each.classList.contains('rule')) unfold(each); });
    });
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
