package value

import "strings"

// Seconds in a minute, an hour, a day, a week.
const (
	minute = 60.0
	hour   = 60 * minute
	day    = 24 * hour
	week   = 7 * day
)

// stretch returns the interval of the days from one up to and without another,
// both as days since the beginning of the year 0.
func stretch(from, to int) Interval { return Interval{float64(from) * day, float64(to)*day - 1} }

// daysTo returns the days from the beginning of the year 0 to the beginning of
// the month (1…12, or more: it carries over) of a year.
func daysTo(year, month int) int {
	year += (month - 1) / 12
	month = (month-1)%12 + 1
	days := 365*year + floorDiv(year+3, 4) - floorDiv(year+99, 100) + floorDiv(year+399, 400)
	for m := 1; m < month; m++ {
		days += monthDays(year, m)
	}
	return days
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func monthDays(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// weekday returns the day of the week, Monday 0, of a day since the beginning
// of the year 0, which was a Saturday.
func weekday(days int) int { return ((days+5)%7 + 7) % 7 }

// weekStart returns the day on which the ISO week of a year begins.
func weekStart(year, n int) int {
	fourth := daysTo(year, 1) + 3
	return fourth - weekday(fourth) + 7*(n-1)
}

func parseDate(s string) (Time, bool) {
	date, clock, timed := strings.Cut(s, "T")
	core, days, ok := parseCalendar(date)
	if !ok {
		return Time{}, false
	}
	t := Time{kind: Date, core: core, months: noInterval}
	if !timed {
		return t, true
	}
	part, ok := parseDayTime(clock)
	if !ok || days != 1 {
		return Time{}, false
	}
	t.core = Interval{core.Lo + part.Lo, core.Lo + part.Hi}
	t.clock = true
	return t, true
}

// parseCalendar reads a date without hours; days is its length.
func parseCalendar(s string) (core Interval, days int, ok bool) {
	year, rest, span, ok := parseYear(s)
	if !ok {
		return Interval{}, 0, false
	}
	from, to := 0, 0
	switch {
	case rest == "":
		from, to = daysTo(year, 1), daysTo(year+span, 1)
	case span != 1 || rest[0] != '-':
		return Interval{}, 0, false
	default:
		if from, to, ok = parsePart(year, rest[1:]); !ok {
			return Interval{}, 0, false
		}
	}
	return stretch(from, to), to - from, true
}

// parseYear reads the year at the beginning of s and how many it spans: "2023"
// 1, "199X" 10, "18XX" 100. "BC0264" is the year -263.
func parseYear(s string) (year int, rest string, span int, ok bool) {
	if bc, found := strings.CutPrefix(s, "BC"); found {
		n, rest, ok := digits(bc, 4)
		return 1 - n, rest, 1, ok && n > 0
	}
	span = 1
	for n := 4; n >= 1; n-- {
		if year, rest, ok = digits(s, n); !ok {
			span *= 10
			continue
		}
		if !strings.HasPrefix(rest, "XXX"[:4-n]) {
			return 0, "", 0, false
		}
		return year * span, rest[4-n:], span, true
	}
	return 0, "", 0, false
}

// digits reads exactly n digits at the beginning of s.
func digits(s string, n int) (v int, rest string, ok bool) {
	if len(s) < n || n == 0 {
		return 0, s, false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return 0, s, false
		}
		v = 10*v + int(s[i]-'0')
	}
	return v, s[n:], true
}

// parsePart reads a part of a year: month, day, week, quarter, half, season.
// It is the days from one up to and without another.
func parsePart(year int, s string) (from, to int, ok bool) {
	if len(s) < 2 {
		return 0, 0, false
	}
	months := func(first, n int) (int, int, bool) {
		return daysTo(year, first), daysTo(year, first+n), true
	}
	switch s {
	case "SP":
		return months(3, 3)
	case "SU":
		return months(6, 3)
	case "FA":
		return months(9, 3)
	case "WI":
		return months(12, 3)
	case "Q1", "Q2", "Q3", "Q4":
		return months(3*int(s[1]-'1')+1, 3)
	case "H1", "H2":
		return months(6*int(s[1]-'1')+1, 6)
	}
	if s[0] == 'W' {
		return parseWeek(year, s[1:])
	}
	return parseMonth(year, s)
}

func parseWeek(year int, s string) (from, to int, ok bool) {
	n, rest, ok := digits(s, 2)
	if !ok || n < 1 || n > 53 {
		return 0, 0, false
	}
	from = weekStart(year, n)
	switch {
	case rest == "":
		return from, from + 7, true
	case rest == "-WE":
		return from + 5, from + 7, true
	case len(rest) == 2 && rest[0] == '-' && '1' <= rest[1] && rest[1] <= '7':
		from += int(rest[1] - '1')
		return from, from + 1, true
	}
	return 0, 0, false
}

func parseMonth(year int, s string) (from, to int, ok bool) {
	month, rest, ok := digits(s, 2)
	if !ok || month < 1 || month > 12 {
		return 0, 0, false
	}
	from = daysTo(year, month)
	if rest == "" {
		return from, from + monthDays(year, month), true
	}
	d, rest, ok := digits(rest[1:], 2)
	if !ok || rest != "" || s[2] != '-' || d < 1 || d > monthDays(year, month) {
		return 0, 0, false
	}
	return from + d - 1, from + d, true
}

// dayParts are the parts of a day. They are wider than the words, since
// speakers differ; the night goes on into the next day.
var dayParts = map[string]Interval{
	"MO": {4 * hour, 12*hour - 1},
	"AF": {12 * hour, 18*hour - 1},
	"EV": {17 * hour, 24*hour - 1},
	"NI": {21 * hour, 30*hour - 1},
}

// parseDayTime reads hours, minutes and seconds, or a part of the day.
func parseDayTime(s string) (Interval, bool) {
	if part, ok := dayParts[s]; ok {
		return part, true
	}
	at, unit := 0.0, hour
	for i, limit := range []int{24, 59, 59} {
		if i > 0 {
			if s == "" {
				break
			}
			if s[0] != ':' {
				return Interval{}, false
			}
			s, unit = s[1:], unit/60
		}
		n, rest, ok := digits(s, 2)
		if !ok || n > limit {
			return Interval{}, false
		}
		at += float64(n) * unit
		s = rest
	}
	return Interval{at, at + unit - 1}, s == "" && at <= day
}

func parseClock(s string) (Time, bool) {
	part, ok := parseDayTime(s[1:])
	return Time{kind: Clock, core: part, months: noInterval, clock: true}, ok
}

// leapYear is the year on which times without one are laid.
const leapYear = 2000

func parseYearless(s string) (Time, bool) {
	rest := s[len("XXXX-"):]
	if d, ok := strings.CutPrefix(rest, "WXX-"); ok {
		if len(d) != 1 || d[0] < '1' || d[0] > '7' {
			return Time{}, false
		}
		n := int(d[0] - '1')
		return Time{kind: Weekday, core: stretch(n, n+1), months: noInterval}, true
	}
	from, to, ok := parsePart(leapYear, rest)
	if !ok || rest[0] == 'W' && rest != "WI" {
		return Time{}, false
	}
	base := daysTo(leapYear, 1)
	return Time{kind: Yearless, core: stretch(from-base, to-base), months: noInterval}, true
}

func parseRef(s string) (Time, bool) {
	switch s {
	case "PRESENT_REF", "PAST_REF", "FUTURE_REF":
		return Time{kind: Ref, core: Interval{negInf, inf}, months: noInterval}, true
	}
	return Time{}, false
}
