package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// aligning are the flags of align.
type aligning struct {
	flags
	mode    string
	explain bool
}

// aligned is the answer for two documents.
type aligned struct {
	ID    string       `json:"id"`
	Mode  align.Mode   `json:"mode"`
	Why   string       `json:"why,omitempty"`
	Beads []align.Bead `json:"beads"`
}

func newAlign(env *environment) *cobra.Command {
	c := &aligning{}
	cmd := &cobra.Command{
		Use:   "align A B",
		Short: "Align the sentences of two texts: a translation, or two accounts",
		Long: `Align the sentences of two texts. In parallel mode the texts are a text and its
translation, in order; in comparable mode the order is free and much of either
text may stand alone.

With --jsonl, each line of the input is {"id":…,"docs":[DOC,DOC]} where DOC is
{"text":…} or {"sentences":[…]}.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.jsonl {
				return env.streams(&c.flags, args, c.answer(env))
			}
			return c.files(cmd.Context(), env, args)
		},
	}
	c.out(cmd, "text", "json", "jsonl", "tsv")
	c.input(cmd)
	c.stream(cmd)
	cmd.Flags().StringVar(&c.mode, "mode", "auto", "how to align: auto, parallel (a translation), comparable, independent (accounts written apart)")
	cmd.Flags().BoolVar(&c.explain, "explain", false, "print what spoke for and against each link")
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if _, err := parseMode(c.mode); err != nil {
			return &exitError{exitUsage, err}
		}
		if !c.jsonl && len(args) != 2 {
			return &exitError{exitUsage, errors.New("align takes two files: zvirka align A.txt B.txt")}
		}
		return before(cmd, args)
	}
	return cmd
}

func (c *aligning) options(env *environment) zvirka.Options {
	o := c.flags.options(env)
	o.Mode, _ = parseMode(c.mode)
	o.Explain = c.explain
	return o
}

// files aligns two files and prints the beads.
func (c *aligning) files(ctx context.Context, env *environment, names []string) error {
	docs, bad := env.documents(&c.flags, names)
	if bad != nil {
		return bad
	}
	accounts, ladder, err := ladderOf(ctx, docs, c.options(env))
	if err != nil {
		return failed(err)
	}
	return env.write(&c.flags, func(w io.Writer) error {
		switch c.format {
		case "json", "jsonl":
			return printJSON(w, newAligned(docs[0].ID, ladder), c.format == "json")
		case "tsv":
			return printTSV(w, accounts, ladder)
		}
		return printLadder(w, accounts, ladder)
	})
}

// ladderOf analyses two documents and aligns them.
func ladderOf(ctx context.Context, docs []*corpus.Doc, o zvirka.Options) ([]*facts.Account, *align.Ladder, error) {
	analyses := make([]*zvirka.Analysis, len(docs))
	for i, d := range docs {
		a, err := zvirka.Analyze(ctx, d, o)
		if err != nil {
			return nil, nil, err
		}
		analyses[i] = a
	}
	accounts, err := zvirka.Pool(ctx, analyses, o)
	if err != nil {
		return nil, nil, err
	}
	return accounts, zvirka.Align(accounts[0], accounts[1], o), nil
}

func newAligned(id string, l *align.Ladder) aligned {
	a := aligned{ID: id, Mode: l.Mode, Why: l.Why, Beads: l.Beads}
	if a.Beads == nil {
		a.Beads = []align.Bead{}
	}
	return a
}

// answer aligns the documents of one line of a stream.
func (c *aligning) answer(env *environment) answer {
	o := c.options(env)
	o.Workers = 1 // the stream has its own
	return func(line []byte) (any, error) {
		var r comparison
		if err := parse(line, &r); err != nil {
			return nil, err
		}
		if len(r.Docs) != 2 {
			return nil, fmt.Errorf(`"docs" takes two documents, not %d`, len(r.Docs))
		}
		docs, err := r.documents(&c.flags)
		if err != nil {
			return nil, err
		}
		_, ladder, err := ladderOf(context.Background(), docs, o)
		if err != nil {
			return nil, err
		}
		return newAligned(r.ID, ladder), nil
	}
}

// texts returns the sentences of a with the given numbers, on one line.
func texts(a *facts.Account, numbers []int) string {
	var parts []string
	for _, i := range numbers {
		parts = append(parts, strings.Join(strings.Fields(a.Sentences[i].In(a.Doc.Text)), " "))
	}
	return strings.Join(parts, " ")
}

// printTSV prints a bead a line: score, relation, numbers and texts of both
// sides.
func printTSV(w io.Writer, accounts []*facts.Account, l *align.Ladder) error {
	fmt.Fprintln(w, "score\trelation\ta\tb\ttext_a\ttext_b")
	for _, b := range l.Beads {
		fmt.Fprintf(w, "%.2f\t%s\t%s\t%s\t%s\t%s\n", b.Score, b.Relation, numbered(b.A), numbered(b.B),
			texts(accounts[0], b.A), texts(accounts[1], b.B))
	}
	return nil
}

// printLadder prints the beads for people.
func printLadder(w io.Writer, accounts []*facts.Account, l *align.Ladder) error {
	fmt.Fprintf(w, "%s (%s)\n", l.Mode, l.Why)
	for _, b := range l.Beads {
		fmt.Fprintf(w, "\n%.2f %s\n", b.Score, b.Relation)
		if len(b.A) > 0 {
			fmt.Fprintf(w, "  A %-6s %s\n", numbered(b.A), texts(accounts[0], b.A))
		}
		if len(b.B) > 0 {
			fmt.Fprintf(w, "  B %-6s %s\n", numbered(b.B), texts(accounts[1], b.B))
		}
		for _, why := range b.Why {
			fmt.Fprintf(w, "    %+.2f %s %s\n", why.Weight, why.Name, why.Text)
		}
	}
	return nil
}

// numbered lists sentence numbers, from 1.
func numbered(list []int) string {
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = fmt.Sprint(n + 1)
	}
	return strings.Join(parts, ",")
}
