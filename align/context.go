package align

import "math"

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
	nContext
)

var contextNames = [nContext]string{
	"bias", "first", "rivals", "margins", "ahead", "behind", "near", "short_neighbours", "short_first", "echo",
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// grid finds the pairs of a candidate list by sentence.
type grid struct {
	pairs []pair
	dense []int32   // number of the pair at (i, j), or -1; nil where there would be many
	prob  []float64 // probability of each pair at the stage last scored
	wide  int       // sentences of b
	row   []int32   // first pair of each sentence of a; pairs are in order
	col   [][]int32
}

func newGrid(pairs []pair, a, b int) *grid {
	g := &grid{pairs: pairs, row: make([]int32, a+1), col: make([][]int32, b), prob: make([]float64, len(pairs)), wide: b}
	if a*b <= denseCells {
		g.dense = fill(make([]int32, a*b), -1)
		for k := range pairs {
			g.dense[int(pairs[k].a)*b+int(pairs[k].b)] = int32(k)
		}
	}
	for k := range pairs {
		g.row[pairs[k].a+1]++
		g.col[pairs[k].b] = append(g.col[pairs[k].b], int32(k))
	}
	for i := range a {
		g.row[i+1] += g.row[i]
	}
	return g
}

// denseCells bounds the table of pairs that is kept beside their list.
const denseCells = 1 << 16

// at returns the number of the pair (i, j), or -1.
func (g *grid) at(i, j int32) int32 {
	if i < 0 || j < 0 || int(i) >= len(g.row)-1 || int(j) >= g.wide {
		return -1
	}
	if g.dense != nil {
		return g.dense[int(i)*g.wide+int(j)]
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
		return lo
	}
	return -1
}

// around returns the probability of the pair (i, j), 0 where it is no candidate.
func (g *grid) around(i, j int32) float64 {
	if k := g.at(i, j); k >= 0 {
		return g.prob[k]
	}
	return 0
}

// settle works out the probabilities of a stage.
func (g *grid) settle(stage int) {
	for k := range g.pairs {
		g.prob[k] = sigmoid(g.pairs[k].z[stage])
	}
}

// context fills x with the features of pair k, read from the scores of a stage
// that is settled.
func (g *grid) context(x []float64, f *field, k int, stage int) {
	p := &g.pairs[k]
	z := p.z[stage]
	row, col := -6.0, -6.0
	echoA, echoB := 0.0, 0.0
	for q := g.row[p.a]; q < g.row[p.a+1]; q++ {
		if int(q) != k {
			o := &g.pairs[q]
			row = max(row, o.z[stage])
			echoB = max(echoB, echo(&f.b[p.b], &f.b[o.b], g.prob[q]))
		}
	}
	for _, q := range g.col[p.b] {
		if int(q) != k {
			o := &g.pairs[q]
			col = max(col, o.z[stage])
			echoA = max(echoA, echo(&f.a[p.a], &f.a[o.a], g.prob[q]))
		}
	}
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
	x[cEcho] = echoA + echoB
}

func logOdds(z float64) float64 { return max(-6, min(6, z)) }

// echo returns how much a link of probability prob with one sentence of a side
// speaks for a link with another that says much the same, as a headline and the
// sentence below it do.
func echo(p, q *profile, prob float64) float64 {
	if prob < 0.27 {
		return 0
	}
	return prob * cosine(dot(p.words, q.words), p.wnorm, q.wnorm)
}
