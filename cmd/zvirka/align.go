package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/align/bitext"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/segment"
)

// moses is the format of two files, which [bitext.Write] does not have.
const moses = "moses"

// aligning are the flags of align.
type aligning struct {
	flags
	lists   lists
	mode    string
	explain bool
	from    string // file of beads that were made before
	tool    string // of a TMX file: name or name/version
	stamp   string // of a TMX file: when it was made
}

// aligned is the answer for two documents.
type aligned struct {
	ID    string     `json:"id"`
	Mode  align.Mode `json:"mode,omitempty"` // that of beads from a file is not known
	Why   string     `json:"why,omitempty"`
	Beads []rung     `json:"beads"`
}

// rung is a bead with its texts, where they were read from a file.
type rung struct {
	align.Bead
	AText string `json:"a_text,omitempty"`
	BText string `json:"b_text,omitempty"`
}

func newAlign(env *environment) *cobra.Command {
	c := &aligning{}
	cmd := &cobra.Command{
		Use:   "align A B",
		Short: "Align the sentences of two texts: a translation, or two accounts",
		Long: `Align the sentences of two texts. In parallel mode the texts are a text and its
translation, in order; in comparable mode the order is free and much of either
text may stand alone.

Formats: text, json, and those of translators: tsv (for spreadsheets), tmx,
xliff, jsonl, ladder (as hunalign prints it; always in parallel mode) and moses,
which takes -o BASE and writes BASE.uk and BASE.ru. --from FILE reads beads back
from tmx, tsv, jsonl or ladder and prints them in another format; a ladder holds
numbers only and needs the two texts beside it.

With --jsonl, each line of the input is {"id":…,"docs":[DOC,DOC]} where DOC is
{"text":…} or {"sentences":[…]}.`,
		Example: `  zvirka align uk.txt ru.txt --explain
  zvirka align uk.docx ru.docx --mode parallel --format tmx -o memory.tmx
  zvirka align --from memory.tmx --format tsv -o memory.tsv
  zvirka align --from rungs.ladder uk.txt ru.txt --format moses -o corpus`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case c.jsonl:
				return env.streams(&c.flags, args, c.answer(env))
			case c.from != "":
				return c.again(cmd.Context(), env, args)
			}
			return c.files(cmd.Context(), env, args)
		},
	}
	c.out(cmd, "text", "json", "jsonl", "tsv", "ladder", "tmx", "xliff", moses)
	c.input(cmd)
	c.stream(cmd)
	cmd.Flags().StringVar(&c.mode, "mode", "auto", "how to align: auto, parallel (a translation), comparable, independent (accounts written apart)")
	cmd.Flags().BoolVar(&c.explain, "explain", false, "print what spoke for and against each link")
	cmd.Flags().StringVar(&c.from, "from", "", "read the beads from this file instead: tmx, tsv, jsonl or ladder")
	cmd.Flags().StringVar(&c.tool, "tmx-tool", "", "name the program that made a tmx, as NAME or NAME/VERSION (default zvirka)")
	cmd.Flags().StringVar(&c.stamp, "tmx-date", "", "say when a tmx was made, as 2023-09-22 or 2023-09-22T12:00:00 (default: not said)")
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if err := c.valid(args); err != nil {
			return &exitError{exitUsage, err}
		}
		return before(cmd, args)
	}
	c.lists.withGlossary(cmd)
	return cmd
}

// valid reports what is wrong with the flags of align.
func (c *aligning) valid(args []string) error {
	_, err := parseMode(c.mode)
	switch {
	case err != nil:
		return err
	case c.jsonl && c.from != "":
		return errors.New("--from is for one file of beads: leave out --jsonl")
	case c.from != "" && len(args) != 0 && len(args) != 2:
		return errors.New("--from takes no files beside it, or the two texts of a ladder: zvirka align --from X.ladder A.txt B.txt")
	case !c.jsonl && c.from == "" && len(args) != 2:
		return errors.New("align takes two files: zvirka align A.txt B.txt")
	case c.format == moses && c.output == "":
		return errors.New("--format moses writes two files: give their common name with -o")
	case c.format == "ladder" && c.mode != "auto" && c.mode != string(align.Parallel):
		return fmt.Errorf("--format ladder is for texts in order: it cannot be had with --mode %s", c.mode)
	case c.stamp != "" && tmxDate(c.stamp) == "":
		return fmt.Errorf("--tmx-date %s: write it as 2023-09-22 or 2023-09-22T12:00:00", c.stamp)
	}
	return nil
}

// tmxDate returns a date in the form of TMX, or "".
func tmxDate(s string) string {
	for _, form := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04", time.RFC3339} {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC().Format("20060102T150405Z")
		}
	}
	return ""
}

