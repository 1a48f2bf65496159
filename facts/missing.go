package facts

import (
	"slices"
	"sort"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// leastContent is how many content words a sentence needs to tell a fact.
const leastContent = 3

// missingFacts returns the candidates for the sentences of an account that may
// tell what the other does not: those that no bead links, and of accounts
// written apart also the others, since a link may be wrong. swapped says that
// the account is b.
func missingFacts(own *bag, apart, swapped bool) []candidate {
	var out []candidate
	for i, s := range own.account.Sentences {
		if own.marks.linked[i] && !apart || isHeading(own.account, s.Span) {
			continue
		}
		n, told := own.alone(i).toldElsewhere()
		if n < leastContent || own.alone(i).isCredit(s.Span) {
			continue
		}
		c := own.missingFact(i, swapped)
		c.x[featElsewhere] = told
		if apart {
			c.x[featApart] = 1
		}
		out = append(out, c)
	}
	return out
}

// toldElsewhere returns how many content words s has, and the share of them, by
// rarity, that the other account has anywhere.
func (s *side) toldElsewhere() (n int, share float64) {
	all, told := 0.0, 0.0
	for k := range s.words {
		w := &s.words[k]
		if !w.content() {
			continue
		}
		n++
		all += w.idf
		if w.elsewhere {
			told += w.idf
		}
	}
	if n == 0 {
		return 0, 0
	}
	return n, told / all
}

// missingFact returns the candidate for sentence i of the account.
func (b *bag) missingFact(i int, swapped bool) candidate {
	s, span := b.alone(i), spansOf(b.account.Sentences[i].Span)
	c := candidate{Difference: Difference{Kind: MissingFact, Rule: "sentence-alone", Beads: []int{}, A: span}}
	c.Evidence = "no sentence of the other account tells this"
	if b.marks.linked[i] {
		c.Rule, c.Evidence = "sentence-linked", "the sentence most like it tells of something else"
	}
	if swapped {
		c.A, c.B = nil, span
	}
	c.x[featRule] = ruleCodes[c.Rule]
	c.setWords(s.words)
	c.x[featUncovered] = 0
	c.x[featScore] = b.marks.alone[i]
	c.x[featContext] = b.marks.kin[i]
	c.x[featOther] = b.other.bestCover(s.words)
	anchors := len(s.mentions) + len(s.numbers) + len(s.times)
	c.x[featAnchors] = float64(min(1, anchors))
	c.x[featExtra] = min(1, float64(anchors)/5)
	if s.tells(span[0]) {
		c.x[featKnown] = 1
	}
	return c
}

// tells reports whether a finite verb that is no verb of saying stands in the
// span: without one it tells at most where something comes from.
func (s *side) tells(span corpus.Span) bool {
	return slices.ContainsFunc(s.cues, func(c frame.Cue) bool {
		return (c.Kind == "finite" || c.Kind == "passive") && span.Contains(c.Span)
	})
}

// longestCredit is how many words a sentence has at most that only says where all
// comes from, with other verbs than those of saying.
const longestCredit = 16

// isCredit reports whether a sentence only says where all comes from: «Про це
// йдеться в матеріалі агентства». That is no fact that another account lacks.
func (s *side) isCredit(span corpus.Span) bool {
	if len(s.words) < 2 || s.tells(span) && (len(s.words) > longestCredit || len(sources(s)) == 0) {
		return false
	}
	text := s.account.Doc.Text
	return s.isIn("credit", s.words[0].In(text)+"_"+s.words[1].In(text))
}

// isHeading reports whether the sentence stands in a title, a heading or a
// caption.
func isHeading(account *Account, s corpus.Span) bool {
	blocks := account.Doc.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End >= s.End })
	if i == len(blocks) || !blocks[i].Contains(s) {
		return false
	}
	switch blocks[i].Kind {
	case corpus.Title, corpus.Heading, corpus.Caption, corpus.Boilerplate:
		return true
	}
	return false
}

// marks are what is known of each sentence of an account beside another.
type marks struct {
	linked []bool
	alone  []float64 // how sure the aligner is that it has no counterpart
	kin    []float64 // how well its frames match the best of the other account's
	frames []float64 // the same for each frame
}

func newMarks(account *Account) *marks {
	n := len(account.Sentences)
	m := &marks{make([]bool, n), make([]float64, n), make([]float64, n), make([]float64, len(account.Frames))}
	for i := range m.alone {
		m.alone[i] = 1
	}
	return m
}
