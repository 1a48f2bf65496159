package value

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Quantity is a number, or a range of numbers, with a unit and a bound. It is
// a plain value; the zero Quantity is Incomparable with everything.
type Quantity struct {
	lo, hi  float64 // as stated, in unit
	loText  string
	hiText  string // of a range, or empty
	bound   string // "=", ">", ">=", "<", "<=", "~"
	unit    unit
	stretch Interval // what it stands for, in the base unit
	ok      bool
}

// ParseQuantity returns the quantity of value, a decimal with a point; with
// valueEnd, the range from the one to the other. unit is empty for a bare
// number, "%", a unit of data/units.tsv, "x" for times ("fourfold" is 4 x), or
// a currency; if it is empty, it may stand after a blank in value ("25 %").
// bound is one of = > >= < <= ~ or a TIMEX modifier (approx, more, less, min,
// max), empty meaning =. The error names what was not understood.
func ParseQuantity(value, valueEnd, unit, bound string) (Quantity, error) {
	number, after, _ := strings.Cut(value, " ")
	if unit == "" {
		unit = after
	}
	end, _, _ := strings.Cut(valueEnd, " ")
	q := Quantity{loText: number, hiText: end, unit: unitOf(unit), ok: true}
	var err error
	if q.lo, err = parseNumber(number); err != nil {
		return Quantity{}, err
	}
	q.hi = q.lo
	if end != "" {
		if q.hi, err = parseNumber(end); err != nil {
			return Quantity{}, err
		}
		if q.hi < q.lo {
			return Quantity{}, fmt.Errorf("value: range from %q ends before it begins, at %q", number, end)
		}
	}
	if q.bound = boundOf(bound); q.bound == "" {
		return Quantity{}, fmt.Errorf("value: unknown bound %q", bound)
	}
	q.stretch = q.reach()
	return q, nil
}

func parseNumber(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(s, "xX_pP") {
		return 0, fmt.Errorf("value: not a number: %q", s)
	}
	return v, nil
}

func boundOf(s string) string {
	switch s {
	case "", "=":
		return "="
	case ">", ">=", "<", "<=", "~":
		return s
	case "approx":
		return "~"
	case "more":
		return ">"
	case "min":
		return ">="
	case "less":
		return "<"
	case "max":
		return "<="
	}
	return ""
}

