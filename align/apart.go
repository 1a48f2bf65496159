package align

import (
	"math"
	"strconv"
	"strings"
)

// What the independent regime asks beside what every regime asks: accounts
// written apart tell a fact in other words, so that more must be looked at than
// what two sentences have in common.

// amount is a value with its unit.
type amount struct {
	log  float64 // natural logarithm
	unit string
}

// amounts returns what the anchors of a field are as values; those that are no
// values, or not above zero, have no unit and NaN.
func (f *field) amounts() []amount {
	out := make([]amount, len(f.anchorName))
	for i, name := range f.anchorName {
		out[i].log = math.NaN()
		if kindOf(name) != kindValue {
			continue
		}
		number, unit, _ := strings.Cut(strings.TrimPrefix(name, "n:"), " ")
		if v, err := strconv.ParseFloat(number, 64); err == nil && v > 0 {
			out[i] = amount{math.Log(v), unit}
		}
	}
	return out
}

// apart works out the features that accounts written apart need.
type apart struct {
	*field
	amount []amount
}

func (f *field) newApart() *apart { return &apart{f, f.amounts()} }

// judge fills in the features of p from fTimesNear on.
func (f *apart) judge(p *pair) {
	a, b, x := &f.a[p.a], &f.b[p.b], p.x
	x[fTimesNear] = f.timesNear(a.anchors[kindTime], b.anchors[kindTime])
	x[fValuesNear] = f.valuesNear(a.anchors[kindValue], b.anchors[kindValue])
	x[fShorter], x[fLonger] = math.Log1p(min(a.length, b.length)), math.Log1p(max(a.length, b.length))
	x[fTitles] = title(f.a, p.a) + title(f.b, p.b)
	at, atB := place(p.a, len(f.a)), place(p.b, len(f.b))
	x[fEarlier], x[fLater] = min(at, atB), max(at, atB)
	x[fSizes] = math.Log1p(float64(len(f.a) + len(f.b)))
}

// title is 1 where sentence i of ps looks like the title of the text.
func title(ps []profile, i int32) float64 {
	if i == 0 && ps[0].marks&mNoStop != 0 {
		return 1
	}
	return 0
}

// timesNear is 1 where a time of one side is part of one of the other.
func (f *field) timesNear(a, b []int32) float64 {
	for _, s := range a {
		for _, t := range b {
			x, y := f.anchorName[s], f.anchorName[t]
			if s != t && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x)) {
				return 1
			}
		}
	}
	return 0
}

// valuesNear returns how near two values of one unit come that are not equal: 1
// where they nearly are, a quarter where one is twice the other.
func (f *apart) valuesNear(a, b []int32) float64 {
	best := 0.0
	for _, s := range a {
		v := f.amount[s]
		for _, t := range b {
			w := f.amount[t]
			if gap := math.Abs(v.log - w.log); v.unit == w.unit && gap > 0 {
				best = max(best, math.Exp(-2*gap))
			}
		}
	}
	return best
}
