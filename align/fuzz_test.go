package align

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// flat is a bead without slices, to compare ladders as sets.
type flat struct {
	a, b     string
	score    float64
	relation Relation
	why      string // names and weights of the reasons
}

func flatten(l *Ladder, mirrored bool) []flat {
	out := make([]flat, len(l.Beads))
	for i, b := range l.Beads {
		if mirrored {
			b.A, b.B = b.B, b.A
			switch b.Relation {
			case AMore:
				b.Relation = BMore
			case BMore:
				b.Relation = AMore
			}
		}
		var why strings.Builder
		for _, r := range b.Why {
			fmt.Fprintf(&why, "%s %.3f ", r.Name, r.Weight)
		}
		out[i] = flat{join(b.A), join(b.B), b.Score, b.Relation, why.String()}
	}
	slices.SortFunc(out, func(x, y flat) int { return strings.Compare(x.a+"|"+x.b, y.a+"|"+y.b) })
	return out
}

func join(of []int) string {
	var s strings.Builder
	for _, i := range of {
		s.WriteString(string(rune('A' + i)))
	}
	return s.String()
}

// checkCover fails t where the ladder does not hold every sentence as its mode promises.
func checkCover(t *testing.T, l *Ladder, na, nb int) {
	t.Helper()
	inA, inB := make([]int, na), make([]int, nb)
	lastA, lastB := -1, -1
	for _, b := range l.Beads {
		if len(b.A)+len(b.B) == 0 {
			t.Fatalf("%s: an empty bead", l.Mode)
		}
		if !(b.Score >= 0 && b.Score <= 1) {
			t.Fatalf("%s: score %v", l.Mode, b.Score)
		}
		if (b.Relation != "") != b.Linked() {
			t.Fatalf("%s: relation %q of %v %v", l.Mode, b.Relation, b.A, b.B)
		}
		for _, i := range b.A {
			inA[i]++
			if l.Mode == Parallel && i != lastA+1 {
				t.Fatalf("a %d after %d", i, lastA)
			}
			lastA = i
		}
		for _, j := range b.B {
			inB[j]++
			if l.Mode == Parallel && j != lastB+1 {
				t.Fatalf("b %d after %d", j, lastB)
			}
			lastB = j
		}
	}
	for _, in := range [][]int{inA, inB} {
		for i, n := range in {
			if n == 0 || n > 1 && l.Mode != Independent {
				t.Fatalf("%s: sentence %d is in %d beads", l.Mode, i, n)
			}
		}
	}
}

func check(t *testing.T, a, b []Sentence, mode Mode) {
	t.Helper()
	opts := Options{Mode: mode, Explain: true}
	l := Align(a, b, opts)
	checkCover(t, l, len(a), len(b))
	if !reflect.DeepEqual(l, Align(a, b, opts)) {
		t.Fatalf("%s: another result the second time", mode)
	}
	back := Align(b, a, opts)
	if got, want := flatten(back, true), flatten(l, false); !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: swapped sides give %v, not %v", mode, got, want)
	}
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func FuzzAlign(f *testing.F) {
	f.Add(strings.Join(ukStory, "\n"), strings.Join(ruStory, "\n"))
	f.Add("", "")
	f.Add("а", "")
	f.Add("слово\nслово\nслово", "слово\nслово")
	f.Add("\n\n\n", "\xff\xfe\n\x00")
	f.Add("12\n12\n13", "13\n12")
	f.Add(strings.Repeat("Одне й те саме речення про місто.\n", 20), strings.Repeat("Одно и то же предложение о городе.\n", 33))
	f.Fuzz(func(t *testing.T, x, y string) {
		if len(x)+len(y) > 4000 || strings.Count(x, "\n")+strings.Count(y, "\n") > 80 {
			return
		}
		a, b := Prepare(lines(x), corpus.Ukrainian), Prepare(lines(y), corpus.Russian)
		for _, mode := range []Mode{Auto, Parallel, Comparable, Independent} {
			check(t, a, b, mode)
		}
	})
}

// TestEqualSides aligns texts with themselves, those that repeat themselves
// among them: auto sets each sentence beside itself, and no mode panics.
func TestEqualSides(t *testing.T) {
	uk, _ := texts(50, 3)
	for _, text := range [][]string{
		{""}, {"слово", "слово", "слово"}, {"а", "", "а", "б"}, uk, slices.Concat(uk[:10], uk[:10]), ukStory,
		lines(strings.TrimSpace(strings.Repeat("Одне й те саме речення про місто.\n", 25))),
	} {
		a := Prepare(text, corpus.Ukrainian)
		for _, mode := range []Mode{Auto, Parallel, Comparable, Independent} {
			l := Align(a, a, Options{Mode: mode, Explain: true})
			checkCover(t, l, len(a), len(a))
			if mode != Auto && mode != Parallel {
				continue
			}
			for i, b := range l.Beads {
				if l.Mode != Parallel || !slices.Equal(b.A, []int{i}) || !slices.Equal(b.B, []int{i}) || b.Relation != Equivalent {
					t.Errorf("%s, %d sentences from %q: %s bead %v %v is %q", mode, len(text), text[0], l.Mode, b.A, b.B, b.Relation)
				}
			}
		}
	}
	if l := Align(nil, nil, Options{}); len(l.Beads) != 0 {
		t.Errorf("of nothing: %v", l.Beads)
	}
}

func TestLongSidesInBand(t *testing.T) {
	uk, ru := texts(220, 7)
	// A passage of 60 sentences is missing from the one side.
	ru = append(ru[:80:80], ru[140:]...)
	a, b := Prepare(uk, corpus.Ukrainian), Prepare(ru, corpus.Russian)
	for _, mode := range []Mode{Auto, Parallel, Comparable, Independent} {
		check(t, a, b, mode)
	}
	right := 0
	for _, bead := range Align(a, b, Options{Mode: Parallel}).Beads {
		if len(bead.A) == 1 && len(bead.B) == 1 {
			i, j := bead.A[0], bead.B[0]
			if i == j && i < 80 || i == j+60 && j >= 80 {
				right++
			}
		}
	}
	if right < 150 {
		t.Errorf("%d of 160 sentences found round the gap", right)
	}
}

func TestLopsided(t *testing.T) {
	uk, ru := texts(400, 3)
	check(t, Prepare(uk[100:105], corpus.Ukrainian), Prepare(ru, corpus.Russian), Parallel)
	check(t, Prepare(uk, corpus.Ukrainian), Prepare(ru[:1], corpus.Russian), Parallel)
	check(t, Prepare(uk, corpus.Ukrainian), nil, Parallel)
}
