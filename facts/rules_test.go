package facts

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

func TestFramingLexicon(t *testing.T) {
	for _, l := range []*Lexicon{DefaultFraming(), titles()} {
		if len(l.terms) < 200 {
			t.Errorf("only %d terms", len(l.terms))
		}
		for _, term := range l.terms {
			if term.concept == "" || term.label == "" {
				t.Errorf("a term without concept or label: %+v", term)
			}
		}
	}
}

func TestReadFramingNamesTheLine(t *testing.T) {
	_, err := ReadFraming(strings.NewReader("# comment\nwar\twar\tвійна\n"), "mine.tsv")
	if err == nil || !strings.Contains(err.Error(), "mine.tsv:2") {
		t.Errorf("got %v", err)
	}
}

// account returns an account of one sentence, with its words.
func account(lang corpus.Lang, text string) *Account {
	d := corpus.FromSentences("x", []string{text})
	d.Lang = lang
	tokens := canon.Tokenize(text, corpus.Span{Start: 0, End: len(text)})
	return &Account{Doc: d, Anchors: &anchor.Anchors{}, Tokens: [][]canon.Token{tokens}, Forms: [][]canon.Form{canon.Default().Forms(text, tokens, lang)}}
}

func TestBagLooksAtTheWholeText(t *testing.T) {
	b := newBag(account(corpus.Russian, "Взрыв прогремел на складе оружия"))
	for word, want := range map[string]bool{"вибух": true, "зброї": true, "лікарня": false} {
		form := canon.Default().Form(word, corpus.Ukrainian)
		if got := b.has(&form); got != want {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}

func TestCouplesMirror(t *testing.T) {
	all := []couple{{0, 1, 0.5}, {0, 0, 0.5}, {1, 0, 0.5}, {1, 1, 0.9}, {2, 0, 0.5}}
	there := couples(append([]couple(nil), all...))
	var turned []couple
	for _, c := range all {
		turned = append(turned, couple{c.j, c.i, c.score})
	}
	back := couples(turned)
	if len(there) != len(back) {
		t.Fatalf("%v and %v", there, back)
	}
	for _, c := range there {
		found := false
		for _, d := range back {
			found = found || d == couple{c.j, c.i, c.score}
		}
		if !found {
			t.Errorf("%v has no mirror in %v", c, back)
		}
	}
}

func TestEveryRuleHasAModel(t *testing.T) {
	m := weights()
	for rule, family := range families {
		if m[family] == nil {
			t.Errorf("rule %s: no model for its family %s", rule, family)
		}
	}
	for name, forest := range m {
		if forest() == nil { // panics where the lines are broken
			t.Errorf("%s: no forest", name)
		}
	}
}

func TestTitles(t *testing.T) {
	tests := []struct {
		a, b titled
		want bool
	}{
		{titled{groups: []string{"minister"}}, titled{groups: []string{"minister"}}, true},
		{titled{groups: []string{"deputy-minister"}}, titled{groups: []string{"minister"}}, false},
		{titled{groups: []string{"minister"}, former: true}, titled{groups: []string{"minister"}}, false},
		{titled{groups: []string{"state-head"}}, titled{groups: []string{"state-head"}}, true},
		{titled{groups: []string{"owner"}}, titled{groups: []string{"director"}}, false},
	}
	for _, test := range tests {
		if got := compatible(test.a, test.b); got != test.want {
			t.Errorf("%v and %v: %v, want %v", test.a.groups, test.b.groups, got, test.want)
		}
	}
}
