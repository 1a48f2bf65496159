package align

import "math"

// The features of a pair that the first model reads. Names are those of the
// data files.
const (
	fBias = iota
	fGrams
	fWords
	fCover
	fCoverMax
	fMass
	fLength
	fShort
	fShortGrams
	fShortWords
	fIDs
	fTimes
	fValues
	fOtherAnchors
	fIDClash
	fTimeClash
	fValueClash
	fEvidence
	fNumbers
	fNumberClash
	fGramsWords
	fPosition
	fQuoteEnds
	fAsks
	fNoStop
	fOtherMarks

	// Those that the independent regime alone asks for, see (*grid).closer.
	fNear
	fNearCover
	fBest
	fOnce
	fLocal
	fUnits

	// And these, see (*apart).judge.
	fTimesNear
	fValuesNear
	fShorter
	fLonger
	fTitles
	fEarlier
	fLater
	fSizes
	nBase
)

var baseNames = [nBase]string{
	"bias", "grams", "words", "cover", "cover_max", "mass", "length", "short", "short_grams", "short_words",
	"ids", "times", "values", "other_anchors", "id_clash", "time_clash", "value_clash", "evidence", "numbers", "number_clash", "grams_words", "position",
	"quote_ends", "asks", "no_stop", "other_marks",
	"near", "near_cover", "best", "once", "local", "units",
	"times_near", "values_near", "shorter", "longer", "titles", "earlier", "later", "sizes",
}

// evidenceSlope says how soon weak evidence from outside counts.
const evidenceSlope = 20

// judge fills in p.x, which has room for nBase features: those that need
// nothing but the pair and what outside evidence says for it, but for fNear and
// what follows. No weights are asked.
func (f *field) judge(p *pair, outside []support) {
	a, b := &f.a[p.a], &f.b[p.b]
	x := p.x
	g := cosine(p.gram, a.gnorm, b.gnorm)
	w := cosine(p.word, a.wnorm, b.wnorm)
	mass := shared(a.words, b.words)
	short := max(a.short, b.short)
	x[fBias] = 1
	for _, s := range outside {
		x[fEvidence] += math.Log1p(evidenceSlope * s.strength)
	}
	x[fGrams] = g
	x[fWords] = w
	x[fCover] = mass / (min(a.mass, b.mass) + 1)
	x[fCoverMax] = mass / (max(a.mass, b.mass) + 1)
	x[fMass] = math.Log1p(mass)
	x[fLength] = math.Abs(math.Log((a.length + 8) / (b.length + 8)))
	x[fShort] = short
	x[fShortGrams] = short * g
	x[fShortWords] = short * w
	for k := range nKinds {
		x[fIDs+k] = math.Log1p(f.sharedAnchors(a.anchors[k], b.anchors[k]))
	}
	for k := range kindOther {
		x[fIDClash+k] = clash(a.anchors[k], b.anchors[k])
	}
	x[fNumbers] = math.Log1p(float64(common(a.numbers, b.numbers)))
	x[fNumberClash] = clash(a.numbers, b.numbers)
	x[fGramsWords] = math.Sqrt(g * w)
	x[fPosition] = math.Abs(place(p.a, len(f.a)) - place(p.b, len(f.b)))
	markFeatures(x[fQuoteEnds:], a.marks, b.marks)
	p.bare = !f.grounded(p)
}

// groundless is the log-odds that a pair gets at most which shares no word but
// function words, no name and no time, so that a number or a like length alone
// never aligns it; only a neighbour can.
const groundless = -2

func (f *field) grounded(p *pair) bool {
	return p.x[fIDs] > 0 || p.x[fTimes] > 0 || p.x[fOtherAnchors] > 0 || p.x[fEvidence] > 0 ||
		common(f.a[p.a].content, f.b[p.b].content) > 0
}

// place returns where sentence i of n stands, from 0 to 1.
func place(i int32, n int) float64 { return (float64(i) + 0.5) / float64(max(1, n)) }

// sharedAnchors returns the summed rarity of the anchors in both lists.
func (f *field) sharedAnchors(a, b []int32) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			sum += f.anchorW[a[i]]
			i++
			j++
		}
	}
	return sum
}

// clash is 1 where both sides have values and share none, less where they share some.
func clash(x, y []int32) float64 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	n := min(len(x), len(y))
	return float64(n-common(x, y)) / float64(n)
}
