package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/report"
)

// unsaid is the confidence of a flag that nobody gave.
const unsaid = -1

// comparing are the flags of compare.
type comparing struct {
	flags
	mode          string
	minConfidence float64
	html          string
	exitCode      bool
	lists         lists
	view          view
}

func newCompare(env *environment) *cobra.Command {
	c := &comparing{}
	cmd := &cobra.Command{
		Use:   "compare A B [C...]",
		Short: "Compare accounts of the same events: what each adds, leaves out or changes",
		Long: `Compare two accounts or more. The report shows conflicts first, then what only
one account tells, then other tellings; each line has both quotations, the rule
that fired and a confidence. It never says who is right.

With --jsonl, each line of the input is an object {"id":…,"docs":[DOC,DOC,…]}
where DOC is {"text":…} or {"sentences":[…]}, with lang, date, title and outlet
where they are known.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.jsonl {
				return env.streams(&c.flags, args, c.answer(env))
			}
			return c.files(cmd.Context(), env, args)
		},
	}
	c.out(cmd, report.Formats()...)
	c.input(cmd)
	c.stream(cmd)
	c.view.add(cmd)
	cmd.Flags().StringVar(&c.mode, "mode", "auto", "how to align: auto, parallel (a translation), comparable, independent (accounts written apart)")
	cmd.Flags().Float64Var(&c.minConfidence, "min-confidence", unsaid, "least confidence of a difference, from 0 to 1; unless given, what is below one half is folded, and what is less sure still is left out")
	cmd.Flag("min-confidence").DefValue = "0" // as help leaves out
	cmd.Flags().StringVar(&c.html, "html", "", "also write the report as one HTML page to this file")
	cmd.Flags().BoolVar(&c.exitCode, "exit-code", false, "exit with 3 where differences were found")
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if err := c.valid(args); err != nil {
			return &exitError{exitUsage, err}
		}
		return before(cmd, args)
	}
	c.lists.withFraming(cmd)
	return cmd
}

// valid reports what is wrong with the flags of compare.
func (c *comparing) valid(args []string) error {
	switch {
	case !c.jsonl && len(args) < 2:
		return errors.New("compare takes two files or more: zvirka compare A.txt B.txt")
	case c.jsonl && c.view.pins != "":
		return errors.New("--pins corrects a comparison of files, not a stream")
	case c.minConfidence != unsaid && !(c.minConfidence >= 0 && c.minConfidence <= 1): // NaN is neither
		return fmt.Errorf("--min-confidence %v: write a number from 0 to 1", c.minConfidence)
	case c.html != "" && c.html == c.output:
		return fmt.Errorf("-o and --html both name %s: name two files", c.html)
	}
	if err := c.view.valid(); err != nil {
		return err
	}
	_, err := parseMode(c.mode)
	return err
}

// parseMode reads the name of a way to align.
func parseMode(name string) (align.Mode, error) {
	for _, m := range []align.Mode{align.Auto, align.Parallel, align.Comparable, align.Independent} {
		if name == string(m) || m == align.Auto && name == "auto" {
			return m, nil
		}
	}
	return align.Auto, fmt.Errorf("--mode %s: known are auto, parallel, comparable, independent", name)
}

// options returns the flags of c as the library takes them.
func (c *comparing) options(env *environment) zvirka.Options {
	o := c.flags.options(env)
	c.lists.set(&o)
	o.Mode, _ = parseMode(c.mode)
	switch c.minConfidence {
	case unsaid:
	case 0:
		o.MinConfidence = -1 // zero asks for the default
	default:
		o.MinConfidence = c.minConfidence
	}
	return o
}

// files compares the named files and prints the report.
func (c *comparing) files(ctx context.Context, env *environment, names []string) error {
	go zvirka.Preload() // while the documents are read
	docs, bad := env.documents(&c.flags, names)
	if len(docs) < 2 {
		if bad == nil {
			bad = failed(errors.New("a comparison takes two documents"))
		}
		return bad
	}
	for _, d := range docs {
		zvirka.Detect(d, c.options(env))
	}
	env.remark(docs)
	pins, err := c.view.corrections()
	if err != nil {
		return failed(err)
	}
	result, err := corrected(ctx, docs, c.options(env), pins)
	if err != nil {
		return failed(err)
	}
	c.made(result)
	for _, line := range report.PinLines(result, c.view.lang()) {
		env.tell("%s", line)
	}
	if err := env.show(&c.flags, &c.view, result); err != nil {
		return err
	}
	if c.html != "" {
		err := writeFile(c.html, func(w io.Writer) error { return report.Write(w, result, "html", c.view.options(io.Discard, true)) })
		if err != nil {
			return failed(err)
		}
	}
	if bad == nil && c.exitCode && differences(result) > 0 {
		return &exitError{code: exitDifferences}
	}
	return bad
}

// made puts into the manifest what the command knows of how result was made
// and the library does not: files of the user, and how the inputs were read.
func (c *comparing) made(result *zvirka.Comparison) {
	note(result, c.lists.given)
	note(result, c.view.read.given)
	if c.encoding != "" {
		result.Manifest.Options["encoding"] = c.encoding
	}
	if len(c.fields) > 0 {
		result.Manifest.Options["field"] = strings.Join(c.fields, "\n")
	}
}

// remark says what a reader of the report should know of the documents.
func (env *environment) remark(docs []*corpus.Doc) {
	seen := map[string]string{}
	for _, d := range docs {
		if !d.Lang.Compared() {
			env.tell("%s: the language is %s: zvirka compares Ukrainian and Russian, and can say little of this text", d.Source, d.Lang)
		}
		if d.Date == "" {
			env.tell("%s: no date is known, so words like «вчора» are not resolved: give --date", d.Source)
		}
		if other, ok := seen[d.Text]; ok {
			env.tell("%s and %s are the same text", other, d.Source)
		}
		seen[d.Text] = d.Source
	}
}

// analysed analyses docs, in their order.
func analysed(ctx context.Context, docs []*corpus.Doc, o zvirka.Options) ([]*zvirka.Analysis, error) {
	analyses := make([]*zvirka.Analysis, len(docs))
	for i, d := range docs {
		a, err := zvirka.Analyze(ctx, d, o)
		if err != nil {
			return nil, err
		}
		analyses[i] = a
	}
	return analyses, nil
}

// compared analyses docs and compares them.
func compared(ctx context.Context, docs []*corpus.Doc, o zvirka.Options) (*zvirka.Comparison, error) {
	analyses, err := analysed(ctx, docs, o)
	if err != nil {
		return nil, err
	}
	return zvirka.Compare(ctx, analyses, o)
}

// differences counts the differences of all pairs.
func differences(c *zvirka.Comparison) int {
	n := 0
	for _, p := range c.Pairs {
		n += len(p.Differences)
	}
	return n
}

// comparison is a comparison in a stream.
type comparison struct {
	ID   json.RawMessage `json:"id"`
	Docs []record        `json:"docs"`
}

// documents returns the documents of one line of a stream.
func (r *comparison) documents(f *flags) ([]*corpus.Doc, error) {
	if len(r.Docs) < 2 {
		return nil, errors.New(`"docs" takes two documents or more`)
	}
	docs := make([]*corpus.Doc, len(r.Docs))
	for i := range r.Docs {
		d, err := r.Docs[i].doc(f)
		if err != nil {
			return nil, fmt.Errorf("document %d: %w", i+1, err)
		}
		if d.ID == "" {
			d.ID = strconv.Itoa(i)
		}
		docs[i] = d
	}
	return docs, nil
}

// answer compares the documents of one line of a stream.
func (c *comparing) answer(env *environment) answer {
	o := c.options(env)
	o.Workers = 1 // the stream has its own
	return func(line []byte) (any, error) {
		var r comparison
		if err := parse(line, &r); err != nil {
			return nil, err
		}
		docs, err := r.documents(&c.flags)
		if err != nil {
			return nil, err
		}
		result, err := compared(context.Background(), docs, o)
		if err != nil {
			return nil, err
		}
		result.ID = idString(r.ID)
		c.made(result)
		return result, nil
	}
}

// pathCause drops the operation and the name that *os.PathError repeats.
func pathCause(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
