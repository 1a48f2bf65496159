package facts

import (
	"sort"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// nearDenied is how many words from a negation what it denies may stand.
const nearDenied = 4

// deniedEvent returns what tells on side o, as a fact, an event of the class
// of one that s denies with the cue at words [from,to): «затриманих немає»
// beside «задержала».
func deniedEvent(s, o *side, from, to int) (corpus.Span, bool) {
	near := corpus.Span{Start: s.words[max(0, from-nearDenied)].Start, End: s.words[min(len(s.words), to+nearDenied)-1].End}
	for _, f := range s.frames() {
		if f.Polarity == frame.Positive || !near.Contains(f.Trigger) || isTelling(f.Class) {
			continue
		}
		for _, g := range o.frames() {
			if g.Class == f.Class && g.Polarity == frame.Positive {
				return g.Trigger, true
			}
		}
	}
	return corpus.Span{}, false
}

// isTelling reports whether events of a class only tell of others.
func isTelling(class string) bool { return isIn("telling", class) }

// frames returns the frames of the sentences of s.
func (s *side) frames() []frame.Frame {
	var out []frame.Frame
	all := s.account.Frames
	for _, n := range s.sentences {
		for i := sort.Search(len(all), func(i int) bool { return all[i].Sentence >= n }); i < len(all) && all[i].Sentence == n; i++ {
			out = append(out, all[i])
		}
	}
	return out
}
