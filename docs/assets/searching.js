/* The search box: shows what FINDING finds in the index, by keyboard, by touch and aloud. Knows
   the box and nothing of how things are found. Fetched with FINDING and the index by site.js when
   the box is first used. */
window.SEARCHING = function (form, home) {
  'use strict';

  var SHOWN = 12;
  var PAUSE = 600; // what is found is said aloud when typing has paused

  var field = document.getElementById('query'), index = window.SEARCH;
  var panel = document.getElementById('results'), list = document.getElementById('hits');
  var status = document.getElementById('found'), aside = document.getElementById('nearby');
  var aloud = document.getElementById('said'), pause;

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
    var same = SPELLING.same(text), at = 0;
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

  // The focus stays in the field; the arrows choose among the results.
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
    var words = SPELLING.words(query);
    list.textContent = '';
    found.slice(0, SHOWN).forEach(function (entry, at) {
      var item = element('li', '', list);
      item.setAttribute('role', 'presentation');
      var option = linked(entry[0], '', item);
      option.id = 'hit-' + at;
      option.tabIndex = -1;
      option.setAttribute('role', 'option');
      marked(entry[1], words, element('strong', '', option), 80);
      option.append(' ');
      element('span', entry[2], option);
      if (entry[4]) marked(entry[4], words, element('small', '', option), 64);
    });
    list.hidden = !found.length;
    choose(null);
  }
  /* Where to go from here when nothing was found: what sounds a little like it, and the pages
     that help whatever was meant. */
  function help(query) {
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
  function chosen() { return document.getElementById(field.getAttribute('aria-activedescendant')); }

  function show() {
    var query = field.value.trim();
    if (!query) return open(false);
    var found = FINDING.find(query, index.entries, index.sounds), all = found.length;
    fill(found, query);
    aside.hidden = true;
    if (!all) help(query);
    open(true);
    return say(!all ? '没有找到“' + query + '”。本站只有这份方案写到的内容。'
      : '找到' + all + '条' + (all > SHOWN ? '，列出最相符的' + SHOWN + '条' : ''));
  }
  function go() {
    if (panel.hidden) show();
    var option = chosen() || list.querySelector('a');
    if (option && !panel.hidden) option.click();
  }

  field.addEventListener('keydown', function (event) {
    if (event.isComposing) return;
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key], links = list.querySelectorAll('a');
    if (event.key === 'Escape' && !panel.hidden) { event.preventDefault(); open(false); }
    if (!step || !links.length) return;
    event.preventDefault();
    if (panel.hidden) return open(true);
    var at = Array.prototype.indexOf.call(links, chosen());
    choose(links[at < 0 && step < 0 ? links.length - 1 : at + step]);
  });
  form.addEventListener('focusout', function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
  });
  list.addEventListener('click', function () { open(false); }); // a result may lie on this very page
  document.addEventListener('click', function (event) { if (!form.contains(event.target)) open(false); });

  return { show: show, go: go };
};
