package facts

import (
	"testing"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/value"
)

func TestDayBoundsClash(t *testing.T) {
	friday := anchor.Time{Type: "date", Value: "2003-10-17", Mod: "before"}
	tests := []struct {
		value, mod string
		want       bool
	}{
		{"2003-10-18", "before", true},
		{"2003-10-17", "before", false},
		{"2003-10-18", "after", false},
		{"2003-10", "before", false}, // of another size: one may contain the other
		{"", "before", false},
	}
	for _, test := range tests {
		if got := dayBoundsClash(friday, anchor.Time{Type: "date", Value: test.value, Mod: test.mod}); got != test.want {
			t.Errorf("%s %q: %v, want %v", test.mod, test.value, got, test.want)
		}
	}
}

func TestHasOtherwise(t *testing.T) {
	s := &side{mentions: []mention{newMention(anchor.Mention{Text: "Сиги", Type: "LOC"}), newMention(anchor.Mention{Text: "Петров", Type: "PER"})}}
	tests := []struct {
		text, typ string
		want      bool
	}{
		{"Сігі", "PER", true},
		{"Сігі", "LOC", false},
		{"Петров", "PER", false},
		{"Бутонг", "PER", false},
	}
	for _, test := range tests {
		m := newMention(anchor.Mention{Text: test.text, Type: test.typ})
		if got := s.hasOtherwise(&m); got != test.want {
			t.Errorf("%s %s: %v, want %v", test.typ, test.text, got, test.want)
		}
	}
}

// TestNoSentenceOpensAfterAQuotation checks that a name after a closed
// quotation is seen as one.
func TestNoSentenceOpensAfterAQuotation(t *testing.T) {
	text := "гравець «Зорі» Метью. Потім"
	tokens := canon.Tokenize(text, corpus.Span{Start: 0, End: len(text)})
	for i, want := range map[string]bool{"Зорі": true, "Метью": false, "Потім": true} {
		for k := 1; k < len(tokens); k++ {
			if tokens[k].In(text) == i && opens(tokens[k-1], text) != want {
				t.Errorf("%s: %v, want %v", i, !want, want)
			}
		}
	}
}

func TestClashInPlaceGoesFirst(t *testing.T) {
	bound := pairOf{i: 0, j: 1, relation: value.Contains, context: 0.2}
	r := &valueRule{}
	for _, test := range []struct {
		clash pairOf
		want  bool
	}{
		{pairOf{i: 1, j: 1, relation: value.Disjoint, context: 0.9}, true},
		{pairOf{i: 1, j: 1, relation: value.Disjoint, context: 0.4}, false},
		{pairOf{i: 1, j: 1, relation: value.Same, context: 0.9}, false},
		{pairOf{i: 1, j: 2, relation: value.Disjoint, context: 0.9}, false},
	} {
		if got := r.clashesBetter([]pairOf{test.clash, bound}, bound); got != test.want {
			t.Errorf("%+v: %v, want %v", test.clash, got, test.want)
		}
	}
}

func TestFloors(t *testing.T) {
	known := func(pick, confidence float64) *candidate {
		return &candidate{Difference: Difference{Kind: Name, Confidence: confidence}, pick: pick}
	}
	tests := []struct {
		name  string
		least float64
		mode  align.Mode
		c     *candidate
		want  bool
	}{
		{"a version: sure, if one of several", 0, align.Parallel, known(0.1, 0.9), true},
		{"a version: as likely as not", 0, align.Parallel, known(0.9, 0.5), false},
		{"a version: all that is likely was asked for", 0.5, align.Parallel, known(0.1, 0.5), true},
		{"apart: unsure", 0, align.Independent, known(0.3, 0.1), true},
		{"apart: hardly any", 0, align.Independent, known(0.3, 0.04), false},
		{"apart: the sure was asked for", 0.5, align.Independent, known(0.3, 0.4), false},
		{"all was asked for", -1, align.Parallel, known(0, 0), true},
	}
	for _, test := range tests {
		f := floorOf(Options{MinConfidence: test.least}, test.mode)
		if got := f.isLikely(test.c) && test.c.Confidence >= f.confidence; got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestFolds checks that a group is in one part, and that what has no group is
// dealt out in turn.
func TestFolds(t *testing.T) {
	examples := []Example{{}, {}, {Group: "x"}, {}, {Group: "y"}, {Group: "x"}, {}}
	got := Folds(examples, 3)
	want := []int{0, 1, 2, 0, 1, 2, 2}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func TestBoundsOfOneSort(t *testing.T) {
	tests := []struct {
		x, y anchor.Time
		want bool
	}{
		{anchor.Time{Type: "date", Mod: "max"}, anchor.Time{Type: "date", Mod: "max"}, true}, // «не пізніше п'ятниці», «не позднее субботы»
		{anchor.Time{Type: "date", Mod: "max"}, anchor.Time{Type: "date", Mod: "min"}, false},
		{anchor.Time{Type: "date"}, anchor.Time{Type: "date"}, false},
		{anchor.Time{Type: "date", Mod: "max", Value: "2003"}, anchor.Time{Type: "date", Mod: "max"}, false},
		{anchor.Time{Type: durations, Mod: "min", Value: "P7Y"}, anchor.Time{Type: durations, Mod: "min", Value: "P10Y"}, true},
	}
	for _, test := range tests {
		if got := boundsOfOneSort(test.x, test.y); got != test.want {
			t.Errorf("%v, %v: %v, want %v", test.x, test.y, got, test.want)
		}
	}
}

// TestReplaced has 21, 1 on one side and 1, 1 on the other: the first of these
// stands in the place of 21.
func TestReplaced(t *testing.T) {
	r := &valueRule{}
	pairs := []pairOf{
		{i: 1, j: 1, relation: value.Same, context: 1},
		{i: 0, j: 0, relation: value.Disjoint, context: 0.9, hunk: true},
		{i: 1, j: 0, relation: value.Same, context: 0.2},
	}
	doneA, doneB := []bool{false, true}, []bool{false, true}
	if !r.replaced(pairs, pairs[2], doneA, doneB) {
		t.Error("a value that stands in the place of another is settled")
	}
	pairs[1].hunk = false
	if r.replaced(pairs, pairs[2], doneA, doneB) {
		t.Error("a value told twice is not settled")
	}
}
