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

// choose decides between Parallel and Comparable.
func (j *job) choose(g *grid) (Mode, string) {
	x := j.survey(g, j.opts.Model.keep)
	p := sigmoid(weigh(j.opts.Model.auto[:], x))
	mode := Comparable
	if p >= 0.5 {
		mode = Parallel
	}
	return mode, fmt.Sprintf("%.0f%% of the first matches are in order, %.0f%% of the sentences are matched: a translation with probability %.2f",
		100*x[aOrder], 100*x[aCover], p)
}
