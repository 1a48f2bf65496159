package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/report"
	"github.com/zvirka/zvirka/segment"
)

func newFrames(env *environment) *cobra.Command {
	type answer struct {
		report.Document
		Frames []frame.Frame `json:"frames"`
		Cues   []cue         `json:"cues,omitempty"` // with --explain
	}
	var explain bool
	s := &stage{}
	find := func(d *corpus.Doc) *facts.Account {
		a := zvirka.Frames(d, s.options(env)).Account()
		if explain {
			withCues := *a
			withCues.Cues = cuesOf(a)
			return &withCues
		}
		return a
	}
	s.answer = func(d *corpus.Doc) any {
		a := find(d)
		frames := a.Frames
		if frames == nil {
			frames = []frame.Frame{}
		}
		out := answer{Document: report.NewDocument(a), Frames: frames}
		for _, c := range a.Cues {
			out.Cues = append(out.Cues, cue{c.Span, c.Sentence, c.Kind, c.Class})
		}
		return out
	}
	s.text = func(w io.Writer, d *corpus.Doc) error {
		return printFrames(w, find(d), explain)
	}
	cmd := s.command(env, &cobra.Command{
		Use:   "frames [FILE|-]...",
		Short: "Find who did what: the events that each clause tells",
		Long: `Find who did what: for each event its class and the word that names it, the roles
with the ids of who fills them (or ~ and the stem of a word), time, place,
numbers, source, and how certain it is. What is not said is left out: asserted
and positive go without saying.`,
	})
	cmd.Flags().BoolVar(&explain, "explain", false, "show the clause of each event, what its class means, and the words that colour the sentence")
	s.lists.withAliases(cmd)
	return cmd
}

// cue is a [frame.Cue] in JSON.
type cue struct {
	corpus.Span
	Sentence int    `json:"sentence"`
	Kind     string `json:"kind"`
	Class    string `json:"class,omitempty"`
}

// cuesOf returns the words of saying, doubt and denial of an account.
func cuesOf(a *facts.Account) []frame.Cue {
	return frame.Cues(frame.Input{
		Text: a.Doc.Text, Lang: a.Doc.Lang, Date: a.Doc.Date, Sentences: segment.Spans(a.Sentences),
		Mentions: a.Anchors.Mentions, Times: a.Anchors.Times, Numbers: a.Anchors.Numbers, Quotes: a.Anchors.Quotes,
	})
}

// printFrames prints the sentences by number, and beneath each its frames.
func printFrames(w io.Writer, a *facts.Account, explain bool) error {
	meaning := map[string]string{}
	for _, c := range frame.Classes() {
		meaning[c.ID] = c.Definition
	}
	frames, cues := a.Frames, a.Cues
	for i, sentence := range a.Sentences {
		if _, err := fmt.Fprintf(w, "%d\t%s\n", i+1, flat(sentence.In(a.Doc.Text))); err != nil {
			return err
		}
		for ; len(frames) > 0 && frames[0].Sentence <= i; frames = frames[1:] {
			f := &frames[0]
			fmt.Fprintf(w, "\t%s «%s»%s\n", f.Class, flat(f.Trigger.In(a.Doc.Text)), slots(a, f))
			if explain {
				fmt.Fprintf(w, "\t\tclass   %s\n\t\tclause  %s\n", meaning[f.Class], flat(f.In(a.Doc.Text)))
			}
		}
		for ; len(cues) > 0 && cues[0].Sentence <= i; cues = cues[1:] {
			c := &cues[0]
			if c.Kind == "finite" { // every verb is one
				continue
			}
			fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("\t- %s «%s» %s", c.Kind, flat(c.In(a.Doc.Text)), c.Class), " "))
		}
	}
	return nil
}

// slots returns what is known of a frame beside its class.
func slots(a *facts.Account, f *frame.Frame) string {
	var b strings.Builder
	put := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s %s", name, value)
		}
	}
	roles := make([]string, 0, len(f.Roles))
	for role := range f.Roles {
		roles = append(roles, role)
	}
	slices.SortFunc(roles, func(x, y string) int { return roleRank(x, y) })
	for _, role := range roles {
		fillers := make([]string, len(f.Roles[role]))
		for i, id := range f.Roles[role] {
			fillers[i] = filler(id)
		}
		put(role, strings.Join(fillers, ", "))
	}
	put("time", f.Time)
	put("place", f.Place)
	var numbers []string
	for _, n := range f.Numbers {
		if n < len(a.Anchors.Numbers) {
			numbers = append(numbers, "«"+flat(a.Anchors.Numbers[n].In(a.Doc.Text))+"»")
		}
	}
	put("numbers", strings.Join(numbers, ", "))
	source := filler(f.Source)
	if f.SourceClass != "" {
		source = strings.TrimSpace(source + " (" + f.SourceClass + ")")
	}
	put("source", source)
	put("speaker", filler(f.Speaker))
	if f.Certainty != frame.Asserted {
		put("certainty", f.Certainty)
	}
	if f.Polarity != frame.Positive {
		put("polarity", f.Polarity)
	}
	put("context", f.Context)
	if f.Quoted {
		b.WriteString("  quoted")
	}
	return b.String()
}

// filler returns who fills a role: an id, or ~ and the stem of a word.
func filler(id string) string {
	if stem, ok := strings.CutPrefix(id, "w:"); ok {
		return "~" + stem
	}
	return id
}

// roleRank puts agent, patient and partner first, the others by name.
func roleRank(x, y string) int {
	first := []string{frame.Agent, frame.Patient, frame.Partner}
	i, j := slices.Index(first, x), slices.Index(first, y)
	switch {
	case i >= 0 && j >= 0:
		return i - j
	case i >= 0:
		return -1
	case j >= 0:
		return 1
	}
	return strings.Compare(x, y)
}
