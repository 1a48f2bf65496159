package main

import (
	"context"
	"fmt"
	"io"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/report"
)

// corrections reads the file that --pins names; nil where it names none.
func (v *view) corrections() (*report.Pins, error) {
	var pins *report.Pins
	err := v.read.read("pins", v.pins, func(r io.Reader) (err error) {
		if pins, err = report.ReadPins(r); err != nil {
			return fmt.Errorf("%s: %w", v.pins, err)
		}
		return nil
	})
	return pins, err
}

// corrected compares docs and lays corrections over the result, if there are
// any. Differences of pairs whose links are corrected are found again.
func corrected(ctx context.Context, docs []*corpus.Doc, o zvirka.Options, pins *report.Pins) (*zvirka.Comparison, error) {
	if pins == nil {
		return compared(ctx, docs, o)
	}
	analyses, err := analysed(ctx, docs, o)
	if err != nil {
		return nil, err
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
		return facts.Compare(accounts[old.A], accounts[old.B], links, facts.Options{MinConfidence: o.MinConfidence, Framing: o.Framing})
	})
	if failure == nil && relinked {
		c.Facts = facts.Group(accounts, c.Pairs)
	}
	return c, failure
}
