package align

import "math"

// shape is how many sentences of each side a bead of the parallel regime joins.
type shape struct{ m, n int }

// shapes are those that the ladder is built from, in the order that ties are
// decided. A shape and its mirror share their weights.
var shapes = [...]shape{{1, 1}, {1, 2}, {2, 1}, {2, 2}, {1, 3}, {3, 1}, {1, 4}, {4, 1}, {1, 0}, {0, 1}}

// reach is the greatest number of sentences on one side of a shape.
const reach = 4

// Features of a bead of the parallel regime. The first block is for one
// against one, the second for all other beads with two sides.
const (
	bBias = iota
	bGrams
	bWords
	bGramsWords
	bRatio
	bDelta
	bShort
	bShortGrams
	bWeakest
	bNumbers
	bNumberClash
	bAnchors
	bSame
	bRest
	bGramSame
	bGramRest
	bQuoteEnds
	bAsks
	bNoStop
	bOtherMarks
	bEvidence
	nBlock
)

var blockNames = [nBlock]string{
	"bias", "grams", "words", "grams_words", "ratio", "delta", "short", "short_grams", "weakest", "numbers", "number_clash", "anchors",
	"same", "rest", "gram_same", "gram_rest",
	"quote_ends", "asks", "no_stop", "other_marks", "evidence",
}

// Offsets of what follows the two blocks.
const (
	bTwoTwo = 2*nBlock + iota
	bOneThree
	bOneFour
	bAlone
	bAloneShort
	bAloneMatch
	bParagraph
	nBead
)

var beadNames = func() (names [nBead]string) {
	for i, s := range blockNames {
		names[i] = "one_" + s
		names[nBlock+i] = "more_" + s
	}
	copy(names[2*nBlock:], []string{"two_two", "one_three", "one_four", "alone", "alone_short", "alone_match", "paragraph"})
	return names
}()

// band holds, for every sentence of a, the sentences of b that beads may reach
// from it, and the products of their vectors.
type band struct {
	lo, hi []int // for i in [0, len(a)]: positions lo <= j <= hi lie in the band
	off    []int // of row i in cells, for i < len(a): cell (i, j) is off[i]+j-lo[i], j < hi[i]
	gram   []float32
	word   []float32
	bestA  []float32 // greatest cosine of each sentence in the band
	bestB  []float32
}

func (b *band) cell(i, j int) int {
	if i >= len(b.off) || j < b.lo[i] || j >= b.hi[i] {
		return -1
	}
	return b.off[i] + j - b.lo[i]
}

// selfDots returns the products of vector i with itself and its next neighbours.
func selfDots(ps []profile, i int, square float64, vector func(*profile) []entry) (out [reach]float64) {
	out[0] = square
	for d := 1; d < reach && i+d < len(ps); d++ {
		out[d] = dot(vector(&ps[i]), vector(&ps[i+d]))
	}
	return out
}

// norm returns the length of the sum of the first n of some vectors that
// follow each other.
func norm(self []dots, n int, of func(*dots) *[reach]float64) float64 {
	sum := 0.0
	for k := range n {
		own := of(&self[k])
		sum += own[0]
		for d := 1; k+d < n; d++ {
			sum += 2 * own[d]
		}
	}
	return math.Sqrt(sum)
}

// ladderField is a field with its band.
type ladderField struct {
	*field
	band
	spanA, spanB         runs
	support              map[[2]int32][]support
	paragraphs           bool
	gramScale, wordScale float64 // squared length of a typical sentence
}

func newLadderField(f *field, outside map[[2]int32][]support) *ladderField {
	l := unbanded(f)
	l.support = outside
	l.lay()
	l.fill()
	return l
}

// unbanded returns a ladderField that can weigh beads anywhere.
func unbanded(f *field) *ladderField {
	l := &ladderField{field: f}
	l.spanA.of, l.spanB.of = f.a, f.b
	gramA, wordA := squares(f.a)
	gramB, wordB := squares(f.b)
	n := float64(len(f.a) + len(f.b) + 1)
	l.gramScale, l.wordScale = (gramA+gramB+1)/n, (wordA+wordB+1)/n
	l.paragraphs = hasBlocks(f.sa) && hasBlocks(f.sb)
	return l
}

// extent is what is known of sentences that follow each other, one to reach of them.
type extent struct {
	gram, word float64 // lengths of the summed vectors
	length     float64 // letters
	logLength  float64 // logarithm of the length, a little more
	short      float64 // near 1 for the shortest, falling to 0
	marks      uint16
	numbers    int
}

// squares returns the sums of the squared lengths of the vectors.
func squares(ps []profile) (grams, words float64) {
	for i := range ps {
		grams, words = grams+ps[i].gsquare, words+ps[i].wsquare
	}
	return grams, words
}

