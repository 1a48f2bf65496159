package timex

import (
	"strconv"
	"time"
)

// moment is a reference date, with the time of day where it is known.
type moment struct {
	t     time.Time
	known bool
	clock bool
}

// parseRef reads "2023-09-22", "2023-09-22T12:00" or "2023-09-22T12:00:00",
// with anything after it, such as a zone, left aside: times in a story are
// told in the story's own zone.
func parseRef(s string) moment {
	for _, f := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if len(s) < len(f) {
			continue
		}
		if t, err := time.Parse(f, s[:len(f)]); err == nil && t.Year() > 0 {
			return moment{t, true, len(f) > 10}
		}
	}
	return moment{}
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

func dayValue(t time.Time) string { return t.Format("2006-01-02") }

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return pad(y, 4) + "-W" + pad(w, 2)
}

func monthsIn(y, m int) int {
	return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// realDay says whether the month has that day; without a year, 29 February is
// taken to be real.
func realDay(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	if y <= 0 {
		y = 2000
	}
	return d <= monthsIn(y, m)
}

// addMonths moves by months and keeps the day in the month it comes to.
func addMonths(t time.Time, n int) time.Time {
	y, m := t.Year(), int(t.Month())-1+n
	y += floorDiv(m, 12)
	m = m - floorDiv(m, 12)*12 + 1
	return time.Date(y, time.Month(m), min(t.Day(), monthsIn(y, m)), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// weekday counts Monday as 1.
func weekdayOf(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func seasonOf(t time.Time) (int, int) {
	switch m := int(t.Month()); {
	case m <= 2:
		return 4, t.Year() - 1
	case m <= 5:
		return 1, t.Year()
	case m <= 8:
		return 2, t.Year()
	case m <= 11:
		return 3, t.Year()
	}
	return 4, t.Year()
}

// bounded keeps sums of dates within the years that time.Time prints.
func bounded(t time.Time) bool { return t.Year() >= 1 && t.Year() <= 9999 }
