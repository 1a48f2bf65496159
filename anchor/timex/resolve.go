package timex

import (
	"math"
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
	history bool
}

// settle gives values to the times of the document, in order.
func (f *finder) settle() {
	st := story{ref: f.ref, history: f.isHistory()}
	dead := false
	for i := range f.open {
		p := &f.open[i]
		t := &f.times[p.index]
		if i > 0 && p.sentence != f.open[i-1].sentence {
			st.near = false
		}
		v := st.resolve(p)
		if v.typ == "" {
			t.Type, dead = "", true
			continue
		}
		t.Type, t.Value, t.ValueEnd = v.typ, v.from, v.to
		if !v.day.IsZero() {
			st.last, st.hasLast, st.near = v.day, true, true
		}
	}
	if dead {
		kept := f.times[:0]
		for _, t := range f.times {
			if t.Type != "" {
				kept = append(kept, t)
			}
		}
		f.times = kept
	}
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
		return st.offset(&p.rec, p.val(slotSign))
	case opLater:
		if p.tense == pastTense || p.tense == noTense && p.has(slotPeriod) {
			return duration(&p.rec)
		}
		return st.offset(&p.rec, 1)
	case opDuration:
		return duration(&p.rec)
	case opRange:
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
	}
	return value{}
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
	case t.After(today) && !(tn == noTense && r.int(slotMod) == 4):
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
	if r.has(slotNth) || r.has(slotRepeat) {
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
	suffix, first := "", 1
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
		suffix, first = "H"+strconv.Itoa(h), h*6-5
	}
	if !stated {
		if !st.ref.known && !st.hasLast {
			return value{typ: "date", from: "XXXX-" + suffix}
		}
		if tn == noTense && !r.has(slotSeason) && !st.history {
			y = st.ref.t.Year()
		} else {
			y = st.nearestYear(tn, r, func(y int) time.Time { return time.Date(y, time.Month(first), 1, 0, 0, 0, 0, time.UTC) })
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
	case tn == futureTense || r.int(slotMod) == 4:
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

// timed adds hours or the part of day to a day.
func (st *story) timed(r *rec, date string, t time.Time) value {
	v := value{typ: "date", from: date, day: t, unit: day}
	if !r.has(slotHour) && !r.has(slotPart) {
		return v
	}
	c, ok := clockOf(r)
	if !ok {
		return value{}
	}
	v.typ = "datetime"
	if date == "" || date[0] == 'X' { // values know no hour of an unknown year
		return v
	}
	v.from = date + c
	if r.has(slotHour2) {
		e := *r
		e.set(slotHour, r.val(slotHour2))
		e.drop(slotMinute)
		if r.has(slotMinute2) {
			e.set(slotMinute, r.val(slotMinute2))
		}
		if c, ok = clockOf(&e); ok {
			v.typ, v.to = "range", date+c
		}
	}
	return v
}

// clockOf gives "T15", "T15:30", "TEV".
func clockOf(r *rec) (string, bool) {
	if !r.has(slotHour) {
		return "T" + partNames[r.int(slotPart)], true
	}
	h := hour24(r.int(slotHour), r.int(slotPart))
	if r.has(slotSign) && r.val(slotSign) < 0 && r.has(slotMinute) { // без п'яти п'ята
		m := h*60 - r.int(slotMinute)
		return "T" + pad((m+1440)/60%24, 2) + ":" + pad((m+1440)%60, 2), true
	}
	if h > 24 || r.int(slotMinute) > 59 || r.int(slotSecond) > 59 || h == 24 && r.int(slotMinute) > 0 {
		return "", false
	}
	c := "T" + pad(h%24, 2)
	if r.has(slotMinute) {
		c += ":" + pad(r.int(slotMinute), 2)
		if r.has(slotSecond) {
			c += ":" + pad(r.int(slotSecond), 2)
		}
	}
	return c, true
}

// hour24 reads an hour by the part of day that is named with it.
func hour24(h, part int) int {
	switch part {
	case 2: // дня
		if h >= 1 && h <= 6 {
			h += 12
		}
	case 3: // вечора
		if h >= 1 && h <= 11 {
			h += 12
		}
	case 4: // ночі
		switch {
		case h == 12:
			h = 24
		case h >= 9 && h <= 11:
			h += 12
		}
	}
	return h
}

func (st *story) clock(r *rec) value {
	c, ok := clockOf(r)
	if !ok {
		return value{}
	}
	v := value{typ: "time", from: c}
	if r.has(slotHour2) {
		e := *r
		e.set(slotHour, r.val(slotHour2))
		e.drop(slotMinute)
		if r.has(slotMinute2) {
			e.set(slotMinute, r.val(slotMinute2))
		}
		if c, ok = clockOf(&e); !ok {
			return value{}
		}
		v.typ, v.to = "range", c
	}
	return v
}

// partOfDay is the part of the day last told of, or of the story's own.
func (st *story) partOfDay(r *rec) value {
	v := value{typ: "datetime"}
	t := st.ref.t
	if st.hasLast {
		t = st.last
	} else if !st.ref.known {
		return v
	}
	v.from = dayValue(t) + "T" + partNames[r.int(slotPart)]
	return v
}

// What the slot anchor holds: a period counts from the last date told (1), in a
// history alone (2), or there and within the sentence (3).
const (
	anchorHistory = 2
	anchorNear    = 3
)

// anchored gives the date from which a period or an offset counts.
func (st *story) anchored(r *rec) (time.Time, bool) {
	if r.has(slotAnchor) && st.hasLast && (r.int(slotAnchor) != anchorNear || st.near || st.history) && (r.int(slotAnchor) != anchorHistory || st.history) {
		return st.last, true
	}
	return st.ref.t, st.ref.known
}

// period resolves «минулого тижня», «цього року», «учора», «наступний вівторок».
func (st *story) period(r *rec, tn tense) value {
	rel := r.int(slotRel)
	t, ok := st.anchored(r)
	if r.has(slotWeekday) {
		if !r.has(slotAnchor) {
			return st.weekday(r, rel, tn)
		}
	}
	if !ok {
		typ := "date"
		if r.has(slotPart) || r.has(slotHour) {
			typ = "datetime"
		}
		return value{typ: typ}
	}
	v := value{typ: "date"}
	switch r.int(slotUnit) {
	case day:
		return st.timed(r, dayValue(t.AddDate(0, 0, rel)), t.AddDate(0, 0, rel))
	case week:
		v.day = t.AddDate(0, 0, 7*rel)
		v.from = weekValue(v.day)
	case weekend:
		v.day = t.AddDate(0, 0, 7*rel)
		if rel == 0 && tn == pastTense && weekdayOf(t) < 6 {
			v.day = t.AddDate(0, 0, -7)
		}
		v.from = weekValue(v.day) + "-WE"
	case month:
		v.day = addMonths(firstOf(t), rel)
		v.from = v.day.Format("2006-01")
	case quarter:
		v.day = addMonths(firstOf(t), 3*rel)
		v.from = pad(v.day.Year(), 4) + "-Q" + strconv.Itoa((int(v.day.Month())+2)/3)
	case halfYear:
		v.day = addMonths(firstOf(t), 6*rel)
		v.from = pad(v.day.Year(), 4) + "-H" + strconv.Itoa((int(v.day.Month())+5)/6)
	case year:
		v.day = t.AddDate(rel, 0, 0)
		v.from = pad(v.day.Year(), 4)
		if !r.has(slotAnchor) {
			v.day = time.Time{}
		}
	case decade:
		v.from = pad(t.Year()/10+rel, 3) + "X"
	case century:
		v.from = pad(t.Year()/100+rel, 2) + "XX"
	case season:
		return relSeason(r, t, rel)
	case night, morning, afternoon, evening:
		part := map[int]int{night: 4, morning: 1, afternoon: 2, evening: 3}[r.int(slotUnit)]
		if part == 4 && rel < 0 {
			rel++
		}
		d := t.AddDate(0, 0, rel)
		v = value{typ: "datetime", from: dayValue(d) + "T" + partNames[part], day: d}
	default:
		return value{}
	}
	return v
}

func firstOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// relSeason resolves «минулої весни», «цього літа».
func relSeason(r *rec, t time.Time, rel int) value {
	want := r.int(slotSeason)
	cur, y := seasonOf(t)
	switch {
	case rel < 0 && want >= cur:
		y += rel
	case rel < 0:
		y += rel + 1
	case rel > 0 && want > cur:
		y += rel - 1
	default:
		y += rel
	}
	if cur == 4 && want < 4 && t.Month() <= 2 && rel >= 0 {
		y++
	}
	return value{typ: "date", from: pad(y, 4) + "-" + seasonNames[want]}
}

// offset resolves «два тижні тому», «через 3 дні» at the grain of the
// smallest unit named.
func (st *story) offset(r *rec, sign float64) value {
	t, ok := st.anchored(r)
	grain := 0
	for i, us := range unitSlots {
		if !r.has(us) {
			break
		}
		if amount(r, i) == vague {
			return value{typ: "date"} // «кілька років тому»
		}
		u, n := r.int(us), amount(r, i)*sign
		if math.Abs(n) > 1e5 {
			return value{}
		}
		t, u = moved(t, n, u)
		if grain == 0 || finer(u, grain) {
			grain = u
		}
	}
	if !ok {
		return value{typ: "date"}
	}
	if !bounded(t) {
		return value{}
	}
	v := value{typ: "date", day: t}
	switch grain {
	case second, minute, hour:
		if !st.ref.clock && !r.has(slotAnchor) {
			return value{typ: "datetime"}
		}
		f := "2006-01-02T15:04"
		if grain == second {
			f += ":05"
		}
		v.typ, v.from = "datetime", t.Format(f)
	case day:
		return st.timed(r, dayValue(t), t)
	case week:
		v.from = weekValue(t)
	case month:
		v.from = t.Format("2006-01")
	case year:
		v.from = pad(t.Year(), 4)
	case decade:
		v.from = pad(t.Year()/10, 3) + "X"
	case century:
		v.from = pad(t.Year()/100, 2) + "XX"
	default:
		return value{}
	}
	return v
}

// someOf has an X for the number that is not told.
var someOf = [...]string{
	second: "PTXS", minute: "PTXM", hour: "PTXH", day: "PXD", week: "PXW", month: "PXM", quarter: "PXM", halfYear: "PXM",
	year: "PXY", decade: "PXY", century: "PXY", millennium: "PXY",
}

// longest is more units than anything lasted.
const longest = 1e11

// vague stands for the number in «кілька років».
const vague = -0.5

var (
	unitSlots   = [...]slot{slotUnit, slotUnit2, slotUnit3, slotUnit4}
	amountSlots = [...]slot{slotN, slotN2, slotN3, slotN4}
)

func amount(r *rec, i int) float64 {
	if r.has(amountSlots[i]) {
		return r.val(amountSlots[i])
	}
	return 1
}

// finer orders the units of time; weeks are coarser than days.
func finer(a, b int) bool { return a < b }

// moved adds n units and gives the unit that the result is precise to: half a
// year is told in months.
func moved(t time.Time, n float64, unit int) (time.Time, int) {
	whole := n == math.Trunc(n)
	switch unit {
	case second:
		return t.Add(time.Duration(n * float64(time.Second))), second
	case minute:
		return t.Add(time.Duration(n * float64(time.Minute))), minute
	case hour:
		return t.Add(time.Duration(n * float64(time.Hour))), hour
	case day:
		if !whole {
			return t.Add(time.Duration(n * 24 * float64(time.Hour))), hour
		}
		return t.AddDate(0, 0, int(n)), day
	case week:
		if !whole {
			return t.AddDate(0, 0, int(math.Round(7*n))), day
		}
		return t.AddDate(0, 0, int(7*n)), week
	case month:
		if !whole {
			return t.AddDate(0, 0, int(math.Round(30*n))), day
		}
		return addMonths(t, int(n)), month
	case quarter:
		return addMonths(t, int(3*n)), month
	case halfYear:
		return addMonths(t, int(6*n)), month
	case year:
		if !whole {
			return addMonths(t, int(math.Round(12*n))), month
		}
		return t.AddDate(int(n), 0, 0), year
	case decade:
		return t.AddDate(int(10*n), 0, 0), year
	case century, millennium:
		return t.AddDate(int(100*n), 0, 0), year
	}
	return t, 0
}

// duration prints «P19M», «PT90M», «P27M», both ends where there are two. A
// length without a number («кілька років») has an X in its place.
func duration(r *rec) value {
	v := value{typ: "duration"}
	if r.has(slotAge) {
		n, u := unpackAge(r.val(slotAge))
		r.set(slotN, n)
		r.set(slotUnit, float64(u))
	}
	if !r.has(slotUnit) {
		return v
	}
	for i, us := range unitSlots {
		if r.has(us) && amount(r, i) > longest {
			return value{}
		}
	}
	if r.has(slotUnit2) {
		if !falling(r) {
			return value{}
		}
		v.from = compound(r)
		return v
	}
	u := r.int(slotUnit)
	v.from = length(amount(r, 0), u)
	if r.has(slotTo) {
		if r.val(slotTo) <= amount(r, 0) {
			return value{}
		}
		v.to = length(r.val(slotTo), u)
	}
	if n := amount(r, 0); n < 0 {
		v.from = someOf[u]
	}
	return v
}

// falling says that each unit of a compound length is smaller than the one
// before it.
func falling(r *rec) bool {
	for i := 1; i < len(unitSlots) && r.has(unitSlots[i]); i++ {
		if !finer(r.int(unitSlots[i]), r.int(unitSlots[i-1])) {
			return false
		}
	}
	return true
}

// compound prints several units: «2 роки і 3 місяці» is P2Y3M.
func compound(r *rec) string {
	date, clock := "", ""
	for i, us := range unitSlots {
		if !r.has(us) {
			break
		}
		l := length(amount(r, i), r.int(us))
		if t, ok := strings.CutPrefix(l, "PT"); ok {
			clock += t
		} else {
			date += l[1:]
		}
	}
	if clock != "" {
		clock = "T" + clock
	}
	return "P" + date + clock
}

func length(n float64, unit int) string {
	whole := n == math.Trunc(n)
	switch unit {
	case second:
		return "PT" + plain(n) + "S"
	case minute:
		return "PT" + plain(n) + "M"
	case hour:
		if !whole {
			return "PT" + plain(n*60) + "M"
		}
		return "PT" + plain(n) + "H"
	case day:
		if !whole {
			return "PT" + plain(n*24) + "H"
		}
		return "P" + plain(n) + "D"
	case week:
		if !whole {
			return "P" + plain(math.Round(n*7)) + "D"
		}
		return "P" + plain(n) + "W"
	case month:
		if !whole {
			return "P" + plain(math.Round(n*30)) + "D"
		}
		return "P" + plain(n) + "M"
	case quarter:
		return "P" + plain(n*3) + "M"
	case halfYear:
		return "P" + plain(n*6) + "M"
	case year:
		if !whole {
			return "P" + plain(math.Round(n*12)) + "M"
		}
		return "P" + plain(n) + "Y"
	case decade:
		return "P" + plain(n*10) + "Y"
	case century:
		return "P" + plain(n*100) + "Y"
	case millennium:
		return "P" + plain(n*1000) + "Y"
	}
	return ""
}

// plain prints a number without exponent, to a millionth.
func plain(n float64) string {
	if math.Abs(n) >= 1e9 || n == math.Trunc(n) {
		return strconv.FormatFloat(math.Round(n), 'f', -1, 64)
	}
	return strconv.FormatFloat(math.Round(n*1e6)/1e6, 'f', -1, 64)
}

// span resolves a range whose ends share what only one of them states.
func (st *story) span(p *pending) value {
	if p.other != nil {
		return st.spanOfTwo(p)
	}
	a, b := p.rec, p.rec
	for _, s := range [...]struct{ from, to slot }{{slotYear2, slotYear}, {slotMonth2, slotMonth}, {slotDay2, slotDay}, {slotHour2, slotHour}, {slotMinute2, slotMinute}} {
		if p.has(s.from) {
			b.set(s.to, p.val(s.from))
		}
		a.drop(s.from)
		b.drop(s.from)
	}
	if p.has(slotShort) {
		b.set(slotYear, math.Floor(p.val(slotYear)/100)*100+p.val(slotShort))
	}
	if p.has(slotHour2) && !p.has(slotMinute2) {
		b.drop(slotMinute)
	}
	return st.both(&a, &b, p.tense)
}

func (st *story) spanOfTwo(p *pending) value {
	a, b := p.rec, *p.other
	a.drop(slotA)
	a.drop(slotB)
	for _, s := range [...]slot{slotYear, slotTwoDigit, slotPart, slotBC} { // told once, at the end
		if b.has(s) && !a.has(s) && (s != slotPart || a.has(slotHour)) && (s == slotPart || a.has(slotMonth) || s == slotBC) {
			a.set(s, b.val(s))
		}
	}
	return st.both(&a, &b, p.tense)
}

// both resolves the two ends of a range.
func (st *story) both(a, b *rec, tn tense) value {
	if a.has(slotYear) && a.has(slotMonth) && b.has(slotMonth) && !b.has(slotYear) && !b.has(slotTwoDigit) && !b.has(slotRel) {
		y := a.val(slotYear)
		if b.int(slotMonth)*100+b.int(slotDay) < a.int(slotMonth)*100+a.int(slotDay) {
			y++
		}
		b.set(slotYear, y) // з 1 червня 2024 року до 30 квітня
	}
	va, vb := st.either(a, tn), st.either(b, tn)
	if va.typ == "" || vb.typ == "" {
		return value{}
	}
	if !va.day.IsZero() && !vb.day.IsZero() && vb.day.Before(va.day) && !vb.exact { // from December to March
		if b.has(slotMonth) && a.has(slotMonth) {
			if va.exact || va.day.AddDate(-1, 0, 0).After(vb.day) {
				b.set(slotYear, float64(va.day.Year()+1))
				vb = st.either(b, tn)
			} else {
				a.set(slotYear, float64(vb.day.Year()-1))
				va = st.either(a, tn)
			}
		}
	}
	if !ordered(va.from, vb.from) {
		if strings.HasPrefix(va.from, "XXXX") && a.int(slotMonth) != b.int(slotMonth) {
			return value{typ: "range"} // from December to March of years unknown
		}
		return value{}
	}
	return value{typ: "range", from: va.from, to: vb.from, day: vb.day, exact: vb.exact, unit: vb.unit}
}

// ordered says that a range does not end before it begins, as far as the
// values tell. Times of day may go past midnight.
func ordered(from, to string) bool {
	a, beforeA := strings.CutPrefix(from, "BC")
	b, beforeB := strings.CutPrefix(to, "BC")
	switch {
	case beforeA != beforeB:
		return beforeA
	case beforeA:
		return a[:4] >= b[:4]
	case strings.HasPrefix(a, "XXXX-") && strings.HasPrefix(b, "XXXX-"):
		return a[5:] <= b[5:]
	case a == "" || b == "" || a[0] == 'T' || b[0] == 'T':
		return true
	}
	n := min(len(a), len(b), len("2006-01-02T15:04"))
	if i := strings.IndexFunc(a[:n], letterOfValue); i >= 0 {
		n = i
	}
	if i := strings.IndexFunc(b[:n], letterOfValue); i >= 0 {
		n = i
	}
	return a[:n] <= b[:n]
}

// letterOfValue finds where a value goes on with a week, a season or an X.
func letterOfValue(r rune) bool { return r >= 'A' && r <= 'Z' && r != 'T' }

func (st *story) either(r *rec, tn tense) value {
	switch {
	case r.has(slotRel) && r.has(slotUnit) && !r.has(slotMonth):
		return st.period(r, tn)
	case r.has(slotYear), r.has(slotTwoDigit), r.has(slotMonth), r.has(slotWeekday), r.has(slotCentury), r.has(slotDecade), r.has(slotSeason), r.has(slotQuarter):
		return st.date(r, tn)
	case r.has(slotSign) && r.has(slotUnit):
		return st.offset(r, r.val(slotSign))
	}
	return st.clock(r)
}