func (c *aligning) options(env *environment) zvirka.Options {
	o := c.flags.options(env)
	c.lists.set(&o)
	o.Mode, _ = parseMode(c.mode)
	if c.format == "ladder" {
		o.Mode = align.Parallel
	}
	o.Explain = c.explain
	return o
}

// files aligns two files and prints the beads.
func (c *aligning) files(ctx context.Context, env *environment, names []string) error {
	docs, bad := env.documents(&c.flags, names)
	if bad != nil {
		return bad
	}
	if len(docs) != 2 {
		return failed(fmt.Errorf("align takes two documents: the files hold %d", len(docs)))
	}
	accounts, ladder, err := ladderOf(ctx, docs, c.options(env))
	if err != nil {
		return failed(err)
	}
	units := bitext.Units(ladder, sentencesOf(accounts[0]), sentencesOf(accounts[1]))
	return c.print(env, &beads{id: docs[0].ID, mode: ladder.Mode, why: ladder.Why, units: units,
		langs: [2]corpus.Lang{accounts[0].Doc.Lang, accounts[1].Doc.Lang}})
}

// ladderOf analyses two documents and aligns them.
func ladderOf(ctx context.Context, docs []*corpus.Doc, o zvirka.Options) ([]*facts.Account, *align.Ladder, error) {
	analyses, err := analysed(ctx, docs, o)
	if err != nil {
		return nil, nil, err
	}
	accounts, err := zvirka.Pool(ctx, analyses, o)
	if err != nil {
		return nil, nil, err
	}
	return accounts, zvirka.Align(accounts[0], accounts[1], o), nil
}

// sentencesOf returns the sentences of an account, each on one line.
func sentencesOf(a *facts.Account) []string { return oneLine(a.Doc.Text, segment.Spans(a.Sentences)) }

// oneLine returns spans of text, each on one line.
func oneLine(text string, list []corpus.Span) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = flat(s.In(text))
	}
	return out
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
		out := aligned{ID: idString(r.ID), Mode: ladder.Mode, Why: ladder.Why, Beads: make([]rung, len(ladder.Beads))}
		for i, b := range ladder.Beads {
			out.Beads[i].Bead = b
		}
		return out, nil
	}
}

// beads are what is printed, of an alignment or of a file.
type beads struct {
	id    string
	mode  align.Mode // empty for those of a file
	why   string
	units []bitext.Unit
	langs [2]corpus.Lang
}

// again prints the beads of a file.
func (c *aligning) again(ctx context.Context, env *environment, names []string) error {
	var data []byte
	read := func(r io.Reader) (err error) {
		data, err = io.ReadAll(bitext.UTF8(r))
		return err
	}
	var err error
	if c.from == "-" {
		err = read(env.stdin)
	} else {
		err = withFile(c.from, read)
	}
	if err != nil {
		return failed(err)
	}
	b := &beads{id: c.from}
	switch format := formatOf(data); format {
	case "tmx":
		var o bitext.Options
		b.units, o, err = bitext.ReadTMX(bytes.NewReader(data), c.from)
		b.langs = [2]corpus.Lang{baseLang(o.ALang), baseLang(o.BLang)}
	default:
		b.units, err = bitext.Read(bytes.NewReader(data), format, c.from)
		if err == nil && format == "ladder" {
			err = c.fill(ctx, env, b, names)
		}
	}
	if err != nil {
		var told *exitError
		if errors.As(err, &told) {
			return err
		}
		return failed(err)
	}
	b.detect(env)
	return c.print(env, b)
}

// formatOf tells the format of beads by how they begin.
func formatOf(data []byte) string {
	first, _, _ := bytes.Cut(bytes.TrimSpace(data), []byte("\n"))
	switch {
	case bytes.HasPrefix(first, []byte("<")):
		return "tmx"
	case bytes.HasPrefix(first, []byte("{")):
		return "jsonl"
	case bytes.Contains(first, []byte("a_text")):
		return "tsv"
	}
	return "ladder"
}

// baseLang returns the language of a code such as "uk-UA".
func baseLang(code string) corpus.Lang {
	code, _, _ = strings.Cut(strings.ToLower(code), "-")
	if code == "und" {
		return ""
	}
	return corpus.Lang(code)
}

