package timex

import (
	"sync"

	"github.com/zvirka/zvirka/corpus"
)

// binding is a slot with the value that an edge gave it.
type binding struct {
	slot  slot
	value float64
}

// Matches take at most this many steps.
const longestMatch = 28

// found is a match of a rule: an atom for the levels above.
type found struct {
	rec
	first, last int // tokens, last is past the end
	rule        int32
	op          op
	other       int32 // the halves of a range, or -1: index into pairs
	dead        bool  // taken up by a match of a higher level
}

// pair is a range that two atoms made: the slots of the second, and the tokens
// of both.
type pair struct {
	rec
	left, right tokens
}

// tokens is a run of tokens, last is past the end.
type tokens struct{ first, last int }

// scanner holds what one sentence needs. Scanners are reused.
type scanner struct {
	g    *grammar
	lex  *lexicon
	text string

	toks  []token
	numAt []int32 // by token: number of its phrase in nums; 0 not asked, -1 none
	nums  []numeral
	atoms []found
	at    []int32 // by token: atom that covers it + 1, or 0
	pairs []pair  // halves of ranges

	level int
	bound [longestMatch]binding
	best  [longestMatch]binding
	win   struct {
		end, n int // token after the match
		span   int // token after the expression, where >> ends it earlier
		rule   int32
	}
	budget int

	tense tenses
	open  []pending // room for the times of the next document
}

var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Tries of one start position stop after this many steps, which keeps the
// cost linear whatever the text.
const mostSteps = 600

// sentence tokenizes a piece of text from from and finds the atoms in it. It
// returns the offset where it stopped.
func (s *scanner) sentence(text string, from, to int) int {
	s.text = text
	s.tense.done = false
	var stop int
	s.toks, stop = s.g.tokenize(s.toks[:0], text, from, to)
	s.nums = s.nums[:0]
	s.atoms = s.atoms[:0]
	s.pairs = s.pairs[:0]
	if len(s.toks) == 0 {
		return stop
	}
	s.numAt = cleared(s.numAt, len(s.toks))
	s.at = cleared(s.at, len(s.toks))
	s.hush()
	s.scan(1)
	if len(s.atoms) > 0 {
		for lv := 2; lv < levels; lv++ {
			s.scan(lv)
		}
	}
	return stop
}

func cleared(a []int32, n int) []int32 {
	if cap(a) < n {
		return make([]int32, n, max(n, 256))
	}
	a = a[:n]
	clear(a)
	return a
}

// scan finds the longest match at each token from left to right; matches of
// one level do not overlap.
func (s *scanner) scan(level int) {
	s.level = level
	d := &s.g.first[level]
	root := s.g.nodes[s.g.root[level]].edges
	for i := 0; i < len(s.toks); {
		t := &s.toks[i]
		if level > 1 && s.at[i] > 0 {
			a := &s.atoms[s.at[i]-1]
			s.win.end = -1
			s.budget = mostSteps
			s.tryAll(i, d.found, root)
			if s.win.end > 0 {
				s.take(i)
				i = s.win.span
				continue
			}
			i = a.last
			continue
		}
		s.win.end = -1
		s.budget = mostSteps
		switch {
		case t.form != 0:
			s.tryAll(i, d.form[t.form], root)
		}
		if t.kind == digit && !t.is(silent) {
			s.tryAll(i, d.digit, root)
		} else if t.is(roman) {
			s.tryAll(i, d.roman, root)
		}
		if s.win.end > 0 {
			s.take(i)
			i = s.win.span
			continue
		}
		i++
	}
}

func (s *scanner) tryAll(i int, edges []uint16, root []edge) {
	for _, e := range edges {
		s.follow(i, i, 0, -1, &root[e])
	}
}

// follow takes edge e at token p, p reached from start with n bindings.
func (s *scanner) follow(start, p, n, cut int, e *edge) {
	if s.budget--; s.budget < 0 || p >= len(s.toks) {
		return
	}
	if e.glued && s.toks[p].is(spaced) {
		return
	}
	next, v, ok := s.step(p, e.class)
	if !ok || v < e.low || v > e.high {
		return
	}
	if e.slot != 0 {
		if n == longestMatch {
			return
		}
		s.bound[n] = binding{e.slot, v}
		n++
	}
	if e.cut {
		cut = p
	}
	nd := &s.g.nodes[e.target]
	for i := range nd.accepts {
		s.accept(start, next, n, cut, &nd.accepts[i])
	}
	if next < len(s.toks) && s.toks[next].form == 0 && s.toks[next].kind == word && !nd.loose && s.level == 1 && !s.toks[next].is(roman) {
		return // a word of no list, and no edge takes one
	}
	for i := range nd.edges {
		s.follow(start, next, n, cut, &nd.edges[i])
	}
}

