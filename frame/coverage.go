package frame

import "github.com/zvirka/zvirka/canon"

// Coverage says how much of the finite verbs and event nouns of a text the
// lexicon knows.
type Coverage struct {
	Verbs   int      // finite verbs and predicative participles
	Known   int      // of these, with a class or listed as light
	Nouns   int      // nouns with a class
	Unknown []string // the verbs without entry, as they stand
}

// Cover counts the finite verbs of a document. What is a verb without entry
// is guessed from its ending, so Verbs is an estimate.
func Cover(in Input) Coverage {
	r := newReader(in, new(scratch))
	var c Coverage
	if r.lex == nil {
		return c
	}
	for n, s := range r.in.Sentences {
		for i := range r.tokens(n, s) {
			t := &r.toks[i]
			switch {
			case t.class != canon.Word || t.mention >= 0 || t.number >= 0 || t.time >= 0:
			case t.trigger >= 0 && t.f.has(fNoun|fVNoun):
				c.Nouns++
			case t.trigger >= 0 && t.f.has(fFinite|fShort):
				c.Verbs++
				c.Known++
			case t.word == wModal || t.word == wBe:
				c.Verbs++
				c.Known++
			case t.trigger < 0 && t.f.has(fGuess) && t.f.has(fFinite|fShort) && len(t.lower) > 6:
				c.Verbs++
				c.Unknown = append(c.Unknown, t.In(in.Text))
			}
		}
	}
	return c
}
