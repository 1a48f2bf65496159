package facts

import (
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
	// first holds the terms by the stem of their first word, for each language.
	first map[corpus.Lang]map[string][]int
}

// term is a term of a concept in one language.
type term struct {
	concept, label string
	words          []canon.Form
}

// framing is the embedded lexicon. It panics on a broken file.
var framing = sync.OnceValue(func() *Lexicon {
	f, err := data.Open("data/framing.tsv")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	l, err := ReadFraming(f, "framing.tsv")
	if err != nil {
		panic(err)
	}
	return l
})

// DefaultFraming returns the lexicon that zvirka comes with.
func DefaultFraming() *Lexicon { return framing() }

// With returns a lexicon of the terms of more and those of l. A term that
// stands in both has the concept and the label that more gives it: a concept
// of its own takes it out of the comparison.
func (l *Lexicon) With(more *Lexicon) *Lexicon {
	out := &Lexicon{terms: slices.Concat(more.terms, l.terms), first: map[corpus.Lang]map[string][]int{}}
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		out.first[lang] = map[string][]int{}
		for key, list := range more.first[lang] {
			out.first[lang][key] = slices.Clone(list)
		}
		for key, list := range l.first[lang] {
			for _, k := range list {
				out.first[lang][key] = append(out.first[lang][key], k+len(more.terms))
			}
		}
	}
	return out
}

// ReadFraming reads a lexicon: lines of concept, label, Ukrainian terms and
// Russian terms, parted by tabs, the terms by "|". Errors name the line;
// name stands for the file in them.
func ReadFraming(r io.Reader, name string) (*Lexicon, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("facts: %s: %w", name, err)
	}
	l := &Lexicon{first: map[corpus.Lang]map[string][]int{corpus.Ukrainian: {}, corpus.Russian: {}}}
	for n, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			return nil, fmt.Errorf("facts: %s:%d: want concept, label, Ukrainian and Russian terms, got %d columns", name, n+1, len(cells))
		}
		l.add(cells[0], cells[1], cells[2], corpus.Ukrainian)
		l.add(cells[0], cells[1], cells[3], corpus.Russian)
	}
	return l, nil
}

func (l *Lexicon) add(concept, label, terms string, lang corpus.Lang) {
	c := canon.Default()
	for text := range strings.SplitSeq(terms, "|") {
		var words []canon.Form
		for _, t := range canon.Tokenize(text, corpus.Span{Start: 0, End: len(text)}) {
			if t.Class == canon.Word {
				words = append(words, c.Form(t.In(text), lang))
			}
		}
		if len(words) == 0 {
			continue
		}
		key := words[0].Stem
		l.first[lang][key] = append(l.first[lang][key], len(l.terms))
		l.terms = append(l.terms, term{concept, label, words})
	}
}

// found is a term in a text.
type found struct {
	corpus.Span
	term *term
}

// find returns the terms in s, the longest at each place, in order.
func (l *Lexicon) find(s *side) []found {
	var out []found
	index := l.first[s.account.Doc.Lang]
	for i := 0; i < len(s.words); i++ {
		var best *term
		for _, k := range index[s.words[i].form.Stem] {
			if t := &l.terms[k]; (best == nil || len(t.words) > len(best.words)) && standsAt(t, s.words[i:]) {
				best = t
			}
		}
		if best == nil {
			continue
		}
		n := len(best.words)
		out = append(out, found{corpus.Span{Start: s.words[i].Start, End: s.words[i+n-1].End}, best})
		i += n - 1
	}
	return out
}

// standsAt reports whether the words of t stand at the head of words.
func standsAt(t *term, words []word) bool {
	if len(words) < len(t.words) {
		return false
	}
	for k := range t.words {
		if words[k].form.Stem != t.words[k].Stem {
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
			if f.term.concept != g.term.concept || f.term.label == g.term.label ||
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
