package align

import (
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// Sentence is one sentence of a side as the aligner needs it. Text and Lang
// suffice; [Prepare] fills in the rest that can be had from them alone.
type Sentence struct {
	Text string
	Lang corpus.Lang

	// Forms are the canonical forms of the words, in order; those of function
	// words may be among them and are passed over. Nil is "not analysed": the
	// text is then tokenised here.
	Forms []canon.Form

	// Anchors are values that mean the same in both texts, with a kind before
	// the colon: "id:GPE-Russia", "t:2023-09-13", "n:12 km", "q:…".
	Anchors []string

	// Block is the number of the paragraph that the sentence stands in.
	Block int
}

// Prepare returns the sentences of texts in lang with their canonical forms.
func Prepare(texts []string, lang corpus.Lang) []Sentence {
	out := make([]Sentence, len(texts))
	for i, text := range texts {
		out[i] = Sentence{Text: text, Lang: lang, Forms: forms(text, lang)}
	}
	return out
}