// reach is what q stands for, in the base unit. Bounds are closed: "more than
// ten" leaves room for ten, since tellers round.
func (q Quantity) reach() Interval {
	i := Interval{q.lo, q.hi}
	switch q.bound {
	case ">", ">=":
		i.Hi = inf
	case "<", "<=":
		i.Lo = negInf
		if q.lo >= 0 {
			i.Lo = 0
		}
	case "~":
		i.Lo -= roundness(q.lo, q.loText)
		i.Hi += roundness(q.hi, cmpOr(q.hiText, q.loText))
	}
	return Interval{i.Lo*q.unit.factor + q.unit.shift, i.Hi*q.unit.factor + q.unit.shift}
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// roundness is how far "about v" reaches: half a unit of the last digit of
// text that is not a rounding zero, at least 5 % and at most 15 % of v.
func roundness(v float64, text string) float64 {
	v = math.Abs(v)
	return min(max(lastDigit(text)/2, 0.05*v), 0.15*v)
}

// lastDigit returns the weight of the last digit of text that counts: 0.1 for
// "2.5", 100 for "1200", 1 for "12".
func lastDigit(text string) float64 {
	whole, fraction, pointed := strings.Cut(text, ".")
	if pointed {
		return math.Pow10(-len(fraction))
	}
	return math.Pow10(len(whole) - len(strings.TrimRight(whole, "0")))
}

// IsZero reports whether q is the zero Quantity, which is not the number 0.
func (q Quantity) IsZero() bool { return !q.ok }

// Value returns the number of q as it was given.
func (q Quantity) Value() string { return q.loText }

// End returns the last number of a range, or "".
func (q Quantity) End() string { return q.hiText }

// Unit returns the unit of q by its first name in data/units.tsv, or as it was given.
func (q Quantity) Unit() string { return q.unit.name }

// Bound returns the bound of q, "=" where none was given.
func (q Quantity) Bound() string { return q.bound }

// IsMoney reports whether q is an amount of a currency.
func (q Quantity) IsMoney() bool { return IsCurrency(q.unit.name) }

// Bounds returns what q stands for, in the base unit of its dimension.
func (q Quantity) Bounds() Interval { return q.stretch }

// String returns q as the bound, unless it is =, the number or "FROM–TO", and
// after a blank the unit.
func (q Quantity) String() string {
	if !q.ok {
		return ""
	}
	s := q.loText
	if q.hiText != "" {
		s += "–" + q.hiText
	}
	if q.bound != "=" {
		s = q.bound + s
	}
	if q.unit.name != "" {
		s += " " + q.unit.name
	}
	return s
}

// Relate returns the relation of q to r. Quantities of different dimensions
// are Incomparable, and so is money in different currencies. Times are
// compared with percent as growth ("fourfold" is the Same as growth by 300 %)
// and, failing that, as a share of the former value (to 400 %, which
// Overlaps). Two quantities that say the same but for "about" are the Same.
func (q Quantity) Relate(r Quantity) Relation {
	switch {
	case !q.ok || !r.ok:
		return Incomparable
	case q.unit.dimension == r.unit.dimension:
		return q.relateLike(r)
	case q.unit.dimension == "times" && r.unit.dimension == "share":
		return q.relateTimes(r)
	case q.unit.dimension == "share" && r.unit.dimension == "times":
		return r.relateTimes(q).Inverse()
	}
	return Incomparable
}

func (q Quantity) relateLike(r Quantity) Relation {
	if softBound(q.bound) && softBound(r.bound) && near(q.base(q.lo), r.base(r.lo)) && near(q.base(q.hi), r.base(r.hi)) {
		return Same
	}
	return relateNear(q.stretch, r.stretch)
}

// relateTimes compares q, in times, with r, in percent.
func (q Quantity) relateTimes(r Quantity) Relation {
	if growth := q.scaled(100, -100).relateLike(r); growth != Disjoint {
		return growth
	}
	if q.scaled(100, 0).relateLike(r) != Disjoint {
		return Overlaps
	}
	return Disjoint
}

// scaled returns q, in times, as percent.
func (q Quantity) scaled(factor, shift float64) Quantity {
	q.unit = unitOf("%")
	q.lo, q.hi = q.lo*factor+shift, q.hi*factor+shift
	q.stretch = Interval{q.stretch.Lo*factor + shift, q.stretch.Hi*factor + shift}
	return q
}

func softBound(b string) bool { return b == "=" || b == "~" }

func (q Quantity) base(v float64) float64 { return v*q.unit.factor + q.unit.shift }

// near allows for what conversion of units loses.
func near(a, b float64) bool {
	return a == b || !math.IsInf(a-b, 0) && math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b), 1e-6)
}

// relateNear compares intervals whose ends may be off by rounding.
func relateNear(a, b Interval) Relation {
	if near(a.Lo, b.Lo) {
		b.Lo = a.Lo
	}
	if near(a.Hi, b.Hi) {
		b.Hi = a.Hi
	}
	if near(a.Lo, b.Hi) {
		a.Lo = b.Hi
	}
	if near(a.Hi, b.Lo) {
		a.Hi = b.Lo
	}
	return a.relate(b)
}

// Share returns how many percent part is of whole, as an approximate quantity:
// 2150 of 2400 is ~89.58 %, which agrees with 90 %. ok is false where the
// dimensions differ, or whole is not above 0.
func Share(part, whole Quantity) (q Quantity, ok bool) {
	if !part.ok || !whole.ok || part.unit.dimension != whole.unit.dimension || whole.base(whole.lo) <= 0 {
		return Quantity{}, false
	}
	v := 100 * part.base(part.lo) / whole.base(whole.lo)
	q, err := ParseQuantity(strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64), "", "%", "~")
	return q, err == nil
}

// Contains reports whether r may be a closer telling of q.
func (q Quantity) Contains(r Quantity) bool { x := q.Relate(r); return x == Same || x == Contains }

// Overlaps reports whether q and r may both be true.
func (q Quantity) Overlaps(r Quantity) bool { return q.Relate(r).Agree() }

// Disjoint reports whether q and r cannot both be true of one thing.
func (q Quantity) Disjoint(r Quantity) bool { return q.Relate(r) == Disjoint }

// Same reports whether q and r say the same.
func (q Quantity) Same(r Quantity) bool { return q.Relate(r) == Same }
