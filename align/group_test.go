package align

import (
	"reflect"
	"slices"
	"testing"
)

func ladderOf(links ...[2]int) *Ladder {
	l := &Ladder{}
	for i, p := range links {
		l.Beads = append(l.Beads, Bead{A: []int{p[0]}, B: []int{p[1]}, Score: 0.9 - float64(i)/100, Relation: Equivalent})
	}
	return l
}

func TestGroups(t *testing.T) {
	ladders := []Between{
		{0, 1, ladderOf([2]int{0, 0}, [2]int{1, 2})},
		{1, 2, ladderOf([2]int{0, 5}, [2]int{2, 3})},
		{0, 2, ladderOf([2]int{0, 5})},
	}
	want := [][]Place{{{0, 0}, {1, 0}, {2, 5}}, {{0, 1}, {1, 2}}}
	members := func() (out [][]Place) {
		for _, g := range Groups(ladders) {
			out = append(out, g.Members)
		}
		return out
	}
	// Sentence 3 of the third text is linked with one of the two only, at less
	// than even odds for the whole, and stays out.
	if got := members(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	slices.Reverse(ladders)
	for i := range ladders {
		b := &ladders[i]
		b.A, b.B = b.B, b.A
		b.Ladder.mirror()
	}
	if got := members(); !reflect.DeepEqual(got, want) {
		t.Errorf("in another order: got %v, want %v", got, want)
	}
}
