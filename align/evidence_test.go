package align

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// said is evidence for one pair.
type said struct {
	i, j     int
	strength float64
}

func (said) Name() string { return "witness" }

func (s said) Pairs(yield func(i, j int, strength float64, why string)) {
	yield(s.i, s.j, s.strength, "was there")
	yield(-1, 99, 1, "out of range")
	yield(0, 0, math.NaN(), "no number")
}

func score(l *Ladder, i, j int) float64 {
	for _, b := range l.Beads {
		if reflect.DeepEqual(b.A, []int{i}) && reflect.DeepEqual(b.B, []int{j}) {
			return b.Score
		}
	}
	return 0
}

func TestEvidenceSpeaks(t *testing.T) {
	a := Prepare([]string{"Візит відбувся вчора.", "Зустріч тривала годину."}, corpus.Ukrainian)
	b := Prepare([]string{"Премьер прилетел в столицу ночью.", "Встреча длилась час."}, corpus.Russian)
	for _, mode := range []Mode{Comparable, Independent} {
		without := Align(a, b, Options{Mode: mode})
		with := Align(a, b, Options{Mode: mode, Evidence: []Evidence{said{0, 0, 1}, said{0, 0, 1}}, Explain: true})
		if score(without, 0, 0) >= score(with, 0, 0) {
			t.Errorf("%s: %.2f without evidence, %.2f with", mode, score(without, 0, 0), score(with, 0, 0))
		}
		swapped := Align(b, a, Options{Mode: mode, Evidence: []Evidence{said{0, 0, 1}, said{0, 0, 1}}})
		if score(swapped, 0, 0) != score(with, 0, 0) {
			t.Errorf("%s: %v, and swapped %v", mode, score(with, 0, 0), score(swapped, 0, 0))
		}
		named := false
		for _, r := range with.Beads[0].Why {
			named = named || r.Name == "witness" && r.Text == "was there" && r.Weight > 0
		}
		if !named {
			t.Errorf("%s: the evidence is not among the reasons %v", mode, with.Beads[0].Why)
		}
	}
}

func TestReasonsAddUp(t *testing.T) {
	a, b := sides()
	for _, bead := range Align(a, b, Options{Mode: Comparable, Explain: true}).Beads {
		if len(bead.A) != 1 || len(bead.B) != 1 {
			continue
		}
		sum := 0.0
		for _, r := range bead.Why {
			sum += r.Weight
		}
		if want := math.Log(bead.Score / (1 - bead.Score)); math.Abs(sum-want) > 0.5 {
			t.Errorf("%v %v: reasons add up to %.2f, the log-odds are %.2f", bead.A, bead.B, sum, want)
		}
	}
}

// reason returns what the reason of a name says of the first bead.
func reason(l *Ladder, name string) string {
	for _, r := range l.Beads[0].Why {
		if r.Name == name {
			return r.Text
		}
	}
	return ""
}

// TestReasonsKeepSides looks at the reasons both ways round: what a has stands
// before what b has.
func TestReasonsKeepSides(t *testing.T) {
	a := Prepare([]string{"Над річкою збудували новий міст за 17 мільйонів?"}, corpus.Ukrainian)
	b := Prepare([]string{"Над рекой построили новый мост, он стоил 19 миллионов."}, corpus.Russian)
	for _, mode := range []Mode{Comparable, Parallel} {
		there, back := Align(a, b, Options{Mode: mode, Explain: true}), Align(b, a, Options{Mode: mode, Explain: true})
		cases := []struct{ name, there, back string }{
			{"words", "річк = рек", "рек = річк"},
			{"clash", "17 against 19", "19 against 17"},
			{"punctuation", "one side only: ?", "one side only: ?"},
		}
		if mode == Comparable { // in parallel mode lengths so near say nothing
			cases = append(cases, struct{ name, there, back string }{"length", "47 letters against 53", "53 letters against 47"})
		}
		for _, c := range cases {
			if got := reason(there, c.name); !strings.Contains(got, c.there) {
				t.Errorf("%s: %s: got %q, want %q", mode, c.name, got, c.there)
			}
			if got := reason(back, c.name); !strings.Contains(got, c.back) {
				t.Errorf("%s, swapped: %s: got %q, want %q", mode, c.name, got, c.back)
			}
		}
	}
}

func TestNumberAloneAlignsNothing(t *testing.T) {
	a := Prepare([]string{"У черзі стояло 17 дітей."}, corpus.Ukrainian)
	b := Prepare([]string{"Поезд опоздал на 17 минут."}, corpus.Russian)
	for i, s := range [][]Sentence{a, b} {
		s[0].Anchors = []string{"n:17"}
		_ = i
	}
	for _, mode := range []Mode{Comparable, Independent} {
		if l := Align(a, b, Options{Mode: mode}); len(links(l)) != 0 {
			t.Errorf("%s: %v", mode, l.Beads)
		}
	}
}

