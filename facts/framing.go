package facts

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// Lexicon is a list of terms by which one concept is told in different
// lights. It is immutable and safe for concurrent use.
type Lexicon struct {
	terms []term
	index map[corpus.Lang]*termIndex
}

// term is a term of a concept in one language.
type term struct {
	concept, label string
	words          []string // as stems
	lang           corpus.Lang
	next           int32 // the next term with the same first two words, where this is not the last
}

// termIndex finds the terms of a language by the stems of their words.
type termIndex struct {
	first map[string]start
	pairs map[[2]string]chain // longer terms, by their first two words
}

// start says which terms begin with a word.
type start struct {
	alone  int32 // the first that is but this word; -1 is none
	longer bool  // there are longer ones
}

// chain are terms linked by their next.
type chain struct{ head, tail int32 }

// framing is the embedded lexicon. It panics on a broken file.
var framing = embedded("framing.tsv")

// embedded returns what reads a lexicon of the package, once. It panics on a
// broken file.
func embedded(name string) func() *Lexicon {
	return sync.OnceValue(func() *Lexicon {
		f, err := data.Open("data/" + name)
		if err != nil {
			panic(err)
		}
		defer f.Close()
		l, err := ReadFraming(f, name)
		if err != nil {
			panic(err)
		}
		return l
	})
}

// DefaultFraming returns the lexicon that zvirka comes with.
func DefaultFraming() *Lexicon { return framing() }

// With returns a lexicon of the terms of more and those of l. A term that
// stands in both has the concept and the label that more gives it: a concept
// of its own takes it out of the comparison.
func (l *Lexicon) With(more *Lexicon) *Lexicon {
	out := newLexicon(len(l.terms) + len(more.terms))
	for _, t := range slices.Concat(more.terms, l.terms) {
		out.put(t)
	}
	return out
}

// newLexicon returns a lexicon with room for n terms.
func newLexicon(n int) *Lexicon {
	l := &Lexicon{terms: make([]term, 0, n), index: map[corpus.Lang]*termIndex{}}
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		l.index[lang] = &termIndex{make(map[string]start, n/8), make(map[[2]string]chain, n/3)}
	}
	return l
}

// put adds a term, which has words.
func (l *Lexicon) put(t term) {
	index := l.index[t.lang]
	k := int32(len(l.terms))
	t.next = 0
	l.terms = append(l.terms, t)
	s, known := index.first[t.words[0]]
	if !known {
		s.alone = -1
	}
	if len(t.words) == 1 {
		if s.alone < 0 {
			s.alone = k
		}
		index.first[t.words[0]] = s
		return
	}
	if !s.longer {
		s.longer = true
		index.first[t.words[0]] = s
	}
	pair := [2]string{t.words[0], t.words[1]}
	c, known := index.pairs[pair]
	if known {
		l.terms[c.tail].next = k
	} else {
		c.head = k
	}
	c.tail = k
	index.pairs[pair] = c
}

// ReadFraming reads a lexicon: lines of concept, label, Ukrainian terms and
// Russian terms, parted by tabs, the terms by "|". Errors name the line;
// name stands for the file in them.
func ReadFraming(r io.Reader, name string) (*Lexicon, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("facts: %s: %w", name, err)
	}
	l := newLexicon(bytes.Count(raw, []byte{'|'}) + 2*bytes.Count(raw, []byte{'\n'}))
	uk, ru := newStems(corpus.Ukrainian), newStems(corpus.Russian)
	n := 0
	for line := range strings.SplitSeq(string(raw), "\n") {
		n++
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			return nil, fmt.Errorf("facts: %s:%d: want concept, label, Ukrainian and Russian terms, got %d columns", name, n, len(cells))
		}
		l.add(cells[0], cells[1], cells[2], uk)
		l.add(cells[0], cells[1], cells[3], ru)
	}
	return l, nil
}

func (l *Lexicon) add(concept, label, terms string, stems *stems) {
	for text := range strings.SplitSeq(terms, "|") {
		if words := stems.of(text); len(words) > 0 {
			l.put(term{concept: concept, label: label, words: words, lang: stems.lang})
		}
	}
}

