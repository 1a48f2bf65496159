package timex

import (
	"math"
	"strconv"
	"time"
)

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

// moved adds n units and gives the unit that the result is precise to: half a
// year is told in months.
func moved(t time.Time, n float64, unit int) (time.Time, int) {
	u := &iso[unit]
	if n != math.Trunc(n) && u.fine != 0 {
		return moved(t, u.inFine(n), u.fine)
	}
	switch unit {
	case second:
		return t.Add(time.Duration(n * float64(time.Second))), second
	case minute:
		return t.Add(time.Duration(n * float64(time.Minute))), minute
	case hour:
		return t.Add(time.Duration(n * float64(time.Hour))), hour
	case day:
		return t.AddDate(0, 0, int(n)), day
	case week:
		return t.AddDate(0, 0, int(7*n)), week
	case month, quarter, halfYear:
		return addMonths(t, int(u.each*n)), month
	}
	return t.AddDate(int(u.each*n), 0, 0), year
}
