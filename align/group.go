package align

import (
	"cmp"
	"slices"
)

// Place is a sentence of one of several texts.
type Place struct {
	Doc      int `json:"doc"`
	Sentence int `json:"sentence"`
}

func comparePlaces(x, y Place) int {
	return cmp.Or(cmp.Compare(x.Doc, y.Doc), cmp.Compare(x.Sentence, y.Sentence))
}

// Group is a set of sentences of several texts that tell the same. Score is
// the probability of its weakest necessary link.
type Group struct {
	Members []Place `json:"members"`
	Score   float64 `json:"score"`
}

// Between is the ladder between texts A and B of several.
type Between struct {
	A, B   int
	Ladder *Ladder
}

// Groups makes the pairwise links of several texts consistent: sentences that
// are linked, directly or through a third, come into one group, the likeliest
// links first, unless the links between what would be joined speak against it
// on the whole. Groups have two members or more, each member is in one group;
// they are in the order of their first member. The result does not depend on
// the order of ladders, nor on which text of a pair is A.
func Groups(ladders []Between) []Group {
	links, score := bonds(ladders)
	g := grouping{of: map[Place]int{}, score: score}
	for _, l := range links {
		g.join(l)
	}
	var out []Group
	for _, m := range g.groups {
		if len(m.Members) > 1 {
			slices.SortFunc(m.Members, comparePlaces)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(x, y Group) int { return comparePlaces(x.Members[0], y.Members[0]) })
	return out
}

// bond is a link between two places, the lesser first.
type bond struct {
	x, y  Place
	score float64
}

// bonds lists all links, the likeliest first, and each with its score.
func bonds(ladders []Between) ([]bond, map[[2]Place]float64) {
	score := map[[2]Place]float64{}
	for _, l := range ladders {
		for i := range l.Ladder.Beads {
			b := &l.Ladder.Beads[i]
			if b.Relation == Related {
				continue
			}
			for _, s := range b.A {
				for _, t := range b.B {
					k := [2]Place{{l.A, s}, {l.B, t}}
					if comparePlaces(k[0], k[1]) > 0 {
						k[0], k[1] = k[1], k[0]
					}
					score[k] = max(score[k], b.Score)
				}
			}
		}
	}
	links := make([]bond, 0, len(score))
	for k, s := range score {
		links = append(links, bond{k[0], k[1], s})
	}
	slices.SortFunc(links, func(p, q bond) int {
		return cmp.Or(cmp.Compare(q.score, p.score), comparePlaces(p.x, q.x), comparePlaces(p.y, q.y))
	})
	return links, score
}

// grouping grows groups link by link.
type grouping struct {
	of     map[Place]int
	groups []Group
	score  map[[2]Place]float64
}

// join brings the ends of l into one group, unless that joins groups between
// which fewer than half of the pairs of different texts are linked.
func (g *grouping) join(l bond) {
	x, y := g.find(l.x), g.find(l.y)
	if x == y {
		return
	}
	linked, all := 0.0, 0.0
	for _, p := range g.groups[x].Members {
		for _, q := range g.groups[y].Members {
			if p.Doc == q.Doc {
				continue
			}
			all++
			k := [2]Place{p, q}
			if comparePlaces(p, q) > 0 {
				k = [2]Place{q, p}
			}
			linked += g.score[k]
		}
	}
	if linked < all/2 {
		return
	}
	for _, q := range g.groups[y].Members {
		g.of[q] = x
	}
	g.groups[x].Members = append(g.groups[x].Members, g.groups[y].Members...)
	g.groups[x].Score = min(g.groups[x].Score, g.groups[y].Score, l.score)
	g.groups[y].Members = nil
}

func (g *grouping) find(p Place) int {
	k, ok := g.of[p]
	if !ok {
		k = len(g.groups)
		g.of[p] = k
		g.groups = append(g.groups, Group{Members: []Place{p}, Score: 1})
	}
	return k
}
