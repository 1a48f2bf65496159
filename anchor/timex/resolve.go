package timex

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// value is what an expression means.
type value struct {
	typ, from, to string
	day           time.Time // where it stands, for what points back to it
	exact         bool      // the text gave the year
	unit          int       // granularity: day, month, year; 0 for none
}

// story is what has been read so far: the last date that was told, and
// whether the text tells of years long gone.
type story struct {
	ref     moment
	last    time.Time
	hasLast bool
	near    bool // the last date stands in the sentence now read
	told    int  // the year named just before, in the same clause; 0 for none
	head    int  // the year with which the sentence now read begins: «2005: …»
	history bool
}

// settle gives values to the times of the document, in order. What has none,
// such as 31 June, is left out.
func (f *finder) settle() {
	st := story{ref: f.ref, history: f.isHistory()}
	for i := range f.open {
		p := &f.open[i]
		if i > 0 && p.sentence != f.open[i-1].sentence {
			st.near, st.head = false, 0
		}
		if st.told = f.yearBefore(i, &st.head); st.told == 0 {
			st.told = st.head
		}
		v := st.resolve(p)
		if p.apart {
			v = f.part(&st, p, v)
		} else {
			f.times[p.index].give(v)
		}
		if v.typ != "" && !v.day.IsZero() {
			st.last, st.hasLast, st.near = v.day, true, true
		}
	}
	f.times = slices.DeleteFunc(f.times, func(t Time) bool { return t.Type == "" })
}

// yearBefore gives the year that the time before the i-th names, where both
// stand in one clause: «торік ціну підняли 1 червня»; 0 for none. A colon after
// the year makes it the head of the sentence.
func (f *finder) yearBefore(i int, head *int) int {
	if i == 0 || f.open[i-1].sentence != f.open[i].sentence || f.open[i-1].since || f.open[i-1].apart {
		return 0
	}
	last, t := &f.times[f.open[i].index-1], &f.times[f.open[i].index]
	gap := strings.TrimSpace(f.text[last.End:t.Start])
	if last.Type != "date" || len(last.Value) != 4 || last.Mod == "before" || last.Mod == "after" {
		return 0
	}
	y, err := strconv.Atoi(last.Value)
	switch {
	case err != nil:
		return 0
	case gap != "" && gap[0] == ':':
		*head = y
	case len(gap) > clauseBytes, gap != "," && strings.ContainsAny(gap, ",;:()«»\""):
		return 0
	}
	return y
}

// clauseBytes is how far a year reaches to the date that it belongs to.
const clauseBytes = 80

func (t *Time) give(v value) { t.Type, t.Value, t.ValueEnd = v.typ, v.from, v.to }

// part gives the two times of p the ends of the range v, and returns the later
// value. Ends that make no range are two dates.
func (f *finder) part(st *story, p *pending, v value) value {
	first, second := &f.times[p.index], &f.times[p.index+1]
	if v.typ != "" {
		first.Type, first.Value, first.Until = "date", v.from, v.to
		second.Type, second.Value, second.Since = "date", v.to, v.from
		return v
	}
	first.give(st.either(&p.rec, p.tense))
	v = st.either(p.other, p.tense)
	second.give(v)
	return v
}

// isHistory says that most years which the document names lie more than two
// years before it: then a date without a year belongs to the year last named.
func (f *finder) isHistory() bool {
	if !f.ref.known {
		return true
	}
	old, all := 0, 0
	for i := range f.open {
		p := &f.open[i]
		if p.op == opDate && p.has(slotYear) && p.has(slotMonth) {
			all++
			if p.int(slotYear) < f.ref.t.Year()-2 {
				old++
			}
		}
	}
	return old > 0 && old*5 >= all*4
}

