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
	fAnchors
	fAnchorClash
	fNumbers
	fNumberClash
	fGramsWords
	fPosition
	fQuoteEnds
	fAsks
	fNoStop
	fOtherMarks
	nBase
)

var baseNames = [nBase]string{
	"bias", "grams", "words", "cover", "cover_max", "mass", "length", "short", "short_grams", "short_words",
	"anchors", "anchor_clash", "numbers", "number_clash", "grams_words", "position",
	"quote_ends", "asks", "no_stop", "other_marks",
}

// judge fills in the features of p that need nothing but the pair.
func (f *field) judge(p *pair) {
	a, b := &f.a[p.a], &f.b[p.b]
	x := make([]float64, nBase)
	g := cosine(dot(a.grams, b.grams), a.gnorm, b.gnorm)
	w := cosine(dot(a.words, b.words), a.wnorm, b.wnorm)
	mass := shared(a.words, b.words)
	short := math.Exp(-min(a.length, b.length) / 40)
	x[fBias] = 1
	x[fGrams] = g
	x[fWords] = w
	x[fCover] = mass / (min(a.mass, b.mass) + 1)
	x[fCoverMax] = mass / (max(a.mass, b.mass) + 1)
	x[fMass] = math.Log1p(mass)
	x[fLength] = math.Abs(math.Log((a.length + 8) / (b.length + 8)))
	x[fShort] = short
	x[fShortGrams] = short * g
	x[fShortWords] = short * w
	x[fAnchors] = math.Log1p(f.sharedAnchors(a, b))
	x[fAnchorClash] = clash(a.anchors, b.anchors)
	x[fNumbers] = math.Log1p(float64(common(a.numbers, b.numbers)))
	x[fNumberClash] = clash(a.numbers, b.numbers)
	x[fGramsWords] = math.Sqrt(g * w)
	x[fPosition] = math.Abs(place(p.a, len(f.a)) - place(p.b, len(f.b)))
	markFeatures(x[fQuoteEnds:], a.marks, b.marks)
	p.x = x
}

// place returns where sentence i of n stands, from 0 to 1.
func place(i int32, n int) float64 { return (float64(i) + 0.5) / float64(max(1, n)) }

func (f *field) sharedAnchors(a, b *profile) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a.anchors) && j < len(b.anchors); {
		switch {
		case a.anchors[i] < b.anchors[j]:
			i++
		case a.anchors[i] > b.anchors[j]:
			j++
		default:
			sum += f.anchorW[a.anchors[i]]
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
