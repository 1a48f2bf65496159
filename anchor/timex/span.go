package timex

import (
	"math"
	"strings"
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
