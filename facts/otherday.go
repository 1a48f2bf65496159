package facts

import (
	"github.com/zvirka/zvirka/value"
)

// onOtherDays reports whether a side of a pair tells of a day of which the other
// account says nothing, though it has days of its own: what one meeting did not
// sign another may have signed.
func (b *bead) onOtherDays() bool {
	return strangeDay(b.a, b.bagB.instants) || strangeDay(b.b, b.bagA.instants)
}

// strangeDay reports whether a day that s tells of touches none of the times of
// an account that has some.
func strangeDay(s *side, all []value.Time) bool {
	if len(all) == 0 {
		return false
	}
	for _, t := range s.times {
		if t.Type != "date" || len(t.Value) != len("2006-01-02") {
			continue
		}
		v, ok := instant(t)
		if ok && !meetsAny(v, all) {
			return true
		}
	}
	return false
}

// meetsAny reports whether a time agrees with one of all.
func meetsAny(v value.Time, all []value.Time) bool {
	for _, o := range all {
		if v.Relate(o).Agree() {
			return true
		}
	}
	return false
}
