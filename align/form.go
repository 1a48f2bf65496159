package align

import (
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// forms returns the canonical forms of text: one for each token, zero where the token is no word.
func forms(text string, lang corpus.Lang) []canon.Form {
	toks := canon.Tokenize(text, corpus.Span{End: len(text)})
	return canon.Default().Forms(text, toks, lang)
}

// wordIDF returns the rarity of a word in the language at large.
func wordIDF(f *canon.Form) float64 { return canon.Default().IDF(*f) }

// content reports whether f belongs to a word that carries meaning.
func content(f *canon.Form) bool { return f.Key != 0 }
