package align

import (
	"container/heap"
	"math"
)

// edge is a possible link with what it is worth.
type edge struct {
	a, b int32
	gain float64 // above zero
}

// assign returns which edges make up the one-to-one assignment of the greatest
// total gain; sentences may stay alone. Edges are in order of a, then b. The
// method is that of successive shortest augmenting paths over the sparse graph
// (Jonker and Volgenant 1987), one Dijkstra search for each sentence of a.
func assign(edges []edge, na, nb int) []int {
	row := make([]int32, na+1)
	for _, e := range edges {
		row[e.a+1]++
	}
	for i := range na {
		row[i+1] += row[i]
	}
	m := matcher{edges: edges, row: row, u: make([]float64, na), v: make([]float64, nb),
		of: fill(make([]int32, nb), -1), dist: make([]float64, nb), from: make([]int32, nb), done: make([]bool, nb)}
	for j := range m.dist {
		m.dist[j] = math.Inf(1)
	}
	m.mate = fill(make([]int32, na), -1)
	for i := range int32(na) {
		m.place(i)
	}
	var out []int
	for _, k := range m.mate {
		if k >= 0 {
			out = append(out, int(k))
		}
	}
	return out
}

func fill(s []int32, v int32) []int32 {
	for i := range s {
		s[i] = v
	}
	return s
}

// matcher holds an assignment that grows sentence by sentence. Costs are
// negative gains; staying alone costs nothing.
type matcher struct {
	edges []edge
	row   []int32
	u, v  []float64 // potentials: cost - u - v >= 0 on edges, = 0 on matched ones
	mate  []int32   // edge of each sentence of a, or -1
	of    []int32   // edge of each sentence of b, or -1

	dist []float64
	from []int32 // edge by which a sentence of b was reached
	done []bool
}

type reached struct {
	j int32
	d float64
}

type frontier []reached

func (h frontier) Len() int           { return len(h) }
func (h frontier) Less(i, j int) bool { return h[i].d < h[j].d || h[i].d == h[j].d && h[i].j < h[j].j }
func (h frontier) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *frontier) Push(x any)        { *h = append(*h, x.(reached)) }
func (h *frontier) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// place finds room for sentence i: an alternating path to a free sentence of
// b, or to a sentence of a that is better left alone (i itself, maybe).
func (m *matcher) place(i int32) {
	var touched []int32
	h := frontier{}
	// cost of ending at a sentence of a: leaving it alone
	bestEnd, endRow, endCol := math.Inf(1), int32(-1), int32(-1)
	scan := func(r int32, d float64) {
		if alone := d - m.u[r]; alone < bestEnd {
			bestEnd, endRow, endCol = alone, r, -1
		}
		for k := m.row[r]; k < m.row[r+1]; k++ {
			e := &m.edges[k]
			if m.done[e.b] || k == m.mate[r] {
				continue
			}
			nd := d + max(0, -e.gain-m.u[r]-m.v[e.b])
			if nd < m.dist[e.b] {
				if math.IsInf(m.dist[e.b], 1) {
					touched = append(touched, e.b)
				}
				m.dist[e.b] = nd
				m.from[e.b] = k
				heap.Push(&h, reached{e.b, nd})
			}
		}
	}
	var rows []reached // rows scanned and their distance
	m.u[i] = m.slack(i)
	scan(i, 0)
	rows = append(rows, reached{i, 0})
	for h.Len() > 0 {
		r := heap.Pop(&h).(reached)
		if m.done[r.j] || r.d > m.dist[r.j] {
			continue
		}
		if r.d >= bestEnd {
			break
		}
		m.done[r.j] = true
		if m.of[r.j] < 0 {
			bestEnd, endRow, endCol = r.d, -1, r.j
			break
		}
		next := m.edges[m.of[r.j]].a
		rows = append(rows, reached{next, r.d})
		scan(next, r.d)
	}
	for _, r := range rows {
		if r.d < bestEnd {
			m.u[r.j] += bestEnd - r.d
		}
	}
	for _, j := range touched {
		if m.dist[j] < bestEnd && m.done[j] {
			m.v[j] -= bestEnd - m.dist[j]
		}
	}
	m.flip(i, endRow, endCol)
	for _, j := range touched {
		m.dist[j], m.done[j] = math.Inf(1), false
	}
}

// slack returns the potential at which no edge of row i, nor staying alone, costs less than nothing.
func (m *matcher) slack(i int32) float64 {
	u := 0.0
	for k := m.row[i]; k < m.row[i+1]; k++ {
		u = min(u, -m.edges[k].gain-m.v[m.edges[k].b])
	}
	return u
}

// flip applies the path that ends at a row left alone, or at a free column.
func (m *matcher) flip(i, endRow, endCol int32) {
	if endRow >= 0 {
		if endRow == i {
			return
		}
		endCol = m.edges[m.mate[endRow]].b
		m.mate[endRow] = -1
	}
	for {
		k := m.from[endCol]
		r := m.edges[k].a
		old := m.mate[r]
		m.mate[r], m.of[endCol] = k, k
		if r == i {
			return
		}
		endCol = m.edges[old].b
	}
}
