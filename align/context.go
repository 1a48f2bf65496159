package align

import (
	"math"
	"slices"
)

// Features of a pair beside its rivals and neighbours, for the second model.
const (
	cBias = iota
	cFirst
	cRivals
	cMargins
	cAhead
	cBehind
	cNear
	cShortAhead
	cFirstShort
	cEcho

	// Those that the independent regime alone asks for, see (*grid).amongLinks.
	cLeastMargin
	cMostMargin
	cBeside
	cLevel
	nContext
)

var contextNames = [nContext]string{
	"bias", "first", "rivals", "margins", "ahead", "behind", "near", "short_neighbours", "short_first", "echo",
	"least_margin", "most_margin", "beside", "level",
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// grid finds the pairs of a candidate list by sentence.
type grid struct {
	pairs  []pair
	cells  []float64 // what prob holds, by place, with a margin round it; nil where there would be many
	prob   []float64 // probability of each pair at the stage last settled
	stride int32     // cells from a sentence of a to the next
	origin int32     // cell of the first pair
	row    []int32   // first pair of each sentence of a; pairs are in order
	col    []int32   // place in inCol of the first pair of each sentence of b
	inCol  []int32   // pairs by sentence of b, in order

	// What the stage last settled makes of the pairs in a row and a column.
	topRow, topCol   []top
	echoRow, echoCol []float64

	close bool    // the features of the independent regime are there
	level float64 // mean probability of the best pair of each sentence, asked for where close

	links []int // what match found with least as the log-odds to keep
	least float64
}

func newGrid(pairs []pair, a, b int) *grid {
	g := &grid{pairs: pairs, row: make([]int32, a+1), col: make([]int32, b+1), inCol: make([]int32, len(pairs)), stride: int32(b + 2*margin),
		topRow: make([]top, a), topCol: make([]top, b)}
	numbers := make([]float64, 3*len(pairs))
	g.prob, g.echoRow, g.echoCol = numbers[:len(pairs)], numbers[len(pairs):2*len(pairs)], numbers[2*len(pairs):]
	if a*b <= denseCells {
		g.origin = margin * (g.stride + 1)
		g.cells = make([]float64, (a+2*margin)*int(g.stride))
	}
	for k := range pairs {
		g.row[pairs[k].a+1]++
		g.col[pairs[k].b+1]++
	}
	sums(g.row)
	sums(g.col)
	next := slices.Clone(g.col)
	for k := range pairs {
		j := pairs[k].b
		g.inCol[next[j]] = int32(k)
		next[j]++
	}
	return g
}

// sums replaces each number by the sum of those up to it.
func sums(s []int32) {
	for i := 1; i < len(s); i++ {
		s[i] += s[i-1]
	}
}

// column returns the pairs of sentence j of b.
func (g *grid) column(j int32) []int32 { return g.inCol[g.col[j]:g.col[j+1]] }

// denseCells bounds the table of pairs that is kept beside their list.
const denseCells = 1 << 16

// margin is how far from a pair others are looked for in that table.
const margin = 2

// cell returns the place of the pair (i, j) in the table.
func (g *grid) cell(i, j int32) int32 { return g.origin + i*g.stride + j }

// around returns the probability of the pair (i, j), 0 where it is no candidate.
// It may lie outside the texts by margin.
func (g *grid) around(i, j int32) float64 {
	if g.cells == nil {
		return g.find(i, j)
	}
	return g.cells[g.origin+i*g.stride+j]
}

// find is around where there is no table.
func (g *grid) find(i, j int32) float64 {
	if i < 0 || j < 0 || int(i) >= len(g.row)-1 {
		return 0
	}
	lo, hi := g.row[i], g.row[i+1]
	for lo < hi {
		mid := (lo + hi) / 2
		if g.pairs[mid].b < j {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < g.row[i+1] && g.pairs[lo].b == j {
		return g.prob[lo]
	}
	return 0
}

// leastRival is the log-odds that a pair without rivals is measured against.
const leastRival = -6.0

// top is which pair of a row or column has the greatest log-odds, and what
// they are, and the greatest of the others.
type top struct {
	at         int32
	best, next float64
}

func (t *top) add(k int32, z float64) {
	switch {
	case z > t.best:
		t.at, t.best, t.next = k, z, t.best
	case z > t.next:
		t.next = z
	}
}

// beside returns the greatest log-odds of the pairs but for k.
func (t *top) beside(k int32) float64 {
	if t.at == k {
		return t.next
	}
	return t.best
}

// settle works out the probabilities of a stage, the strongest rivals and the echoes.
func (g *grid) settle(f *field, stage int) {
	for i := range g.topRow {
		g.topRow[i] = top{-1, leastRival, leastRival}
	}
	for j := range g.topCol {
		g.topCol[j] = top{-1, leastRival, leastRival}
	}
	clear(g.echoRow)
	clear(g.echoCol)
	for k := range g.pairs {
		p := &g.pairs[k]
		z := p.z[stage]
		g.prob[k] = sigmoid(z)
		if g.cells != nil {
			g.cells[g.cell(p.a, p.b)] = g.prob[k]
		}
		g.topRow[p.a].add(int32(k), z)
		g.topCol[p.b].add(int32(k), z)
	}
	if g.close {
		g.measure()
	}
	s := scratches.Get().(*scratch)
	if len(s.table) < f.words {
		s.table = make([]float32, f.words)
	}
	for k := range g.pairs {
		if g.prob[k] >= leastEcho {
			g.spreadEcho(f, int32(k), s.table)
		}
	}
	scratches.Put(s)
}

// leastEcho is how probable a link must be to speak for others.
const leastEcho = 0.27

// spreadEcho notes how much link q speaks for the other links of its sentences:
// those with another sentence that says much the same as the one it has, as a
// headline and the sentence below it do. The table is zero, for a vector.
func (g *grid) spreadEcho(f *field, q int32, table []float32) {
	a, b, prob := g.pairs[q].a, g.pairs[q].b, g.prob[q]
	from := &f.b[b]
	spread(table, from.words, 1)
	for k := g.row[a]; k < g.row[a+1]; k++ {
		if k != q && g.echoRow[k] < prob {
			o := &f.b[g.pairs[k].b]
			g.echoRow[k] = max(g.echoRow[k], prob*cosine(product(table, o.words), o.wnorm, from.wnorm))
		}
	}
	spread(table, from.words, 0)
	from = &f.a[a]
	spread(table, from.words, 1)
	for _, k := range g.column(b) {
		if k != q && g.echoCol[k] < prob {
			o := &f.a[g.pairs[k].a]
			g.echoCol[k] = max(g.echoCol[k], prob*cosine(product(table, o.words), o.wnorm, from.wnorm))
		}
	}
	spread(table, from.words, 0)
}

// context fills x with the features of pair k, read from the scores of a stage
// that is settled.
func (g *grid) context(x []float64, k int, stage int) {
	p := &g.pairs[k]
	z := p.z[stage]
	row, col := g.topRow[p.a].beside(int32(k)), g.topCol[p.b].beside(int32(k))
	ahead := g.around(p.a+1, p.b+1)
	behind := g.around(p.a-1, p.b-1)
	near := 0.0
	for _, d := range [...][2]int32{{2, 2}, {-2, -2}, {1, 2}, {2, 1}, {-1, -2}, {-2, -1}} {
		near += g.around(p.a+d[0], p.b+d[1])
	}
	short := p.x[fShort]
	x[cBias] = 1
	x[cFirst] = z
	x[cRivals] = logOdds(row) + logOdds(col)
	x[cMargins] = logOdds(z-row) + logOdds(z-col)
	x[cAhead] = ahead
	x[cBehind] = behind
	x[cNear] = near
	x[cShortAhead] = short * (ahead + behind)
	x[cFirstShort] = short * z
	x[cEcho] = g.echoCol[k] + g.echoRow[k]
	if g.close {
		g.amongLinks(x, k, z-row, z-col)
	}
}

func logOdds(z float64) float64 { return max(-6, min(6, z)) }

// measure works out how close the texts are at the stage that is being settled.
func (g *grid) measure() {
	a, b := 0.0, 0.0
	for i := range g.topRow {
		a += sigmoid(g.topRow[i].best)
	}
	for j := range g.topCol {
		b += sigmoid(g.topCol[j].best)
	}
	g.level = (a + b) / float64(max(1, len(g.topRow)+len(g.topCol)))
}

// amongLinks fills in the features of pair k from cLeastMargin on. Row and col
// are how much more likely it is, in log-odds, than its rivals.
func (g *grid) amongLinks(x []float64, k int, row, col float64) {
	p := &g.pairs[k]
	row, col = logOdds(row), logOdds(col)
	x[cLeastMargin], x[cMostMargin] = min(row, col), max(row, col)
	x[cBeside] = max(g.around(p.a, p.b+1), g.around(p.a, p.b-1), g.around(p.a+1, p.b), g.around(p.a-1, p.b))
	x[cLevel] = g.level
}
