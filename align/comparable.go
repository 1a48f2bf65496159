package align

// support is what one piece of outside evidence says for a pair.
type support struct {
	name     string
	strength float64
	why      string
}

// score runs the models over the candidates of f.
func (f *field) score(m *Model, extra map[[2]int32][]support) *grid {
	pairs := f.candidates(extra)
	for k := range pairs {
		f.judge(&pairs[k])
		pairs[k].z[0] = weigh(m.first[:], pairs[k].x)
	}
	g := newGrid(pairs, len(f.a), len(f.b))
	for s := range m.second {
		for k := range pairs {
			pairs[k].z[s+1] = weigh(m.second[s][:], g.context(f, k, s))
		}
	}
	return g
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