func (st *story) resolve(p *pending) value {
	switch p.op {
	case opDate:
		return st.date(&p.rec, p.tense)
	case opTime:
		return st.clock(&p.rec)
	case opWeekday:
		return st.weekday(&p.rec, 0, p.tense)
	case opPart:
		return st.partOfDay(&p.rec)
	case opPeriod:
		return st.period(&p.rec, p.tense)
	case opOffset:
		if p.has(slotAnchor) && !st.hasLast && p.val(slotSign) > 0 && p.tense != futureTense {
			return duration(&p.rec) // «рік потому», with no date to count from
		}
		return st.offset(&p.rec, p.val(slotSign))
	case opLater:
		if p.tense == pastTense {
			return duration(&p.rec)
		}
		return st.offset(&p.rec, 1)
	case opDuration:
		return duration(&p.rec)
	case opRange, opHours:
		return st.span(p)
	case opNow:
		return st.now(&p.rec)
	}
	return value{}
}

// now is the moment of the story.
func (st *story) now(*rec) value {
	if !st.ref.known {
		return value{typ: "date"}
	}
	v := value{typ: "date", from: dayValue(st.ref.t)}
	if st.ref.clock {
		v = value{typ: "datetime", from: st.ref.t.Format("2006-01-02T15:04")}
	}
	return v
}

// year gives the year of a record, and whether the text states it.
func (r *rec) year(ref moment) (int, bool) {
	if r.has(slotYear) {
		return r.int(slotYear), true
	}
	if !r.has(slotTwoDigit) {
		return 0, false
	}
	y := 2000 + r.int(slotTwoDigit)
	pivot := 2030
	if ref.known {
		pivot = ref.t.Year() + 10
	}
	if y > pivot {
		y -= 100
	}
	return y, true
}

// date resolves whatever combination of year, month, day, weekday, season,
// quarter, decade or century a rule found.
func (st *story) date(r *rec, tn tense) value {
	y, stated := r.year(st.ref)
	if r.has(slotHoliday) {
		m := math.Floor(r.val(slotHoliday))
		r.set(slotMonth, m)
		r.set(slotDay, math.Round((r.val(slotHoliday)-m)*100))
	}
	if r.has(slotRel) && !stated && st.ref.known && r.int(slotUnit) == year {
		y, stated = st.ref.t.Year()+r.int(slotRel), true
	}
	if r.has(slotAnchor) && !stated && st.hasLast {
		y, stated = st.last.Year(), true
	}
	switch {
	case r.has(slotCentury):
		return centuryValue(r)
	case r.has(slotDecade):
		return st.decadeValue(r)
	case r.has(slotBC):
		v := "BC" + pad(y, 4)
		if r.has(slotMonth) {
			v += "-" + pad(r.int(slotMonth), 2)
			if r.has(slotDay) {
				v += "-" + pad(r.int(slotDay), 2)
			}
		} else if r.has(slotSeason) {
			v += "-" + seasonNames[r.int(slotSeason)]
		}
		return value{typ: "date", from: v}
	case r.has(slotMonth) && r.has(slotDay):
		return st.monthDay(r, y, stated, tn)
	case r.has(slotMonth):
		return st.monthOnly(r, y, stated, tn)
	case r.has(slotSeason), r.has(slotQuarter), r.has(slotHalf):
		return st.seasonal(r, y, stated, tn)
	case stated:
		if y < 1 || y > 9999 {
			return value{}
		}
		return value{typ: "date", from: pad(y, 4), exact: true}
	case r.has(slotWeekday):
		return st.weekday(r, 0, tn)
	case r.has(slotDay):
		return st.dayOfMonth(r, tn)
	}
	return value{}
}

// dayOfMonth resolves «15 числа»: the nearest such day in the direction of the
// tense.
func (st *story) dayOfMonth(r *rec, tn tense) value {
	if !st.ref.known {
		return value{typ: "date"}
	}
	t, d := st.ref.t, r.int(slotDay)
	first := firstOf(t)
	switch {
	case tn == futureTense && d < t.Day():
		first = addMonths(first, 1)
	case tn != futureTense && d > t.Day():
		first = addMonths(first, -1)
	}
	if d > monthsIn(first.Year(), int(first.Month())) || !bounded(first) {
		return value{}
	}
	at := first.AddDate(0, 0, d-1)
	return st.timed(r, dayValue(at), at)
}

