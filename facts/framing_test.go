package facts

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// textSide returns the words of text alone.
func textSide(text string, lang corpus.Lang) *side {
	s := &side{account: &Account{Doc: &corpus.Doc{Text: text, Lang: lang}}}
	for _, t := range canon.Tokenize(text, corpus.Span{End: len(text)}) {
		form := canon.Default().Form(t.In(text), lang)
		s.words = append(s.words, word{Span: t.Span, form: &form})
	}
	return s
}

func TestLexiconWith(t *testing.T) {
	read := func(lines string) *Lexicon {
		l, err := ReadFraming(strings.NewReader(lines), "mine.tsv")
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	base := read("war\twar\tвійна\tвойна\nwar\toperation\tспецоперація\tспецоперация\n")
	both := base.With(read("mine\ttheirs\tвійна\tзаваруха\n"))
	tests := []struct {
		lexicon    *Lexicon
		text       string
		lang       corpus.Lang
		wantLabels string
	}{
		{base, "йде війна", corpus.Ukrainian, "war/war"},
		{both, "йде війна", corpus.Ukrainian, "mine/theirs"},
		{both, "идет война", corpus.Russian, "war/war"},
		{both, "идет заваруха", corpus.Russian, "mine/theirs"},
		{both, "триває спецоперація", corpus.Ukrainian, "war/operation"},
		{base, "идет заваруха", corpus.Russian, ""},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range tt.lexicon.find(textSide(tt.text, tt.lang)) {
			got = append(got, f.term.concept+"/"+f.term.label)
		}
		if s := strings.Join(got, " "); s != tt.wantLabels {
			t.Errorf("%q: got %q, want %q", tt.text, s, tt.wantLabels)
		}
	}
	if _, err := ReadFraming(strings.NewReader("# a comment\nwar\twar\tвійна\n"), "mine.tsv"); err == nil || !strings.Contains(err.Error(), "mine.tsv:2:") {
		t.Errorf("error %v does not name the line", err)
	}
}
