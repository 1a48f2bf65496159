package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/corpus"
)

func newRead(env *environment) *cobra.Command {
	type answer struct {
		ID       string         `json:"id"`
		Lang     corpus.Lang    `json:"lang"`
		Title    string         `json:"title"`
		Date     string         `json:"date"`
		DateFrom string         `json:"date_from"`
		Outlet   string         `json:"outlet"`
		Author   string         `json:"author"`
		Source   string         `json:"source"`
		Format   string         `json:"format"`
		Encoding string         `json:"encoding"`
		Notes    []string       `json:"notes"`
		Blocks   []corpus.Block `json:"blocks"`
		Text     string         `json:"text"`
	}
	s := &stage{}
	s.answer = func(d *corpus.Doc) any {
		zvirka.Detect(d, s.flags.options(env))
		blocks := d.Blocks
		if blocks == nil {
			blocks = []corpus.Block{}
		}
		return answer{d.ID, d.Lang, d.Title, d.Date, d.DateFrom, d.Outlet, d.Author, d.Source, d.Format, d.Encoding, append([]string{}, d.Notes...), blocks, d.Text}
	}
	s.text = func(w io.Writer, d *corpus.Doc) error {
		zvirka.Detect(d, s.flags.options(env))
		return printDoc(w, d)
	}
	return s.command(env, &cobra.Command{
		Use:   "read [FILE|-]...",
		Short: "Print documents as they were understood: what is known of them, their blocks, what was cut and why",
	})
}

// printDoc prints what is known of d, and its blocks one a line: kind, the
// rule that made it so, text.
func printDoc(w io.Writer, d *corpus.Doc) error {
	known := func(name, value, from string) {
		switch {
		case value == "":
			value = "not known"
		case from != "":
			value += " (" + from + ")"
		}
		fmt.Fprintf(w, "%-9s %s\n", name, flat(value))
	}
	known("source", d.Source, "")
	known("format", d.Format, "")
	known("encoding", d.Encoding, "")
	known("language", string(d.Lang), "")
	known("title", d.Title, "")
	known("date", d.Date, d.DateFrom)
	known("outlet", d.Outlet, "")
	known("author", d.Author, "")
	fmt.Fprintln(w)
	for _, b := range d.Blocks {
		kind := string(b.Kind)
		if b.Rule != "" {
			kind += " (" + b.Rule + ")"
		}
		if b.Kind == corpus.Boilerplate {
			kind = "cut: " + kind
		}
		fmt.Fprintf(w, "%s\t%s\n", kind, flat(b.In(d.Text)))
	}
	fmt.Fprintln(w)
	return nil
}
