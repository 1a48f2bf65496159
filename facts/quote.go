package facts

import (
	"github.com/zvirka/zvirka/corpus"
)

// quotes returns the candidates for quotations that the other side cuts,
// rewords or tells indirectly.
func quotes(b *bead) []candidate {
	if b.near() {
		return nil
	}
	var all []couple
	for i, x := range b.a.quotes {
		for j, y := range b.b.quotes {
			if shared := b.sharedWords(x, y); shared >= 0.25 {
				all = append(all, couple{i, j, shared})
			}
		}
	}
	usedA, usedB := make([]bool, len(b.a.quotes)), make([]bool, len(b.b.quotes))
	var out []candidate
	for _, p := range couples(all) {
		usedA[p.i], usedB[p.j] = true, true
		if c, ok := b.reworded(p); ok {
			out = append(out, c)
		}
	}
	for i, q := range b.a.quotes {
		if !usedA[i] {
			out = append(out, b.indirect(b.a, q, false)...)
		}
	}
	for j, q := range b.b.quotes {
		if !usedB[j] {
			out = append(out, b.indirect(b.b, q, true)...)
		}
	}
	return out
}

// reworded returns the candidate for two quotations of one saying, if their
// words differ.
func (b *bead) reworded(p couple) (candidate, bool) {
	x, y := b.a.quotes[p.i], b.b.quotes[p.j]
	from, to := b.a.wordsIn(x)
	from2, to2 := b.b.wordsIn(y)
	n, _ := uncovered(b.a.words[from:to])
	m, _ := uncovered(b.b.words[from2:to2])
	if n+m == 0 {
		return candidate{}, false
	}
	c := b.newCandidate(Quote, "quote-reworded", spansOf(x), spansOf(y))
	c.setPair(b.a.words[from:to], b.b.words[from2:to2])
	c.x[featContext] = p.score
	c.x[featExtra] = min(1, float64(n+m)/6)
	c.Evidence = "one quotation, other words"
	return c, true
}

// sharedWords returns the share of the content words of the shorter of two
// quotations whose partners stand in the other.
func (b *bead) sharedWords(x, y corpus.Span) float64 {
	i0, i1 := b.a.wordsIn(x)
	j0, j1 := b.b.wordsIn(y)
	n, shared, m := 0, 0, 0
	for i := i0; i < i1; i++ {
		if w := &b.a.words[i]; w.content() {
			n++
			if w.partner >= j0 && w.partner < j1 {
				shared++
			}
		}
	}
	for j := j0; j < j1; j++ {
		if b.b.words[j].content() {
			m++
		}
	}
	if min(n, m) == 0 {
		return 0
	}
	return float64(shared) / float64(min(n, m))
}

// toldIn returns the clause of o that has the most of words [from,to) of s, if
// one has any of their content.
func toldIn(s, o *side, from, to int) (corpus.Span, bool) {
	best, most := run{}, 0.0
	for _, c := range clauses(o) {
		shared := 0.0
		for i := from; i < to; i++ {
			if w := &s.words[i]; w.content() && w.partner >= c.from && w.partner < c.to {
				shared += w.idf
			}
		}
		if shared > most {
			best, most = c, shared
		}
	}
	if most == 0 {
		return corpus.Span{}, false
	}
	return corpus.Span{Start: o.words[best.from].Start, End: o.words[best.to-1].End}, true
}

// indirect returns the candidate for a quotation of s that the other side has
// not as a quotation.
func (b *bead) indirect(s *side, q corpus.Span, swapped bool) []candidate {
	from, to := s.wordsIn(q)
	if to-from < 2 {
		return nil
	}
	c := b.oneSided(Quote, "quote-alone", q, swapped)
	c.setWords(s.words[from:to])
	b.setPlace(&c, from, to, swapped)
	o := b.b
	if swapped {
		o = b.a
	}
	if told, ok := toldIn(s, o, from, to); ok {
		if swapped {
			c.A = spansOf(told)
		} else {
			c.B = spansOf(told)
		}
		c.x[featHunk] = 1
	}
	c.Evidence = "a quotation on one side"
	return []candidate{c}
}
