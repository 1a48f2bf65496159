package align

import (
	"math"
	"math/rand/v2"
	"testing"
)

// best tries all assignments.
func best(edges []edge, usedB uint, a int32) float64 {
	top := 0.0
	for k, e := range edges {
		if e.a < a || usedB&(1<<e.b) != 0 {
			continue
		}
		top = max(top, e.gain+best(edges[k+1:], usedB|1<<e.b, e.a+1))
	}
	return top
}

func TestAssignIsOptimal(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 3000 {
		na, nb := 1+r.IntN(5), 1+r.IntN(5)
		var edges []edge
		for i := range na {
			for j := range nb {
				if r.IntN(3) > 0 {
					edges = append(edges, edge{int32(i), int32(j), float64(1 + r.IntN(6))})
				}
			}
		}
		usedA, usedB, sum := map[int32]bool{}, map[int32]bool{}, 0.0
		for _, k := range assign(edges, na, nb) {
			e := edges[k]
			if usedA[e.a] || usedB[e.b] {
				t.Fatalf("round %d: sentence used twice", round)
			}
			usedA[e.a], usedB[e.b] = true, true
			sum += e.gain
		}
		if want := best(edges, 0, 0); math.Abs(sum-want) > 1e-9 {
			t.Fatalf("round %d: total %v, the best is %v; %v", round, sum, want, edges)
		}
	}
}

func TestRising(t *testing.T) {
	for _, c := range []struct {
		seq  []int32
		want int
	}{{nil, 0}, {[]int32{3}, 1}, {[]int32{3, 1, 2}, 2}, {[]int32{1, 5, 2, 3, 4}, 4}, {[]int32{4, 3, 2, 1}, 1}} {
		if got := rising(c.seq); got != c.want {
			t.Errorf("%v: got %d, want %d", c.seq, got, c.want)
		}
	}
}

func TestChainIsHeaviest(t *testing.T) {
	got := chain([]point{{0, 5, 1}, {1, 0, 1}, {2, 1, 1}, {2, 0, 3}, {3, 1, 0.5}, {4, 6, 1}}, 7)
	want := []point{{2, 0, 3}, {3, 1, 0.5}, {4, 6, 1}}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}