// dots are the products of the vectors of a sentence with themselves and with
// those of the next sentences.
type dots struct{ gram, word [reach]float64 }

// runs tells what is known of all runs of sentences of a side that a bead may
// hold. It is worked out when it is asked for: where texts are merely
// comparable, beads of more sentences are looked at here and there.
type runs struct {
	of    []profile
	run   [][reach]extent
	self  []dots
	known []uint8
}

const (
	knownSelf = 1 << iota
	knownRun
)

// at returns the run of n sentences from i on.
func (r *runs) at(i, n int) *extent {
	if r.known == nil {
		r.run, r.self, r.known = make([][reach]extent, len(r.of)), make([]dots, len(r.of)), make([]uint8, len(r.of))
	}
	if r.known[i]&knownRun == 0 {
		r.learn(i)
	}
	return &r.run[i][n-1]
}

// learn works out the runs from i on.
func (r *runs) learn(i int) {
	r.known[i] |= knownRun
	for k := i; k < min(i+reach, len(r.of)); k++ {
		if r.known[k]&knownSelf == 0 {
			r.known[k] |= knownSelf
			r.self[k].gram = selfDots(r.of, k, r.of[k].gsquare, func(p *profile) []entry { return p.grams })
			r.self[k].word = selfDots(r.of, k, r.of[k].wsquare, func(p *profile) []entry { return p.words })
		}
	}
	for n := 1; n <= reach && i+n <= len(r.of); n++ {
		part := r.of[i : i+n]
		e := &r.run[i][n-1]
		e.gram = norm(r.self[i:], n, func(d *dots) *[reach]float64 { return &d.gram })
		e.word = norm(r.self[i:], n, func(d *dots) *[reach]float64 { return &d.word })
		e.length = length(part)
		e.logLength = math.Log(e.length + 8)
		e.short = math.Exp(-e.length / 40)
		e.marks = marks(part)
		for k := range part {
			e.numbers += len(part[k].numbers)
		}
	}
}

// hasBlocks reports whether s tells paragraphs: some of more than one sentence,
// and more than one of them.
func hasBlocks(s []Sentence) bool {
	within, between := false, false
	for i := 1; i < len(s); i++ {
		if s[i].Block == s[i-1].Block {
			within = true
		} else {
			between = true
		}
	}
	return within && between
}

// fill computes the products of all cells of the band.
func (l *ladderField) fill() {
	n := 0
	l.off = make([]int, len(l.a))
	for i := range l.a {
		l.off[i] = n
		n += l.hi[i] - l.lo[i]
	}
	l.gram, l.word = make([]float32, n), make([]float32, n)
	l.bestA, l.bestB = make([]float32, len(l.a)), make([]float32, len(l.b))
	grams, words := make([]float32, l.grams), make([]float32, l.words)
	for i := range l.a {
		p := &l.a[i]
		spread(grams, p.grams, 1)
		spread(words, p.words, 1)
		for j := l.lo[i]; j < l.hi[i]; j++ {
			q := &l.b[j]
			k := l.off[i] + j - l.lo[i]
			l.gram[k], l.word[k] = gather(grams, q.grams), gather(words, q.words)
			c := float32(cosine(float64(l.gram[k]), p.gnorm, q.gnorm))
			l.bestA[i], l.bestB[j] = max(l.bestA[i], c), max(l.bestB[j], c)
		}
		spread(grams, p.grams, 0)
		spread(words, p.words, 0)
	}
}

func spread(to []float32, v []entry, scale float32) {
	for _, e := range v {
		to[e.id] = e.w * scale
	}
}

func gather(from []float32, v []entry) float32 {
	sum := float32(0)
	for _, e := range v {
		sum += from[e.id] * e.w
	}
	return sum
}

// dots returns the products of a[i:i+m] with b[j:j+n]; what
// lies outside the band counts nothing; where there is no band they are computed.
func (l *ladderField) dots(i, j, m, n int) (g, w float64) {
	for p := range m {
		for q := range n {
			if l.off == nil {
				g += dot(l.a[i+p].grams, l.b[j+q].grams)
				w += dot(l.a[i+p].words, l.b[j+q].words)
				continue
			}
			if k := l.cell(i+p, j+q); k >= 0 {
				g += float64(l.gram[k])
				w += float64(l.word[k])
			}
		}
	}
	return g, w
}

// weight returns the log-weight of the bead of shape s at (i, j). It uses x, of nBead.
func (l *ladderField) weight(weights, x []float64, i, j int, s shape) float64 {
	l.bead(x, i, j, s)
	z := weigh(weights[2*nBlock:], x[2*nBlock:])
	switch {
	case s.m == 1 && s.n == 1:
		z += weigh(weights[:nBlock], x[:nBlock])
	case s.m > 0 && s.n > 0:
		z += weigh(weights[nBlock:2*nBlock], x[nBlock:2*nBlock])
	}
	return z
}

