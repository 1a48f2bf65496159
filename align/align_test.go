package align

import (
	"reflect"
	"slices"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

var (
	ukStory = []string{
		"Мер міста відкрив новий міст через річку.",
		"Будівництво тривало три роки й коштувало 40 мільйонів гривень.",
		"На відкриття прийшли сотні людей. Багато хто прийшов із дітьми.",
		"Погода того дня була чудова: світило сонце, і з півдня дув слабкий теплий вітер.",
		"Рух транспорту мостом почнеться в понеділок.",
	}
	ruStory = []string{
		"Мэр города открыл новый мост через реку.",
		"Строительство продолжалось три года и стоило 40 миллионов гривен.",
		"На открытие пришли сотни людей.",
		"Многие пришли с детьми.",
		"Движение транспорта по мосту начнется в понедельник.",
	}
)

func sides() (a, b []Sentence) {
	return Prepare(ukStory, corpus.Ukrainian), Prepare(ruStory, corpus.Russian)
}

func links(l *Ladder) [][2][]int {
	var out [][2][]int
	for _, b := range l.Beads {
		if b.Linked() {
			out = append(out, [2][]int{b.A, b.B})
		}
	}
	return out
}

func TestParallel(t *testing.T) {
	a, b := sides()
	got := links(Align(a, b, Options{Mode: Parallel}))
	want := [][2][]int{{{0}, {0}}, {{1}, {1}}, {{2}, {2, 3}}, {{4}, {4}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestComparableAnyOrder(t *testing.T) {
	a, b := sides()
	slices.Reverse(b)
	got := links(Align(a, b, Options{Mode: Comparable}))
	for _, want := range [][2][]int{{{0}, {4}}, {{1}, {3}}, {{4}, {0}}} {
		if !slices.ContainsFunc(got, func(g [2][]int) bool { return reflect.DeepEqual(g, want) }) {
			t.Errorf("no link %v in %v", want, got)
		}
	}
}

func TestNothingToAlign(t *testing.T) {
	a, _ := sides()
	for _, mode := range []Mode{Auto, Parallel, Comparable, Independent} {
		if l := Align(nil, nil, Options{Mode: mode}); len(l.Beads) != 0 {
			t.Errorf("%s: beads of nothing: %v", mode, l.Beads)
		}
		if l := Align(a, nil, Options{Mode: mode}); len(l.Beads) != len(a) {
			t.Errorf("%s: %d beads for %d sentences alone", mode, len(l.Beads), len(a))
		}
	}
}

func TestNearPairsAreListed(t *testing.T) {
	a, b := sides()
	const least = 0.01
	l := Align(a, b, Options{Mode: Independent, Near: least})
	if len(l.Near) == 0 {
		t.Fatal("no near pairs")
	}
	linked := links(l)
	for _, n := range l.Near {
		if n.Score < least || len(n.A) != 1 || len(n.B) != 1 {
			t.Errorf("near pair %+v", n)
		}
		if slices.ContainsFunc(linked, func(g [2][]int) bool { return slices.Contains(g[0], n.A[0]) && slices.Contains(g[1], n.B[0]) }) {
			t.Errorf("%v is linked too", n)
		}
	}
	m := Align(b, a, Options{Mode: Independent, Near: least})
	m.mirror()
	m.order()
	if !reflect.DeepEqual(m.Near, l.Near) {
		t.Errorf("swapped sides give %v, want %v", m.Near, l.Near)
	}
	if l := Align(a, b, Options{Mode: Independent}); l.Near != nil {
		t.Errorf("not asked for: %v", l.Near)
	}
}
