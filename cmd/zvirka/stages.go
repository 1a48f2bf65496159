package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/report"
	"github.com/zvirka/zvirka/segment"
)

// stage is a command that answers documents one by one.
type stage struct {
	flags  flags
	lists  lists
	answer func(*corpus.Doc) any              // the JSON form
	text   func(io.Writer, *corpus.Doc) error // the form for people
}

// command completes cmd, whose Use, Short and Long are set.
func (s *stage) command(env *environment, cmd *cobra.Command) *cobra.Command {
	s.flags.out(cmd, "text", "json", "jsonl")
	s.flags.input(cmd)
	s.flags.stream(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if s.flags.jsonl {
			return s.stream(env, args)
		}
		docs, bad := env.documents(&s.flags, args)
		err := env.write(&s.flags, func(w io.Writer) error {
			for _, d := range docs {
				if err := s.print(w, d); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return bad
	}
	return cmd
}

// print writes what is known of one document.
func (s *stage) print(w io.Writer, d *corpus.Doc) error {
	if s.flags.format == "text" {
		return s.text(w, d)
	}
	return printJSON(w, s.answer(d), s.flags.format == "json")
}

// stream answers the records of the named streams, or of standard input.
func (s *stage) stream(env *environment, names []string) error {
	return env.streams(&s.flags, names, func(line []byte) (any, error) {
		var r record
		if err := parse(line, &r); err != nil {
			return nil, err
		}
		d, err := r.doc(&s.flags)
		if err != nil {
			return nil, err
		}
		return s.answer(d), nil
	})
}

func newDetect(env *environment) *cobra.Command {
	type answer struct {
		ID string `json:"id"`
		detect.Result
		Spans []detect.LangSpan `json:"spans"`
	}
	find := func(d *corpus.Doc) answer {
		whole, spans := env.detector().Analyze(d.Text)
		if spans == nil {
			spans = []detect.LangSpan{}
		}
		return answer{d.ID, whole, spans}
	}
	s := &stage{
		flags:  flags{noBlocks: true},
		answer: func(d *corpus.Doc) any { return find(d) },
		text: func(w io.Writer, d *corpus.Doc) error {
			a := find(d)
			fmt.Fprintf(w, "%s\t%s\t%.2f\n", d.Source, a.Lang, a.Confidence)
			if len(a.Spans) > 1 {
				for _, span := range a.Spans {
					fmt.Fprintf(w, "\t%d–%d\t%s\t%.2f\t%s\n", span.Start, span.End, span.Lang, span.Confidence, excerpt(span.In(d.Text)))
				}
			}
			return nil
		},
	}
	return s.command(env, &cobra.Command{
		Use:   "detect [FILE|-]...",
		Short: "Tell the language of documents, and of their parts",
		Long: `Tell the language of documents: uk, ru, another code, or und where it cannot be
told. Parts in another language are listed as spans of bytes.`,
	})
}

// excerpt returns text on one line, its middle left out where it is long.
func excerpt(text string) string {
	const most = 60
	runes := []rune(flat(text[:min(len(text), 1<<10)]))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}

// flat returns text on one line.
func flat(text string) string {
	return strings.Join(strings.Fields(strings.Map(printable, text)), " ")
}

// printable turns control characters into blanks: a document must not move
// the cursor of who reads it.
func printable(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return ' '
	}
	return r
}

func newSegment(env *environment) *cobra.Command {
	type answer struct {
		ID        string             `json:"id"`
		Lang      corpus.Lang        `json:"lang"`
		Sentences []segment.Sentence `json:"sentences"`
		Blocks    []corpus.Block     `json:"blocks"`
		Decisions []segment.Decision `json:"decisions,omitempty"` // with --explain
	}
	var explain bool
	s := &stage{}
	find := func(d *corpus.Doc) []segment.Sentence {
		zvirka.Detect(d, s.flags.options(env))
		sentences := zvirka.Segment(d, s.flags.options(env))
		if sentences == nil {
			sentences = []segment.Sentence{}
		}
		return sentences
	}
	s.answer = func(d *corpus.Doc) any {
		sentences := find(d)
		blocks := d.Blocks
		if blocks == nil {
			blocks = []corpus.Block{}
		}
		a := answer{d.ID, d.Lang, sentences, blocks, nil}
		if explain {
			a.Decisions = decisions(d, s.flags.keepBoilerplate)
		}
		return a
	}
	s.text = func(w io.Writer, d *corpus.Doc) error {
		sentences := find(d)
		if explain {
			return printDecisions(w, d.Text, sentences, decisions(d, s.flags.keepBoilerplate))
		}
		for _, sentence := range sentences {
			fmt.Fprintln(w, flat(sentence.In(d.Text)))
		}
		return nil
	}
	cmd := s.command(env, &cobra.Command{
		Use:   "segment [FILE|-]...",
		Short: "Split documents into sentences, one a line",
	})
	cmd.Flags().BoolVar(&explain, "explain", false, "number the sentences, and name the rule behind each mark that ended one or did not")
	return cmd
}

// decisions returns what decided on the boundaries of d; nothing did where its
// sentences were given.
func decisions(d *corpus.Doc, keepBoilerplate bool) []segment.Decision {
	if d.Sentences != nil {
		return nil
	}
	blocks := slices.Clone(d.Blocks)
	for i := range blocks {
		if keepBoilerplate && blocks[i].Kind == corpus.Boilerplate {
			blocks[i].Kind = corpus.Paragraph
		}
	}
	return segment.Explain(d.Text, d.Lang, blocks)
}

// printDecisions prints the sentences by number, with the rule that ended each,
// and beneath each the marks within it that did not end it.
func printDecisions(w io.Writer, text string, sentences []segment.Sentence, decided []segment.Decision) error {
	for i, sentence := range sentences {
		if _, err := fmt.Fprintf(w, "%d\t%s\t%s\n", i+1, sentence.Rule, flat(sentence.In(text))); err != nil {
			return err
		}
		for len(decided) > 0 && decided[0].At <= sentence.End {
			if d := decided[0]; d.At > sentence.Start && !d.Split {
				fmt.Fprintf(w, "\tjoined by %s\t%s\n", d.Rule, around(text, sentence.Span, d.At))
			}
			decided = decided[1:]
		}
	}
	return nil
}

// around returns the words before and after byte at, with a bar between, no
// further than the span goes.
func around(text string, in corpus.Span, at int) string {
	const reach = 20 // characters
	from, to := at, at
	for n := 0; n < reach && from > in.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(text[in.Start:from])
		from -= size
	}
	for n := 0; n < reach && to < in.End; n++ {
		_, size := utf8.DecodeRuneInString(text[to:in.End])
		to += size
	}
	line := strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")
	out := line.Replace(text[from:at]) + "|" + line.Replace(text[at:to])
	if from > in.Start {
		out = "…" + out
	}
	if to < in.End {
		out += "…"
	}
	return out
}

func newAnchors(env *environment) *cobra.Command {
	var list string
	s := &stage{}
	find := func(d *corpus.Doc) *facts.Account {
		only, err := anchor.ParseSet(list)
		if err != nil {
			only = anchor.All
		}
		return zvirka.Anchors(d, only, s.options(env)).Account()
	}
	s.answer = func(d *corpus.Doc) any { return report.NewDocument(find(d)) }
	s.text = func(w io.Writer, d *corpus.Doc) error {
		return printAnchors(w, find(d))
	}
	cmd := s.command(env, &cobra.Command{
		Use:   "anchors [FILE|-]...",
		Short: "Find names, times, numbers, money and quotations",
	})
	cmd.Flags().StringVar(&list, "only", "", "a list of names, times, numbers, quotes (default: all)")
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if _, err := anchor.ParseSet(list); err != nil {
			return &exitError{exitUsage, fmt.Errorf("--only %s: known are names, times, numbers, quotes", list)}
		}
		return before(cmd, args)
	}
	s.lists.withAliases(cmd)
	return cmd
}

