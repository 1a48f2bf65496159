package value

import (
	"strconv"
	"strings"
)

// Months in which a length in years or months may be compared with one in
// days: the shortest and the longest, in days, over any stretch.
const (
	shortMonth = 28 * day
	longMonth  = 31 * day
)

// parseDuration reads an ISO 8601 duration; an amount may have a fraction, or
// be X for "some", which is two or more.
func parseDuration(s string) (Time, bool) {
	t := Time{kind: Duration}
	var months, seconds Interval
	hasMonths, hasSeconds := false, false
	rest, clock := s[1:], false
	for rest != "" {
		if rest[0] == 'T' && !clock && len(rest) > 1 {
			rest, clock = rest[1:], true
		}
		amount, unit, after, ok := cutAmount(rest)
		if !ok {
			return Time{}, false
		}
		size, isMonths, ok := durationUnit(unit, clock)
		if !ok {
			return Time{}, false
		}
		sum := &seconds
		if isMonths {
			sum, hasMonths = &months, true
		} else {
			hasSeconds = true
		}
		sum.Lo += amount.Lo * size
		sum.Hi += amount.Hi * size
		rest = after
	}
	if !hasMonths && !hasSeconds {
		return Time{}, false
	}
	t.months = noInterval
	if hasMonths && !hasSeconds {
		t.months = months
	}
	t.core = Interval{seconds.Lo + months.Lo*shortMonth, seconds.Hi + months.Hi*longMonth}
	if hasMonths {
		t.core = yearly(months, seconds)
	}
	return t, true
}

// yearly is a length in months and seconds, in seconds: whole years are 365 or
// 366 days, the months that are left 28 to 31.
func yearly(months, seconds Interval) Interval {
	lo, hi := months.Lo, months.Hi
	years := float64(int(lo / 12))
	low := years*365*day + (lo-12*years)*shortMonth
	if hi == inf {
		return Interval{low + seconds.Lo, inf}
	}
	years = float64(int(hi / 12))
	high := years*366*day + (hi-12*years)*longMonth
	return Interval{low + seconds.Lo, high + seconds.Hi}
}

// cutAmount cuts an amount and the letter of its unit off s.
func cutAmount(s string) (amount Interval, unit byte, rest string, ok bool) {
	n := strings.IndexFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if n == 0 && s[0] == 'X' && len(s) > 1 {
		return Interval{2, inf}, s[1], s[2:], true
	}
	if n <= 0 || n > 12 {
		return Interval{}, 0, "", false
	}
	v, err := strconv.ParseFloat(s[:n], 64)
	return Interval{v, v}, s[n], s[n+1:], err == nil
}

// durationUnit returns the size of a unit, in months or in seconds.
func durationUnit(unit byte, clock bool) (size float64, months, ok bool) {
	if clock {
		switch unit {
		case 'H':
			return hour, false, true
		case 'M':
			return minute, false, true
		case 'S':
			return 1, false, true
		}
		return 0, false, false
	}
	switch unit {
	case 'Y':
		return 12, true, true
	case 'M':
		return 1, true, true
	case 'W':
		return week, false, true
	case 'D':
		return day, false, true
	case 'H': // "P24H", which annotators write for PT24H
		return hour, false, true
	}
	return 0, false, false
}
