// Package align finds which sentences of two accounts belong together.
//
// [Align] takes two texts as [Sentence] slices and returns a [Ladder]: beads,
// each joining some sentences of the one side with some of the other, with a
// probability, a relation and the reasons for it. There are two regimes.
// In [Parallel] mode the one text translates the other: beads keep the order
// and cover both sides, and sentences may be merged, split or dropped. In
// [Comparable] mode the texts tell much the same in any order, and a sentence
// may well have no counterpart. [Independent] is for accounts written apart,
// where a sentence may stand in several links. [Auto] looks at the first
// matches and chooses.
//
//	a := align.Prepare(ukrainian, corpus.Ukrainian)
//	b := align.Prepare(russian, corpus.Russian)
//	for _, bead := range align.Align(a, b, align.Options{}).Beads {
//		fmt.Println(bead.A, bead.B, bead.Score)
//	}
//
// # How
//
// Every pair of sentences is seen through a few figures: overlap of character
// n-grams and of canonical words, both weighted by rarity; shared and clashing
// anchors; length; and whatever the caller brings as [Evidence]. A logistic
// model turns them into a probability, a second one looks at that
// probability beside those of the pair's rivals and neighbours, and the links
// are the one-to-one assignment with the greatest sum of log-odds. The
// parallel regime finds the best path through the beads by dynamic programming
// in a band, with weights of a conditional model over whole ladders, so that
// the score of a bead is its probability there.
//
// The weights are data (data/*.tsv), made by align/train.
//
// Results do not depend on which text comes first: swapping the sides mirrors
// the ladder.
package align
