package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/report"
	"github.com/zvirka/zvirka/segment"
)

// stage is a command that answers documents one by one.
type stage struct {
	flags  flags
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
		spans := env.detector().Spans(d.Text)
		if spans == nil {
			spans = []detect.LangSpan{}
		}
		return answer{d.ID, env.detector().Detect(d.Text), spans}
	}
	s := &stage{
		answer: func(d *corpus.Doc) any { return find(d) },
		text: func(w io.Writer, d *corpus.Doc) error {
			a := find(d)
			fmt.Fprintf(w, "%s\t%s\t%.2f\n", d.Source, a.Lang, a.Confidence)
			if len(a.Spans) > 1 {
				for _, span := range a.Spans {
					fmt.Fprintf(w, "\t%d–%d\t%s\t%.2f\n", span.Start, span.End, span.Lang, span.Confidence)
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

func newSegment(env *environment) *cobra.Command {
	type answer struct {
		ID        string             `json:"id"`
		Lang      corpus.Lang        `json:"lang"`
		Sentences []segment.Sentence `json:"sentences"`
		Blocks    []corpus.Block     `json:"blocks"`
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
		return answer{d.ID, d.Lang, sentences, blocks}
	}
	s.text = func(w io.Writer, d *corpus.Doc) error {
		for i, sentence := range find(d) {
			line := strings.Join(strings.Fields(sentence.In(d.Text)), " ")
			if explain {
				fmt.Fprintf(w, "%d\t%s\t%s\n", i+1, sentence.Rule, line)
			} else {
				fmt.Fprintln(w, line)
			}
		}
		return nil
	}
	cmd := s.command(env, &cobra.Command{
		Use:   "segment [FILE|-]...",
		Short: "Split documents into sentences, one a line",
	})
	cmd.Flags().BoolVar(&explain, "explain", false, "number the sentences and name the rule that ended each")
	return cmd
}

func newAnchors(env *environment) *cobra.Command {
	var list string
	s := &stage{}
	find := func(d *corpus.Doc) *facts.Account {
		only, err := anchor.ParseSet(list)
		if err != nil {
			only = anchor.All
		}
		return zvirka.Anchors(d, only, s.flags.options(env)).Account()
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
	return cmd
}

// printAnchors prints one anchor a line: sentence, type, value, text.
func printAnchors(w io.Writer, a *facts.Account) error {
	for i, sentence := range a.Sentences {
		fmt.Fprintf(w, "%d\t%s\n", i+1, strings.Join(strings.Fields(sentence.In(a.Doc.Text)), " "))
		for _, m := range a.Anchors.Mentions {
			if sentence.Contains(m.Span) {
				fmt.Fprintf(w, "\t%s\t%s\t%s\n", m.Type, m.ID, m.In(a.Doc.Text))
			}
		}
		for _, t := range a.Anchors.Times {
			if sentence.Contains(t.Span) {
				fmt.Fprintf(w, "\t%s\t%s\t%s\n", t.Type, joined(t.Value, "…", t.ValueEnd), t.In(a.Doc.Text))
			}
		}
		for _, n := range a.Anchors.Numbers {
			if sentence.Contains(n.Span) {
				value := strings.TrimSpace(n.Bound + " " + joined(n.Value, "…", n.ValueEnd) + " " + n.Unit)
				fmt.Fprintf(w, "\t%s\t%s\t%s\n", n.Type, value, n.In(a.Doc.Text))
			}
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

func newFrames(env *environment) *cobra.Command {
	s := &stage{}
	find := func(d *corpus.Doc) *facts.Account {
		return zvirka.Frames(d, s.flags.options(env)).Account()
	}
	s.answer = func(d *corpus.Doc) any {
		type answer struct {
			report.Document
			Frames []frame.Frame `json:"frames"`
		}
		a := find(d)
		doc := report.NewDocument(a)
		frames := a.Frames
		if frames == nil {
			frames = []frame.Frame{}
		}
		return answer{doc, frames}
	}
	s.text = func(w io.Writer, d *corpus.Doc) error {
		a := find(d)
		last := -1
		for _, f := range a.Frames {
			if f.Sentence != last && f.Sentence < len(a.Sentences) {
				last = f.Sentence
				fmt.Fprintf(w, "%d\t%s\n", last+1, strings.Join(strings.Fields(a.Sentences[last].In(a.Doc.Text)), " "))
			}
			fmt.Fprintf(w, "\t%s\t%s\n", f.Class, f.Trigger.In(a.Doc.Text))
		}
		return nil
	}
	return s.command(env, &cobra.Command{
		Use:   "frames [FILE|-]...",
		Short: "Find who did what: the events that each clause tells",
	})
}
