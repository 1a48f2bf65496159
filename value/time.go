package value

import (
	"fmt"
	"strings"
)

// Kind says what a [Time] is.
type Kind uint8

// The kinds of times.
const (
	NoTime   Kind = iota // the zero Time
	Date                 // a point or stretch on the calendar, at any granularity
	Clock                // a time of day without a date
	Yearless             // a month, or a day of one, without a year
	Weekday              // a day of the week without a date
	Duration             // a length, or an age
	Ref                  // PRESENT_REF, PAST_REF, FUTURE_REF: vague
)

// Time is what a temporal expression stands for. It is a plain value: two
// Times that were parsed from equal strings are equal. The zero Time is
// Incomparable with everything.
type Time struct {
	kind Kind
	text string // value as it is printed
	end  string // last value of a range, or empty
	mod  string

	// What it stands for, in seconds: since the beginning of the year 0 for a
	// Date, of the year for a Yearless, of Monday for a Weekday, of the day for a Clock; the length
	// for a Duration. Both ends are inside.
	core Interval // without mod
	wide Interval // with it

	months Interval // of a Duration stated in months and years; NaN-free, Lo > Hi if it is not
	clock  bool     // of a Date: it states hours
}

// ParseTime returns the time that value stands for; with a valueEnd, the range
// from the one to the other, both included. mod is empty or one of approx,
// more, less, min, max, before, after, start, mid, end. The forms of value:
//
//	2023-09-13  2023-09  2023  199X  18XX  BC0264         dates
//	2023-W37  2023-W37-3  2023-W37-WE  2023-Q1  2023-H1  2023-SU   weeks, quarters, halves, seasons
//	2023-10-19T06:56  2023-10-19T06  2023-09-12TEV        with hours or a part of the day
//	T02:45  T14  TMO                                      time of day alone
//	XXXX-09-13  XXXX-09  XXXX-WXX-5                       without a year, without a date
//	P19M  P1Y6M  P2W  PT90M  P1.5D  PXD                   durations; X is "some"
//	PRESENT_REF  PAST_REF  FUTURE_REF
//
// A winter is named by its December. The error names the value that was not
// understood.
func ParseTime(value, valueEnd, mod string) (Time, error) {
	t, err := parseTime(value)
	if err != nil {
		return Time{}, err
	}
	if valueEnd != "" {
		if t, err = t.through(valueEnd); err != nil {
			return Time{}, err
		}
	}
	if !validMod(mod) {
		return Time{}, fmt.Errorf("value: unknown modifier %q", mod)
	}
	t.mod = mod
	t.wide = t.modified()
	return t, nil
}

func validMod(mod string) bool {
	switch mod {
	case "", "approx", "more", "less", "min", "max", "before", "after", "start", "mid", "end":
		return true
	}
	return false
}

func parseTime(s string) (Time, error) {
	var t Time
	var ok bool
	switch {
	case strings.HasSuffix(s, "_REF"):
		t, ok = parseRef(s)
	case strings.HasPrefix(s, "P"):
		t, ok = parseDuration(s)
	case strings.HasPrefix(s, "T"):
		t, ok = parseClock(s)
	case strings.HasPrefix(s, "XXXX-"):
		t, ok = parseYearless(s)
	default:
		t, ok = parseDate(s)
	}
	if !ok {
		return Time{}, fmt.Errorf("value: not a time: %q", s)
	}
	t.text = s
	t.wide = t.core
	return t, nil
}

// through returns the range from t to the time that s stands for.
func (t Time) through(s string) (Time, error) {
	u, err := parseTime(s)
	if err != nil {
		return Time{}, err
	}
	if t.kind != u.kind || t.kind == Ref {
		return Time{}, fmt.Errorf("value: no range from %q to %q", t.text, s)
	}
	if t.kind == Clock && u.core.Hi < t.core.Lo {
		u.core.Hi += day // past midnight
	}
	if u.core.Hi < t.core.Lo {
		return Time{}, fmt.Errorf("value: range from %q ends before it begins, at %q", t.text, s)
	}
	t.end = s
	t.core.Hi = max(t.core.Hi, u.core.Hi)
	t.months = t.months.join(u.months)
	t.clock = t.clock || u.clock
	return t, nil
}

func (i Interval) join(o Interval) Interval {
	if i.empty() || o.empty() {
		return noInterval
	}
	return Interval{min(i.Lo, o.Lo), max(i.Hi, o.Hi)}
}

func (i Interval) empty() bool { return i.Lo > i.Hi }

var noInterval = Interval{1, 0}

// Kind returns what kind of time t is.
func (t Time) Kind() Kind { return t.kind }

// IsZero reports whether t is the zero Time.
func (t Time) IsZero() bool { return t.kind == NoTime }

// IsRange reports whether t was given with an end.
func (t Time) IsRange() bool { return t.end != "" }

// Value, End and Mod return what [ParseTime] would have to be given to make t.
func (t Time) Value() string { return t.text }

// End returns the last value of a range, or "".
func (t Time) End() string { return t.end }

// Mod returns the modifier of t, or "".
func (t Time) Mod() string { return t.mod }

// String returns t as "VALUE", "VALUE/END" and, after a blank, its modifier.
func (t Time) String() string {
	s := t.text
	if t.end != "" {
		s += "/" + t.end
	}
	if t.mod != "" {
		s += " " + t.mod
	}
	return s
}

// Bounds returns what t stands for, in seconds, both ends inside: of a Date
// since the beginning of the year 0 (1 BC) in the Gregorian calendar, of a
// Clock since midnight, of a Duration its length. Modifiers count.
func (t Time) Bounds() Interval { return t.wide }