func centuryValue(r *rec) value {
	c := r.int(slotCentury)
	if c < 1 || c > 99 {
		return value{}
	}
	v := value{typ: "date", from: pad(c-1, 2) + "XX"}
	if r.has(slotCentury2) {
		if r.int(slotCentury2) <= c {
			return value{}
		}
		v.typ, v.to = "range", pad(r.int(slotCentury2)-1, 2)+"XX"
	}
	return v
}

// decadeValue reads «80-х», of the century that the text names or of the last
// such decade before the story.
func (st *story) decadeValue(r *rec) value {
	d := r.int(slotDecade)
	if d%10 != 0 {
		return value{}
	}
	if d < 100 {
		now := 2026
		if st.ref.known {
			now = st.ref.t.Year()
		}
		base := now / 100
		if r.has(slotRel) {
			base += r.int(slotRel)
		} else if base*100+d > now {
			base--
		}
		if r.has(slotCentury2) {
			base = r.int(slotCentury2) - 1
		}
		d += base * 100
	}
	if d < 0 {
		return value{}
	}
	v := value{typ: "date", from: pad(d/10, 3) + "X"}
	if r.has(slotDecade2) {
		e := r.int(slotDecade2)
		if e < 100 {
			e += d / 100 * 100
		}
		v.typ, v.to = "range", pad(e/10, 3)+"X"
	}
	return v
}

// monthDay resolves a day of a month, with its time where there is one.
func (st *story) monthDay(r *rec, y int, stated bool, tn tense) value {
	m, d := r.int(slotMonth), r.int(slotDay)
	if !realDay(y, m, d) {
		return value{}
	}
	if !stated {
		if !st.ref.known && !st.hasLast {
			return st.timed(r, "XXXX-"+pad(m, 2)+"-"+pad(d, 2), time.Time{})
		}
		if m == 2 && d == 29 {
			d = 28
		}
		y = st.nearestYear(tn, r, func(y int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) })
		if r.has(slotWeekday) {
			y = yearOfWeekday(y, m, d, r.int(slotWeekday))
		}
		if r.int(slotDay) == 29 && m == 2 {
			if !realDay(y, 2, 29) {
				return value{}
			}
			d = 29
		}
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	v := st.timed(r, pad(y, 4)+"-"+pad(m, 2)+"-"+pad(d, 2), t)
	v.exact, v.unit = stated, day
	return v
}

// yearOfWeekday gives the year nearest to y in which the day falls on that day
// of the week, at most one year away; y where there is none.
func yearOfWeekday(y, m, d, wd int) int {
	for _, c := range [...]int{y, y + 1, y - 1} {
		if weekdayOf(time.Date(c, time.Month(m), d, 0, 0, 0, 0, time.UTC)) == wd {
			return c
		}
	}
	return y
}

// nearestYear chooses the year of a date that states none: the latest not
// after the story, or the next one when the sentence looks ahead; in a text
// on years long gone, the year last named.
func (st *story) nearestYear(tn tense, r *rec, at func(int) time.Time) int {
	if st.told > 0 {
		return st.told
	}
	if st.hasLast && (st.history || !st.ref.known) {
		y := st.last.Year()
		if t := at(y); t.Sub(st.last) < -270*24*time.Hour {
			y++
		}
		return y
	}
	ref := st.ref.t
	if !st.ref.known {
		return st.last.Year()
	}
	y := ref.Year()
	today := time.Date(y, ref.Month(), ref.Day(), 0, 0, 0, 0, time.UTC)
	t := at(y)
	switch {
	case tn == futureTense && t.Before(today):
		return y + 1
	case tn == futureTense:
		return y
	case tn == noTense && t.After(today) && t.Sub(today) < 150*24*time.Hour:
		return y
	case t.After(today) && r.isTerm() && (tn == noTense || r.has(slotDay) && t.Sub(today) < 75*24*time.Hour):
		return y // продовжив арешт до 14 листопада
	case t.After(today):
		return y - 1
	}
	return y
}

