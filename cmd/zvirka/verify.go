package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/internal/digest"
	"github.com/zvirka/zvirka/report"
)

// newVerify makes a comparison again from its sources and says what is not
// the same.
func newVerify(env *environment) *cobra.Command {
	dir := ""
	given, pins := &lists{}, &view{}
	cmd := &cobra.Command{
		Use:   "verify REPORT",
		Short: "Compare the sources of a report again and say whether the result is the same",
		Long: `Reads a report that was saved with --format json or html, compares the sources
that it names again with the options that it names, and says what is not the same: the
version, the models, the texts, your own lists, the differences. Lists that the
report was made with are looked for where they were; --glossary, --aliases and
--framing name them where they are elsewhere. Corrections stand in the report;
--pins holds it against a file of them. The exit code is 0 where all is the
same, 3 where something is not, 1 where a source cannot be read.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			saved, err := readRecord(args[0])
			if err != nil {
				return failed(err)
			}
			for flag, name := range map[string]*string{"glossary": &given.glossary, "aliases": &given.aliases, "framing": &given.framing} {
				if *name == "" {
					*name = saved.Manifest.Lists[flag].Source
				}
			}
			if err := given.load(); err != nil {
				return failed(err)
			}
			v := &verification{env: env, saved: saved, dir: dir, given: given, pins: pins}
			return v.run(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&dir, "sources", "", "look for the sources, by their names, in this directory")
	cmd.Flags().StringVar(&given.framing, "framing", "", "the file of loaded terms that the report was made with")
	cmd.Flags().StringVar(&given.glossary, "glossary", "", "the file of words that mean the same")
	cmd.Flags().StringVar(&given.aliases, "aliases", "", "the file of names")
	cmd.Flags().StringVar(&pins.pins, "pins", "", "a file of corrections to hold the report against (default: those in the report)")
	return cmd
}

// made is a report that is to be made again: a saved comparison, or a page,
// which knows of its comparison how it was made.
type made struct {
	*zvirka.Comparison
	page *report.Page
}

// readRecord reads a report that was saved as JSON or as a page.
func readRecord(name string) (*made, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, pathCause(err))
	}
	if report.IsPage(data) {
		p, err := report.ReadPage(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return &made{p.Made, p}, nil
	}
	c, err := report.ReadJSON(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &made{Comparison: c}, nil
}

// changes says which differences are not those of now.
func (m *made) changes(now *zvirka.Comparison) []string {
	if m.page != nil {
		return m.page.Changes(now)
	}
	return report.Changes(m.Comparison, now)
}

// same reports whether now gives the very report.
func (m *made) same(now *zvirka.Comparison) (bool, error) {
	if m.page != nil {
		return m.page.Same(now)
	}
	return sameBytes(m.Comparison, now)
}

// readReport reads a comparison that was saved as JSON.
func readReport(name string) (*zvirka.Comparison, error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, pathCause(err))
	}
	defer in.Close()
	c, err := report.ReadJSON(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}

// verification is a report that is being made again.
type verification struct {
	env     *environment
	saved   *made
	dir     string // where the sources are looked for; empty is where they were
	given   *lists
	pins    *view // names a file of corrections, or none
	changed bool  // something was not the same
}

// say tells of something that is not the same.
func (v *verification) say(format string, args ...any) {
	v.changed = true
	fmt.Fprintf(v.env.stdout, format+"\n", args...)
}

// run compares the sources again and says what is not the same.
func (v *verification) run(ctx context.Context) error {
	docs, err := v.documents()
	if err != nil {
		return failed(err)
	}
	if version := v.saved.Manifest.Version; version != zvirka.Version {
		v.say("the report was made by version %s; this is %s", version, zvirka.Version)
	}
	now, err := v.again(ctx, docs)
	if err != nil {
		return failed(err)
	}
	v.manifests(now)
	for _, line := range v.saved.changes(now) {
		v.say("%s", line)
	}
	if !v.changed {
		same, err := v.saved.same(now)
		if err != nil {
			return failed(err)
		}
		if !same {
			v.say("the differences are the same; what stands beside them is not (anchors, links or evidence)")
		}
	}
	if v.changed {
		return &exitError{code: exitDifferences}
	}
	fmt.Fprintln(v.env.stdout, "the same: every text, link and difference")
	return nil
}

// documents reads the sources, and says which texts have changed.
func (v *verification) documents() ([]*corpus.Doc, error) {
	var docs []*corpus.Doc
	inputs := v.saved.Manifest.Inputs
	for i := range v.saved.Documents {
		doc, err := sourceOf(v.saved.Comparison, i, v.dir)
		if err != nil {
			return nil, err
		}
		if got := digest.Bytes(doc.Text); i < len(inputs) && got != inputs[i].SHA256 {
			v.say("%s: the text is not the one that was compared (sha256 %s, not %s)", v.saved.Documents[i].Source, got, inputs[i].SHA256)
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// again makes the comparison with the options, lists and corrections that the
// report was made with.
func (v *verification) again(ctx context.Context, docs []*corpus.Doc) (*zvirka.Comparison, error) {
	o := savedOptions(v.env, v.saved.Comparison)
	v.given.set(&o)
	for _, flag := range [][2]string{{"aliases", v.given.aliases}, {"framing", v.given.framing}, {"glossary", v.given.glossary}} {
		if name, file := flag[0], flag[1]; v.saved.Manifest.Options[name] != "" && file == "" { // the API does not say which
			return nil, fmt.Errorf("the report was made with --%s: give the same file", name)
		}
	}
	pins := savedPins(v.saved.Comparison)
	if v.pins.pins != "" {
		var err error
		if pins, err = v.pins.corrections(); err != nil {
			return nil, err
		}
	}
	return corrected(ctx, docs, o, pins)
}

// manifests says which lists and models are not those of the report, and
// gives now what the command, not the library, puts into a manifest.
func (v *verification) manifests(now *zvirka.Comparison) {
	was := &v.saved.Manifest
	note(now, v.given.given)
	note(now, v.pins.read.given)
	if pins, ok := was.Lists["pins"]; ok && v.pins.pins == "" {
		note(now, map[string]report.Input{"pins": pins}) // the report holds them
	}
	for _, name := range sortedNames(was.Lists, now.Manifest.Lists) {
		if a, b := was.Lists[name], now.Manifest.Lists[name]; a.SHA256 != b.SHA256 {
			v.say("--%s: sha256 %s, now %s (%s)", name, orNone(a.SHA256), orNone(b.SHA256), b.Source)
		}
	}
	now.Manifest.Lists = was.Lists // what differs is told, and where they lie does not matter
	for _, name := range []string{"encoding", "field"} {
		if value, ok := was.Options[name]; ok {
			now.Manifest.Options[name] = value
		}
	}
	for _, name := range sortedNames(was.Models, now.Manifest.Models) {
		if a, b := was.Models[name], now.Manifest.Models[name]; a != b {
			v.say("model %s: sha256 %s, now %s", name, orNone(a), orNone(b))
		}
	}
}

// savedOptions returns the options that a report was made with.
func savedOptions(env *environment, c *zvirka.Comparison) zvirka.Options {
	o := zvirka.Options{Detector: env.detector(), Mode: align.Auto}
	if mode, ok := c.Manifest.Options["mode"]; ok {
		o.Mode, _ = parseMode(mode)
	}
	if s, ok := c.Manifest.Options["min_confidence"]; ok {
		o.MinConfidence, _ = strconv.ParseFloat(s, 64)
	}
	o.KeepBoilerplate = c.Manifest.Options["keep_boilerplate"] == "true"
	return o
}

// savedPins returns the corrections that were laid over a report.
func savedPins(c *zvirka.Comparison) *report.Pins {
	if c.Corrections == nil {
		return nil
	}
	p := &report.Pins{Schema: report.PinSchema}
	for _, a := range c.Corrections.Applied {
		p.Pins = append(p.Pins, a.Pin)
	}
	for _, u := range c.Corrections.Unfit {
		p.Pins = append(p.Pins, u.Pin)
	}
	return p
}

// sourceOf reads document i of a comparison again from its source, with what
// the report knows of it and the file does not say.
func sourceOf(c *zvirka.Comparison, i int, dir string) (*corpus.Doc, error) {
	saved := &c.Documents[i]
	if saved.Source == "" {
		return nil, fmt.Errorf("document %d of the report names no source", i+1)
	}
	name := saved.Source
	if dir != "" {
		name = filepath.Join(dir, filepath.Base(name))
	}
	read := &flags{encoding: c.Manifest.Options["encoding"], fields: splitFields(c.Manifest.Options["field"])}
	opts, err := read.corpus()
	if err != nil {
		return nil, err
	}
	docs, err := corpus.ReadFile(name, opts)
	if err != nil {
		return nil, err
	}
	var doc *corpus.Doc
	for _, d := range docs {
		if d.ID == saved.ID || len(docs) == 1 {
			doc = d
		}
	}
	if doc == nil {
		return nil, fmt.Errorf("%s: there is no document %q any more", name, saved.ID)
	}
	doc.ID, doc.Source = saved.ID, saved.Source
	doc.Lang, doc.Date, doc.DateFrom = saved.Lang, saved.Date, saved.DateFrom
	doc.Title, doc.Outlet, doc.Author = saved.Title, saved.Outlet, saved.Author
	return doc, nil
}

// sameBytes reports whether two comparisons are the same as JSON.
func sameBytes(a, b *zvirka.Comparison) (bool, error) {
	var x, y bytes.Buffer
	c := *b
	c.ID = a.ID
	err := errors.Join(report.WriteJSON(&x, a), report.WriteJSON(&y, &c))
	return bytes.Equal(x.Bytes(), y.Bytes()), err
}

// splitFields undoes what [comparing.made] does to several --field.
func splitFields(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// sortedNames returns the keys of both maps, sorted.
func sortedNames[T any](a, b map[string]T) []string {
	all := map[string]bool{}
	for k := range a {
		all[k] = true
	}
	for k := range b {
		all[k] = true
	}
	return slices.Sorted(maps.Keys(all))
}
