package boost

import (
	"cmp"
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
	h := uint64(round)*0x9E3779B97F4A7C15 + uint64(i)*0xD1B54A32D192ED03
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 32
	return int(h%100) < g.Share
}

// split makes node at a question, if one helps, else an answer.
func (g *grower) split(at int, members []int, depth int) {
	slope, curve := g.sums(members)
	g.tree[at].value = g.Rate * slope / (curve + g.Ridge)
	if depth == 0 {
		return
	}
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
	sorted := slices.Clone(members)
	for f := range g.list[0].X {
		slices.SortStableFunc(sorted, func(i, j int) int { return cmp.Compare(g.list[i].X[f], g.list[j].X[f]) })
		var s, c, n float64
		for k, i := range sorted[:len(sorted)-1] {
			s, c, n = s+g.slope[i], c+g.curve[i], n+g.list[i].Weight
			here, next := g.list[i].X[f], g.list[sorted[k+1]].X[f]
			if here == next || n < g.LeastInLeaf || total-n < g.LeastInLeaf {
				continue
			}
			rest, restCurve := slope-s, curve-c
			if v := s*s/(c+g.Ridge) + rest*rest/(restCurve+g.Ridge) - base; v > gain+1e-9 {
				feature, cut, gain = f, math.Round(1e4*(here+next)/2)/1e4, v
			}
		}
	}
	return feature, cut, gain
}
