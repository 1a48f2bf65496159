package value

import "math"

// Relate returns the relation of t to u. A date at coarser granularity
// contains a finer one; modifiers widen, cut or open what they modify; two
// times that say the same but for "about" are the Same. Where one lacks the
// year, or the date, the other is compared without it; a date never relates to
// a duration.
func (t Time) Relate(u Time) Relation {
	switch {
	case t.kind == NoTime || u.kind == NoTime:
		return Incomparable
	case t.kind == Ref || u.kind == Ref:
		if t.kind == u.kind && t.text == u.text {
			return Same
		}
		return Incomparable
	case t.kind == u.kind:
		return t.relateLike(u)
	case t.kind == Date:
		return u.relateDate(t).Inverse()
	case u.kind == Date:
		return t.relateDate(u)
	}
	return Incomparable
}

// relateLike compares times of one kind.
func (t Time) relateLike(u Time) Relation {
	if soft(t.mod) && soft(u.mod) && t.sameCore(u) {
		return Same
	}
	if t.kind != Duration || t.months.empty() || u.months.empty() {
		return t.wide.relate(u.wide)
	}
	return t.monthBounds().relate(u.monthBounds())
}

func soft(mod string) bool { return mod == "" || mod == "approx" }

func (t Time) sameCore(u Time) bool {
	if t.kind == Duration && !t.months.empty() && !u.months.empty() {
		return t.months == u.months
	}
	return t.core == u.core
}

// relateDate compares t, which lacks the year or the date, with a date.
func (t Time) relateDate(d Time) Relation {
	reduced, ok := Interval{}, false
	switch t.kind {
	case Yearless:
		reduced, ok = d.withoutYear()
	case Weekday:
		reduced, ok = d.within(week, -5*day)
	case Clock:
		if d.clock {
			reduced, ok = d.within(day, 0)
		}
	}
	if !ok {
		return Incomparable
	}
	switch t.wide.relate(reduced) {
	case Same, Contains:
		return Contains
	case Disjoint:
		return Disjoint
	}
	return Overlaps
}

// within returns d modulo a cycle that began at origin (the year 0 began on a
// Saturday), where d is not longer than half of the cycle.
func (t Time) within(cycle, origin float64) (Interval, bool) {
	if length := t.wide.Hi - t.wide.Lo; length >= cycle/2 || t.mod == "before" || t.mod == "after" {
		return Interval{}, false
	}
	lo := math.Mod(math.Mod(t.wide.Lo-origin, cycle)+cycle, cycle)
	return Interval{lo, lo + t.wide.Hi - t.wide.Lo}, true
}

// withoutYear lays a date of some months or less on the leap year.
func (t Time) withoutYear() (Interval, bool) {
	if t.wide.Hi-t.wide.Lo > 200*day {
		return Interval{}, false
	}
	year := int(math.Floor(t.wide.Lo / (365.2425 * day)))
	for daysAsSeconds(year+1) <= t.wide.Lo {
		year++
	}
	for daysAsSeconds(year) > t.wide.Lo {
		year--
	}
	shift := func(s float64) float64 {
		s -= daysAsSeconds(year)
		if monthDays(year, 2) == 28 && s >= 59*day {
			s += day
		}
		return s
	}
	return Interval{shift(t.wide.Lo), shift(t.wide.Hi)}, true
}

func daysAsSeconds(year int) float64 { return float64(daysTo(year, 1)) * day }

// Contains reports whether u may be a closer telling of t: t leaves room for
// all of u.
func (t Time) Contains(u Time) bool { r := t.Relate(u); return r == Same || r == Contains }

// Overlaps reports whether t and u may both be true.
func (t Time) Overlaps(u Time) bool { return t.Relate(u).Agree() }

// Disjoint reports whether t and u cannot both be true of one event.
func (t Time) Disjoint(u Time) bool { return t.Relate(u) == Disjoint }

// Same reports whether t and u say the same.
func (t Time) Same(u Time) bool { return t.Relate(u) == Same }

// modified returns what t stands for with its modifier.
func (t Time) modified() Interval {
	return modify(t.core, t.mod, t.kind == Duration, t.reach())
}

// monthBounds is modified in months.
func (t Time) monthBounds() Interval {
	return modify(t.months, t.mod, true, 0.15*t.months.Hi)
}

// modify applies a modifier to an interval. Bounds stay closed: "more than
// two" leaves room for two, since tellers round.
func modify(i Interval, mod string, length bool, reach float64) Interval {
	low := negInf
	if length {
		low = 0
	}
	third := (i.Hi - i.Lo) / 3
	if math.IsInf(third, 0) {
		third = 0
	}
	switch mod {
	case "approx":
		return Interval{max(low, i.Lo-reach), i.Hi + reach}
	case "more", "min":
		return Interval{i.Lo, inf}
	case "less", "max":
		return Interval{low, i.Hi}
	case "after":
		return Interval{i.Hi, inf}
	case "before":
		return Interval{low, i.Lo}
	case "start":
		return Interval{i.Lo, i.Lo + third}
	case "mid":
		return Interval{i.Lo + third, i.Hi - third}
	case "end":
		return Interval{i.Hi - third, i.Hi}
	}
	return i
}

// reach is how far "about" goes beyond what it stands by: as far again as a
// date is long, 15 % of a duration, half an hour of the clock.
func (t Time) reach() float64 {
	switch {
	case t.kind == Duration:
		return 0.15 * t.core.Hi
	case t.clock:
		return max(hour/2, t.core.Hi-t.core.Lo)
	}
	return t.core.Hi - t.core.Lo + 1
}
