package timex

// slot is a named place in a rule: what a pattern captures and what a
// constructor reads.
type slot uint8

const (
	slotNone slot = iota
	slotYear
	slotMonth
	slotDay
	slotWeekday
	slotHour
	slotMinute
	slotSecond
	slotPart // part of day
	slotSeason
	slotQuarter
	slotHalf
	slotDecade
	slotCentury
	slotBC
	slotN
	slotN2
	slotN3
	slotN4
	slotUnit
	slotUnit2
	slotUnit3
	slotUnit4
	slotRel
	slotSign
	slotMod
	slotZone
	slotCurrency
	slotMeasure
	slotSmall // copecks, cents: hundredths of what is before
	slotYear2
	slotMonth2
	slotDay2
	slotHour2
	slotMinute2
	slotTo // the end of a number range
	slotAnchor
	slotA
	slotB
	slotTwoDigit // a year of two digits
	slotBound
	slotNth
	slotCentury2
	slotDecade2
	slotShort // two-digit second year, of the first's century
	slotPeriod
	slotAge      // a number and a unit in one word, see packAge
	slotHoliday  // month.day
	slotFraction // the number is one part of so many
	slotWhole    // a range that stays one time
	slotRate     // a unit that may be told of each: «на рік»
	slotSilent   // and is: «600 людей на рік»
	slotCount
)

var slotNames = map[string]slot{
	"y": slotYear, "m": slotMonth, "d": slotDay, "wd": slotWeekday, "h": slotHour, "mi": slotMinute, "s": slotSecond,
	"pod": slotPart, "sea": slotSeason, "q": slotQuarter, "hf": slotHalf, "dec": slotDecade, "cen": slotCentury, "bc": slotBC,
	"n": slotN, "n2": slotN2, "n3": slotN3, "n4": slotN4, "u": slotUnit, "u2": slotUnit2, "u3": slotUnit3, "u4": slotUnit4,
	"rel": slotRel, "sgn": slotSign, "mod": slotMod, "zone": slotZone, "cur": slotCurrency, "unit": slotMeasure, "small": slotSmall,
	"y2": slotYear2, "m2": slotMonth2, "d2": slotDay2, "h2": slotHour2, "mi2": slotMinute2, "to": slotTo, "anchor": slotAnchor,
	"a": slotA, "b": slotB, "yy": slotTwoDigit, "bound": slotBound, "nth": slotNth, "cen2": slotCentury2, "dec2": slotDecade2,
	"yy2": slotShort, "per": slotPeriod, "age": slotAge, "hol": slotHoliday, "frac": slotFraction, "whole": slotWhole, "rate": slotRate, "silent": slotSilent,
}

// rec is a set of filled slots.
type rec struct {
	mask uint64
	v    [slotCount]float64
}

func (r *rec) has(s slot) bool    { return r.mask>>s&1 != 0 }
func (r *rec) val(s slot) float64 { return r.v[s] }
func (r *rec) int(s slot) int     { return int(r.v[s]) }
func (r *rec) drop(s slot)        { r.mask &^= 1 << s; r.v[s] = 0 }

func (r *rec) set(s slot, v float64) {
	r.mask |= 1 << s
	r.v[s] = v
}

// merge fills the empty slots of r from o.
func (r *rec) merge(o *rec) {
	for s := slot(1); s < slotCount; s++ {
		if o.has(s) && !r.has(s) && s != slotA && s != slotB {
			r.set(s, o.v[s])
		}
	}
}

// override sets the slots of r that o fills.
func (r *rec) override(o *rec) {
	for s := slot(1); s < slotCount; s++ {
		if o.has(s) && s != slotA && s != slotB {
			r.set(s, o.v[s])
		}
	}
}

// Units of time, parts of day, seasons and modifiers, by the names that the
// data files use.
const (
	second = iota + 1
	minute
	hour
	day
	week
	month
	quarter
	halfYear
	year
	decade
	century
	millennium
	weekend
	season
	night
	morning
	afternoon
	evening
)

var symbols = map[string]int{
	"second": second, "minute": minute, "hour": hour, "day": day, "week": week, "month": month, "quarter": quarter,
	"halfyear": halfYear, "year": year, "decade": decade, "century": century, "millennium": millennium, "weekend": weekend,
	"season": season, "night": night, "morning": morning, "afternoon": afternoon, "evening": evening,
	"MO": 1, "AF": 2, "EV": 3, "NI": 4,
	"SP": 1, "SU": 2, "FA": 3, "WI": 4,
	"start": 1, "mid": 2, "end": 3, "before": 4, "after": 5, "approx": 6, "more": 7, "less": 8, "min": 9, "max": 10,
}

// isTerm says that r is a term to keep: before a date, not later, not earlier.
// Terms lie ahead more often than behind.
func (r *rec) isTerm() bool {
	switch modOf(r) {
	case "before", "min", "max":
		return true
	}
	return false
}

var (
	partNames   = [...]string{"", "MO", "AF", "EV", "NI"}
	seasonNames = [...]string{"", "SP", "SU", "FA", "WI"}
	modNames    = [...]string{"", "start", "mid", "end", "before", "after", "approx", "more", "less", "min", "max"}
)

// op is what a rule builds from its slots.
type op uint8

const (
	opTrap op = iota + 1
	opDate
	opTime
	opPart
	opPeriod
	opWeekday
	opOffset
	opLater
	opDuration
	opRange
	opHours // a range of hours, which a day may join
	opNow
	opNumber
	opOrdinal
	opMoney
	opQuantity
	opKeep // of a higher level: the first atom, with the slots of the second
	opMark // of a higher level: sets slots of the atom, whose span stays
)

var ops = map[string]op{
	"trap": opTrap, "date": opDate, "time": opTime, "part": opPart, "period": opPeriod, "offset": opOffset, "later": opLater,
	"duration": opDuration, "range": opRange, "hours": opHours, "now": opNow, "number": opNumber, "ordinal": opOrdinal, "money": opMoney,
	"quantity": opQuantity, "join": opKeep, "mark": opMark, "weekday": opWeekday,
}

// isA says whether an atom that o built belongs to the class of a pattern.
func (o op) isA(c class) bool {
	switch c {
	case foundDate:
		return o == opDate || o == opPeriod
	case foundPlainDate:
		return o == opDate
	case foundTime:
		return o == opTime
	case foundPart:
		return o == opPart
	case foundHours:
		return o == opHours
	case foundDay:
		return o == opDate || o == opPeriod || o == opOffset || o == opLater
	case foundWeekday:
		return o == opWeekday
	case foundAmount:
		return o == opNumber || o == opMoney || o == opQuantity
	case foundDuration:
		return o == opDuration
	case foundNumber:
		return o == opNumber
	case foundMoney:
		return o == opMoney
	case foundQuantity:
		return o == opQuantity
	}
	return false
}

// ofDay says that o builds a time which a day may join.
func (o op) ofDay() bool { return o == opTime || o == opPart || o == opHours }

// joined gives what two atoms build together: the day decides.
func joined(a, b op) op {
	if a.ofDay() || a == opWeekday && !b.ofDay() {
		return b
	}
	return a
}