func TestRelations(t *testing.T) {
	for _, c := range []struct {
		name, a, b   string
		inA, inB     []string
		want, mirror Relation
	}{
		{name: "same", a: "Мер відкрив новий міст.", b: "Мэр открыл новый мост.", want: Equivalent, mirror: Equivalent},
		{name: "numbers", a: "Загинули 12 людей у місті.", b: "Погибли 15 людей в городе.",
			inA: []string{"n:12"}, inB: []string{"n:15"}, want: Conflict, mirror: Conflict},
		{name: "time within time", a: "Мер відкрив міст у вересні.", b: "Мэр открыл мост 13 сентября.",
			inA: []string{"t:2023-09"}, inB: []string{"t:2023-09-13"}, want: Equivalent, mirror: Equivalent},
		{name: "more", a: "Мер відкрив міст.", b: "Мэр открыл мост, который строили три долгих года иностранные рабочие на деньги банков.",
			want: BMore, mirror: AMore},
	} {
		a, b := Prepare([]string{c.a}, corpus.Ukrainian), Prepare([]string{c.b}, corpus.Russian)
		a[0].Anchors, b[0].Anchors = c.inA, c.inB
		if l := Align(a, b, Options{Mode: Parallel}); l.Beads[0].Relation != c.want {
			t.Errorf("%s: got %q, want %q", c.name, l.Beads[0].Relation, c.want)
		}
		if l := Align(b, a, Options{Mode: Parallel}); l.Beads[0].Relation != c.mirror {
			t.Errorf("%s, swapped: got %q, want %q", c.name, l.Beads[0].Relation, c.mirror)
		}
	}
}

func TestAutoChooses(t *testing.T) {
	uk, ru := texts(30, 5)
	if l := Align(Prepare(uk, corpus.Ukrainian), Prepare(ru, corpus.Russian), Options{}); l.Mode != Parallel || l.Why == "" {
		t.Errorf("in order: %s, %s", l.Mode, l.Why)
	}
	back := make([]string, len(ru))
	for i := range ru {
		back[i] = ru[len(ru)-1-i]
	}
	if l := Align(Prepare(uk[:22], corpus.Ukrainian), Prepare(back, corpus.Russian), Options{}); l.Mode != Comparable {
		t.Errorf("backwards: %s, %s", l.Mode, l.Why)
	}
}

func TestMinScore(t *testing.T) {
	a, b := sides()
	for _, mode := range []Mode{Parallel, Comparable} {
		l := Align(a, b, Options{Mode: mode, MinScore: 1.1})
		if len(links(l)) != 0 {
			t.Errorf("%s: links above 1: %v", mode, l.Beads)
		}
		checkCover(t, l, len(a), len(b))
	}
}

func TestModelRoundTrip(t *testing.T) {
	var out, again bytes.Buffer
	if err := DefaultModel().Write(&out); err != nil {
		t.Fatal(err)
	}
	m, err := ReadModel(bytes.NewReader(out.Bytes()), "x")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Write(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("another model comes back")
	}
}

func TestReadModelErrors(t *testing.T) {
	for _, text := range []string{"pair", "pair\tgrams\tx", "pair\tnothing\t1"} {
		if _, err := ReadModel(strings.NewReader("# weights\n"+text), "f"); err == nil || !strings.Contains(err.Error(), "f:2") {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

func TestFitLearns(t *testing.T) {
	uk, ru := texts(12, 9)
	e := Example{A: Prepare(uk, corpus.Ukrainian), B: Prepare(ru, corpus.Russian)}
	for i := range uk {
		e.Links = append(e.Links, [2]int{i, i})
		e.Beads = append(e.Beads, [2][]int{{i}, {i}})
	}
	m := Fit(Examples{Comparable: []Example{e}, Parallel: []Example{e}, Independent: []Example{e}})
	for _, mode := range []Mode{Parallel, Comparable, Independent} {
		if got := links(Align(e.A, e.B, Options{Mode: mode, Model: m})); !reflect.DeepEqual(got, e.Beads) {
			t.Errorf("%s: got %v", mode, got)
		}
	}
}

func TestFitLearnsNothingFromDoubt(t *testing.T) {
	uk, ru := texts(12, 9)
	e := Example{A: Prepare(uk, corpus.Ukrainian), B: Prepare(ru, corpus.Russian)}
	for i := range uk {
		e.Links = append(e.Links, [2]int{i, i})
	}
	doubtful := e
	doubtful.Doubtful = [][2]int{{0, 1}, {3, 3}}
	text := func(e Example) string {
		var out bytes.Buffer
		if err := Fit(Examples{Independent: []Example{e}}).Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if text(e) == text(doubtful) {
		t.Error("a doubtful pair still counts as wrong")
	}
	e.Doubtful = [][2]int{{3, 3}}
	if text(Example{A: e.A, B: e.B, Links: e.Links}) != text(e) {
		t.Error("a link that is right elsewhere is not learnt")
	}
}

func TestTreeNamesAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range treeNames() {
		if seen[name] {
			t.Errorf("two features are called %q: a tree that is read back would ask the wrong one", name)
		}
		seen[name] = true
	}
}
