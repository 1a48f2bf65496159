package main

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

func TestCompose(t *testing.T) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		docs, err := compose(lang, 4, 1)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := compose(lang, 4, 1)
		seen := map[string]int{}
		for i, d := range docs {
			if d.Text != again[i].Text {
				t.Fatalf("%s: two runs differ", d.Doc)
			}
			if strings.ContainsAny(d.Text, "{}[]") {
				t.Errorf("%s: a mark is left in %q", d.Doc, d.Text)
			}
			at := 0
			for _, m := range d.Mentions {
				if m.Start < at || m.End <= m.Start || m.End > len(d.Text) || typeNumber(m.Type) < 0 {
					t.Fatalf("%s: mention %v after %d", d.Doc, m, at)
				}
				if name := d.Text[m.Start:m.End]; name != strings.TrimSpace(name) {
					t.Errorf("%s: edges of %q", d.Doc, name)
				}
				seen[m.Type]++
				at = m.End
			}
		}
		for _, typ := range []string{"PER", "LOC", "ORG", "PRO"} {
			if seen[typ] < 10 {
				t.Errorf("%s: %d names of type %s", lang, seen[typ], typ)
			}
		}
	}
}

// A model learnt from a few composed documents finds names in them.
func TestLearn(t *testing.T) {
	docs, err := compose(corpus.Ukrainian, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	docs = docs[:30]
	for _, d := range docs {
		d.prepare(nil)
	}
	cfg := config{epochs: 3, runs: 1, min: 1, seed: 1}
	l := newLearner(newIndex(docs, 1), cfg)
	l.train(docs)
	weights, trans := l.weights()
	m, err := tag.Read(string(tag.Write(weights, trans, 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	tagger := tag.NewTagger(m)
	right, all := 0, 0
	for _, d := range docs {
		_, got := tagger.Tag(d.Text, d.sentences(), d.Lang, nil)
		for i, want := range d.gold {
			all++
			if got[i] == want {
				right++
			}
		}
	}
	if 100*right < 97*all {
		t.Errorf("%d of %d labels right on what was learnt", right, all)
	}
}
