package facts

import (
	"cmp"
	"slices"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/value"
)

// item is an anchor with a value that can be compared: a number, a time, a
// name.
type item struct {
	corpus.Span
	value string     // the canonical value, as reports show it
	sort  string     // items of different sorts are not compared
	of    canon.Form // what is counted, for numbers
	known bool       // whether there is a value to compare
	class string     // what sort of thing a name is of, where that is known

	// paired says that the item means something beside another only.
	paired bool

	shown corpus.Span // the span with what is counted, as reports show it; empty if that is the span
}

// show returns the span that a reader wants to see.
func (x *item) show() corpus.Span {
	if x.shown.Len() > 0 {
		return x.shown
	}
	return x.Span
}

// relater compares item i of a with item j of b.
type relater func(i, j int) value.Relation

// comparison of the items of one sort on both sides of a bead.
type valueRule struct {
	kind   Kind // of disjoint values
	name   string
	as, bs []item
	relate relater
	alike  func(i, j int) bool // whether they may be values of one thing; nil is always

	// inOther reports whether the other text has a value of that kind
	// anywhere, for an item of a (side 0) or b (side 1).
	inOther func(side, i int) bool
}

// nothingOf reports whether a rule has nothing to say of n values of one side
// and m of the other.
func (b *bead) nothingOf(n, m int) bool {
	return n == 0 && m == 0 || b.near() && (n == 0 || m == 0)
}

// pairOf is a pair of items with how well their places agree.
type pairOf struct {
	i, j     int
	relation value.Relation
	context  float64
	hunk     bool
}

// find returns the candidates of r at a bead: values that clash, values of
// which one contains the other, and values that one side only has.
func (r *valueRule) find(b *bead) []candidate {
	pairs := r.pairs(b)
	doneA, doneB := make([]bool, len(r.as)), make([]bool, len(r.bs))
	var out []candidate
	settle := func(wanted func(pairOf) bool, report func(pairOf)) {
		for _, p := range pairs {
			if doneA[p.i] || doneB[p.j] || !wanted(p) {
				continue
			}
			doneA[p.i], doneB[p.j] = true, true
			if report != nil {
				report(p)
			}
		}
	}
	settle(func(p pairOf) bool { return p.relation == value.Same }, nil)
	// A value told twice on one side is settled too, unless the other side has
	// another in that place.
	for _, p := range pairs {
		if p.relation == value.Same && !r.replaced(pairs, p, doneA, doneB) {
			doneA[p.i], doneB[p.j] = true, true
		}
	}
	sole := count(doneA) == len(doneA)-1 && count(doneB) == len(doneB)-1
	settle(func(p pairOf) bool {
		return p.relation.Agree() && p.relation != value.Same && !r.clashesBetter(pairs, p)
	}, func(p pairOf) {
		if p.relation != value.Overlaps {
			out = append(out, r.candidate(b, Granularity, p, sole))
		}
	})
	settle(func(p pairOf) bool { return p.relation == value.Disjoint }, func(p pairOf) {
		out = append(out, r.candidate(b, r.kind, p, sole))
	})
	if b.near() {
		return out // of what one side tells more nothing is wanted
	}
	for i := range r.as {
		if !doneA[i] && !r.as[i].paired {
			out = append(out, r.alone(b, 0, i))
		}
	}
	for j := range r.bs {
		if !doneB[j] && !r.bs[j].paired {
			out = append(out, r.alone(b, 1, j))
		}
	}
	return out
}

// replaced reports whether one value of p is told twice and the other side has
// another in the place where the second stands.
func (r *valueRule) replaced(pairs []pairOf, p pairOf, doneA, doneB []bool) bool {
	return slices.ContainsFunc(pairs, func(q pairOf) bool {
		if q.relation != value.Disjoint || !q.hunk || q.context < p.context+clearlyBetter {
			return false
		}
		return (q.i == p.i || q.j == p.j) && !doneA[q.i] && !doneB[q.j]
	})
}

// clearlyBetter is by how much more the words around must agree for two values
// that clash to go before two of which one contains the other.
const clearlyBetter = 0.25