func (st *story) monthOnly(r *rec, y int, stated bool, tn tense) value {
	m := r.int(slotMonth)
	if m < 1 || m > 12 {
		return value{}
	}
	if !stated {
		if !st.ref.known && !st.hasLast {
			return value{typ: "date", from: "XXXX-" + pad(m, 2)}
		}
		y = st.nearestYear(tn, r, func(y int) time.Time {
			if st.ref.known && y == st.ref.t.Year() && m == int(st.ref.t.Month()) {
				return time.Date(y, time.Month(m), st.ref.t.Day(), 0, 0, 0, 0, time.UTC)
			}
			return time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		})
	}
	t := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	if r.has(slotNth) {
		return nthOfMonth(r, t)
	}
	return value{typ: "date", from: pad(y, 4) + "-" + pad(m, 2), day: t, exact: stated, unit: month}
}

// nthOfMonth finds «перша середа жовтня», «останній день вересня».
func nthOfMonth(r *rec, t time.Time) value {
	n := r.int(slotNth)
	last := time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC)
	if r.has(slotWeekday) {
		wd := r.int(slotWeekday)
		d := t.AddDate(0, 0, (wd-weekdayOf(t)+7)%7+7*(n-1))
		if n < 0 {
			d = last.AddDate(0, 0, -((weekdayOf(last) - wd + 7) % 7))
		}
		return value{typ: "date", from: dayValue(d), day: d, exact: true, unit: day}
	}
	if n < 0 {
		n = 0
	}
	if r.int(slotPeriod) == week {
		d := last.AddDate(0, 0, -7)
		if n > 0 {
			d = t.AddDate(0, 0, 7*(n-1))
		}
		return value{typ: "date", from: weekValue(d), day: d, exact: true}
	}
	d := last
	if n > 0 {
		d = t.AddDate(0, 0, n-1)
	}
	return value{typ: "date", from: dayValue(d), day: d, exact: true, unit: day}
}

func (st *story) seasonal(r *rec, y int, stated bool, tn tense) value {
	suffix, first, months := "", 1, 3
	switch {
	case r.has(slotSeason):
		suffix, first = seasonNames[r.int(slotSeason)], []int{0, 3, 6, 9, 12}[r.int(slotSeason)]
	case r.has(slotQuarter):
		q := r.int(slotQuarter)
		if q < 1 || q > 4 {
			return value{}
		}
		suffix, first = "Q"+strconv.Itoa(q), q*3-2
	default:
		h := r.int(slotHalf)
		if h < 1 || h > 2 {
			return value{}
		}
		suffix, first, months = "H"+strconv.Itoa(h), h*6-5, 6
	}
	if !stated {
		if !st.ref.known && !st.hasLast {
			return value{typ: "date", from: "XXXX-" + suffix}
		}
		if tn == noTense && !r.has(slotSeason) && !st.history {
			y = st.ref.t.Year()
		} else {
			y = st.nearestYear(tn, r, func(y int) time.Time {
				if tn == futureTense { // what has begun may still be ahead
					return time.Date(y, time.Month(first+months), 0, 0, 0, 0, 0, time.UTC)
				}
				return time.Date(y, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
			})
		}
	}
	return value{typ: "date", from: pad(y, 4) + "-" + suffix, day: time.Date(y, time.Month(first), 1, 0, 0, 0, 0, time.UTC), exact: stated}
}

// weekday resolves a day of the week in the week rel weeks from the story; 0
// is the nearest such day in the direction of the tense.
func (st *story) weekday(r *rec, rel int, tn tense) value {
	if !st.ref.known {
		return st.timed(r, "", time.Time{})
	}
	t := st.ref.t
	diff := r.int(slotWeekday) - weekdayOf(t)
	switch {
	case r.int(slotPeriod) == week:
		diff += 7 * rel
	case rel < 0:
		if diff >= 0 {
			diff -= 7
		}
		diff += 7 * (rel + 1)
	case rel > 0:
		if diff <= 0 {
			diff += 7
		}
		diff += 7 * (rel - 1)
	case r.has(slotRel): // this Tuesday
	case tn == futureTense || r.isTerm():
		if diff < 0 {
			diff += 7
		}
	default:
		if diff > 0 {
			diff -= 7
		}
	}
	d := t.AddDate(0, 0, diff)
	return st.timed(r, dayValue(d), d)
}
