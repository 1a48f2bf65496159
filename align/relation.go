package align

import (
	"slices"
	"strings"
)

// finish gives every bead its relation and its reasons.
func (j *job) finish(l *Ladder) {
	for i := range l.Beads {
		b := &l.Beads[i]
		if b.Linked() {
			b.Relation = j.relate(b)
		}
	}
}

// Shares of the weight of the words of a side that are left over once those
// told by both are taken away.
const (
	littleLeft = 0.5  // at most this on both sides: they tell the same
	muchLeft   = 0.8  // more than this on both sides: each tells its own
	wider      = 0.12 // so much more is left on a side that tells more
)

// relate compares what is left over on either side.
func (j *job) relate(b *Bead) Relation {
	wa, wb := j.contentBag(0, b.A), j.contentBag(1, b.B)
	ma, mb := massOf(wa), massOf(wb)
	both := shared(wa, wb)
	restA, restB := (ma-both)/(ma+1), (mb-both)/(mb+1)
	switch {
	case j.conflict(b):
		return Conflict
	case restA <= littleLeft && restB <= littleLeft:
		return Equivalent
	case restA <= muchLeft && restB-restA > wider:
		return BMore
	case restB <= muchLeft && restA-restB > wider:
		return AMore
	case restA <= muchLeft && restB <= muchLeft:
		return Equivalent
	case both == 0 && b.Score < 0.5:
		return Related
	}
	return Overlap
}

// conflict reports whether each side has a number, or a time, that the other
// has not. Times of which one is part of the other do not clash.
func (j *job) conflict(b *Bead) bool {
	x, y := j.apart(b.A, b.B, kindTime)
	if len(x) > 0 && len(y) > 0 && !within(x, y) {
		return true
	}
	x, y = j.apart(b.A, b.B, kindValue)
	if len(x) > 0 && len(y) > 0 {
		return true
	}
	if len(pooled(j.a, b.A, kindValue))+len(pooled(j.b, b.B, kindValue)) > 0 || len(pooled(j.a, b.A, kindTime))+len(pooled(j.b, b.B, kindTime)) > 0 {
		return false // analysed: digits say no more
	}
	return differ(digits(j.a, b.A), digits(j.b, b.B))
}

// within reports whether some value of one side begins as one of the other
// does: "t:2023-09" holds "t:2023-09-13".
func within(x, y []string) bool {
	for _, s := range x {
		for _, t := range y {
			if strings.HasPrefix(s, t) || strings.HasPrefix(t, s) {
				return true
			}
		}
	}
	return false
}

func digits(ps []profile, of []int) []int32 {
	var out []int32
	for _, i := range of {
		out = append(out, ps[i].numbers...)
	}
	return distinct(out)
}

// differ reports whether both sides have numbers that the other has not.
func differ(x, y []int32) bool {
	n := common(x, y)
	return len(x) > n && len(y) > n
}

// contentBag returns the words of some sentences of a side but for function words.
func (j *job) contentBag(side int, of []int) []entry {
	ps := j.a
	if side == 1 {
		ps = j.b
	}
	var function []int32 // few
	for _, i := range of {
		forms := j.sentence(side, i).Forms
		for k, id := range ps[i].order {
			if forms[ps[i].forms[k]].Stop {
				function = append(function, id)
			}
		}
	}
	all := bag(ps, of)
	out := make([]entry, 0, len(all))
	for _, e := range all {
		if !slices.Contains(function, e.id) {
			out = append(out, e)
		}
	}
	return out
}

// bag returns the summed word vectors of some sentences.
func bag(ps []profile, of []int) []entry {
	if len(of) == 1 {
		return ps[of[0]].words
	}
	var out []entry
	for _, i := range of {
		out = add(out, ps[i].words)
	}
	return out
}

func add(x, y []entry) []entry {
	out := make([]entry, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].id < y[0].id:
			out, x = append(out, x[0]), x[1:]
		case x[0].id > y[0].id:
			out, y = append(out, y[0]), y[1:]
		default:
			out = append(out, entry{x[0].id, max(x[0].w, y[0].w)})
			x, y = x[1:], y[1:]
		}
	}
	return append(append(out, x...), y...)
}

func massOf(x []entry) float64 {
	sum := 0.0
	for _, e := range x {
		sum += float64(e.w)
	}
	return sum
}