// clashesBetter reports whether a value of p clashes with one that stands in
// its place: two numbers of which one bounds the other by chance are no pair.
func (r *valueRule) clashesBetter(pairs []pairOf, p pairOf) bool {
	for _, q := range pairs {
		if q.context < p.context+clearlyBetter {
			return false // they are sorted
		}
		if q.relation == value.Disjoint && (q.i == p.i || q.j == p.j) {
			return true
		}
	}
	return false
}

func count(done []bool) int {
	n := 0
	for _, d := range done {
		if d {
			n++
		}
	}
	return n
}

// pairs returns the comparable pairs, those whose places agree best first.
func (r *valueRule) pairs(b *bead) []pairOf {
	var pairs []pairOf
	for i, x := range r.as {
		for j, y := range r.bs {
			if x.sort != y.sort {
				continue
			}
			relation := r.relate(i, j)
			if relation == value.Incomparable || b.apart && relation != value.Same && !r.mayBeOne(i, j) {
				continue
			}
			p := pairOf{i: i, j: j, relation: relation, hunk: b.atOnePlace(x.Span, y.Span)}
			p.context = context(b.a, x.Span, b.b, y.Span)
			if !x.of.IsZero() && !y.of.IsZero() {
				if canon.Similarity(x.of, y.of) >= sureLikeness {
					p.context = (1 + p.context) / 2
				} else if relation != value.Same {
					p.context /= 3
				}
			}
			pairs = append(pairs, p)
		}
	}
	slices.SortStableFunc(pairs, func(p, q pairOf) int {
		return cmp.Or(cmp.Compare(q.context, p.context), cmp.Compare(p.i+p.j, q.i+q.j))
	})
	return pairs
}

// candidate returns the candidate for a pair of values.
func (r *valueRule) candidate(b *bead, kind Kind, p pairOf, sole bool) candidate {
	x, y := r.as[p.i], r.bs[p.j]
	rule := r.name + "-clash"
	switch {
	case kind == Granularity:
		rule = r.name + "-coarser"
	case x.sort == durations:
		kind = Number // how long it took is no date
	}
	c := b.newCandidate(kind, rule, spansOf(x.show()), spansOf(y.show()))
	c.Values = Values{x.value, y.value}
	c.Evidence = x.value + " " + sign(p.relation) + " " + y.value
	c.x[featContext] = p.context
	if p.hunk {
		c.x[featHunk] = 1
	}
	if sole {
		c.x[featSole] = 1
	}
	switch {
	case !x.known || !y.known:
	case x.class != "" && y.class != "" && x.class != y.class:
		c.x[featKnown] = 0.5 // a party in the place of a newspaper
	default:
		c.x[featKnown] = 1
	}
	if r.inOther(0, p.i) {
		c.x[featElsewhere] += 0.5
	}
	if r.inOther(1, p.j) {
		c.x[featElsewhere] += 0.5
	}
	if !x.of.IsZero() && !y.of.IsZero() && canon.Similarity(x.of, y.of) >= sureLikeness {
		c.x[featExtra] = 1
	}
	if !r.mayBeOne(p.i, p.j) {
		c.x[featExtra] = -1
	}
	return c
}

// mayBeOne reports whether two values may be of one thing. Where they are not,
// they stand side by side in accounts written apart; in versions of one text
// they may still be a change.
func (r *valueRule) mayBeOne(i, j int) bool { return r.alike == nil || r.alike(i, j) }

// sign shows a relation.
func sign(r value.Relation) string {
	switch r {
	case value.Same:
		return "="
	case value.Contains:
		return "∋"
	case value.ContainedIn:
		return "∈"
	}
	return "≠"
}

// alone returns the candidate for a value that one side only has.
func (r *valueRule) alone(b *bead, which, i int) candidate {
	var c candidate
	var at item
	var s *side
	if which == 0 {
		at, s = r.as[i], b.a
		c = b.newCandidate(MissingDetail, r.name+"-alone", spansOf(at.show()), nil)
		c.Values.A = at.value
	} else {
		at, s = r.bs[i], b.b
		c = b.newCandidate(MissingDetail, r.name+"-alone", nil, spansOf(at.show()))
		c.Values.B = at.value
	}
	from, to := s.wordsIn(at.Span)
	c.setWords(s.words[from:to])
	b.setPlace(&c, from, to, which == 1)
	if at.known {
		c.x[featKnown] = 1
	}
	if r.inOther(which, i) {
		c.x[featElsewhere] = 1
	}
	c.Evidence = at.value
	return c
}
