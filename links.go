package zvirka

import (
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/frame"
)

// Align returns the ladder between two accounts whose ids are common: wording
// and anchors, and the frames that tell the same fact.
func Align(a, b *facts.Account, opts Options) *align.Ladder {
	return alignWith(a, b, frame.Matches(a.Frames, b.Frames, 0), opts)
}

// alignWith is Align where the frames that match are known.
func alignWith(a, b *facts.Account, matches []frame.Pair, opts Options) *align.Ladder {
	return align.Align(Sentences(a), Sentences(b), align.Options{
		Mode:     opts.Mode,
		Explain:  opts.Explain,
		Near:     facts.LeastNear,
		Evidence: []align.Evidence{frame.Evidence{A: a.Frames, B: b.Frames, Matches: matches}},
	})
}

// Sentences returns an account as align takes it: the sentences with their
// canonical words and, as keys, their anchors.
func Sentences(a *facts.Account) []align.Sentence {
	out := make([]align.Sentence, len(a.Sentences))
	block := 0
	keys := anchorKeys(a)
	for i, s := range a.Sentences {
		for block+1 < len(a.Doc.Blocks) && a.Doc.Blocks[block].End <= s.Start {
			block++
		}
		out[i] = align.Sentence{
			Text: s.In(a.Doc.Text), Lang: a.Doc.Lang, Forms: a.Forms[i],
			Anchors: keys[i], Block: block,
		}
	}
	return out
}

// anchorKeys returns, for each sentence, its anchors as keys that are equal
// where the values are: "id:GPE-Russia", "t:2023-09-13", "n:12 km".
func anchorKeys(a *facts.Account) [][]string {
	keys := make([][]string, len(a.Sentences))
	at := 0
	add := func(start int, key string) {
		for at > 0 && a.Sentences[at].Start > start {
			at--
		}
		for at+1 < len(a.Sentences) && a.Sentences[at].End <= start {
			at++
		}
		if at < len(a.Sentences) && a.Sentences[at].Start <= start && start < a.Sentences[at].End {
			keys[at] = append(keys[at], key)
		}
	}
	for _, m := range a.Anchors.Mentions {
		if m.ID != "" {
			add(m.Start, "id:"+m.ID)
		}
	}
	for _, t := range a.Anchors.Times {
		if t.Value != "" {
			key := "t:" + t.Value
			if t.ValueEnd != "" {
				key += "/" + t.ValueEnd
			}
			add(t.Start, key)
		}
	}
	for _, n := range a.Anchors.Numbers {
		if n.Value != "" {
			key := "n:" + n.Value
			if n.Unit != "" {
				key += " " + n.Unit
			}
			add(n.Start, key)
		}
	}
	return keys
}
