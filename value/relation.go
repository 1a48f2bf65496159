package value

// Relation says how one value relates to another.
type Relation int

// The relations. Incomparable comes first so that the zero Relation claims
// nothing.
const (
	Incomparable Relation = iota // different kinds, units or currencies, or nothing is known
	Same                         // they agree
	Contains                     // the first leaves room for the second and for more
	ContainedIn                  // the second leaves room for the first and for more
	Overlaps                     // either may be true without the other
	Disjoint                     // they cannot both be true
)

var relationNames = [...]string{"incomparable", "same", "contains", "contained-in", "overlaps", "disjoint"}

// String returns the name of r in lower case.
func (r Relation) String() string {
	if r >= 0 && int(r) < len(relationNames) {
		return relationNames[r]
	}
	return "relation?"
}

// Inverse returns the relation of the second value to the first.
func (r Relation) Inverse() Relation {
	switch r {
	case Contains:
		return ContainedIn
	case ContainedIn:
		return Contains
	}
	return r
}

// Agree reports whether both values may be true: all but Disjoint and
// Incomparable.
func (r Relation) Agree() bool { return r != Disjoint && r != Incomparable }
