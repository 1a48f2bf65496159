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
	account, m, rest := own.account, own.marks, own.other
	var out []candidate
	for i, s := range account.Sentences {
		if m.linked[i] && !apart || isHeading(account, s.Span) {
			continue
		}
		words := own.alone(i)
		n, told := 0, 0.0
		all := 0.0
		for k := range words.words {
			w := &words.words[k]
			if !w.content() {
				continue
			}
			n++
			all += w.idf
			if w.elsewhere {
				told += w.idf
			}
		}
		if n < leastContent || words.isCredit(s.Span) {
			continue
		}
		c := candidate{Difference: Difference{Kind: MissingFact, Rule: "sentence-alone", Beads: []int{}}}
		c.Evidence = "no sentence of the other account tells this"
		if m.linked[i] {
			c.Rule, c.Evidence = "sentence-linked", "the sentence most like it tells of something else"
		}
		if swapped {
			c.B = spansOf(s.Span)
		} else {
			c.A = spansOf(s.Span)
		}
		c.x[featRule] = ruleCodes[c.Rule]
		c.setWords(words.words)
		c.x[featUncovered] = 0
		c.x[featScore] = m.alone[i]
		c.x[featContext] = m.kin[i]
		c.x[featElsewhere] = told / all
		c.x[featOther] = rest.bestCover(words.words)
		if len(words.mentions)+len(words.numbers)+len(words.times) > 0 {
			c.x[featAnchors] = 1
		}
		c.x[featExtra] = min(1, float64(len(words.mentions)+len(words.numbers)+len(words.times))/5)
		if words.tells(s.Span) {
			c.x[featKnown] = 1
		}
		if apart {
			c.x[featApart] = 1
		}
		out = append(out, c)
	}
	return out
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
	return isIn("credit", s.words[0].In(text)+"_"+s.words[1].In(text))
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
