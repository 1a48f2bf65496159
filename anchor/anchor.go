package anchor

import (
	"slices"

	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/anchor/timex"
	"github.com/zvirka/zvirka/corpus"
)

// The anchors as their packages give them.
type (
	Mention = names.Mention
	Time    = timex.Time
	Number  = timex.Number
)

// Anchors are the anchors of one document, each list in the order of the
// text. All spans are byte offsets into the document's text.
type Anchors struct {
	Mentions []Mention
	Times    []Time
	Numbers  []Number
	Quotes   []corpus.Span
}

// Lists are what a user knows beside the data of the packages. The zero value
// has nothing.
type Lists struct {
	Aliases *names.Aliases // names with the ids they are to have; may be nil
}

// Find returns the anchors of doc within sentences, which are spans of its
// text in order. Relative times are resolved against doc.Date; without one
// they have no value. Find never fails, whatever the text.
func Find(doc *corpus.Doc, sentences []corpus.Span, only Set) *Anchors {
	return Lists{}.Find(doc, sentences, only)
}

// Find is [Find] with the lists l.
func (l Lists) Find(doc *corpus.Doc, sentences []corpus.Span, only Set) *Anchors {
	a := &Anchors{}
	if only.Has(Names) {
		a.Mentions = l.Aliases.Find(doc.Text, sentences, doc.Lang)
	}
	if only.Has(Times) || only.Has(Numbers) {
		times, numbers := timex.Find(doc.Text, sentences, doc.Lang, doc.Date)
		if only.Has(Times) {
			a.Times = times
		}
		if only.Has(Numbers) {
			a.Numbers = numbers
		}
	}
	if only.Has(Quotes) {
		a.Quotes = names.Quotes(doc.Text, spans(doc.Blocks), doc.Lang)
	}
	return a
}

// spans returns the spans of the blocks that sentences can lie in.
func spans(blocks []corpus.Block) []corpus.Span {
	var s []corpus.Span
	for _, b := range blocks {
		if b.Kind != corpus.Boilerplate {
			s = append(s, b.Span)
		}
	}
	return s
}

// Doc is a document with its anchors, as [Resolve] takes it.
type Doc struct {
	*corpus.Doc
	Sentences []corpus.Span
	Anchors   *Anchors
}

// Resolve brings the mentions of docs to common ids. The anchors that were
// given are left as they are: each Doc gets a copy with the new ids.
func Resolve(docs []*Doc) { Lists{}.Resolve(docs) }

// Resolve is [Resolve] with the lists l.
func (l Lists) Resolve(docs []*Doc) {
	pooled := make([]*names.Doc, len(docs))
	for i, d := range docs {
		pooled[i] = &names.Doc{
			Text: d.Text, Lang: d.Lang, Sentences: d.Sentences,
			Mentions: slices.Clone(d.Anchors.Mentions),
		}
	}
	l.Aliases.Resolve(pooled)
	for i, d := range docs {
		copied := *d.Anchors
		copied.Mentions = pooled[i].Mentions
		d.Anchors = &copied
	}
}