// bead fills x, which has room for nBead features, for the bead of shape s at
// (i, j).
func (l *ladderField) bead(x []float64, i, j int, s shape) {
	clear(x)
	switch {
	case s.n == 0:
		l.alone(x, l.a[i].short, l.bestA[i])
		return
	case s.m == 0:
		l.alone(x, l.b[j].short, l.bestB[j])
		return
	}
	y := x[:nBlock]
	if s.m+s.n > 2 {
		y = x[nBlock : 2*nBlock]
		y[bWeakest] = l.weakest(i, j, s)
	}
	switch max(s.m, s.n) * min(s.m, s.n) {
	case 3:
		x[bOneThree] = 1
	case 4:
		if s.m == 2 {
			x[bTwoTwo] = 1
		} else {
			x[bOneFour] = 1
		}
	}
	ea, eb := l.spanA.at(i, s.m), l.spanB.at(j, s.n)
	g, w := l.dots(i, j, s.m, s.n)
	y[bSame], y[bRest] = w/l.wordScale, (ea.word*ea.word+eb.word*eb.word-2*w)/l.wordScale
	y[bGramSame], y[bGramRest] = g/l.gramScale, (ea.gram*ea.gram+eb.gram*eb.gram-2*g)/l.gramScale
	g, w = cosine(g, ea.gram, eb.gram), cosine(w, ea.word, eb.word)
	short := max(ea.short, eb.short)
	y[bBias] = 1
	y[bGrams] = g
	y[bWords] = w
	y[bGramsWords] = math.Sqrt(g * w)
	y[bRatio] = math.Abs(ea.logLength - eb.logLength)
	y[bDelta] = math.Abs(ea.length-eb.length) / math.Sqrt(ea.length+eb.length+1)
	y[bShort] = short
	y[bShortGrams] = short * g
	if ea.numbers > 0 && eb.numbers > 0 {
		y[bNumbers], y[bNumberClash] = l.numberFeatures(i, j, s, min(ea.numbers, eb.numbers))
	}
	y[bAnchors] = l.anchorFeature(i, j, s)
	y[bEvidence] = l.evidenceFeature(i, j, s)
	markFeatures(y[bQuoteEnds:], ea.marks, eb.marks)
	if l.paragraphs && (l.sa[i].Block != l.sa[i+s.m-1].Block || l.sb[j].Block != l.sb[j+s.n-1].Block) {
		x[bParagraph] = 1
	}
}

func (l *ladderField) alone(x []float64, short float64, best float32) {
	x[bAlone] = 1
	x[bAloneShort] = short
	x[bAloneMatch] = float64(best)
}

func length(ps []profile) float64 {
	n := 0.0
	for i := range ps {
		n += ps[i].length
	}
	return n
}

// weakest returns the least cosine of a part of the bead with its other side.
func (l *ladderField) weakest(i, j int, s shape) float64 {
	least := 1.0
	if s.m > 1 {
		whole := l.spanB.at(j, s.n).gram
		for p := range s.m {
			g, _ := l.dots(i+p, j, 1, s.n)
			least = min(least, cosine(g, l.a[i+p].gnorm, whole))
		}
	}
	if s.n > 1 {
		whole := l.spanA.at(i, s.m).gram
		for q := range s.n {
			g, _ := l.dots(i, j+q, s.m, 1)
			least = min(least, cosine(g, whole, l.b[j+q].gnorm))
		}
	}
	return least
}

// numberFeatures returns how many numbers both sides have, and which share of
// the least that a side has the other has not.
func (l *ladderField) numberFeatures(i, j int, s shape, least int) (same, differ float64) {
	n := 0
	for p := range s.m {
		for q := range s.n {
			n += common(l.a[i+p].numbers, l.b[j+q].numbers)
		}
	}
	n = min(n, least)
	return math.Log1p(float64(n)), float64(least-n) / float64(least)
}

// evidenceFeature sums the strengths of what comes from outside.
func (l *ladderField) evidenceFeature(i, j int, s shape) float64 {
	if len(l.support) == 0 {
		return 0
	}
	sum := 0.0
	for p := range s.m {
		for q := range s.n {
			for _, e := range l.support[[2]int32{int32(i + p), int32(j + q)}] {
				sum += e.strength
			}
		}
	}
	return sum
}

func (l *ladderField) anchorFeature(i, j int, s shape) float64 {
	sum := 0.0
	for p := range s.m {
		for q := range s.n {
			for k := range nKinds {
				sum += l.sharedAnchors(l.a[i+p].anchors[k], l.b[j+q].anchors[k])
			}
		}
	}
	if sum == 0 {
		return 0
	}
	return math.Log1p(sum)
}
