package frame

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

func newReader(in Input) *reader {
	if in.Sentences == nil && in.Text != "" {
		in.Sentences = []corpus.Span{{Start: 0, End: len(in.Text)}}
	}
	r := &reader{in: in, lex: lexiconOf(in.Lang)}
	if r.lex != nil {
		r.canon = canon.Default()
		r.lower = string(lower(make([]byte, 0, len(in.Text)), in.Text))
	}
	return r
}

// Extract returns the frames of a document in the order of their triggers. A
// text in a language without data has none. It is pure and safe for
// concurrent use; cost is linear in the length of the text.
func Extract(in Input) []Frame {
	r := newReader(in)
	if r.lex == nil {
		return nil
	}
	d := &document{reader: r}
	for i, s := range r.in.Sentences {
		d.sentence(i, s)
	}
	d.finish()
	return d.frames
}

// document gathers the frames of a document and what later sentences need of
// earlier ones.
type document struct {
	*reader
	frames []Frame
}

func (d *document) sentence(n int, span corpus.Span) {
	toks := d.tokens(span)
	clauses := split(toks, d.lex)
	for ci := range clauses {
		c := &clauses[ci]
		for i := c.from; i < c.to; i++ {
			t := &toks[i]
			if t.trigger < 0 || d.lex.entries[t.trigger].sort == sLight {
				continue
			}
			e := &d.lex.entries[t.trigger]
			f := Frame{Span: clauseSpan(toks, *c), Sentence: n, Trigger: corpus.Span{Start: t.Start, End: toks[t.last].End}, Class: ontology().classes[e.class].ID}
			d.frames = append(d.frames, f)
		}
	}
}

func (d *document) finish() {
	for i := range d.frames {
		f := &d.frames[i]
		f.Polarity = Positive
		f.Certainty = Asserted
	}
	slices.SortStableFunc(d.frames, func(a, b Frame) int { return strings.Compare(a.Class[:0], b.Class[:0]) })
}

type features struct{}

// Match says whether a and b tell the same fact: a score in [0,1] and the
// reason in a line; 0 where they cannot.
func Match(a, b Frame) (score float64, why string) {
	if !Near(a.Class, b.Class) {
		return 0, "other class of event"
	}
	return 0, "nothing in common"
}
