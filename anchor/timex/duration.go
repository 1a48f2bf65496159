package timex

import (
	"math"
	"strconv"
	"strings"
)

// The slots of a length in several units, the largest first.
var (
	unitSlots   = [...]slot{slotUnit, slotUnit2, slotUnit3, slotUnit4}
	amountSlots = [...]slot{slotN, slotN2, slotN3, slotN4}
)

// isoUnit is how a unit of time is written: what comes before the number, the
// letter, and how many of that letter's unit it has. Parts of one are told in
// the unit fine, times of which make one.
type isoUnit struct {
	before, letter string
	each           float64
	fine           int
	times          float64
}

var iso = [...]isoUnit{
	second:     {"PT", "S", 1, 0, 0},
	minute:     {"PT", "M", 1, 0, 0},
	hour:       {"PT", "H", 1, minute, 60},
	day:        {"P", "D", 1, hour, 24},
	week:       {"P", "W", 1, day, 7},
	month:      {"P", "M", 1, day, 30},
	quarter:    {"P", "M", 3, 0, 0},
	halfYear:   {"P", "M", 6, 0, 0},
	year:       {"P", "Y", 1, month, 12},
	decade:     {"P", "Y", 10, 0, 0},
	century:    {"P", "Y", 100, 0, 0},
	millennium: {"P", "Y", 1000, 0, 0},
}

// longest is more units than anything lasted.
const longest = 1e11

// vague stands for the number in «кілька років».
const vague = -0.5

func amount(r *rec, i int) float64 {
	if r.has(amountSlots[i]) {
		return r.val(amountSlots[i])
	}
	return 1
}

// finer orders the units of time; weeks are coarser than days.
func finer(a, b int) bool { return a < b }

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
	n, u := amount(r, 0), r.int(slotUnit)
	switch {
	case n == vague:
		v.from = iso[u].before + "X" + iso[u].letter
		return v
	case n < 0, r.has(slotTo) && r.val(slotTo) <= n:
		return value{}
	}
	v.from = length(n, u)
	if r.has(slotTo) {
		v.to = length(r.val(slotTo), u)
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

// length prints n units, whole days or months where it takes a part of one:
// half a year is P6M.
func length(n float64, unit int) string {
	u := &iso[unit]
	if n == math.Trunc(n) || u.fine == 0 {
		return u.before + plain(n*u.each) + u.letter
	}
	return length(u.inFine(n), u.fine)
}

// inFine gives n units in the finer ones: whole days and months, parts of hours.
func (u *isoUnit) inFine(n float64) float64 {
	if n *= u.times; u.fine >= day {
		return math.Round(n)
	}
	return n
}

// plain prints a number without exponent, to a millionth.
func plain(n float64) string {
	if n == 0 {
		return "0" // and not -0
	}
	if math.Abs(n) >= 1e9 || n == math.Trunc(n) {
		return strconv.FormatFloat(math.Round(n), 'f', -1, 64)
	}
	return strconv.FormatFloat(math.Round(n*1e6)/1e6, 'f', -1, 64)
}
