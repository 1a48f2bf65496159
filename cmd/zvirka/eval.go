package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/internal/eval"
	"github.com/zvirka/zvirka/segment"
)

// evaluating are the flags of eval.
type evaluating struct {
	flags
	lists  lists
	json   bool
	by     string
	errors int
	save   string
	pins   string
}

func newEval(env *environment) *cobra.Command {
	c := &evaluating{}
	cmd := &cobra.Command{
		Use:   "eval GOLD [PRED]",
		Short: "Score zvirka, or what another tool says, on pairs with gold links and differences",
		Long: `Score comparisons on gold: links between sentences, typed differences, alarms on
faithful translations, traps, calibration. Without predictions zvirka compares
the pairs itself. The formats and the measures are told in docs/evaluation.md;
what "zvirka compare --format json" or "--jsonl" prints is read as predictions
too.

With --pins, the corrections that an editor made in a report count as gold: what
was accepted is to be found, what was rejected is a trap. GOLD may then also be
the report itself, saved as JSON, of which only what was judged is scored.`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.run(cmd.Context(), env, args)
		},
	}
	c.out(cmd, "text", "json")
	cmd.Flags().BoolVar(&c.json, "json", false, "the same as --format json")
	cmd.Flags().StringVar(&c.by, "by", "", "add a breakdown by "+strings.Join(eval.Breakdowns, ", "))
	cmd.Flags().IntVar(&c.errors, "errors", 0, "print so many errors of each sort with their quotations")
	cmd.Flags().StringVar(&c.save, "save", "", "write what zvirka says to this file, in the form of predictions")
	cmd.Flags().StringVar(&c.pins, "pins", "", "count the corrections in this file, as the page gives them out, as gold")
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case c.by != "" && !slices.Contains(eval.Breakdowns, c.by):
			return &exitError{exitUsage, fmt.Errorf("--by %s: known are %s", c.by, strings.Join(eval.Breakdowns, ", "))}
		case c.save != "" && len(args) == 2:
			return &exitError{exitUsage, errors.New("--save is for what zvirka says: leave out the predictions")}
		}
		if c.json {
			c.format = "json"
		}
		return before(cmd, args)
	}
	c.lists.withFraming(cmd)
	return cmd
}

// run scores the named predictions, or those of zvirka, and prints the result.
func (c *evaluating) run(ctx context.Context, env *environment, names []string) error {
	gold, err := c.gold(env, names[0])
	if err != nil {
		return failed(err)
	}
	said, err := c.predictions(ctx, env, gold, names[1:])
	if err != nil {
		return failed(err)
	}
	result, err := eval.Score(gold, said)
	if err != nil {
		return failed(err)
	}
	err = env.write(&c.flags, func(w io.Writer) error {
		if c.format == "json" {
			return printJSON(w, result, true)
		}
		if err := eval.WriteTable(w, result, c.by); err != nil || c.errors <= 0 {
			return err
		}
		return eval.WriteFindings(w, result.Findings, c.errors)
	})
	if err != nil {
		return err
	}
	if result.Missing > 0 {
		env.tell("%d pairs have no prediction and count as empty: %s", result.Missing, strings.Join(result.MissingIDs, ", "))
		return &exitError{code: exitFailed}
	}
	return nil
}

// predictions reads the named file; without one zvirka makes them.
func (c *evaluating) predictions(ctx context.Context, env *environment, gold []eval.Gold, names []string) (said []eval.Prediction, err error) {
	if len(names) > 0 {
		return readPredictions(names[0], gold)
	}
	o := c.flags.options(env)
	c.lists.set(&o)
	for i := range gold {
		p, err := predict(ctx, &gold[i], o)
		if err != nil {
			return nil, err
		}
		said = append(said, p)
	}
	if c.save == "" {
		return said, nil
	}
	return said, writeFile(c.save, func(w io.Writer) error {
		for i := range said {
			if err := printJSON(w, said[i], false); err != nil {
				return err
			}
		}
		return nil
	})
}

// predict compares the accounts of g.
func predict(ctx context.Context, g *eval.Gold, o zvirka.Options) (eval.Prediction, error) {
	var docs []*corpus.Doc
	for _, side := range []*eval.Document{&g.A, &g.B} {
		id, err := json.Marshal(g.ID)
		if err != nil {
			return eval.Prediction{}, err
		}
		r := record{ID: id, Text: &side.Text, Lang: side.Lang, Date: side.Date, Title: side.Title, Outlet: side.Outlet}
		d, err := r.doc(&flags{})
		if err != nil {
			return eval.Prediction{}, fmt.Errorf("%s: %w", g.ID, err)
		}
		docs = append(docs, d)
	}
	result, err := compared(ctx, docs, o)
	if err != nil {
		return eval.Prediction{}, err
	}
	return prediction(g.ID, result, &result.Pairs[0]), nil
}

// prediction returns a pair of a comparison as a prediction.
func prediction(id string, c *zvirka.Comparison, pair *facts.Pair) eval.Prediction {
	p := eval.Prediction{ID: id, Beads: []eval.Bead{}, Differences: []eval.Reported{}}
	a, b := c.Documents[pair.A].Sentences, c.Documents[pair.B].Sentences
	for _, bead := range pair.Beads {
		if bead.Linked() {
			p.Beads = append(p.Beads, eval.Bead{A: goldSpans(segment.Spans(a), bead.A), B: goldSpans(segment.Spans(b), bead.B), Relation: bead.Relation})
		}
	}
	for _, d := range pair.Differences {
		p.Differences = append(p.Differences, eval.Reported{
			Kind: string(d.Kind), A: goldSpans(d.A, nil), B: goldSpans(d.B, nil), Confidence: &d.Confidence,
		})
	}
	return p
}

// goldSpans returns those of list whose numbers are given, all where none are,
// as package eval takes them.
func goldSpans(list []corpus.Span, numbers []int) []eval.Span {
	out := []eval.Span{}
	if numbers == nil {
		for _, s := range list {
			out = append(out, eval.Span{Start: s.Start, End: s.End})
		}
		return out
	}
	for _, i := range numbers {
		out = append(out, eval.Span{Start: list[i].Start, End: list[i].End})
	}
	return out
}
