package names

import (
	_ "embed"
	"sync"

	"github.com/zvirka/zvirka/anchor/names/internal/lists"
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

// taggers are those that nobody works with.
var taggers = sync.Pool{New: func() any { return tag.NewTagger(model()) }}

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
	g := taggers.Get().(*tag.Tagger)
	defer taggers.Put(g)
	t, labels := g.Tag(text, sentences, lang, lists.For(lang))
	finder := rescuer{text: text, lang: lang}
	for _, s := range t.Seqs {
		finder.rescue(t.Toks[s.From:s.To], labels[s.From:s.To])
		for _, n := range tag.Names(labels[s.From:s.To]) {
			from, to := balance(text, t.Toks[s.From:s.To], n.From, n.To-1)
			span := corpus.Span{Start: t.Toks[s.From+from].Start, End: t.Toks[s.From+to].End}
			if len(dst) > 0 && span.Start < dst[len(dst)-1].End {
				continue // a longer name took it
			}
			dst = append(dst, Mention{Span: span, Text: span.In(text), Type: tag.TypeNames[n.Type]})
		}
	}
	return dst
}

// lines returns the spans between line breaks and likely ends of sentences.
func lines(text string) []corpus.Span { return tag.Sentences(text) }

// balance widens or narrows the tokens [from, to] of a name so that quotation
// marks in it are in pairs: ТОВ «Вектор + » is one name, «Вектор none.
func balance(text string, toks []tag.Token, from, to int) (int, int) {
	open, depth := -1, 0
	for i := from; i <= to; i++ {
		switch quoteMark(text, toks[i]) {
		case opening:
			if depth++; open < 0 {
				open = i
			}
		case closing:
			depth--
		case straight:
			if depth > 0 {
				depth--
			} else if depth++; open < 0 {
				open = i
			}
		}
	}
	switch {
	case depth == 0:
		return from, to
	case depth < 0 && to > from && quoteMark(text, toks[to]) != 0:
		return from, to - 1
	case depth < 0:
		return from, to
	case open > from && quoteMark(text, toks[to]) != 0:
		return from, to // one mark closes two: ТОВ «Торговий дім «Мрія»
	case open == from && to > from:
		return from + 1, to
	}
	for i := to + 1; i < len(toks) && i <= to+8; i++ {
		switch m := quoteMark(text, toks[i]); {
		case m == closing || m == straight:
			return from, i
		case m == opening:
			return from, to
		}
	}
	return from, to
}

const (
	opening = iota + 1
	closing
	straight
)

func quoteMark(text string, t tag.Token) int {
	switch text[t.Start:t.End] {
	case "«", "„":
		return opening
	case "»", "”":
		return closing
	case "\"", "“":
		return straight
	}
	return 0
}
