package facts

import "github.com/zvirka/zvirka/canon"

// copiedCover is the share of its content that a sentence has in common with
// one sentence of the other account where it repeats or translates it.
const copiedCover = 0.75

// copied returns how much of each account repeats or translates the other:
// the share of its content words that stand in sentences which one sentence
// of the other covers.
func copied(a, b *bag) Share {
	return Share{A: copiedFrom(a, b), B: copiedFrom(b, a)}
}

func copiedFrom(a, rest *bag) float64 {
	all, same := 0, 0
	for i := range a.account.Sentences {
		s := a.alone(i)
		n := 0
		for k := range s.words {
			if s.words[k].content() && s.words[k].class == canon.Word {
				n++
			}
		}
		all += n
		if n >= leastContent && rest.bestCover(s.words) >= copiedCover {
			same += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(same) / float64(all)
}