// stems finds the stems of the words of terms, each word once.
type stems struct {
	lang   corpus.Lang
	known  map[string]string
	tokens []canon.Token
	buf    []byte
}

func newStems(lang corpus.Lang) *stems { return &stems{lang: lang, known: map[string]string{}} }

// of returns the stems of the words of text.
func (s *stems) of(text string) []string {
	s.tokens = canon.AppendTokens(s.tokens[:0], text, corpus.Span{End: len(text)})
	out := make([]string, 0, len(s.tokens))
	for _, t := range s.tokens {
		if t.Class != canon.Word {
			continue
		}
		word := t.In(text)
		stem, ok := s.known[word]
		if !ok {
			s.buf = canon.Default().AppendStem(s.buf[:0], word, s.lang)
			stem = string(s.buf)
			s.known[word] = stem
		}
		out = append(out, stem)
	}
	return out
}

// found is a term in a text.
type found struct {
	corpus.Span
	term *term
}

// find returns the terms in s, the longest at each place, in order.
func (l *Lexicon) find(s *side) []found {
	var out []found
	index := l.index[s.account.Doc.Lang]
	if index == nil {
		return nil
	}
	for i := 0; i < len(s.words); i++ {
		best := l.at(index, s.words[i:])
		if best == nil {
			continue
		}
		n := len(best.words)
		out = append(out, found{corpus.Span{Start: s.words[i].Start, End: s.words[i+n-1].End}, best})
		i += n - 1
	}
	return out
}

// at returns the longest term that stands at the head of words, of those as
// long the first; nil if none does.
func (l *Lexicon) at(index *termIndex, words []word) *term {
	s, ok := index.first[words[0].form.Stem]
	if !ok {
		return nil
	}
	var best *term
	if s.longer && len(words) > 1 {
		if c, ok := index.pairs[[2]string{words[0].form.Stem, words[1].form.Stem}]; ok {
			best = l.longest(c, words)
		}
	}
	if best == nil && s.alone >= 0 {
		best = &l.terms[s.alone]
	}
	return best
}

// longest returns the longest term of a chain that stands at the head of
// words; nil if none does.
func (l *Lexicon) longest(c chain, words []word) *term {
	var best *term
	for k := c.head; ; k = l.terms[k].next {
		if t := &l.terms[k]; (best == nil || len(t.words) > len(best.words)) && standsAt(t, words) {
			best = t
		}
		if k == c.tail {
			return best
		}
	}
}

// standsAt reports whether the words of t stand at the head of words.
func standsAt(t *term, words []word) bool {
	if len(words) < len(t.words) {
		return false
	}
	for k, stem := range t.words {
		if words[k].form.Stem != stem {
			return false
		}
	}
	return true
}

// framed returns the terms of l in a side, which is always asked for one l.
func framed(s *side, l *Lexicon) []found {
	if !s.in.framing {
		s.in.framed, s.in.framing = l.find(s), true
	}
	return s.in.framed
}

// framings returns the candidates for one concept told by different terms.
// A label that both sides use is no difference.
func framings(b *bead, l *Lexicon) []candidate {
	as, bs := framed(b.a, l), framed(b.b, l)
	var out []candidate
	for _, f := range as {
		for _, g := range bs {
			if f.term.concept != g.term.concept || f.term.label == g.term.label || f.term.isPlain() && g.term.isPlain() ||
				told(bs, f.term) || told(as, g.term) {
				continue
			}
			c := b.newCandidate(Framing, "framing", spansOf(f.Span), spansOf(g.Span))
			c.Values = Values{f.term.label, g.term.label}
			c.Evidence = fmt.Sprintf("one concept (%s), two terms: %s, %s", f.term.concept, f.term.label, g.term.label)
			c.x[featContext] = context(b.a, f.Span, b.b, g.Span)
			if b.atOnePlace(f.Span, g.Span) {
				c.x[featHunk] = 1
			}
			out = append(out, c)
		}
	}
	return out
}
