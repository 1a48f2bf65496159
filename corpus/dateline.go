package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// dateWords are the words of date lines in all languages.
type dateWords struct {
	month   map[string]int
	weekday map[string]bool
	filler  map[string]bool
	zone    map[string]string // folded phrase → offset, or "eet"
}

var dateTable = sync.OnceValue(func() *dateWords {
	t := &dateWords{map[string]int{}, map[string]bool{}, map[string]bool{}, map[string]string{}}
	rows("dates.", 3, func(cells []string) {
		form := fold(cells[1])
		switch cells[0] {
		case "month":
			n, err := strconv.Atoi(cells[2])
			if err != nil || n < 1 || n > 12 {
				panic("corpus: dates: bad month " + cells[2])
			}
			t.month[form] = n
		case "weekday":
			t.weekday[form] = true
		case "filler":
			t.filler[form] = true
		case "zone":
			t.zone[form] = cells[2]
		default:
			panic("corpus: dates: no kind " + cells[0])
		}
	})
	return t
})

// dateTokenLimit is the longest date line in tokens.
const dateTokenLimit = 24

// dateLine reports whether s holds nothing but a date or a time of day, with
// what may stand beside it: weekday, time zone, section, town. date is the
// date in the form of [Doc.Date]; it is empty where the year is missing.
func dateLine(s string) (date string, ok bool) {
	if len(s) > 200 {
		return "", false
	}
	toks := dateTokens(fold(s))
	if len(toks) == 0 || len(toks) > dateTokenLimit {
		return "", false
	}
	d, strange := readDate(toks)
	if !d.found() || strange > d.allowed() {
		return "", false
	}
	return d.String(), true
}

// dateTokens splits a folded line into words, numbers and single signs.
func dateTokens(s string) []string {
	class := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 1
		case unicode.IsLetter(r) || r == '\'':
			return 2
		}
		return 0
	}
	var toks []string
	for i := 0; i < len(s) && len(toks) <= dateTokenLimit; {
		r, n := utf8.DecodeRuneInString(s[i:])
		j, kind := i+n, class(r)
		for kind != 0 && j < len(s) {
			next, n := utf8.DecodeRuneInString(s[j:])
			if class(next) != kind {
				break
			}
			j += n
		}
		if !isSpace(r) {
			toks = append(toks, s[i:j])
		}
		i = j
	}
	return toks
}

// lineDate is what a date line says.
type lineDate struct {
	year, month, day     int
	hour, minute, second int // hour is -1 where no time of day is given
	zone                 string
	separated            bool // a sign such as | parts the line
	comma                bool // a comma stands before the date
}

func (d *lineDate) found() bool { return d.month > 0 && d.day > 0 || d.hour >= 0 && d.month == 0 }

// allowed returns how many words that are strange to date lines may stand in
// this one: a section behind a bar, a town before a comma.
func (d *lineDate) allowed() int {
	switch {
	case d.month == 0:
		if d.separated {
			return 2
		}
		return 0
	case d.separated:
		return 4
	case d.comma:
		return 2
	}
	return 0
}

// String returns the date, with time of day and zone where they are known;
// it is empty without a year.
func (d *lineDate) String() string {
	if d.year == 0 || d.month == 0 || d.day == 0 {
		return ""
	}
	date := fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
	if d.hour < 0 {
		return date
	}
	date += fmt.Sprintf("T%02d:%02d:%02d", d.hour, d.minute, d.second)
	switch d.zone {
	case "":
		return date
	case "eet":
		return date + kyivOffset(d.year, d.month, d.day)
	}
	return date + d.zone
}

// kyivOffset returns the offset of Kyiv's clocks from UTC: an hour more
// between the last Sundays of March and October.
func kyivOffset(year, month, day int) string {
	lastSunday := func(m time.Month) int {
		last := time.Date(year, m, 31, 0, 0, 0, 0, time.UTC)
		return 31 - int(last.Weekday())
	}
	summer := month > 3 && month < 10 || month == 3 && day >= lastSunday(time.March) || month == 10 && day < lastSunday(time.October)
	if summer {
		return "+03:00"
	}
	return "+02:00"
}

// readDate reads what toks say, and counts the words that it does not know.
func readDate(toks []string) (d lineDate, strange int) {
	d.hour = -1
	table := dateTable()
	for i := 0; i < len(toks); {
		if n, zone := table.zoneAt(toks[i:]); n > 0 {
			d.zone = zone
			i += n
			continue
		}
		n := d.numbersAt(toks[i:], table)
		if n > 0 {
			i += n
			continue
		}
		tok := toks[i]
		switch {
		case tok == "|" || tok == "•" || tok == "·" || tok == "/" || tok == "—" || tok == "–" || tok == "-":
			d.separated = true
		case tok == ",":
			d.comma = d.comma || d.month == 0
		case tok == "t" && d.day > 0: // 2024-09-17T21:40
		case tok == "z" && d.hour >= 0:
			d.zone = "+00:00"
		case table.weekday[tok] || table.filler[tok]:
		case isSign(tok) && !strings.ContainsAny(tok, `"«»„“!?…`):
		default:
			strange++
			if tok[0] >= '0' && tok[0] <= '9' {
				strange += 8 // a number that belongs to no date
			}
		}
		i++
	}
	return d, strange
}

