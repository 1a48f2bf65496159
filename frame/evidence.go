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
// score and the reason of the best match. Matches, where they are given, must be
// in the order of [Pairs].
func (e Evidence) Pairs(yield func(i, j int, strength float64, why string)) {
	matches := e.Matches
	if matches == nil {
		matches = Matches(e.A, e.B, 0)
	}
	best := e.bySentence(matches)
	keep := make([]bool, len(best))
	strongest(best, keep, func(p *Pair) int { return p.A })
	strongest(best, keep, func(p *Pair) int { return p.B })
	for i := range best {
		if p := &best[i]; keep[i] {
			yield(p.A, p.B, p.Score, p.Why)
		}
	}
}

// bySentence returns the best match of each two sentences, which stand in the
// place of the frames, in the order in which the matches meet them.
func (e Evidence) bySentence(matches []Pair) []Pair {
	best := make([]Pair, 0, len(matches)) // few sentences have two frames that match one
	row, begin := -1, 0                   // the sentence of A that is looked at, and its first pair
	at := make([]int32, sentences(e.B))   // where its pair with a sentence of B stands in best
	for _, p := range matches {
		i, j := e.A[p.A].Sentence, e.B[p.B].Sentence
		if i != row {
			row, begin = i, len(best)
		}
		switch k := int(at[j]); {
		case k < begin || k >= len(best) || best[k].B != j:
			at[j] = int32(len(best))
			best = append(best, Pair{i, j, p.Score, p.Why})
		case p.Score > best[k].Score:
			best[k] = Pair{i, j, p.Score, p.Why}
		}
	}
	return best
}

// sentences returns one more than the highest number of a sentence of frames.
func sentences(frames []Frame) int {
	n := 0
	for i := range frames {
		n = max(n, frames[i].Sentence+1)
	}
	return n
}

// perSentence bounds for how many pairs of a sentence the frames speak: in long
// documents weak matches are many and say little.
const perSentence = 24

// strongest marks in keep the pairs that are among the strongest of their
// sentence.
func strongest(pairs []Pair, keep []bool, sentence func(*Pair) int) {
	var many []int // how many pairs each sentence has
	for i := range pairs {
		s := sentence(&pairs[i])
		for s >= len(many) {
			many = append(many, 0)
		}
		many[s]++
	}
	crowd := map[int][]int{}
	for i := range pairs {
		if s := sentence(&pairs[i]); many[s] <= perSentence {
			keep[i] = true
		} else {
			crowd[s] = append(crowd[s], i)
		}
	}
	for _, list := range crowd {
		slices.SortStableFunc(list, func(x, y int) int { return cmp.Compare(pairs[y].Score, pairs[x].Score) })
		for _, i := range list[:perSentence] {
			keep[i] = true
		}
	}
}
