package facts

import (
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// leastContent is how many content words a sentence needs to tell a fact.
const leastContent = 3

// missingFacts returns the candidates for the sentences of account that no
// bead links with the other account. alone holds how sure the aligner is of
// that, for each sentence; swapped says that account is b.
func missingFacts(account, other *Account, linked []bool, alone []float64, rest *bag, swapped bool) []candidate {
	kin := kindred(account, other)
	var out []candidate
	for i, s := range account.Sentences {
		if linked[i] || isHeading(account, s.Span) {
			continue
		}
		words := newSide(account, []int{i}, rest)
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
		if n < leastContent {
			continue
		}
		c := candidate{Difference: Difference{Kind: MissingFact, Rule: "sentence-alone", Beads: []int{}}}
		if swapped {
			c.B = spansOf(s.Span)
		} else {
			c.A = spansOf(s.Span)
		}
		c.setWords(words.words)
		c.x[featUncovered] = 0
		c.x[featScore] = alone[i]
		c.x[featContext] = kin[i]
		c.x[featElsewhere] = told / all
		c.x[featOther] = bestCover(words, other)
		if len(words.mentions)+len(words.numbers)+len(words.times) > 0 {
			c.x[featAnchors] = 1
		}
		c.x[featExtra] = min(1, float64(len(words.mentions)+len(words.numbers)+len(words.times))/5)
		c.Evidence = "no sentence of the other account tells this"
		out = append(out, c)
	}
	return out
}

// isHeading reports whether the sentence stands in a title, a heading or a
// caption.
func isHeading(account *Account, s corpus.Span) bool {
	for _, b := range account.Doc.Blocks {
		if b.Contains(s) {
			switch b.Kind {
			case corpus.Title, corpus.Heading, corpus.Caption, corpus.Boilerplate:
				return true
			}
			return false
		}
	}
	return false
}

// bestCover returns the largest share of the content of s, weighted by
// rarity, that one sentence of other has.
func bestCover(s *side, other *Account) float64 {
	all := 0.0
	for k := range s.words {
		if s.words[k].content() {
			all += s.words[k].idf
		}
	}
	if all == 0 {
		return 0
	}
	best := 0.0
	for _, forms := range other.Forms {
		got := 0.0
		for k := range s.words {
			w := &s.words[k]
			if !w.content() {
				continue
			}
			for _, f := range forms {
				if canon.Same(w.form, f) {
					got += w.idf
					break
				}
			}
		}
		best = max(best, got/all)
	}
	return best
}

// kindred returns, for each sentence of account, how well its frames match the
// best of the other account's.
func kindred(account, other *Account) []float64 {
	best := make([]float64, len(account.Sentences))
	for p := range frame.Pairs(account.Frames, other.Frames, 0) {
		i := account.Frames[p.A].Sentence
		best[i] = max(best[i], p.Score)
	}
	return best
}
