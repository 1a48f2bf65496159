package align

import "slices"

// support is what one piece of outside evidence says for a pair.
type support struct {
	name     string
	strength float64
	why      string
}

// score runs the models over the candidates of f.
func (f *field) score(m *regime, extra map[[2]int32][]support) *grid {
	pairs := f.candidates(extra)
	features := make([]float64, len(pairs)*nBase)
	for k := range pairs {
		p := &pairs[k]
		p.x = features[k*nBase : (k+1)*nBase : (k+1)*nBase]
		f.judge(p, extra[[2]int32{p.a, p.b}])
		p.z[0] = m.firstScore(f, p)
	}
	g := newGrid(pairs, len(f.a), len(f.b))
	for s := range m.second {
		g.secondScore(f, m, s)
	}
	if m.trees != nil {
		g.lastScore(f, m)
	}
	return g
}

// lastScore lets the trees of m have the last word.
func (g *grid) lastScore(f *field, m *regime) {
	for k, x := range g.together(f) {
		p := &g.pairs[k]
		p.z[len(p.z)-1] = m.trees.Odds(x)
		if p.bare && x[nBase+cAhead]+x[nBase+cBehind] < 0.5 {
			p.z[len(p.z)-1] = min(p.z[len(p.z)-1], groundless)
		}
	}
}

// together returns all features of each pair, as [treeNames] has them.
func (g *grid) together(f *field) [][]float64 {
	last := len(pair{}.z) - 1
	g.settle(last)
	out := make([][]float64, len(g.pairs))
	all := make([]float64, len(g.pairs)*(nBase+nContext))
	for k := range g.pairs {
		x := all[k*(nBase+nContext) : (k+1)*(nBase+nContext)]
		copy(x, g.pairs[k].x)
		g.context(x[nBase:], f, k, last)
		out[k] = x
	}
	return out
}

func (m *regime) firstScore(f *field, p *pair) float64 {
	z := weigh(m.first[:], p.x)
	if p.bare = !f.grounded(p); p.bare {
		z = min(z, groundless)
	}
	return z
}

// secondScore fills in the scores of stage s+1 from those of stage s.
func (g *grid) secondScore(f *field, m *regime, s int) {
	g.settle(s)
	x := make([]float64, nContext)
	for k := range g.pairs {
		g.context(x, f, k, s)
		p := &g.pairs[k]
		p.z[s+1] = weigh(m.second[s][:], x)
		if p.bare && x[cAhead]+x[cBehind] < 0.5 {
			p.z[s+1] = min(p.z[s+1], groundless)
		}
	}
}

// match returns the numbers of the pairs that are linked one to one.
func (g *grid) match(f *field, keep float64) []int {
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
	return picked
}

// neverAgain is more log-odds than any pair has.
const neverAgain = 1e3

// more returns the numbers of pairs, beside those picked, that are sure enough
// to be second links of a sentence.
func (g *grid) more(picked []int, again float64) []int {
	var out []int
	for k := range g.pairs {
		p := &g.pairs[k]
		if p.z[len(p.z)-1] >= again && !slices.Contains(picked, k) {
			out = append(out, k)
		}
	}
	return out
}
