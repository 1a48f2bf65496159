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

// someOf has an X for the number that is not told.
var someOf = [...]string{
	second: "PTXS", minute: "PTXM", hour: "PTXH", day: "PXD", week: "PXW", month: "PXM", quarter: "PXM", halfYear: "PXM",
	year: "PXY", decade: "PXY", century: "PXY", millennium: "PXY",
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
	u := r.int(slotUnit)
	v.from = length(amount(r, 0), u)
	if r.has(slotTo) {
		if r.val(slotTo) <= amount(r, 0) {
			return value{}
		}
		v.to = length(r.val(slotTo), u)
	}
	switch n := amount(r, 0); {
	case n == vague:
		v.from = someOf[u]
	case n < 0:
		return value{}
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
	if n == 0 {
		return "0" // and not -0
	}
	if math.Abs(n) >= 1e9 || n == math.Trunc(n) {
		return strconv.FormatFloat(math.Round(n), 'f', -1, 64)
	}
	return strconv.FormatFloat(math.Round(n*1e6)/1e6, 'f', -1, 64)
}
