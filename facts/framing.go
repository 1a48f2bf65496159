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

	// first says which terms begin with a word; pairs holds the terms of two
	// words and more by their first two.
	first hashed[start]
	pairs hashed[chain]
}

// term is a term of a concept in one language.
type term struct {
	concept, label string
	text           string // the stems of its words, parted by blanks
	lang           corpus.Lang
	words          int32
	next           int32 // the next term with the same first two words, where this is not the last
}

// start says which terms begin with a word. Places are counted from 1; 0 is
// none.
type start struct {
	alone  int32 // the first that is but this word
	longer bool  // there are longer ones
}

// chain are terms linked by their next, counted from 1.
type chain struct{ head, tail int32 }

// framing is the embedded lexicon. It panics on a broken file.
var framing = embedded("framing.tsv")

// The lists of the package are kept with the stems of their words beside the
// words: to find so many stems at each start takes longer than all the rest of
// reading them.
//
//go:generate go test -run TestListsAreStemmed -update .

// embedded returns what reads a lexicon of the package, once. It panics on a
// broken file.
func embedded(name string) func() *Lexicon {
	return sync.OnceValue(func() *Lexicon {
		f, err := data.Open("data/stems/" + name)
		if err != nil {
			panic(err)
		}
		defer f.Close()
		l, err := readLexicon(f, name, asStems, asStems)
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
	return &Lexicon{terms: make([]term, 0, n), first: newHashed[start](n), pairs: newHashed[chain](n)}
}

// put adds a term, which has words.
func (l *Lexicon) put(t term) {
	t.next = 0
	l.terms = append(l.terms, t)
	k := int32(len(l.terms))
	one, rest, longer := strings.Cut(t.text, " ")
	h := hashOf(t.lang, one)
	s := l.first.at(h)
	if !longer {
		if s.alone == 0 {
			s.alone = k
		}
		return
	}
	s.longer = true
	two, _, _ := strings.Cut(rest, " ")
	c := l.pairs.at(h.and(two))
	if c.head == 0 {
		c.head = k
	} else {
		l.terms[c.tail-1].next = k
	}
	c.tail = k
}

// ReadFraming reads a lexicon: lines of concept, label, Ukrainian terms and
// Russian terms, parted by tabs, the terms by "|". Errors name the line;
// name stands for the file in them.
func ReadFraming(r io.Reader, name string) (*Lexicon, error) {
	return readLexicon(r, name, newStems(corpus.Ukrainian).of, newStems(corpus.Russian).of)
}

// stemming gives the stems of the words of a term, parted by blanks, and how many
// they are.
type stemming func(term string) (stems string, n int)

// asStems is the stemming of terms that are stems.
func asStems(term string) (string, int) { return term, strings.Count(term, " ") + 1 }

// readLexicon is ReadFraming where uk and ru find the stems of terms.
func readLexicon(r io.Reader, name string, uk, ru stemming) (*Lexicon, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("facts: %s: %w", name, err)
	}
	l := newLexicon(bytes.Count(raw, []byte{'|'}) + 2*bytes.Count(raw, []byte{'\n'}))
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
		l.add(cells[0], cells[1], cells[2], corpus.Ukrainian, uk)
		l.add(cells[0], cells[1], cells[3], corpus.Russian, ru)
	}
	return l, nil
}

func (l *Lexicon) add(concept, label, terms string, lang corpus.Lang, stems stemming) {
	for text := range strings.SplitSeq(terms, "|") {
		if stems, n := stems(text); n > 0 {
			l.put(term{concept: concept, label: label, text: stems, words: int32(n), lang: lang})
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

// of returns the stems of the words of text, parted by blanks, and how many they
// are.
func (s *stems) of(text string) (string, int) {
	s.tokens = canon.AppendTokens(s.tokens[:0], text, corpus.Span{End: len(text)})
	list := make([]string, 0, len(s.tokens))
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
		list = append(list, stem)
	}
	return strings.Join(list, " "), len(list)
}

// found is a term in a text.
type found struct {
	corpus.Span
	term *term
}

// find returns the terms in s, the longest at each place, in order.
func (l *Lexicon) find(s *side) []found {
	var out []found
	for i := 0; i < len(s.words); i++ {
		best := l.at(s.account.Doc.Lang, s.words[i:])
		if best == nil {
			continue
		}
		n := int(best.words)
		out = append(out, found{corpus.Span{Start: s.words[i].Start, End: s.words[i+n-1].End}, best})
		i += n - 1
	}
	return out
}

// at returns the longest term that stands at the head of words, of those as
// long the first; nil if none does.
func (l *Lexicon) at(lang corpus.Lang, words []word) *term {
	h := hashOf(lang, words[0].form.Stem)
	s := l.first.find(h)
	if s == nil {
		return nil
	}
	if s.longer && len(words) > 1 {
		if c := l.pairs.find(h.and(words[1].form.Stem)); c != nil {
			if t := l.longest(c, lang, words); t != nil {
				return t
			}
		}
	}
	if s.alone == 0 || !l.terms[s.alone-1].standsAt(lang, words) {
		return nil
	}
	return &l.terms[s.alone-1]
}

// longest returns the longest term of a chain that stands at the head of
// words; nil if none does.
func (l *Lexicon) longest(c *chain, lang corpus.Lang, words []word) *term {
	var best *term
	for k := c.head; k != 0; k = l.terms[k-1].next {
		if t := &l.terms[k-1]; (best == nil || t.words > best.words) && t.standsAt(lang, words) {
			best = t
		}
	}
	return best
}

// standsAt reports whether the words of t stand at the head of words.
func (t *term) standsAt(lang corpus.Lang, words []word) bool {
	if len(words) < int(t.words) || t.lang != lang {
		return false
	}
	rest := t.text
	for k := range int(t.words) {
		var stem string
		if stem, rest, _ = strings.Cut(rest, " "); words[k].form.Stem != stem {
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
