package frame

import "github.com/zvirka/zvirka/corpus"

// Mention is a span that names somebody or something.
type Mention struct {
	corpus.Span
	Text, Type, ID, Lemma string
}

// Time is a span that tells a time, with its value.
type Time struct {
	corpus.Span
	Text, Type, Value, ValueEnd, Mod string
}

// Number is a span that tells a quantity, with its value.
type Number struct {
	corpus.Span
	Text, Type, Value, ValueEnd, Unit, Bound, Of string
}
