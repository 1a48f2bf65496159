package frame

import "strings"

// day is a range of days, counted from a fixed one; the zero day is unknown.
type day struct{ from, to int32 }

func (d day) ok() bool { return d.to != 0 }

// dayOf returns the days that a value of a time covers: a year, a month, a
// day, or a range of these joined by "/". Other values give the zero day.
func dayOf(value string) day {
	a, b, ranged := strings.Cut(value, "/")
	d := oneDay(a)
	if ranged && d.ok() {
		if e := oneDay(b); e.ok() && e.to >= d.from {
			d.to = e.to
		}
	}
	return d
}

func oneDay(v string) day {
	y, ok := digits(v, 0, 4)
	if !ok {
		return day{}
	}
	if len(v) == 4 {
		return day{ordinal(y, 1, 1), ordinal(y, 12, 31)}
	}
	m, ok := digits(v, 5, 2)
	if !ok || v[4] != '-' || m < 1 || m > 12 {
		return day{}
	}
	if len(v) == 7 {
		return day{ordinal(y, m, 1), ordinal(y, m, 31)}
	}
	dd, ok := digits(v, 8, 2)
	if !ok || v[7] != '-' {
		return day{}
	}
	n := ordinal(y, m, dd)
	return day{n, n}
}

func digits(v string, at, n int) (int, bool) {
	if len(v) < at+n {
		return 0, false
	}
	x := 0
	for _, c := range []byte(v[at : at+n]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		x = x*10 + int(c-'0')
	}
	return x, true
}

// ordinal is the number of a day in the Gregorian calendar (the algorithm of
// E. G. Richards for Julian day numbers).
func ordinal(y, m, d int) int32 {
	a := (14 - m) / 12
	y += 4800 - a
	m += 12*a - 3
	return int32(d + (153*m+2)/5 + 365*y + y/4 - y/100 + y/400 - 32045)
}
