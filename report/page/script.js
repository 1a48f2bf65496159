(function () {
'use strict';
var root = document.documentElement, doc = document;
root.classList.add('js');
var $ = function (s, e) { return (e || doc).querySelector(s); };
var $$ = function (s, e) { return Array.prototype.slice.call((e || doc).querySelectorAll(s)); };
var data = JSON.parse($('#data').textContent);
var words = data.words;
var cards = $$('.card'), marks = $$('.account mark, .account .ref');
var byId = {};
cards.forEach(function (c) { byId[c.id] = c; c.words = c.textContent.toLowerCase(); });
var state = { pair: data.pairs.length ? data.pairs[0].id : '', left: 0, right: 1, off: {}, conf: 0, sal: 1, query: '', fold: false, linked: true, keys: true, now: '' };
var fill = function (s, o) { return s.replace(/\{(\w+)\}/g, function (m, k) { return k in o ? o[k] : m; }); };
var make = function (tag, props, kids) {
  var e = doc.createElement(tag);
  Object.keys(props || {}).forEach(function (k) { if (k in e) e[k] = props[k]; else e.setAttribute(k, props[k]); });
  (kids || []).forEach(function (k) { e.append(k); });
  return e;
};
var panes = $$('.account');
var wide = function () { return matchMedia('(min-width:62rem)').matches; };

// What is shown.
var order = ['conflict', 'only_a', 'only_b', 'other'];
var pairOf = function (i, j) {
  return data.pairs.filter(function (p) { return p.a === i && p.b === j || p.a === j && p.b === i; })[0];
};
var visible = {};
function update() {
  var n = 0, m = 0;
  cards.forEach(function (c) {
    var mine = c.dataset.pair === state.pair;
    var show = mine && !state.off[c.dataset.kind] && +c.dataset.conf >= state.conf && +c.dataset.sal >= state.sal &&
      (!state.query || c.words.indexOf(state.query) >= 0);
    visible[c.id] = show;
    c.parentNode.hidden = !show;
    if (mine) m++;
    if (show) n++;
  });
  $$('.pair').forEach(function (s) { s.hidden = s.dataset.pair !== state.pair; });
  $$('.group').forEach(function (g) { g.hidden = !$$('.card', g).some(function (c) { return visible[c.id]; }); });
  $$('.low').forEach(function (d) {
    d.hidden = !$$('.card', d).some(function (c) { return visible[c.id]; });
    if (state.query && !d.hidden) d.open = true;
  });
  marks.forEach(function (e) {
    var mine = e.dataset.d.split(' ').filter(function (id) { return visible[id]; });
    if (e.tagName === 'A') { e.hidden = !mine.length; return; }
    var first = order.filter(function (g) { return mine.some(function (id) { return byId[id].dataset.group === g; }); })[0];
    e.className = (first || 'off') + (e.classList.contains('on') ? ' on' : '');
  });
  $$('.to').forEach(function (e) { e.hidden = +e.dataset.doc !== state.left && +e.dataset.doc !== state.right; });
  panes.forEach(function (p, i) {
    p.classList.toggle('left', i === state.left);
    p.classList.toggle('right', i === state.right);
    p.hidden = i !== state.left && i !== state.right;
  });
  paths();
  $$('.map svg').forEach(function (s) { s.toggleAttribute('hidden', s.dataset.pair !== state.pair); s.style.display = s.dataset.pair === state.pair ? '' : 'none'; });
  var shown = $('#shown');
  if (shown) shown.textContent = fill(words.shown, { n: n, m: m });
  fold();
  bar();
  measure();
}
function choose(i, j) {
  if (i === j) return;
  var p = pairOf(i, j);
  if (!p) return;
  state.left = i; state.right = j; state.pair = p.id;
  if ($('#left')) { $('#left').value = i; $('#right').value = j; }
  update();
}

// What is the same folds.
function fold() {
  $$('.fold').forEach(function (b) { b.remove(); });
  panes.forEach(function (p) {
    var blocks = $$('[data-block]', p), run = [];
    var close = function () {
      if (run.length) {
        var n = 0, mine = run;
        mine.forEach(function (b) { n += $$('.s', b).length || 1; b.hidden = true; });
        var button = make('button', { className: 'fold', type: 'button', textContent: '⋯ ' + n });
        button.setAttribute('aria-label', fill(words.more, { n: n }));
        button.addEventListener('click', function () { mine.forEach(function (b) { b.hidden = false; }); button.remove(); measure(); });
        mine[0].before(button);
      }
      run = [];
    };
    blocks.forEach(function (b) {
      b.hidden = false;
      var differs = $$('mark', b).some(function (e) { return !e.classList.contains('off'); });
      if (state.fold && !differs && !b.classList.contains('title')) run.push(b); else close();
    });
    close();
  });
}

// Sentences that belong together, as ids, and how: by the differences shown.
var links = [], mates = {};
function paths() {
  links = []; mates = {};
  var p = pairOf(state.left, state.right);
  if (!p) return;
  var turned = p.a !== state.left, L = panes[state.left].id, R = panes[state.right].id;
  p.links.forEach(function (l) {
    var shown = l[3].filter(function (id) { return visible[id]; }).map(function (id) { return byId[id].dataset.group; });
    var sort = order.filter(function (g) { return shown.indexOf(g) >= 0; })[0] || (l[2] === 'related' ? 'related' : 'same');
    if (sort === 'only_a' || sort === 'only_b') sort = 'gap';
    (turned ? l[1] : l[0]).forEach(function (a) {
      (turned ? l[0] : l[1]).forEach(function (b) {
        var x = L + '-s' + (a + 1), y = R + '-s' + (b + 1);
        links.push([x, y, sort]);
        (mates[x] = mates[x] || []).push(y);
        (mates[y] = mates[y] || []).push(x);
      });
    });
  });
}

// Lines between the texts, and scrolling together.
var svg = $('.links'), anchors = [], lines = [], busy = null, measured = false;
function measure() {
  measured = false;
  requestAnimationFrame(draw);
}
function tops() {
  lines = []; anchors = [];
  var p = pairOf(state.left, state.right);
  if (!p || !wide()) return;
  var L = panes[state.left], R = panes[state.right], cache = {};
  var at = function (pane, id) {
    if (id in cache) return cache[id];
    var e = doc.getElementById(id), r = e && e.offsetParent ? e.getClientRects()[0] : null;
    return cache[id] = r ? r.top - pane.getBoundingClientRect().top + pane.scrollTop + r.height / 2 : null;
  };
  svg.textContent = '';
  links.forEach(function (l) {
    var y1 = at(L, l[0]), y2 = at(R, l[1]);
    if (y1 === null || y2 === null) return;
    var path = doc.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('class', l[2]);
    path.dataset.a = l[0];
    path.dataset.b = l[1];
    svg.append(path);
    lines.push([y1, y2, path]);
    anchors.push([y1, y2]);
  });
  anchors.sort(function (x, y) { return x[0] - y[0]; });
  var rising = [[0, 0]];
  anchors.forEach(function (x) { if (x[0] > rising[rising.length - 1][0] && x[1] > rising[rising.length - 1][1]) rising.push(x); });
  rising.push([Math.max(L.scrollHeight, rising[rising.length - 1][0] + 1), Math.max(R.scrollHeight, rising[rising.length - 1][1] + 1)]);
  anchors = rising;
  measured = true;
}
function draw() {
  if (!svg) return;
  if (!measured) tops();
  if (!wide()) return;
  var L = panes[state.left], R = panes[state.right], w = svg.clientWidth, h = svg.clientHeight;
  var box = svg.getBoundingClientRect().top, dl = L.getBoundingClientRect().top - box, dr = R.getBoundingClientRect().top - box;
  lines.forEach(function (l) {
    var y1 = l[0] - L.scrollTop + dl, y2 = l[1] - R.scrollTop + dr;
    var out = Math.max(y1, y2) < 0 || Math.min(y1, y2) > h;
    l[2].style.display = out ? 'none' : '';
    if (!out) l[2].setAttribute('d', 'M0 ' + y1 + 'C' + w / 2 + ' ' + y1 + ' ' + w / 2 + ' ' + y2 + ' ' + w + ' ' + y2);
  });
  var map = $('.map svg[data-pair="' + state.pair + '"]');
  if (map) {
    [[L, state.left], [R, state.right]].forEach(function (x) {
      var v = $('.view[data-doc="' + x[1] + '"]', map);
      if (!v) return;
      v.setAttribute('y', 1000 * x[0].scrollTop / x[0].scrollHeight);
      v.setAttribute('height', 1000 * x[0].clientHeight / x[0].scrollHeight);
    });
  }
}
function between(y, from, to) {
  for (var i = 1; i < anchors.length; i++) {
    if (y <= anchors[i][from] || i === anchors.length - 1) {
      var x0 = anchors[i - 1], x1 = anchors[i], d = x1[from] - x0[from];
      return x0[to] + (d > 0 ? (y - x0[from]) / d : 0) * (x1[to] - x0[to]);
    }
  }
  return y;
}
panes.forEach(function (pane, i) {
  ['pointerenter', 'wheel', 'touchstart', 'focusin', 'keydown'].forEach(function (k) {
    pane.addEventListener(k, function () { busy = i; }, { passive: true });
  });
  pane.addEventListener('scroll', function () {
    if (!measured) tops();
    if (state.linked && busy === i && wide() && anchors.length) {
      var other = i === state.left ? state.right : state.left, o = panes[other];
      var third = pane.clientHeight / 3, from = i === state.left ? 0 : 1;
      o.scrollTop = between(pane.scrollTop + third, from, 1 - from) - third;
    }
    requestAnimationFrame(draw);
  }, { passive: true });
});
addEventListener('resize', function () { bar(); measure(); });
function bar() { var b = $('.bar'); if (b) root.style.setProperty('--bar', b.offsetHeight + 'px'); }

// Tracing a difference, a sentence.
function hot(ids) {
  $$('.hot').forEach(function (e) { e.classList.remove('hot'); });
  lines.forEach(function (l) { if (ids[l[2].dataset.a] && ids[l[2].dataset.b]) l[2].classList.add('hot'); });
  Object.keys(ids).forEach(function (id) { var e = doc.getElementById(id); if (e) e.classList.add('hot'); });
}
var traced = '';
doc.addEventListener('pointerover', function (e) {
  var s = e.target.closest ? e.target.closest('.s') : null, ids = {};
  if ((s ? s.id : '') === traced) return;
  traced = s ? s.id : '';
  if (s) [s.id].concat(mates[s.id] || []).forEach(function (id) { ids[id] = true; });
  hot(ids);
});
// beside scrolls the other pane so that what belongs with a sentence stands at
// its height.
function beside(s) {
  var id = (mates[s.id] || [])[0], mate = id && doc.getElementById(id), pane = mate && mate.closest('.account');
  if (!pane || !wide()) return;
  reveal(mate);
  busy = null;
  pane.scrollTop += mate.getBoundingClientRect().top - s.getBoundingClientRect().top;
}
function reveal(e) {
  for (var d = e.closest('details'); d; d = d.parentNode.closest('details')) d.open = true;
  var b = e.closest('[data-block]');
  if (b && b.hidden) { b.hidden = false; measure(); }
}
function into(pane, e) {
  if (!wide()) return;
  pane.scrollTop += e.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
}
function select(id, focus) {
  var card = byId[id];
  if (!card) return;
  if (card.dataset.pair !== state.pair) {
    var p = data.pairs.filter(function (x) { return x.id === card.dataset.pair; })[0];
    choose(p.a, p.b);
  }
  cards.forEach(function (c) { c.classList.toggle('now', c === card); });
  reveal(card);
  state.now = id;
  var ids = {};
  $$('mark.on').forEach(function (m) { m.classList.remove('on'); });
  busy = null;
  if (wide() && Math.abs($('.work').getBoundingClientRect().top - $('.bar').offsetHeight) > 2) $('.work').scrollIntoView();
  var seen = {};
  marks.forEach(function (m) {
    if (m.tagName !== 'MARK' || m.dataset.d.split(' ').indexOf(id) < 0) return;
    m.classList.add('on');
    reveal(m);
    ids[m.closest('.s') ? m.closest('.s').id : ''] = true;
    var pane = m.closest('.account');
    if (!seen[pane.id]) { seen[pane.id] = true; into(pane, m); }
  });
  $$('cite a', card).forEach(function (a) {
    var s = doc.getElementById(a.hash.slice(1)), pane = s && s.closest('.account');
    if (s) ids[s.id] = true;
    if (pane && !seen[pane.id]) { seen[pane.id] = true; reveal(s); into(pane, s); }
  });
  if (wide()) into($('.diffs'), card); else if (focus) card.scrollIntoView({ block: 'start' });
  if (location.hash !== '#' + id) history.replaceState(null, '', '#' + id);
  if (focus) card.focus({ preventScroll: true });
  tools(card);
  if (!measured) tops();
  hot(ids);
  requestAnimationFrame(draw);
}
doc.addEventListener('click', function (e) {
  var t = e.target;
  if (wide()) $$('.menu[open]').forEach(function (m) { if (!m.contains(t)) m.open = false; });
  var ref = t.closest('.ref, .card .id, [data-go]');
  if (ref) { e.preventDefault(); select(ref.dataset.go || ref.hash.slice(1), true); return; }
  var open = t.closest('[data-open]');
  if (open) { var p = open.dataset.open.split(' '); e.preventDefault(); choose(+p[0], +p[1]); $('.work').scrollIntoView(); return; }
  var to = t.closest('[data-to]');
  if (to) { if (location.hash === '#' + to.dataset.to) byHash(); else location.hash = to.dataset.to; return; }
  var count = t.closest('a.count');
  if (count) {
    var group = $(count.hash), first = $$('.card', group)[0];
    if (first) {
      e.preventDefault();
      var way = $$('.card', group).filter(function (c) { return visible[c.id]; })[0];
      select((way || first).id, true);
      if (!wide()) group.scrollIntoView();
    }
    return;
  }
  if (t.closest('button, a, input, select, summary, label')) return;
  var m = t.closest('.account mark');
  if (m) {
    var ids = m.dataset.d.split(' ').filter(function (id) { return visible[id]; });
    if (ids.length) select(ids[(ids.indexOf(state.now) + 1) % ids.length], false);
    return;
  }
  var line = t.closest('.account .s');
  if (line) { beside(line); return; }
  var c = t.closest('.card');
  if (c) select(c.id, false);
});
$$('.map svg').forEach(function (s) {
  s.addEventListener('click', function (e) {
    if (e.target.dataset && e.target.dataset.d) { select(e.target.dataset.d, true); return; }
    var r = s.getBoundingClientRect(), y = (e.clientY - r.top) / r.height;
    busy = state.left;
    panes[state.left].scrollTop = y * panes[state.left].scrollHeight - panes[state.left].clientHeight / 2;
  });
});
function step(way, conflict) {
  var list = cards.filter(function (c) { return visible[c.id] && (!conflict || c.dataset.group === 'conflict'); });
  if (!list.length) return;
  var at = list.indexOf(byId[state.now]);
  if (at < 0 && state.now) {
    var here = cards.indexOf(byId[state.now]);
    at = list.filter(function (c) { return cards.indexOf(c) < here; }).length - (way > 0 ? 1 : 0);
  } else if (at < 0) at = way > 0 ? -1 : list.length;
  select(list[Math.min(list.length - 1, Math.max(0, at + way))].id, true);
}
function byHash() {
  var id = decodeURIComponent(location.hash.slice(1));
  if (byId[id]) { select(id, true); return; }
  var s = id && doc.getElementById(id), pane = s && s.closest && s.closest('.account');
  if (pane && s !== pane) {
    if (pane.hidden) { var i = panes.indexOf(pane); choose(state.left === i ? state.left : i, state.right === i ? state.left : state.right); }
    reveal(s); busy = panes.indexOf(pane); into(pane, s);
  }
}
addEventListener('hashchange', byHash);

// Filters.
var on = function (id, event, f) { var e = $(id); if (e) e.addEventListener(event, function () { f(e); }); };
var kinds = $$('[data-filter]');
function toggle(b) {
  var off = b.getAttribute('aria-pressed') === 'true';
  b.setAttribute('aria-pressed', String(!off));
  state.off[b.dataset.filter] = off;
  update();
}
kinds.forEach(function (b) { b.addEventListener('click', function () { toggle(b); }); });
on('#conf', 'input', function (e) { state.conf = +e.value; $('#conf-out').textContent = (+e.value).toFixed(2); update(); });
on('#sal', 'change', function (e) { state.sal = +e.value; update(); });
on('#query', 'input', function (e) { state.query = e.value.trim().toLowerCase(); update(); });
on('#fold', 'change', function (e) { state.fold = e.checked; update(); });
on('#linked', 'change', function (e) { state.linked = e.checked; });
on('#left', 'change', function (e) { choose(+e.value, +e.value === state.right ? state.left : state.right); });
on('#right', 'change', function (e) { choose(+e.value === state.left ? state.right : state.left, +e.value); });
on('#keys', 'change', function (e) { state.keys = e.checked; });
// The theme: that of the system unless the reader chose one.
var themes = ['', 'light', 'dark'], themeKey = 'zvirka:theme';
function theme(step) {
  var at = themes.indexOf(root.dataset.theme || '');
  if (step) at = (at + step) % themes.length;
  if (themes[at]) root.dataset.theme = themes[at]; else delete root.dataset.theme;
  $('#theme').textContent = words.theme + ': ' + [words.themeAuto, words.themeLight, words.themeDark][at];
  if (step) try { localStorage.setItem(themeKey, themes[at]); } catch (e) { /* pages from files may have no store */ }
}
try { if (themes.indexOf(localStorage.getItem(themeKey)) > 0) root.dataset.theme = localStorage.getItem(themeKey); } catch (e) { /* the same */ }
theme(0);
on('#theme', 'click', function () { theme(1); });
on('#help', 'click', function () { $('#keys-help').showModal(); });
on('#close', 'click', function () { $('#keys-help').close(); });
doc.addEventListener('keydown', function (e) {
  if (e.ctrlKey || e.metaKey || e.altKey || !state.keys) return;
  var field = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
  if (e.key === 'Escape') $$('.menu[open]').forEach(function (m) { m.open = false; $('summary', m).focus(); });
  if (e.key === 'Escape' && e.target.id === 'query') { e.target.value = ''; state.query = ''; update(); e.target.blur(); return; }
  if (field || $('#keys-help').open) return;
  var done = true;
  switch (e.key) {
  case 'j': case 'о': step(1); break;
  case 'k': case 'л': step(-1); break;
  case 'n': case 'т': step(1, true); break;
  case 'p': case 'з': step(-1, true); break;
  case '/': setTimeout(function () { $('#query').focus(); }, 0); break;
  case '?': $('#keys-help').showModal(); break;
  case 't': case 'е': theme(1); break;
  case 'a': case 'ф': if (byId[state.now]) pin(byId[state.now], { action: 'accept' }); break;
  case 'x': case 'ч': if (byId[state.now]) pin(byId[state.now], { action: 'reject' }); break;
  default:
    if (/^[1-9]$/.test(e.key) && kinds[e.key - 1]) toggle(kinds[e.key - 1]); else done = false;
  }
  if (done) e.preventDefault();
});

// Corrections: kept here by the browser, given out as pins.json.
var store = 'zvirka:' + data.key, pins = {}, strange = [];
var same = function (p, q) { return p.kind === q.kind && (p.a.quote || '') === (q.a.quote || '') && (p.b.quote || '') === (q.b.quote || ''); };
function plain(e) {
  if (!e) return '';
  var c = e.cloneNode(true);
  $$('.no, .to, .ref', c).forEach(function (x) { x.remove(); });
  return c.textContent.trim();
}
function sentencePlace(i, k) {
  var list = $$('.s', panes[i]), take = plain;
  return { source: data.inputs[i].source, sha256: data.inputs[i].sha256, quote: take(list[k]), before: take(list[k - 1]).slice(-60), after: take(list[k + 1]).slice(0, 60) };
}
function all() {
  var out = [];
  Object.keys(pins).sort().forEach(function (k) { out.push(pins[k]); });
  return out.concat(strange);
}
function save() {
  try { localStorage.setItem(store, JSON.stringify(all())); } catch (e) { /* pages from files may have no store */ }
  paint();
}
function take(list) {
  pins = {}; strange = [];
  (Array.isArray(list) ? list : []).forEach(function (p) {
    if (!p || typeof p !== 'object' || !p.a || !p.b) return;
    if (p.action === 'relink') { pins['relink ' + (byId[p.card] ? p.card : p.a.quote + ' ' + p.b.quote)] = p; return; }
    var id = Object.keys(data.pins).filter(function (k) { return same(data.pins[k], p); })[0];
    if (id) pins[id + (p.action === 'retype' ? ' retype' : '')] = p; else strange.push(p);
  });
}
function pin(card, what) {
  var p = data.pins[card.id], key = card.id + (what.action === 'retype' ? ' retype' : '');
  if (pins[key] && pins[key].action === what.action && what.action !== 'retype') delete pins[key];
  else if (what.action === 'retype' && !what.to) delete pins[key];
  else pins[key] = Object.assign({}, p, what);
  save();
  tools(card);
}
function relinked(card) { return 'relink ' + card.id; }
function tools(card) {
  $$('.tools').forEach(function (t) { t.remove(); });
  var id = card.id, mine = pins[id] || {}, type = pins[id + ' retype'];
  var button = function (text, action) {
    var b = make('button', { type: 'button', textContent: text });
    b.setAttribute('aria-pressed', String(mine.action === action));
    b.className = 'pin-' + action;
    b.addEventListener('click', function () { pin(card, { action: action }); });
    return b;
  };
  var kind = make('select', { className: 'pin-retype' }, [make('option', { value: '', textContent: words.retype + ': ' + words.unchanged })]);
  kind.setAttribute('aria-label', words.retype);
  data.kinds.forEach(function (k) { if (k[0] !== card.dataset.kind) kind.append(make('option', { value: k[0], textContent: k[1], selected: !!type && type.to === k[0] })); });
  kind.addEventListener('change', function () { pin(card, { action: 'retype', to: kind.value }); });
  var p = data.pairs.filter(function (x) { return x.id === card.dataset.pair; })[0];
  var cite = $$('cite a', card)[0], row = make('div', { className: 'tools' }, [button(words.accept, 'accept'), button(words.reject, 'reject'), kind]);
  if (cite) {
    var m = /^#([A-Z]+)-s(\d+)$/.exec(cite.hash), side = panes.map(function (x) { return x.id; }).indexOf(m[1]), other = side === p.a ? p.b : p.a, from = +m[2] - 1;
    var link = make('select', { className: 'pin-relink' }, [
      make('option', { value: '', textContent: words.relink + ': ' + words.unchanged }), make('option', { value: '-1', textContent: words.nothing })]);
    link.setAttribute('aria-label', words.relink);
    $$('.s', panes[other]).forEach(function (s, k) {
      link.append(make('option', { value: String(k), textContent: panes[other].dataset.letter + ' ' + (k + 1) + ' ' + plain(s).slice(0, 60) }));
    });
    link.value = relinked(card) in pins ? String(pins[relinked(card)].to_sentence) : '';
    link.addEventListener('change', function () {
      if (link.value === '') delete pins[relinked(card)];
      else {
        var here = sentencePlace(side, from), there = link.value === '-1' ? {} : sentencePlace(other, +link.value);
        pins[relinked(card)] = { action: 'relink', a: side === p.a ? here : there, b: side === p.a ? there : here, to_sentence: +link.value, card: card.id };
      }
      save();
    });
    row.append(link);
  }
  card.append(row);
}
function paint() {
  cards.forEach(function (c) {
    var p = pins[c.id], t = pins[c.id + ' retype'], b = $('.badge.mine', c), text = [];
    c.classList.toggle('reject', !!p && p.action === 'reject');
    if (p) text.push(words[p.action + 'ed'] || p.action);
    if (t) text.push('→ ' + (data.kinds.filter(function (k) { return k[0] === t.to; })[0] || [0, t.to])[1]);
    if (relinked(c) in pins) text.push(words.relinked);
    if (!b) { b = make('span', { className: 'badge mine' }); $('.head', c).append(b); }
    b.textContent = text.join(', ');
    b.hidden = !text.length;
  });
  $('#pin-count').textContent = fill(words.pinned, { n: all().length });
  bar();
}
on('#download', 'click', function () {
  var text = JSON.stringify({ schema: 1, pins: all() }, null, 1) + '\n';
  var a = make('a', { href: URL.createObjectURL(new Blob([text], { type: 'application/json' })), download: 'pins.json' });
  doc.body.append(a); a.click(); a.remove();
  setTimeout(function () { URL.revokeObjectURL(a.href); }, 1000);
});
on('#load', 'change', function (e) {
  var f = e.files[0];
  if (!f) return;
  f.text().then(function (s) { take(JSON.parse(s).pins); save(); }).catch(function () { e.value = ''; });
});
on('#clear', 'click', function () { pins = {}; strange = []; save(); });
try { take(JSON.parse(localStorage.getItem(store) || '[]')); } catch (e) { /* none kept */ }
if (window.ResizeObserver) new ResizeObserver(bar).observe($('.bar'));

if (!matchMedia('(min-width:78rem)').matches) $$('.overview .chart').forEach(function (d) { d.open = false; });
update();
paint();
if (location.hash) byHash();
doc.addEventListener('toggle', measure, true);
root.dataset.ready = 'yes';
})();
