package facts

import (
	"testing"

	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/segment"
	"github.com/zvirka/zvirka/value"
)

// sideOf returns the side of an account of one sentence, with the cues that
// frames find in it.
func sideOf(t *testing.T, lang corpus.Lang, text string) *side {
	t.Helper()
	a := account(lang, text)
	a.Sentences = []segment.Sentence{{Span: corpus.Span{Start: 0, End: len(text)}}}
	a.Cues = frame.Cues(frame.Input{Text: text, Lang: lang})
	own, _ := newBags(a, account(lang, text))
	return own.side([]int{0})
}

func TestOnes(t *testing.T) {
	tests := []struct {
		text, of string
		n        int
	}{
		{"Погиб один человек", "человек", 1},
		{"Пострадал один опытный сотрудник завода", "сотрудник", 1},
		{"Один из них погиб", "", 0},
		{"Погибли двое", "", 0},
	}
	for _, test := range tests {
		got := ones(sideOf(t, corpus.Russian, test.text))
		if len(got) != test.n || test.n > 0 && got[0].Of != test.of {
			t.Errorf("%s: %+v", test.text, got)
		}
	}
}

func TestSources(t *testing.T) {
	tests := []struct {
		lang corpus.Lang
		text string
		want string // empty: none
	}{
		{corpus.Ukrainian, "За даними поліції, загинули двоє.", "За даними поліції"},
		{corpus.Ukrainian, "За його словами, викуп не платили.", "За його словами"},
		{corpus.Russian, "Все готово, отметила защита.", "отметила защита"},
		{corpus.Russian, "Мост закрыт, пишет портал «Новинки».", "пишет портал «Новинки»"},
		{corpus.Ukrainian, "Викуп не платили, сказав він.", "сказав він"},
		{corpus.Ukrainian, "Двоє людей загинули.", ""},
	}
	for _, test := range tests {
		s := sideOf(t, test.lang, test.text)
		got := ""
		if list := sources(s); len(list) > 0 {
			got = list[0].span.In(test.text)
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestReachesAnother(t *testing.T) {
	upTo := func(v string) anchor.Number { return anchor.Number{Text: "до " + v, Value: v, Bound: "<="} }
	tests := []struct {
		n, m anchor.Number
		want bool
	}{
		{upTo("45.7"), anchor.Number{Value: "45.2", Bound: "="}, true},
		{upTo("45"), anchor.Number{Value: "45", Bound: "="}, false},
		{upTo("500"), anchor.Number{Value: "500", Bound: ">="}, true},
		{anchor.Number{Text: "менш як 5", Value: "5", Bound: "<="}, anchor.Number{Value: "4", Bound: "="}, false},
	}
	a := &side{account: account(corpus.Ukrainian, "довгий текст")}
	b := &bead{a: a, b: a}
	for _, test := range tests {
		if got := b.reachesAnother(test.n, test.m); got != test.want {
			t.Errorf("%+v, %+v: %v", test.n, test.m, got)
		}
		if got := b.reachesAnother(test.m, test.n); got != test.want {
			t.Errorf("turned: %+v, %+v: %v", test.m, test.n, got)
		}
	}
}

func TestAlikeTimes(t *testing.T) {
	duration := func(v string) anchor.Time { return anchor.Time{Type: durations, Value: v} }
	age := anchor.Time{Type: durations, Value: "P34Y", Rule: ageRule}
	tests := []struct {
		x, y anchor.Time
		want bool
	}{
		{duration("P90D"), duration("P6M"), true},
		{duration("PT4H"), duration("P7Y"), false},
		{duration("PT18M"), duration("P1M"), false},
		{age, duration("P4Y"), false},
		{age, age, true},
		{anchor.Time{Type: "date", Value: "2024-03-05"}, duration("P4Y"), true},
	}
	for _, test := range tests {
		if got := alikeTimes(test.x, test.y); got != test.want || alikeTimes(test.y, test.x) != got {
			t.Errorf("%+v, %+v: %v", test.x, test.y, got)
		}
	}
}

func TestBoundsNearly(t *testing.T) {
	tests := []struct {
		n, m string
		r    value.Relation
		want bool
	}{
		{"1023", "1000", value.ContainedIn, true},
		{"42", "40", value.ContainedIn, true},
		{"812", "40", value.ContainedIn, false},
		{"3", "3", value.Same, false}, // small numbers meet by chance
		{"1023", "1000", value.Disjoint, false},
	}
	for _, test := range tests {
		if got := boundsNearly(anchor.Number{Value: test.n}, anchor.Number{Value: test.m}, test.r); got != test.want {
			t.Errorf("%s, %s: %v", test.n, test.m, got)
		}
	}
}

func TestIsSum(t *testing.T) {
	number := func(start int, value string) anchor.Number {
		return anchor.Number{Span: corpus.Span{Start: start, End: start + 1}, Value: value}
	}
	tests := []struct {
		name        string
		own, others []anchor.Number
		want        bool
	}{
		{"all on board are passengers and crew", []anchor.Number{number(0, "186")}, []anchor.Number{number(0, "180"), number(5, "6")}, true},
		{"the other number is told on both sides", []anchor.Number{number(0, "23"), number(5, "5")}, []anchor.Number{number(0, "18"), number(5, "5")}, false},
		{"nothing adds up", []anchor.Number{number(0, "186")}, []anchor.Number{number(0, "180"), number(5, "7")}, false},
	}
	for _, test := range tests {
		if got := isSum(test.own[0], test.others[0], test.own, test.others); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestIsTurned(t *testing.T) {
	for pair, want := range map[[2]string]bool{{"2:1", "1:2"}: true, {"2:1", "1:3"}: false, {"21", "12"}: false} {
		if got := isTurned(pair[0], pair[1]); got != want {
			t.Errorf("%v: %v, want %v", pair, got, want)
		}
	}
}

func TestSameButOne(t *testing.T) {
	name := func(text string) *mention { m := newMention(anchor.Mention{Text: text}); return &m }
	if !sameButOne(name("Пак Чжі Хун"), name("Пак Чи Хун")) {
		t.Error("one syllable in two spellings makes two people")
	}
	if sameButOne(name("Сара Пейлін"), name("Майк Пэйлин")) {
		t.Error("two people of one family are one")
	}
}