func isSign(tok string) bool {
	for _, r := range tok {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return true
}

// zoneAt returns the time zone that toks start with, and its length in
// tokens.
func (t *dateWords) zoneAt(toks []string) (n int, zone string) {
	if isSign(toks[0]) {
		return 0, ""
	}
	phrase := ""
	for i, tok := range toks[:min(len(toks), 4)] {
		if isSign(tok) {
			break
		}
		if i > 0 {
			phrase += " "
		}
		phrase += tok
		if z, ok := t.zone[phrase]; ok {
			n, zone = i+1, z
		}
	}
	return n, zone
}

// numbersAt reads a date or a time of day at the start of toks, and returns
// its length in tokens, 0 for none.
func (d *lineDate) numbersAt(toks []string, table *dateWords) int {
	num := func(i, digits int) int {
		if i >= len(toks) || len(toks[i]) > digits || toks[i] == "" {
			return -1
		}
		n, err := strconv.Atoi(toks[i])
		if err != nil {
			return -1
		}
		return n
	}
	is := func(i int, signs string) bool {
		return i < len(toks) && len(toks[i]) == 1 && strings.Contains(signs, toks[i])
	}
	set := func(y, m, day, n int) int {
		if d.month > 0 || m < 1 || m > 12 || day < 1 || day > 31 || y != 0 && (y < 1900 || y > 2100) {
			if d.month > 0 && m >= 1 && m <= 12 {
				return n // a second date: when it was changed
			}
			return 0
		}
		d.year, d.month, d.day = y, m, day
		return n
	}
	a := num(0, 4)
	if a < 0 {
		if m := table.month[toks[0]]; m > 0 { // September 17, 2024
			at := 1
			if is(at, ".") {
				at++
			}
			if day := num(at, 2); day > 0 {
				if is(at+1, ",") {
					if y := num(at+2, 4); y >= 1900 {
						return set(y, m, day, at+3)
					}
				}
				return set(0, m, day, at+1)
			}
		}
		return 0
	}
	if len(toks[0]) == 4 {
		if is(1, "-./") && is(3, "-./") && num(2, 2) > 0 && num(4, 2) > 0 { // 2024-09-17
			return set(a, num(2, 2), num(4, 2), 5)
		}
		return 0
	}
	if len(toks[0]) > 2 {
		return 0
	}
	if is(1, "./-") && is(3, "./-") && num(2, 2) > 0 { // 17.09.2024
		y := num(4, 4)
		if y >= 0 && y < 100 && len(toks[4]) == 2 {
			y += 2000
		}
		if y >= 1900 {
			return set(y, num(2, 2), a, 5)
		}
	}
	if len(toks) > 1 { // 17 вересня 2024
		if m := table.month[toks[1]]; m > 0 {
			at := 2
			for is(at, ".,") {
				at++
			}
			if y := num(at, 4); y >= 1900 && len(toks[at]) == 4 {
				return set(y, m, a, at+1)
			}
			return set(0, m, a, 2)
		}
	}
	if is(1, ":.") && len(toks) > 2 && len(toks[2]) == 2 && a < 24 { // 21:40, 06.56
		m := num(2, 2)
		if m < 0 || m > 59 {
			return 0
		}
		n, sec := 3, 0
		if is(3, ":") && num(4, 2) >= 0 && num(4, 2) < 60 {
			n, sec = 5, num(4, 2)
		}
		if d.hour < 0 {
			d.hour, d.minute, d.second = a, m, sec
			if n < len(toks) && (toks[n] == "+" || toks[n] == "-" || toks[n] == "−") && n+1 < len(toks) { // +03:00, +0300
				if k := offsetAt(toks[n:], &d.zone); k > 0 {
					n += k
				}
			}
		}
		return n
	}
	return 0
}

// offsetAt reads "+03:00", "+0300" or "+3" at the start of toks into zone.
func offsetAt(toks []string, zone *string) int {
	sign := "+"
	if toks[0] != "+" {
		sign = "-"
	}
	digits, n := toks[1], 2
	if len(toks) > 3 && toks[2] == ":" && len(toks[3]) == 2 {
		digits, n = digits+toks[3], 4
	}
	switch len(digits) {
	case 1:
		digits = "0" + digits + "00"
	case 2:
		digits += "00"
	}
	if len(digits) != 4 || digits > "1400" {
		return 0
	}
	for i := range digits {
		if digits[i] < '0' || digits[i] > '9' {
			return 0
		}
	}
	*zone = sign + digits[:2] + ":" + digits[2:]
	return n
}

// ParseDate returns the date that s gives, in the form of [Doc.Date]; ok is
// false where s is no date. It takes ISO 8601, the forms of mail and HTTP,
// "17.09.2024 21:40" and the date lines of Ukrainian, Russian and English
// pages. A midnight sharp is taken as "no time of day known".
func ParseDate(s string) (date string, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) > 100 || s == "" {
		return "", false
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700",
		"2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-0700", time.RFC1123Z,
		"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 -0700",
		"Mon, 2 Jan 2006 15:04:05 -0700 (MST)", "Mon, 2 Jan 2006 15:04:05 GMT", "20060102T150405Z"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1000 && t.Year() <= 9999 {
			return formatTime(t, true), true
		}
	}
	for _, form := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405"} {
		if t, err := time.Parse(form, s); err == nil {
			return formatTime(t, false), true
		}
	}
	if t, err := time.Parse("20060102", s); err == nil && t.Year() > 1900 && t.Year() < 2100 {
		return t.Format(time.DateOnly), true
	}
	date, ok = dateLine(s)
	if !ok || date == "" {
		return "", false
	}
	if _, err := time.Parse(time.DateOnly, date[:10]); err != nil {
		return "", false
	}
	return date, true
}

// formatTime gives t in the form of [Doc.Date].
func formatTime(t time.Time, zone bool) string {
	switch {
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return t.Format(time.DateOnly)
	case zone:
		return t.Format("2006-01-02T15:04:05-07:00")
	}
	return t.Format("2006-01-02T15:04:05")
}
