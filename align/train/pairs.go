package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/segment"
)

// account is one side of a pair of accounts as its file has it.
type account struct {
	Lang        corpus.Lang
	Date, Title string
	Text        string
}

// loadPairs reads accounts of one event with their gold links, which join
// spans of the texts.
func loadPairs(name string) ([]item, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	var out []item
	for in.Scan() {
		var r struct {
			ID      string
			Control bool
			A, B    account
			Links   []struct {
				A, B     [][2]int
				Doubtful bool
			}
		}
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, len(out)+1, err)
		}
		it := item{id: r.ID}
		it.analyse(r.A.doc(), r.B.doc())
		it.Group, it.Translation = r.ID, r.Control
		for _, l := range r.Links {
			for i, s := range it.a.Sentences {
				for j, t := range it.b.Sentences {
					if touches(s, l.A) && touches(t, l.B) {
						if l.Doubtful {
							it.doubtful = append(it.doubtful, [2]int{i, j})
						} else {
							it.Links = append(it.Links, [2]int{i, j})
						}
					}
				}
			}
		}
		out = append(out, it)
	}
	return out, in.Err()
}

// touches reports whether s covers half of the shorter of itself and one of spans.
func touches(s corpus.Span, spans [][2]int) bool {
	for _, t := range spans {
		both := min(s.End, t[1]) - max(s.Start, t[0])
		if both > 0 && 2*both >= min(s.Len(), t[1]-t[0]) {
			return true
		}
	}
	return false
}

func (a account) doc() *corpus.Doc {
	return &corpus.Doc{Text: a.Text, Lang: a.Lang, Date: a.Date, Title: a.Title}
}

// analyse finds sentences and anchors of both sides, and what they have in common.
func (it *item) analyse(a, b *corpus.Doc) {
	if a.Lang == "" {
		a.Lang, b.Lang = corpus.Ukrainian, corpus.Russian
	}
	it.a, it.b = anchored(a), anchored(b)
	anchor.Resolve([]*anchor.Doc{it.a, it.b})
	it.A, it.B = sentences(it.a), sentences(it.b)
	it.Evidence = []align.Evidence{newFrames(it.a, it.b)}
}

func anchored(d *corpus.Doc) *anchor.Doc {
	if d.Blocks == nil {
		d.SetBlocks()
	}
	spans := d.Sentences
	if spans == nil {
		spans = segment.Spans(segment.Split(d.Text, d.Lang, d.Blocks))
	}
	return &anchor.Doc{Doc: d, Sentences: spans, Anchors: anchor.Find(d, spans, anchor.All)}
}

func sentences(d *anchor.Doc) []align.Sentence {
	out := make([]align.Sentence, len(d.Sentences))
	block := 0
	for i, s := range d.Sentences {
		for block+1 < len(d.Blocks) && d.Blocks[block].End <= s.Start {
			block++
		}
		out[i] = align.Sentence{Text: s.In(d.Text), Lang: d.Lang, Block: block,
			Forms: canon.Default().Forms(d.Text, canon.Tokenize(d.Text, s), d.Lang)}
	}
	add := func(at corpus.Span, key string) {
		for i, s := range d.Sentences {
			if s.Contains(at) {
				out[i].Anchors = append(out[i].Anchors, key)
			}
		}
	}
	for _, m := range d.Anchors.Mentions {
		if m.ID != "" {
			add(m.Span, "id:"+m.ID)
		}
	}
	for _, t := range d.Anchors.Times {
		if t.Value == "" {
			continue
		}
		key := "t:" + t.Value
		if t.ValueEnd != "" {
			key += "/" + t.ValueEnd
		}
		add(t.Span, key)
	}
	for _, n := range d.Anchors.Numbers {
		if n.Value == "" {
			continue
		}
		key := "n:" + n.Value
		if n.Unit != "" {
			key += " " + n.Unit
		}
		add(n.Span, key)
	}
	return out
}