func (s *scanner) accept(start, end, n, cut int, a *accept) {
	if end < s.win.end || end == s.win.end && s.g.rules[a.rule].order >= s.g.rules[s.win.rule].order {
		return
	}
	for i := range a.before {
		if !s.holds(start-1, &a.before[i], false) {
			return
		}
	}
	for i := range a.after {
		if !s.holds(end, &a.after[i], true) {
			return
		}
	}
	s.win.end, s.win.rule, s.win.n = end, a.rule, n
	if s.win.span = end; cut >= 0 {
		s.win.span = cut
	}
	copy(s.best[:n], s.bound[:n])
}

// holds asks a condition of the token at p, which may be outside.
func (s *scanner) holds(p int, c *cond, ahead bool) bool {
	if c.small {
		return p < 0 || !s.toks[p+1].is(capital) || p == 0 && s.lex.has(s.toks[0].form, s.g.dash)
	}
	if c.edge {
		if !ahead {
			return p < 0
		}
		for ; p < len(s.toks); p++ {
			if f := s.toks[p].form; s.toks[p].kind != mark || f != s.lex.ascii['.'] && f != s.lex.ascii['!'] && f != s.lex.ascii['?'] {
				return false
			}
		}
		return true
	}
	if p < 0 || p >= len(s.toks) {
		return c.not
	}
	if c.glued {
		gap := &s.toks[p]
		if !ahead {
			gap = &s.toks[p+1]
		}
		if gap.is(spaced) {
			return c.not
		}
	}
	_, _, ok := s.step(p, c.class)
	return ok != c.not
}

// step reads class c at token p and returns the token after it and its value.
func (s *scanner) step(p int, c class) (int, float64, bool) {
	t := &s.toks[p]
	if s.level > 1 && s.at[p] > 0 {
		return s.stepAtom(p, c)
	}
	if c >= firstListed {
		if e, ok := s.lex.entry(t.form, c); ok {
			next := p + 1
			if e.dot && next < len(s.toks) && s.toks[next].form == s.lex.ascii['.'] && !s.toks[next].is(spaced) {
				next++
			}
			if len(s.lex.phrases[c]) > 0 {
				if v, end, ok := s.phraseOf(p, c); ok && end > next {
					return end, v, true
				}
			}
			return next, e.value, true
		}
		if len(s.lex.phrases[c]) > 0 {
			v, end, ok := s.phraseOf(p, c)
			return end, v, ok
		}
		if sf := s.lex.ends[c]; sf != nil {
			return p + 1, 0, t.kind == word && t.form == 0 && sf.match(s.text[t.start:t.end])
		}
		return 0, 0, false
	}
	return s.stepBuiltin(p, c)
}

func (s *scanner) stepBuiltin(p int, c class) (int, float64, bool) {
	t := &s.toks[p]
	switch c {
	case anyDigit, digit1or2, digit2, digit3, digit4:
		if t.kind != digit || t.is(silent) {
			return 0, 0, false
		}
		ok := true
		switch c {
		case digit1or2:
			ok = t.width <= 2
		case digit2:
			ok = t.width == 2
		case digit3:
			ok = t.width == 3
		case digit4:
			ok = t.width == 4
		}
		return p + 1, t.val, ok
	case romanNumeral:
		return p + 1, t.val, t.is(roman)
	case unknownWord:
		return p + 1, 0, t.kind == word
	case lowerWord:
		return p + 1, 0, t.kind == word && !t.is(capital)
	case upperWord:
		return p + 1, 0, t.kind == word && t.is(capital)
	case numberPhrase, wholePhrase, ordinalPhrase:
		n := s.number(p)
		if n == nil || n.ordinal != (c == ordinalPhrase) || c == wholePhrase && !n.whole {
			return 0, 0, false
		}
		return n.end, n.value, true
	}
	return 0, 0, false
}

