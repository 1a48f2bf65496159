package facts

import (
	"slices"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/value"
)

// relateNames says whether two mentions name one entity, one that contains
// the other, or two.
func relateNames(m, n *mention) value.Relation {
	switch {
	case m.ID == "" || n.ID == "" || m.Type != n.Type:
		return value.Incomparable
	case sameEntity(m, n):
		return value.Same
	}
	g := gazetteer.Default()
	switch {
	case g.Contains(m.ID, n.ID):
		return value.Contains
	case g.Contains(n.ID, m.ID):
		return value.ContainedIn
	}
	return value.Disjoint
}

// sameEntity reports whether mentions of one type with ids name one entity.
func sameEntity(m, n *mention) bool {
	if m.ID == n.ID || likeNames(m.keys, n.keys) {
		return true
	}
	g := gazetteer.Default()
	return metonymOf(g, m.ID) == n.ID || metonymOf(g, n.ID) == m.ID
}

// metonymOf returns the entity that the place stands for, or "".
func metonymOf(g *gazetteer.Gazetteer, id string) string {
	if e, ok := g.Lookup(id); ok && e.MetonymOf != "" {
		return e.MetonymOf
	}
	return ""
}

// likeNames reports whether each word of the shorter of two names, of which the
// keys are given, has a word that is as good as equal in the other: what
// identity could not decide must not be told as a difference.
func likeNames(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	return allLike(x, y) || len(x) == len(y) && allLike(y, x)
}

// allLike reports whether each of the keys x is as good as equal to one of y.
func allLike(x, y []string) bool {
	for _, k := range x {
		if !slices.ContainsFunc(y, func(l string) bool { return likeness(k, l) >= sameName }) {
			return false
		}
	}
	return len(x) > 0
}
