package facts

import (
	"github.com/zvirka/zvirka/corpus"
)

// quotes returns the candidates for quotations that the other side cuts,
// rewords or tells indirectly.
func quotes(b *bead) []candidate {
	var out []candidate
	used := make([]bool, len(b.b.quotes))
	for _, x := range b.a.quotes {
		best, k := 0.0, -1
		for j, y := range b.b.quotes {
			if !used[j] {
				if shared := b.sharedWords(x, y); shared > best {
					best, k = shared, j
				}
			}
		}
		if k < 0 || best < 0.25 {
			out = append(out, b.indirect(b.a, x, false)...)
			continue
		}
		used[k] = true
		y := b.b.quotes[k]
		from, to := b.a.wordsIn(x)
		n, _ := uncovered(b.a.words[from:to])
		from2, to2 := b.b.wordsIn(y)
		m, _ := uncovered(b.b.words[from2:to2])
		if n+m == 0 {
			continue
		}
		c := b.newCandidate(Quote, "quote-reworded", spansOf(x), spansOf(y))
		c.setWords(b.a.words[from:to])
		c.x[featContext] = best
		c.x[featExtra] = min(1, float64(n+m)/6)
		c.Evidence = "one quotation, other words"
		out = append(out, c)
	}
	for j, y := range b.b.quotes {
		if !used[j] {
			out = append(out, b.indirect(b.b, y, true)...)
		}
	}
	return out
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
	c.Evidence = "a quotation on one side"
	return []candidate{c}
}