// stepAtom reads an atom whose first token is p; the value is its number.
func (s *scanner) stepAtom(p int, c class) (int, float64, bool) {
	i := s.at[p] - 1
	a := &s.atoms[i]
	if a.first != p || !a.op.isA(c) {
		return 0, 0, false
	}
	return a.last, float64(i), true
}

// phraseOf reads the longest form of several words that class c has at p.
func (s *scanner) phraseOf(p int, c class) (float64, int, bool) {
	end, value := -1, 0.0
	if p+1 >= len(s.toks) || s.toks[p+1].form == 0 || !s.lex.has(s.toks[p].form, s.lex.opens[c]) {
		return 0, -1, false
	}
	for i := range s.lex.phrases[c] {
		ph := &s.lex.phrases[c][i]
		if n := len(ph.steps); p+n > len(s.toks) || p+n <= end {
			continue
		}
		q := p
		for _, st := range ph.steps {
			if f := s.toks[q].form; f == 0 || !s.lex.has(f, st) {
				q = -1
				break
			}
			q++
		}
		if q < 0 {
			continue
		}
		if ph.dot && q < len(s.toks) && s.toks[q].form == s.lex.ascii['.'] && !s.toks[q].is(spaced) {
			q++
		}
		end, value = q, ph.value
	}
	return value, end, end > 0
}

// take records the winning match at token i as an atom.
func (s *scanner) take(i int) {
	r := &s.g.rules[s.win.rule]
	end := s.win.span
	if end-1 > i && s.toks[end-1].form == s.lex.ascii['.'] && end == len(s.toks) {
		end-- // the full stop of the sentence
	}
	a := found{first: i, last: end, rule: s.win.rule, op: r.op, other: -1}
	for _, c := range r.consts {
		a.set(c.slot, c.value)
	}
	for _, b := range s.best[:s.win.n] {
		a.set(b.slot, b.value)
	}
	if a.op == opMark && a.has(slotA) {
		s.atoms[a.int(slotA)].override(&a.rec)
		return
	}
	if s.level > 1 {
		s.join(&a)
	}
	s.atoms = append(s.atoms, a)
	for t := i; t < end; t++ {
		s.at[t] = int32(len(s.atoms))
	}
}

// join takes up the atoms that a match of a higher level is made of.
func (s *scanner) join(a *found) {
	first, second := a.val(slotA), a.val(slotB)
	hasA, hasB := a.has(slotA), a.has(slotB)
	var left, right rec
	var p pair
	if hasA {
		f := &s.atoms[int(first)]
		f.dead, left = true, f.rec
		p.left = tokens{f.first, f.last}
		if a.op == opKeep {
			a.op, a.other = f.op, f.other
		}
	}
	if hasB {
		f := &s.atoms[int(second)]
		f.dead, right = true, f.rec
		p.right = tokens{f.first, f.last}
		if a.op != opRange {
			a.op = joined(a.op, f.op)
		}
	}
	if a.op == opRange && hasA && hasB {
		p.rec = right
		s.pairs = append(s.pairs, p)
		a.other = int32(len(s.pairs) - 1)
		a.merge(&left)
		return
	}
	if hasB {
		a.merge(&right)
	}
	if hasA {
		a.merge(&left)
	}
}

// spanOf gives the bytes of an atom.
func (s *scanner) spanOf(a *found) corpus.Span {
	return s.bytes(tokens{a.first, a.last})
}

func (s *scanner) bytes(t tokens) corpus.Span {
	return corpus.Span{Start: s.toks[t.first].start, End: s.toks[t.last-1].end}
}

// hush marks digits that are part of a model, a case number or a telephone
// number: «Ан-26», «2145-IX», «Т-04-03», «067-123-45-67».
func (s *scanner) hush() {
	for i := range s.toks {
		t := &s.toks[i]
		if t.kind != digit || t.is(spaced) || i == 0 {
			continue
		}
		p := &s.toks[i-1]
		switch {
		case p.kind == word && !s.lex.has(p.form, s.g.currency) && !s.lex.has(p.form, s.g.hourMark):
			t.flags |= silent
		case p.kind == mark && i > 1 && !p.is(spaced) && s.lex.has(p.form, s.g.dash):
			q := &s.toks[i-2]
			if q.kind == word && !s.lex.has(q.form, s.g.month) || q.kind == digit && q.is(silent) {
				t.flags |= silent
			}
		}
	}
}
