package boost

import (
	"math"
	"slices"
)

// Example is what a forest is fitted on: features, the answer, and how much
// it counts.
type Example struct {
	X      []float64
	Yes    bool
	Weight float64
}

// Options are the shape of a forest: many small steps by shallow trees, each
// answer drawn to nothing unless many examples support it.
type Options struct {
	Trees, Depth int
	Rate         float64 // of each step
	Ridge        float64
	LeastInLeaf  float64 // examples, by weight
	Share        int     // of a hundred examples that each tree sees
	Features     int     // of a hundred features that each question may be about; zero is all
}

// Fit returns the forest of list, whose examples have the same number of
// features.
func Fit(list []Example, o Options) *Forest {
	right, all := 0.5, 1.0
	for i := range list {
		all += list[i].Weight
		if list[i].Yes {
			right += list[i].Weight
		}
	}
	f := &Forest{constant: math.Log(right / (all - right))}
	g := &grower{Options: o, list: list, odds: make([]float64, len(list))}
	g.bin()
	for i := range g.odds {
		g.odds[i] = f.constant
	}
	for round := range o.Trees {
		tree := g.grow(round)
		for i := range list {
			g.odds[i] += answer(tree, list[i].X)
		}
		f.trees = append(f.trees, tree)
	}
	return f
}

// grower grows trees on what is left to explain.
type grower struct {
	Options
	list  []Example
	odds  []float64
	slope []float64 // of the loss, for each example
	curve []float64
	tree  []node

	questions uint64 // how many were looked for so far

	cuts [][]float64 // of each feature, the values that questions may name, rising
	bins [][]uint8   // of each feature, how many cuts lie below each example
}

// mostCuts bounds the values that questions about a feature may name.
const mostCuts = 63

// bin cuts the values of each feature into parts of about the same size: to
// count them is faster than to sort them, and tells as much.
func (g *grower) bin() {
	if len(g.list) == 0 {
		return
	}
	n := len(g.list[0].X)
	g.cuts, g.bins = make([][]float64, n), make([][]uint8, n)
	values := make([]float64, len(g.list))
	for f := range n {
		for i := range g.list {
			values[i] = g.list[i].X[f]
		}
		slices.Sort(values)
		g.cuts[f] = cutsOf(slices.Compact(slices.Clone(values)), values)
		g.bins[f] = make([]uint8, len(g.list))
		for i := range g.list {
			at, _ := slices.BinarySearch(g.cuts[f], g.list[i].X[f])
			g.bins[f][i] = uint8(at)
		}
	}
}

// cutsOf returns the places between the values: all of them where there are
// few, else those that part the sorted list evenly.
func cutsOf(distinct, sorted []float64) []float64 {
	var cuts []float64
	add := func(x, y float64) {
		cut := math.Round(1e4*(x+y)/2) / 1e4
		if x < y && (len(cuts) == 0 || cuts[len(cuts)-1] < cut) {
			cuts = append(cuts, cut)
		}
	}
	if len(distinct) <= mostCuts {
		for k := 1; k < len(distinct); k++ {
			add(distinct[k-1], distinct[k])
		}
		return cuts
	}
	for k := 1; k <= mostCuts; k++ {
		x := sorted[k*(len(sorted)-1)/(mostCuts+1)]
		at, _ := slices.BinarySearch(distinct, x)
		if at+1 < len(distinct) {
			add(x, distinct[at+1])
		}
	}
	return cuts
}

// grow returns the next tree.
func (g *grower) grow(round int) []node {
	g.slope, g.curve = make([]float64, len(g.list)), make([]float64, len(g.list))
	var members []int
	for i := range g.list {
		e := &g.list[i]
		p := Sigmoid(g.odds[i])
		y := 0.0
		if e.Yes {
			y = 1
		}
		g.slope[i], g.curve[i] = e.Weight*(y-p), e.Weight*p*(1-p)
		if g.sampled(round, i) {
			members = append(members, i)
		}
	}
	g.tree = []node{{feature: -1}}
	g.split(0, members, g.Depth)
	return g.tree
}

// sampled reports whether a tree sees example i: each sees a share of all,
// other ones each time, but the same on every run.
func (g *grower) sampled(round, i int) bool {
	return int(mix(uint64(round)*0x9E3779B97F4A7C15+uint64(i)*0xD1B54A32D192ED03)%100) < g.Share
}

// asks reports whether the question looked for may be about feature f: each
// is about a share of them, as in a random forest (Breiman 2001).
func (g *grower) asks(f int) bool {
	return g.Features == 0 || int(mix(g.questions*0x9E3779B97F4A7C15+uint64(f)*0xD1B54A32D192ED03)%100) < g.Features
}

// mix makes a number that looks like chance of one that does not.
func mix(h uint64) uint64 {
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}

// split makes node at a question, if one helps, else an answer.
func (g *grower) split(at int, members []int, depth int) {
	slope, curve := g.sums(members)
	g.tree[at].value = g.Rate * slope / (curve + g.Ridge)
	if depth == 0 {
		return
	}
	g.questions++
	feature, cut, gain := g.best(members, slope, curve)
	if gain <= 1e-6 {
		return
	}
	var left, right []int
	for _, i := range members {
		if g.list[i].X[feature] <= cut {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	child := len(g.tree)
	g.tree[at] = node{feature: feature, cut: cut, left: child}
	g.tree = append(g.tree, node{feature: -1}, node{feature: -1})
	g.split(child, left, depth-1)
	g.split(child+1, right, depth-1)
}

func (g *grower) sums(members []int) (slope, curve float64) {
	for _, i := range members {
		slope += g.slope[i]
		curve += g.curve[i]
	}
	return slope, curve
}

// best returns the question that explains most.
func (g *grower) best(members []int, slope, curve float64) (feature int, cut, gain float64) {
	if len(members) == 0 {
		return 0, 0, 0
	}
	base := slope * slope / (curve + g.Ridge)
	total := 0.0
	for _, i := range members {
		total += g.list[i].Weight
	}
	var sums [mostCuts + 1]struct{ slope, curve, weight float64 }
	for f, cuts := range g.cuts {
		if len(cuts) == 0 || !g.asks(f) {
			continue
		}
		clear(sums[:len(cuts)+1])
		for _, i := range members {
			at := &sums[g.bins[f][i]]
			at.slope += g.slope[i]
			at.curve += g.curve[i]
			at.weight += g.list[i].Weight
		}
		var s, c, n float64
		for k := range cuts {
			s, c, n = s+sums[k].slope, c+sums[k].curve, n+sums[k].weight
			if n < g.LeastInLeaf || total-n < g.LeastInLeaf {
				continue
			}
			rest, restCurve := slope-s, curve-c
			if v := s*s/(c+g.Ridge) + rest*rest/(restCurve+g.Ridge) - base; v > gain+1e-9 {
				feature, cut, gain = f, cuts[k], v
			}
		}
	}
	return feature, cut, gain
}
