package main

import (
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/frame"
)

// frames is the evidence of frames that tell the same fact: the best match of
// the frames of each two sentences.
type frames struct {
	pairs []framePair
}

type framePair struct {
	i, j  int
	score float64
	why   string
}

// newFrames matches the frames of two documents whose ids are common.
func newFrames(a, b *anchor.Doc) *frames {
	e := &frames{}
	at := map[[2]int]int{}
	x, y := extract(a), extract(b)
	for _, f := range x {
		for _, g := range y {
			score, why := frame.Match(f, g)
			if score <= 0 {
				continue
			}
			p := [2]int{f.Sentence, g.Sentence}
			k, seen := at[p]
			if !seen {
				k = len(e.pairs)
				at[p] = k
				e.pairs = append(e.pairs, framePair{i: p[0], j: p[1]})
			}
			if score > e.pairs[k].score {
				e.pairs[k].score, e.pairs[k].why = score, why
			}
		}
	}
	return e
}

func extract(d *anchor.Doc) []frame.Frame {
	return frame.Extract(frame.Input{
		Text: d.Text, Lang: d.Lang, Date: d.Date, Sentences: d.Sentences,
		Mentions: d.Anchors.Mentions, Times: d.Anchors.Times, Numbers: d.Anchors.Numbers, Quotes: d.Anchors.Quotes,
	})
}

// Name implements [align.Evidence].
func (*frames) Name() string { return "frame" }

// Pairs implements [align.Evidence].
func (e *frames) Pairs(yield func(i, j int, strength float64, why string)) {
	for _, p := range e.pairs {
		yield(p.i, p.j, p.score, p.why)
	}
}
