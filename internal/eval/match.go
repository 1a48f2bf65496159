package eval

import "slices"

// item is a difference or a trap with spans of characters, a first.
type item struct {
	kind       string
	side       [2]spans
	confidence float64 // of a prediction
	salience   int     // of gold
	doubtful   bool    // of gold
	note       string
}

// test says whether prediction p may stand for gold g.
type test func(p, g *item) bool

// sameSentence reports whether p overlaps at least half of the shorter of the
// two and is not over four times as long as g.
func sameSentence(p, g Span) bool {
	n := min(p.End, g.End) - max(p.Start, g.Start)
	lp, lg := p.End-p.Start, g.End-g.Start
	return n > 0 && n*2 >= min(lp, lg) && lp <= 4*lg
}

// tight reports whether p and g share half of their characters, or one holds
// the other and is at most two and a half times as long.
func tight(p, g spans) bool {
	n := p.common(g)
	if n == 0 {
		return false
	}
	lp, lg := p.size(), g.size()
	return n*2 >= lp+lg-n || n == min(lp, lg) && 2*max(lp, lg) <= 5*n
}

// loose reports whether p and g overlap, and p is not far too long.
func loose(p, g spans) bool { return p.overlaps(g) && p.size() <= max(160, 3*g.size()) }

func strict(p, g *item) bool {
	if p.kind != g.kind {
		return false
	}
	for s := range g.side {
		if len(g.side[s]) > 0 && !tight(p.side[s], g.side[s]) {
			return false
		}
	}
	return true
}

func untyped(p, g *item) bool {
	if (p.kind == kindOrder) != (g.kind == kindOrder) {
		return false
	}
	for s := range g.side {
		if len(g.side[s]) > 0 && loose(p.side[s], g.side[s]) {
			return true
		}
	}
	return false
}

func lax(p, g *item) bool { return groups[p.kind] == groups[g.kind] && untyped(p, g) }

// edge is a gold item that a prediction may stand for, with how well.
type edge struct {
	gold      int
	otherKind bool
	notStrict bool
	likeness  float64
}

func newEdge(p, g *item, number int) edge {
	e := edge{gold: number, otherKind: p.kind != g.kind, notStrict: !strict(p, g)}
	for s := range g.side {
		if len(g.side[s]) > 0 {
			e.likeness += p.side[s].likeness(g.side[s])
		}
	}
	return e
}

// compare puts better edges first.
func (e edge) compare(f edge) int {
	switch {
	case e.otherKind != f.otherKind:
		return sign(e.otherKind)
	case e.notStrict != f.notStrict:
		return sign(e.notStrict)
	case e.likeness != f.likeness:
		return sign(e.likeness < f.likeness)
	}
	return 0
}

func sign(after bool) int {
	if after {
		return 1
	}
	return -1
}

// matching returns the largest one-to-one matching of predictions with gold,
// by Kuhn's augmenting paths; better matches are tried first, so that they
// stand where they can. It holds, for each prediction, the number of its gold
// item or -1.
func matching(predicted, gold []item, may test) []int {
	edges := make([][]edge, len(predicted))
	var order []int
	for i := range predicted {
		for j := range gold {
			if may(&predicted[i], &gold[j]) {
				edges[i] = append(edges[i], newEdge(&predicted[i], &gold[j], j))
			}
		}
		slices.SortStableFunc(edges[i], edge.compare)
		if len(edges[i]) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return edges[i][0].compare(edges[j][0]) })
	owner := make([]int, len(gold))
	for j := range owner {
		owner[j] = -1
	}
	seen := make([]bool, len(gold))
	var place func(i int) bool
	place = func(i int) bool {
		for _, e := range edges[i] {
			if seen[e.gold] {
				continue
			}
			seen[e.gold] = true
			if owner[e.gold] < 0 || place(owner[e.gold]) {
				owner[e.gold] = i
				return true
			}
		}
		return false
	}
	for _, i := range order {
		clear(seen)
		place(i)
	}
	out := make([]int, len(predicted))
	for i := range out {
		out[i] = -1
	}
	for j, i := range owner {
		if i >= 0 {
			out[i] = j
		}
	}
	return out
}
