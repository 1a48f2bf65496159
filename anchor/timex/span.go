package timex

import (
	"math"
	"strings"
	"time"
)

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

// twoDates says that the ends of a range can each be read for itself: they
// name different months and no hour, or each a part of a year («наприкінці
// 1943 — на початку 1944 року»). Where the ends share the month («25–26 липня»,
// however it is worded) the range is one time.
func twoDates(a, b *rec) bool {
	if a.has(slotWhole) || a.has(slotHour) || b.has(slotHour) || a.has(slotBC) || b.has(slotBC) {
		return false
	}
	if a.has(slotMonth) && b.has(slotMonth) {
		return a.int(slotMonth) != b.int(slotMonth) || a.has(slotYear) && b.has(slotYear) && a.int(slotYear) != b.int(slotYear)
	}
	return a.partial() && b.partial()
}

// partial says that r is a part of something: the end of June, the second
// quarter, spring.
func (r *rec) partial() bool {
	return r.has(slotMod) || r.has(slotHalf) || r.has(slotQuarter) || r.has(slotSeason)
}

func (st *story) spanOfTwo(p *pending) value {
	a, b := p.rec, *p.other
	a.drop(slotA)
	a.drop(slotB)
	for _, s := range [...]slot{slotYear, slotTwoDigit, slotPart, slotBC} { // told once, at the end
		if b.has(s) && !a.has(s) && (s != slotPart || a.has(slotHour)) && (s == slotPart || a.has(slotMonth) || s == slotBC) {
			a.set(s, b.val(s))
			if s == slotYear && a.int(slotMonth) > b.int(slotMonth) && b.has(slotMonth) {
				a.set(s, b.val(s)-1) // з грудня по березень 2021 року
			}
		}
	}
	if b.has(slotRel) && b.int(slotUnit) == year && a.has(slotMonth) && !a.has(slotYear) && !a.has(slotRel) {
		a.set(slotRel, b.val(slotRel))
		a.set(slotUnit, year)
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
	if a.has(slotWeekday) && b.has(slotWeekday) && vb.day.Before(va.day) {
		va, vb = st.inOrder(a, b, va.day, vb.day, tn)
	}
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

// inOrder resolves a range of weekdays whose end was found before its
// beginning: what is ahead ends a week later, what is past began a week earlier.
func (st *story) inOrder(a, b *rec, from, to time.Time, tn tense) (value, value) {
	if tn == futureTense {
		to = to.AddDate(0, 0, 7)
	} else {
		from = from.AddDate(0, 0, -7)
	}
	return st.timed(a, dayValue(from), from), st.timed(b, dayValue(to), to)
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
