package align

import (
	"fmt"
	"math"
	"slices"
)

// Features by which Auto decides.
const (
	aBias = iota
	aOrder
	aCover
	aSize
	nAuto
)

var autoNames = [nAuto]string{"bias", "order", "cover", "size"}

// survey returns the features that tell a translation from other accounts: the
// share of links in one order, the share of sentences linked.
func (f *field) survey(g *grid, keep float64) []float64 {
	picked := g.match(f, keep)
	seq := make([]int32, len(picked))
	for i, k := range picked {
		seq[i] = g.pairs[k].b
	}
	x := make([]float64, nAuto)
	x[aBias] = 1
	x[aOrder] = float64(rising(seq)+1) / float64(len(seq)+1)
	x[aCover] = float64(2*len(seq)) / float64(max(1, len(f.a)+len(f.b)))
	x[aSize] = math.Log1p(float64(len(f.a)+len(f.b))) * (x[aOrder] - 1)
	return x
}

// Features by which Auto tells accounts written apart from two versions of one.
const (
	oBias = iota
	oGrams
	oWords
	oCertain
	oLength
	oClash
	oMarks
	oCover
	nLoose
)

var looseNames = [nLoose]string{"bias", "grams", "words", "certain", "length", "clash", "marks", "cover"}

// closeness returns how alike the sentences are that would be linked.
func (f *field) closeness(g *grid, keep float64) []float64 {
	x := make([]float64, nLoose)
	picked := g.match(f, keep)
	x[oBias], x[oGrams], x[oWords], x[oCertain], x[oLength] = 1, 0.2, 0.4, 0.8, 0.15 // what versions of one text have, as one more pair
	for _, k := range picked {
		p := &g.pairs[k]
		x[oGrams] += p.x[fGrams]
		x[oWords] += p.x[fWords]
		x[oCertain] += p.prob()
		x[oLength] += p.x[fLength]
		x[oClash] += p.x[fNumberClash] + p.x[fValueClash] + p.x[fTimeClash]
		x[oMarks] += p.x[fQuoteEnds] + p.x[fNoStop] + p.x[fOtherMarks]
	}
	for i := oGrams; i < oCover; i++ {
		x[i] /= float64(len(picked) + 1)
	}
	x[oCover] = float64(2*len(picked)+1) / float64(len(f.a)+len(f.b)+2)
	return x
}

// rising returns the length of the longest rising subsequence of distinct numbers.
func rising(seq []int32) int {
	var tails []int32
	for _, v := range seq {
		i, _ := slices.BinarySearch(tails, v)
		if i == len(tails) {
			tails = append(tails, v)
		} else {
			tails[i] = v
		}
	}
	return len(tails)
}

// choose decides between Parallel, Comparable and Independent.
func (j *job) choose(g *grid) (Mode, string) {
	m := j.opts.Model
	x := j.survey(g, m.same.keep)
	p, apart := sigmoid(weigh(m.auto[:], x)), sigmoid(weigh(m.loose[:], j.closeness(g, m.same.keep)))
	seen := fmt.Sprintf("%.0f%% of the first matches are in order, %.0f%% of the sentences are matched", 100*x[aOrder], 100*x[aCover])
	switch {
	case apart >= 0.5:
		return Independent, fmt.Sprintf("%s: written apart with probability %.2f", seen, apart)
	case p >= 0.5:
		return Parallel, fmt.Sprintf("%s: a translation in order with probability %.2f", seen, p)
	}
	return Comparable, fmt.Sprintf("%s: a translation in order with probability %.2f", seen, p)
}