// options returns the flags of s as the library takes them.
func (s *stage) options(env *environment) zvirka.Options {
	o := s.flags.options(env)
	s.lists.set(&o)
	return o
}

// found is an anchor as it is printed.
type found struct {
	corpus.Span
	kind, value, more string
}

// anchorsOf returns the anchors of an account in the order of its text.
func anchorsOf(a *facts.Account) []found {
	var out []found
	add := func(span corpus.Span, kind, value, more string) {
		out = append(out, found{span, kind, value, more})
	}
	for _, m := range a.Anchors.Mentions {
		add(m.Span, m.Type, m.ID, m.Lemma)
	}
	for _, t := range a.Anchors.Times {
		value := joined(t.Value, "…", t.ValueEnd)
		if value == "" {
			value = "not resolved"
		}
		add(t.Span, t.Type, strings.TrimSpace(value+" "+t.Mod), "")
	}
	for _, n := range a.Anchors.Numbers {
		bound := n.Bound
		if bound == "=" {
			bound = ""
		}
		add(n.Span, n.Type, strings.Join(strings.Fields(bound+" "+joined(n.Value, "…", n.ValueEnd)+" "+n.Unit), " "), flat(n.OfSpan.In(a.Doc.Text)))
	}
	for _, q := range a.Anchors.Quotes {
		add(q, "quote", "", "")
	}
	slices.SortStableFunc(out, func(x, y found) int { return cmp.Or(x.Start-y.Start, y.End-x.End) })
	return out
}

// printAnchors prints the sentences by number, and beneath each its anchors:
// type, value, text; then the normal form of a name or what is counted.
func printAnchors(w io.Writer, a *facts.Account) error {
	rest := anchorsOf(a)
	width := 0
	for _, f := range rest {
		width = max(width, utf8.RuneCountInString(f.value))
	}
	width = min(width, 40)
	for i, sentence := range a.Sentences {
		if _, err := fmt.Fprintf(w, "%d\t%s\n", i+1, flat(sentence.In(a.Doc.Text))); err != nil {
			return err
		}
		for len(rest) > 0 && rest[0].Start < sentence.End {
			f := rest[0]
			rest = rest[1:]
			text := flat(f.In(a.Doc.Text))
			if f.kind == "quote" {
				text = excerpt(f.In(a.Doc.Text))
			}
			if f.more != "" && f.more != text {
				text += " (" + f.more + ")"
			}
			fmt.Fprintf(w, "\t%-8s  %-*s  %s\n", f.kind, width, f.value, text)
		}
	}
	return nil
}

// joined puts sep between a and b where there is a b.
func joined(a, sep, b string) string {
	if b == "" {
		return a
	}
	return a + sep + b
}
