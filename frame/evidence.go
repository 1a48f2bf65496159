package frame

import (
	"cmp"
	"slices"
)

// Evidence speaks for the pairs of sentences of two documents whose frames
// tell the same fact. Package align takes it as its Evidence, without knowing
// this package.
type Evidence struct {
	A, B    []Frame
	Matches []Pair // of A and B; nil means that they are to be found
}

// Name returns "frame".
func (Evidence) Name() string { return "frame" }

// Pairs yields, for each two sentences with frames that match, by number, the
// score and the reason of the best match.
func (e Evidence) Pairs(yield func(i, j int, strength float64, why string)) {
	at := map[[2]int]int{}
	var best []Pair
	matches := e.Matches
	if matches == nil {
		matches = slices.Collect(Pairs(e.A, e.B, 0))
	}
	for _, p := range matches {
		key := [2]int{e.A[p.A].Sentence, e.B[p.B].Sentence}
		k, seen := at[key]
		switch {
		case !seen:
			at[key] = len(best)
			best = append(best, p)
		case p.Score > best[k].Score:
			best[k] = p
		}
	}
	keep := strongest(best, func(p Pair) int { return e.A[p.A].Sentence })
	for i, k := range strongest(best, func(p Pair) int { return e.B[p.B].Sentence }) {
		keep[i] = keep[i] || k
	}
	for i, p := range best {
		if !keep[i] {
			continue
		}
		yield(e.A[p.A].Sentence, e.B[p.B].Sentence, p.Score, p.Why)
	}
}

// perSentence bounds for how many pairs of a sentence the frames speak: in long
// documents weak matches are many and say little.
const perSentence = 24

// strongest marks the pairs that are among the strongest of their sentence.
func strongest(pairs []Pair, sentence func(Pair) int) []bool {
	of := map[int][]int{}
	for i, p := range pairs {
		of[sentence(p)] = append(of[sentence(p)], i)
	}
	keep := make([]bool, len(pairs))
	for _, list := range of {
		slices.SortStableFunc(list, func(x, y int) int { return cmp.Compare(pairs[y].Score, pairs[x].Score) })
		for _, i := range list[:min(len(list), perSentence)] {
			keep[i] = true
		}
	}
	return keep
}
