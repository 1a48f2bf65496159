package facts

import (
	"cmp"
	"math"
	"slices"

	"github.com/zvirka/zvirka/canon"
)

// Words more alike than sureLikeness are one word; from weakLikeness on they
// may be, where the words around them agree.
const (
	sureLikeness = 0.85
	weakLikeness = 0.72
)

// match finds for each word of a the word of b that stands for it. Pairs are
// taken in order of likeness, then of nearness of place, then of the text, so
// that the result does not depend on which side is called a.
func match(a, b *side) {
	type pair struct {
		i, j     int
		likeness float64
		distance float64
	}
	var pairs []pair
	for i := range a.words {
		for j := range b.words {
			likeness := alike(&a.words[i], &b.words[j], a.account, b.account)
			if likeness < weakLikeness {
				continue
			}
			if likeness >= sureLikeness {
				a.words[i].covered, b.words[j].covered = true, true
			}
			x := float64(i) / float64(len(a.words))
			y := float64(j) / float64(len(b.words))
			pairs = append(pairs, pair{i, j, likeness, math.Abs(x - y)})
		}
	}
	slices.SortStableFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.likeness, p.likeness), cmp.Compare(p.distance, q.distance), cmp.Compare(p.i+p.j, q.i+q.j))
	})
	for _, p := range pairs {
		w, v := &a.words[p.i], &b.words[p.j]
		if w.partner < 0 && v.partner < 0 {
			w.partner, v.partner = p.j, p.i
			w.covered, v.covered = true, true
		}
	}
}

// alike returns how alike two words are, in [0,1]; where that is less than
// weakLikeness, any such number.
func alike(w, v *word, a, b *Account) float64 {
	if w.class != v.class {
		return 0
	}
	if w.class != canon.Word {
		if w.In(a.Doc.Text) == v.In(b.Doc.Text) {
			return 1
		}
		return 0
	}
	if w.form.Stop != v.form.Stop {
		return 0
	}
	if (w.form.Stop || len(w.form.Skel) < 4 || len(v.form.Skel) < 4) && !canon.Same(*w.form, *v.form) {
		return 0
	}
	return canon.SimilarityFrom(w.form, v.form, weakLikeness)
}

// cover returns the share of the content of s that is covered, weighted by
// rarity.
func cover(s *side) float64 { return coverIn(s, 0, len(s.words), 0, 0) }

// coverIn returns the same of words [from,to) of s without words [skip,end).
func coverIn(s *side, from, to, skip, end int) float64 {
	all, covered := 0.0, 0.0
	for i := from; i < to; i++ {
		w := &s.words[i]
		if i >= skip && i < end || !w.content() {
			continue
		}
		all += w.idf
		if w.covered {
			covered += w.idf
		}
	}
	if all == 0 {
		return 0
	}
	return covered / all
}
