package align

import "slices"

// support is what one piece of outside evidence says for a pair.
type support struct {
	name     string
	strength float64
	why      string
}

// judged returns the candidates of f, judged but without scores.
func (f *field) judged(extra map[[2]int32][]support) *grid {
	pairs := f.candidates(extra)
	features := make([]float64, len(pairs)*nBase)
	for k := range pairs {
		p := &pairs[k]
		p.x = features[k*nBase : (k+1)*nBase : (k+1)*nBase]
		f.judge(p, extra[[2]int32{p.a, p.b}])
	}
	return newGrid(pairs, len(f.a), len(f.b))
}

// score runs the models over the candidates of f.
func (f *field) score(m *regime, extra map[[2]int32][]support) *grid {
	g := f.judged(extra)
	g.score(f, m)
	return g
}

// score runs the models over the pairs of g. What another regime made of them
// is forgotten.
func (g *grid) score(f *field, m *regime) {
	g.links = nil
	if m.trees != nil {
		g.closer(f)
	}
	for k := range g.pairs {
		g.pairs[k].z[0] = m.firstScore(&g.pairs[k])
	}
	for s := range m.second {
		g.secondScore(f, m, s)
	}
	if m.trees != nil {
		g.lastScore(f, m)
	}
}

// hopeless is the log-odds below which the trees are not asked about a pair:
// they never make a link of it, and two pairs in three are such.
const hopeless = -4

// lastScore lets the trees of m have the last word on the pairs that are not
// hopeless.
func (g *grid) lastScore(f *field, m *regime) {
	last := len(pair{}.z) - 1
	g.settle(f, last)
	x := make([]float64, nBase+nContext)
	for k := range g.pairs {
		p := &g.pairs[k]
		if p.z[last] < hopeless {
			continue
		}
		g.together(x, k, last)
		p.z[last] = m.trees.Odds(x)
		if p.bare && x[nBase+cAhead]+x[nBase+cBehind] < 0.5 {
			p.z[last] = min(p.z[last], groundless)
		}
	}
}

// together fills x with all features of pair k, as [treeNames] has them, at a
// stage that is settled.
func (g *grid) together(x []float64, k, stage int) {
	copy(x, g.pairs[k].x)
	g.context(x[nBase:], k, stage)
}

func (m *regime) firstScore(p *pair) float64 {
	z := weigh(m.first[:], p.x)
	if p.bare {
		z = min(z, groundless)
	}
	return z
}

// secondScore fills in the scores of stage s+1 from those of stage s.
func (g *grid) secondScore(f *field, m *regime, s int) {
	g.settle(f, s)
	x := make([]float64, nContext)
	for k := range g.pairs {
		g.context(x, k, s)
		p := &g.pairs[k]
		p.z[s+1] = weigh(m.second[s][:], x)
		if p.bare && x[cAhead]+x[cBehind] < 0.5 {
			p.z[s+1] = min(p.z[s+1], groundless)
		}
	}
}

// match returns the numbers of the pairs that are linked one to one. They are
// kept, and not to be written to.
func (g *grid) match(f *field, keep float64) []int {
	if g.links != nil && g.least == keep {
		return g.links
	}
	var edges []edge
	var of []int
	for k := range g.pairs {
		p := &g.pairs[k]
		if z := p.z[len(p.z)-1] - keep; z > 0 {
			edges = append(edges, edge{p.a, p.b, z})
			of = append(of, k)
		}
	}
	picked := assign(edges, len(f.a), len(f.b))
	for i, e := range picked {
		picked[i] = of[e]
	}
	g.links, g.least = slices.Clip(picked), keep
	return g.links
}

// neverAgain is more log-odds than any pair has.
const neverAgain = 1e3

// more returns the numbers of pairs, beside those picked, that are sure enough
// to be second links of a sentence.
func (g *grid) more(picked []int, again float64) []int {
	taken := make([]bool, len(g.pairs))
	for _, k := range picked {
		taken[k] = true
	}
	var out []int
	for k := range g.pairs {
		p := &g.pairs[k]
		if p.z[len(p.z)-1] >= again && !taken[k] {
			out = append(out, k)
		}
	}
	return out
}
