package timex

import (
	"time"
)

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
	if !r.has(slotHour2) {
		return v
	}
	end, ok := clockOf(r.lastHour())
	if !ok {
		return value{}
	}
	if end < c && !t.IsZero() { // з 23:00 до 5:00
		date = dayValue(t.AddDate(0, 0, 1))
	}
	v.typ, v.to = "range", date+end
	return v
}

// lastHour has the end of a range of hours for its hour.
func (r *rec) lastHour() *rec {
	e := *r
	e.set(slotHour, r.val(slotHour2))
	e.drop(slotMinute)
	if r.has(slotMinute2) {
		e.set(slotMinute, r.val(slotMinute2))
	}
	return &e
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
	if !r.has(slotHour2) {
		return v
	}
	if c, ok = clockOf(r.lastHour()); !ok {
		return value{}
	}
	v.typ, v.to = "range", c
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
