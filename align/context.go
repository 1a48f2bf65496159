package align

import "math"

// Features of a pair beside its rivals and neighbours, for the second model.
const (
	cBias = iota
	cFirst
	cRivalRow
	cRivalCol
	cRivalMax
	cAhead
	cBehind
	cNear
	cShortAhead
	cFirstShort
	cEcho
	nContext
)

var contextNames = [nContext]string{
	"bias", "first", "rival_a", "rival_b", "rival_max", "ahead", "behind", "near", "short_neighbours", "short_first", "echo",
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// grid finds the pairs of a candidate list by sentence.
type grid struct {
	pairs []pair
	row   []int32 // first pair of each sentence of a; pairs are in order
	col   [][]int32
}

func newGrid(pairs []pair, a, b int) *grid {
	g := &grid{pairs: pairs, row: make([]int32, a+1), col: make([][]int32, b)}
	for k := range pairs {
		g.row[pairs[k].a+1]++
		g.col[pairs[k].b] = append(g.col[pairs[k].b], int32(k))
	}
	for i := range a {
		g.row[i+1] += g.row[i]
	}
	return g
}

// at returns the number of the pair (i, j), or -1.
func (g *grid) at(i, j int32) int32 {
	if i < 0 || int(i) >= len(g.row)-1 {
		return -1
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

// prob returns the probability that stage gave to the pair (i, j), 0 where it is no candidate.
func (g *grid) prob(i, j int32, stage int) float64 {
	k := g.at(i, j)
	if k < 0 {
		return 0
	}
	return sigmoid(g.pairs[k].z[stage])
}

// context returns the features of pair k, read from the scores of the stage before.
func (g *grid) context(f *field, k int, stage int) []float64 {
	p := &g.pairs[k]
	z := p.z[stage]
	row, col := -6.0, -6.0
	echoA, echoB := 0.0, 0.0
	for q := g.row[p.a]; q < g.row[p.a+1]; q++ {
		if int(q) != k {
			o := &g.pairs[q]
			row = max(row, o.z[stage])
			echoB = max(echoB, echo(&f.b[p.b], &f.b[o.b], o.z[stage]))
		}
	}
	for _, q := range g.col[p.b] {
		if int(q) != k {
			o := &g.pairs[q]
			col = max(col, o.z[stage])
			echoA = max(echoA, echo(&f.a[p.a], &f.a[o.a], o.z[stage]))
		}
	}
	ahead := g.prob(p.a+1, p.b+1, stage)
	behind := g.prob(p.a-1, p.b-1, stage)
	near := 0.0
	for _, d := range [...][2]int32{{2, 2}, {-2, -2}, {1, 2}, {2, 1}, {-1, -2}, {-2, -1}} {
		near += g.prob(p.a+d[0], p.b+d[1], stage)
	}
	short := p.x[fShort]
	x := make([]float64, nContext)
	x[cBias] = 1
	x[cFirst] = z
	x[cRivalRow] = logOdds(row) // both rivals get one weight: see fit
	x[cRivalCol] = logOdds(col)
	x[cRivalMax] = logOdds(z-row) + logOdds(z-col)
	x[cAhead] = ahead
	x[cBehind] = behind
	x[cNear] = near
	x[cShortAhead] = short * (ahead + behind)
	x[cFirstShort] = short * z
	x[cEcho] = echoA + echoB
	return x
}

func logOdds(z float64) float64 { return max(-6, min(6, z)) }

// echo returns how much a link of log-odds z with one sentence of a side speaks
// for a link with another that says much the same, as a headline and the
// sentence below it do.
func echo(p, q *profile, z float64) float64 {
	if z < -1 {
		return 0
	}
	return sigmoid(z) * cosine(dot(p.words, q.words), p.wnorm, q.wnorm)
}
