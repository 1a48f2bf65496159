package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
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
		if err := it.analyse(r.A.doc(), r.B.doc()); err != nil {
			return nil, err
		}
		it.Group, it.Translation = r.ID, r.Control
		for _, l := range r.Links {
			for i, s := range it.a.Sentences {
				for j, t := range it.b.Sentences {
					if touches(s.Span, l.A) && touches(t.Span, l.B) {
						if l.Doubtful {
							it.Doubtful = append(it.Doubtful, [2]int{i, j})
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

// analyse finds sentences and anchors of both sides, and what they have in
// common, as a comparison does.
func (it *item) analyse(a, b *corpus.Doc) error {
	if a.Lang == "" {
		a.Lang, b.Lang = corpus.Ukrainian, corpus.Russian
	}
	ctx := context.Background()
	var analyses []*zvirka.Analysis
	for _, d := range []*corpus.Doc{a, b} {
		analysis, err := zvirka.Analyze(ctx, d, zvirka.Options{})
		if err != nil {
			return err
		}
		analyses = append(analyses, analysis)
	}
	accounts, err := zvirka.Pool(ctx, analyses, zvirka.Options{})
	if err != nil {
		return err
	}
	it.a, it.b = accounts[0], accounts[1]
	it.A, it.B = zvirka.Sentences(it.a), zvirka.Sentences(it.b)
	it.Evidence = []align.Evidence{frame.Evidence{A: it.a.Frames, B: it.b.Frames}}
	return nil
}
