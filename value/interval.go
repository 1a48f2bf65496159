package value

import "math"

// Interval is a range of numbers, closed at both ends; -Inf and +Inf are open
// ends. Lo is at most Hi.
type Interval struct{ Lo, Hi float64 }

// Contains reports whether all of o lies in i.
func (i Interval) Contains(o Interval) bool { return i.Lo <= o.Lo && o.Hi <= i.Hi }

// Overlaps reports whether i and o share a number.
func (i Interval) Overlaps(o Interval) bool { return i.Lo <= o.Hi && o.Lo <= i.Hi }

// Disjoint reports whether i and o share no number.
func (i Interval) Disjoint(o Interval) bool { return !i.Overlaps(o) }

// relate compares intervals.
func (i Interval) relate(o Interval) Relation {
	switch {
	case i == o:
		return Same
	case i.Disjoint(o):
		return Disjoint
	case i.Contains(o):
		return Contains
	case o.Contains(i):
		return ContainedIn
	}
	return Overlaps
}

var (
	inf    = math.Inf(1)
	negInf = math.Inf(-1)
)
