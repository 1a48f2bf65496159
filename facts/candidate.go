package facts

import (
	"math"
	"sort"

	"github.com/zvirka/zvirka/corpus"
)

// Features of a candidate, from which its confidence is computed. Each is
// about 0 to 1.
const (
	featCloseness  = iota // the lesser cover of the bead
	featCoverOther        // cover of the side that lacks the words
	featRest              // cover of the side that has the words, without them
	featScore             // the probability of the link
	featContext           // how far the words around agree
	featHunk              // both spans stand in one place of the diff
	featSole              // the only one of its sort on both sides
	featLength            // log of the number of content words
	featRarity            // mean rarity of the uncovered words
	featUncovered         // share of the content words that is uncovered
	featElsewhere         // share of the uncovered words that stands elsewhere in the other text
	featOther             // uncovered words of the other side in the same place
	featGap               // nothing stands where the words would stand on the other side
	featSurplus           // how much more this side has than the other, by the weight of the words
	featAnchors           // share of the content words that is in names, numbers or times
	featCapital           // a name among the uncovered words
	featDelimited         // the span is a whole clause or bracket
	featBracket           // the span stands in brackets
	featSameLang          // both sides are in one language
	featMany              // a side has several sentences
	featKnown             // values are known, not guessed
	featExtra             // what the rule knows beyond
	featAnywhere          // best cover by one sentence of the whole other text
	featKin               // best match of its frames in the whole other text
	featShare             // share of all that is uncovered in the bead
	featLead              // lead over the next candidate of the bead
	featApart             // the accounts were written apart
	featNear              // the bead is no link, only near to one
	featKinship           // best match of frames between the two sides of the bead
	featLocal             // the same of the frames at the spans
	featSort              // what sort of thing it is, as its rule has it
	featRule              // which rule of the family

	// What the second step sees beside: see rivals.go.
	featFirst      // what the first step says
	featRivalSame  // the best of the same family over the same words
	featRivalOther // the best of other families
	featRivals     // the sum of both
	featBeadBest   // the best of the others of the bead
	featBeadSum    // their sum
	featPairSum    // the sum over the pair
	featPairTop    // the mean of its five best
	featPairSize   // how many candidates it has
	features
)

// featureNames are the columns of the file of weights.
var featureNames = [features]string{
	"closeness", "coverOther", "rest", "score", "context", "hunk", "sole", "length", "rarity", "uncovered", "elsewhere",
	"other", "gap", "surplus", "anchors", "capital", "delimited", "bracket", "sameLang", "many", "known", "extra", "anywhere", "kin", "share", "lead", "apart", "near", "kinship", "local",
	"sort", "rule",
	"first", "rivalSame", "rivalOther", "rivals", "beadBest", "beadSum", "pairSum", "pairTop", "pairSize",
}

// vector are the features of a candidate.
type vector [features]float64

// candidate is a difference that may be reported.
type candidate struct {
	Difference
	x    vector
	pick float64 // the probability that it is right, its kind included
	mass float64 // rarity of the words without a counterpart
	twin bool    // the candidate before it in the list, as another kind
}

// newCandidate returns a candidate of a rule at a bead with the features that
// the bead gives.
func (b *bead) newCandidate(kind Kind, rule string, sa, sb []corpus.Span) candidate {
	c := candidate{Difference: Difference{Kind: kind, Rule: rule, Beads: b.number(), A: sa, B: sb}}
	c.x[featRule] = ruleCodes[rule]
	c.x[featCloseness] = b.closeness()
	c.x[featScore] = b.align.Score
	if b.apart {
		c.x[featApart] = 1
	}
	if b.near() {
		c.x[featNear] = 1
	}
	c.x[featKinship] = b.kinship(nil, nil)
	c.x[featLocal] = b.kinship(sa, sb)
	switch {
	case len(sa) == 0:
		c.x[featCoverOther] = b.coverB
	case len(sb) == 0:
		c.x[featCoverOther] = b.coverA
	default:
		c.x[featCoverOther] = max(b.coverA, b.coverB)
	}
	if b.a.account.Doc.Lang == b.b.account.Doc.Lang {
		c.x[featSameLang] = 1
	}
	if len(b.a.sentences)+len(b.b.sentences) > 2 {
		c.x[featMany] = 1
	}
	return c
}

// setWords fills in the features that the words of a span give.
func (c *candidate) setWords(words []word) {
	n, missing, elsewhere, anchored, rarity := 0, 0, 0, 0, 0.0
	for i := range words {
		w := &words[i]
		if !w.content() {
			continue
		}
		n++
		if w.part != plain {
			anchored++
		}
		if w.covered {
			continue
		}
		missing++
		rarity += w.idf
		if w.capital {
			c.x[featCapital] = 1
		}
		if w.elsewhere {
			elsewhere++
		}
	}
	c.x[featLength] = math.Log1p(float64(n)) / 3
	if n > 0 {
		c.x[featUncovered] = float64(missing) / float64(n)
		c.x[featAnchors] = float64(anchored) / float64(n)
	}
	if missing > 0 {
		c.x[featElsewhere] = float64(elsewhere) / float64(missing)
		c.x[featRarity] = min(1, rarity/float64(missing)/10)
	}
}

// setPair fills in the features of two spans as the mean of those of each, so
// that it does not matter which side is called a.
func (c *candidate) setPair(x, y []word) {
	var other candidate
	c.setWords(x)
	other.setWords(y)
	for _, f := range []int{featLength, featRarity, featUncovered, featElsewhere, featAnchors, featCapital} {
		c.x[f] = (c.x[f] + other.x[f]) / 2
	}
}

// window is how many words to each side of a span are its context.
const window = 4

// context returns how far the words around span s of a and span t of b agree:
// the share of the words within the window of one whose partner stands within
// a wider window of the other, the mean of both directions.
func context(a *side, s corpus.Span, b *side, t corpus.Span) float64 {
	return (agreeing(a, s, b, t) + agreeing(b, t, a, s)) / 2
}

func agreeing(a *side, s corpus.Span, b *side, t corpus.Span) float64 {
	i0, i1 := a.wordsIn(s)
	j0, j1 := b.wordsIn(t)
	all, good := 0.0, 0.0
	for i := max(0, i0-window); i < min(len(a.words), i1+window); i++ {
		if i >= i0 && i < i1 {
			continue
		}
		w := &a.words[i]
		weight := 0.3
		if w.content() {
			weight = 1
		}
		all += weight
		if p := w.partner; p >= j0-window-2 && p < j1+window+2 && p >= 0 {
			good += weight
		}
	}
	if all == 0 {
		return 0.5
	}
	return good / all
}

// wordsIn returns the range of the words of s that the span overlaps.
func (s *side) wordsIn(span corpus.Span) (from, to int) {
	from = sort.Search(len(s.words), func(i int) bool { return s.words[i].End > span.Start })
	to = from
	for to < len(s.words) && s.words[to].Start < span.End {
		to++
	}
	return from, to
}

// atOnePlace reports whether the two spans stand in one hunk.
func (b *bead) atOnePlace(s, t corpus.Span) bool {
	i0, i1 := b.a.wordsIn(s)
	j0, j1 := b.b.wordsIn(t)
	for _, h := range b.hunks() {
		if i0 < h.a1 && h.a0 < i1 && j0 < h.b1 && h.b0 < j1 {
			return true
		}
	}
	return false
}
