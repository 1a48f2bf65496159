package align

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestTally counts as a map does, again and again with one tally.
func TestTally(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var counts tally
	var room arena[entry]
	for _, most := range []int32{1, 10, 5000, 70, 1 << 17} {
		want := map[int32]float32{}
		counts.reserve(int(most))
		for range 300 {
			id := r.Int32N(most)
			want[id]++
			counts.add(id)
		}
		got := counts.end(&room)
		if !slices.IsSortedFunc(got, func(x, y entry) int { return int(x.id - y.id) }) || len(got) != len(want) {
			t.Fatalf("ids below %d: %d entries for %d ids, or out of order", most, len(got), len(want))
		}
		for _, e := range got {
			if e.w != want[e.id] {
				t.Errorf("id %d: counted %v, want %v", e.id, e.w, want[e.id])
			}
		}
	}
	if got := counts.end(&room); len(got) != 0 {
		t.Errorf("%d ids are left over", len(got))
	}
}

// TestMarksWithin looks at every mark at the start, in the middle and at the
// end, whole and torn.
func TestMarksWithin(t *testing.T) {
	slow := func(text string) (m uint16) {
		if strings.ContainsAny(text, "(") {
			m |= mBracket
		}
		if strings.ContainsAny(text, quoteMarks) {
			m |= mQuotes
		}
		if strings.Contains(text, " — ") || strings.Contains(text, " – ") {
			m |= mDash
		}
		return m
	}
	for _, mark := range strings.Split(quoteMarks+"(—–-‑…†’‚›‹©®", "") {
		for _, text := range []string{mark, "а" + mark, mark + "а", "а " + mark + " б", " " + mark, mark + " ", "\xe2" + mark, mark[:len(mark)-1], "а " + mark[:len(mark)-1]} {
			if got, want := marksWithin(text), slow(text); got != want {
				t.Errorf("%q: marks %b, want %b", text, got, want)
			}
		}
	}
}

// TestCandidatesOfFew compares the way of short texts with that of long ones:
// the same pairs with the same products, to the last bit.
func TestCandidatesOfFew(t *testing.T) {
	for _, n := range []int{0, 1, 7, 60} {
		a, b := benchSides(n)
		f := newField(a, b[:n-n/3])
		few := f.candidatesOfFew(nil)
		many := f.candidatesOfMany(nil)
		if len(few) != len(many) {
			t.Fatalf("%d sentences: %d pairs, and %d the long way", n, len(few), len(many))
		}
		for k := range few {
			p, q := few[k], many[k]
			if p.a != q.a || p.b != q.b || p.gram != q.gram || p.word != q.word || p.gram != dot(f.a[p.a].grams, f.b[p.b].grams) {
				t.Errorf("%d sentences: (%d %d) %v %v, the long way (%d %d) %v %v", n, p.a, p.b, p.gram, p.word, q.a, q.b, q.gram, q.word)
			}
		}
	}
}
