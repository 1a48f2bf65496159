package names

import (
	_ "embed"
	"sync"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

// Types of mentions.
const (
	Person       = "PER"
	Place        = "LOC"
	Organisation = "ORG"
	Product      = "PRO"
	Event        = "EVT"
)

// Mention is a name in a text.
type Mention struct {
	corpus.Span
	Text  string `json:"text"`
	Type  string `json:"type"` // PER, LOC, ORG, PRO or EVT
	ID    string `json:"id"`   // who or what it is, the same in both languages
	Lemma string `json:"lemma,omitempty"`
}

// Doc is a document whose mentions are to be resolved.
type Doc struct {
	Text      string
	Lang      corpus.Lang
	Sentences []corpus.Span
	Mentions  []Mention
}

//go:embed data/names.model
var modelFile string

var model = sync.OnceValue(func() *tag.Model {
	m, err := tag.Read(modelFile)
	if err != nil {
		panic(err) // the embedded file is broken
	}
	return m
})

// windowBytes bounds the text that is tagged at a time, so that memory stays
// bounded. What a document says of a word is counted within a window.
const windowBytes = 1 << 19

// Find returns the names in text, in order and without overlap, with ids
// resolved within the document and normal forms. Only sentences are looked at;
// nil sentences mean all of text. Names do not cross sentences or line breaks.
// Any bytes are valid input; spans lie on rune edges. Cost is linear.
func Find(text string, sentences []corpus.Span, lang corpus.Lang) []Mention {
	return (*Aliases)(nil).Find(text, sentences, lang)
}

// Find is [Find] with the names of a, which may be nil.
func (a *Aliases) Find(text string, sentences []corpus.Span, lang corpus.Lang) []Mention {
	d := Doc{Text: text, Lang: lang, Sentences: sentences}
	d.Mentions = detect(text, sentences, lang)
	a.Resolve([]*Doc{&d})
	return d.Mentions
}

// detect returns the spans and types of names.
func detect(text string, sentences []corpus.Span, lang corpus.Lang) []Mention {
	if sentences == nil {
		sentences = lines(text)
	}
	var out []Mention
	for len(sentences) > 0 {
		n := 1
		for n < len(sentences) && sentences[n].End-sentences[0].Start <= windowBytes {
			n++
		}
		out = window(out, text, sentences[:n], lang)
		sentences = sentences[n:]
	}
	return out
}

// window appends the names of a few sentences.
func window(dst []Mention, text string, sentences []corpus.Span, lang corpus.Lang) []Mention {
	t := tag.Prepare(text, sentences, lang, lists)
	labels := model().Tag(t)
	for _, s := range t.Seqs {
		for _, n := range tag.Names(labels[s.From:s.To]) {
			from, to := s.From+n.From, s.From+n.To-1
			span := corpus.Span{Start: t.Toks[from].Start, End: t.Toks[to].End}
			dst = append(dst, Mention{Span: span, Text: span.In(text), Type: tag.TypeNames[n.Type]})
		}
	}
	return dst
}

// lists are the lists of names that the model was trained with.
var lists tag.Lists

// lines returns the spans between line breaks and likely ends of sentences.
func lines(text string) []corpus.Span { return tag.Sentences(text) }
