package main

import (
	"bytes"
	"testing"

	"github.com/zvirka/zvirka/detect/internal/ngram"
)

// TestModel builds a table from two toy languages and tells them apart.
func TestModel(t *testing.T) {
	var words [ngram.Count]counts
	for l := range words {
		words[l] = counts{}
	}
	words[0].add("мова мови мовою мовний мовлення, мова")
	words[1].add("язык языки языком языковой языкознание")
	build := func() []byte { return ngram.Marshal(newModel(words).entries()) }
	raw := build()
	if !bytes.Equal(raw, build()) {
		t.Error("two builds differ")
	}
	table, err := ngram.Unmarshal(raw)
	if err != nil {
		t.Fatal(err)
	}
	for want, word := range []string{"мовник", "языка"} {
		seq := []byte{ngram.Boundary}
		for _, r := range word {
			seq = append(seq, ngram.Symbol(r))
		}
		var s ngram.Scores
		table.AddWord(&s, append(seq, ngram.Boundary))
		if s[want] <= s[1-want] {
			t.Errorf("%s: %v", word, s)
		}
	}
}
