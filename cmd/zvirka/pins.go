package main

import (
	"context"
	"fmt"
	"os"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/report"
)

// corrections reads the file that --pins names; nil where it names none.
func (v *view) corrections() (*report.Pins, error) {
	if v.pins == "" {
		return nil, nil
	}
	in, err := os.Open(v.pins)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", v.pins, pathCause(err))
	}
	defer in.Close()
	pins, err := report.ReadPins(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.pins, err)
	}
	return pins, nil
}

// corrected compares docs and lays corrections over the result, if there are
// any. Differences of pairs whose links are corrected are found again.
func corrected(ctx context.Context, docs []*corpus.Doc, o zvirka.Options, pins *report.Pins) (*zvirka.Comparison, error) {
	if pins == nil {
		return compared(ctx, docs, o)
	}
	analyses := make([]*zvirka.Analysis, len(docs))
	for i, d := range docs {
		a, err := zvirka.Analyze(ctx, d, o)
		if err != nil {
			return nil, err
		}
		analyses[i] = a
	}
	c, err := zvirka.Compare(ctx, analyses, o)
	if err != nil {
		return nil, err
	}
	var accounts []*facts.Account
	var failure error
	relinked := false
	report.Apply(c, pins, func(pair int, beads []align.Bead) facts.Pair {
		old := c.Pairs[pair]
		if accounts == nil && failure == nil {
			accounts, failure = zvirka.Pool(ctx, analyses, o)
		}
		if failure != nil {
			return old
		}
		relinked = true
		links := &align.Ladder{Mode: old.Mode, Why: old.Why, Beads: beads}
		return facts.Compare(accounts[old.A], accounts[old.B], links, facts.Options{MinConfidence: o.MinConfidence})
	})
	if failure == nil && relinked {
		c.Facts = facts.Group(accounts, c.Pairs)
	}
	return c, failure
}