// fill gives the beads of a ladder their texts: the sentences of the two
// files, or their lines where the ladder was made of so many.
func (c *aligning) fill(ctx context.Context, env *environment, b *beads, names []string) error {
	if len(names) != 2 {
		return &exitError{exitUsage, fmt.Errorf("%s is a ladder, which holds numbers only: name the two texts too", c.from)}
	}
	docs, bad := env.documents(&c.flags, names)
	if bad != nil {
		return bad
	}
	if len(docs) != 2 {
		return failed(fmt.Errorf("a ladder takes two documents: the files hold %d", len(docs)))
	}
	want := [2]int{}
	for i := range b.units {
		want[0] = max(want[0], last(b.units[i].A))
		want[1] = max(want[1], last(b.units[i].B))
	}
	var texts [2][]string
	for i, d := range docs {
		o := c.options(env)
		zvirka.Detect(d, o)
		b.langs[i] = d.Lang
		texts[i] = oneLine(d.Text, segment.Spans(zvirka.Segment(d, o)))
		if len(texts[i]) != want[i] {
			lines := linesOf(d.Text)
			if len(lines) != want[i] {
				return failed(fmt.Errorf("%s counts %d sentences for %s, which has %d and %d lines", c.from, want[i], names[i], len(texts[i]), len(lines)))
			}
			texts[i] = lines
		}
	}
	bitext.FillTexts(b.units, texts[0], texts[1])
	return ctx.Err()
}

// last returns one more than the last of numbers in order.
func last(numbers []int) int {
	if len(numbers) == 0 {
		return 0
	}
	return numbers[len(numbers)-1] + 1
}

// linesOf returns the lines of text that are not empty.
func linesOf(text string) []string {
	var out []string
	in := bufio.NewScanner(strings.NewReader(text))
	in.Buffer(nil, len(text)+1)
	for in.Scan() {
		if line := strings.Join(strings.Fields(in.Text()), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// detect tells the languages of the sides that do not say theirs.
func (b *beads) detect(env *environment) {
	const enough = 1 << 12
	for side := range b.langs {
		if b.langs[side] != "" {
			continue
		}
		var text strings.Builder
		for i := range b.units {
			if text.Len() > enough {
				break
			}
			text.WriteString([2]string{b.units[i].AText, b.units[i].BText}[side] + "\n")
		}
		b.langs[side] = env.detector().Detect(text.String()).Lang
	}
}

// print writes beads in the format that was asked for.
func (c *aligning) print(env *environment, b *beads) error {
	if c.format == moses {
		return c.printMoses(b)
	}
	return env.write(&c.flags, func(w io.Writer) error {
		switch c.format {
		case "text":
			return b.text(w)
		case "json":
			return printJSON(w, b.object(), true)
		}
		o := bitext.Options{ALang: string(b.langs[0]), BLang: string(b.langs[1]), Date: tmxDate(c.stamp)}
		o.Tool, o.Version, _ = strings.Cut(c.tool, "/")
		return bitext.Write(w, c.format, b.units, o)
	})
}

// printMoses writes the two files of the Moses format, both or none.
func (c *aligning) printMoses(b *beads) error {
	ends := [2]string{string(b.langs[0]), string(b.langs[1])}
	if ends[0] == ends[1] {
		ends = [2]string{ends[0] + ".a", ends[1] + ".b"}
	}
	return failed(writeFile(c.output+"."+ends[0], func(w io.Writer) error {
		return writeFile(c.output+"."+ends[1], func(v io.Writer) error {
			return bitext.WriteMoses(w, v, b.units)
		})
	}))
}

// object returns b as it stands in JSON.
func (b *beads) object() aligned {
	out := aligned{ID: b.id, Mode: b.mode, Why: b.why, Beads: make([]rung, len(b.units))}
	for i, u := range b.units {
		if u.A == nil {
			u.A = []int{}
		}
		if u.B == nil {
			u.B = []int{}
		}
		out.Beads[i] = rung{align.Bead{A: u.A, B: u.B, Score: u.Score, Relation: u.Relation, Why: u.Why}, u.AText, u.BText}
	}
	return out
}

// text prints b for people.
func (b *beads) text(w io.Writer) error {
	if b.mode != "" {
		fmt.Fprintf(w, "%s (%s)\n", b.mode, b.why)
	}
	linked := 0
	for i := range b.units {
		u := &b.units[i]
		head := fmt.Sprintf("%.2f %s", u.Score, strings.ReplaceAll(u.Relation, "_", " "))
		if u.Linked() {
			linked++
		} else {
			head = fmt.Sprintf("%.2f alone", u.Score)
		}
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(head))
		if u.AText != "" {
			fmt.Fprintf(w, "  A %-6s %s\n", numbered(u.A), u.AText)
		}
		if u.BText != "" {
			fmt.Fprintf(w, "  B %-6s %s\n", numbered(u.B), u.BText)
		}
		for _, why := range u.Why {
			fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("    %+.2f  %-10s  %s", why.Weight, why.Name, why.Text), " "))
		}
	}
	_, err := fmt.Fprintf(w, "\n%d beads, %d of them links\n", len(b.units), linked)
	return err
}

// numbered lists sentence numbers, from 1.
func numbered(list []int) string {
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = fmt.Sprint(n + 1)
	}
	return strings.Join(parts, ",")
}
