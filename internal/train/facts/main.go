// Command facts fits the weights of the confidence of differences on pairs of
// accounts whose differences are known, and prints how well they hold on
// pairs that were left out.
//
//	go run ./internal/train/facts -data DIR > facts/data/weights.tsv
//
// DIR (or $ZVIRKA_DATA) holds align/details.dev.jsonl and
// align/parallel.dev.jsonl: see docs/evaluation.md. Of the stories of the
// latter more examples are made, see makeDetails; they and the details of one
// story are left out together, and only the details are measured.
// The pairs are those of testdata/gold and DIR/pairs/natural*.jsonl.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/frame"
)

func main() {
	log.SetFlags(0)
	dir := flag.String("data", os.Getenv("ZVIRKA_DATA"), "directory of the evaluation data")
	gold := flag.String("gold", filepath.Join("testdata", "gold"), "directory of the pairs with gold")
	folds := flag.Int("folds", 11, "parts of the examples that are left out in turn")
	models := flag.String("align", "", "directory of the fold-N.tsv that align/train -models writes: links are then those of weights that have not seen the pair")
	predict := flag.String("predict", "", "write what is found on pairs left out of training to this file, for pairs/score.py")
	flag.Parse()
	examples, err := load(*dir, *gold, *models)
	if err != nil {
		log.Fatal(err)
	}
	var out *os.File
	if *predict != "" {
		if out, err = os.Create(*predict); err != nil {
			log.Fatal(err)
		}
		defer out.Close()
	}
	if err := report(examples, *folds, out); err != nil {
		log.Fatal(err)
	}
	err = facts.Fit(examples).Write(os.Stdout,
		"Made by internal/train/facts from the pairs and the details of the development data (docs/evaluation.md).")
	if err != nil {
		log.Fatal(err)
	}
}

// report prints the calibration on examples left out, and writes what is
// found there to out, if there is one.
func report(examples []facts.Example, folds int, out *os.File) error {
	for i := range examples {
		examples[i].Label() // once, for the copies of all folds
	}
	type cell struct{ right, all int }
	type row [10]cell
	rows := map[string]*row{}
	parts := facts.Folds(examples, folds)
	for k := range folds {
		var train, test []facts.Example
		for i, e := range examples {
			if parts[i] == k {
				if isMade(e.ID) {
					continue // only to learn from
				}
				test = append(test, e)
			} else {
				train = append(train, e)
			}
		}
		fitted := facts.Fit(train)
		for i := range test {
			if err := write(out, &test[i], fitted); err != nil {
				return err
			}
			fitted.Tally(&test[i], func(rule string, p float64, right bool) {
				if rows[rule] == nil {
					rows[rule] = &row{}
				}
				c := &rows[rule][min(9, int(p*10))]
				c.all++
				if right {
					c.right++
				}
			})
		}
	}
	fmt.Fprintln(os.Stderr, "right/all candidates by tenth of confidence, left out of training")
	for _, rule := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(os.Stderr, "%-16s", rule)
		for _, c := range rows[rule] {
			fmt.Fprintf(os.Stderr, " %7s", fmt.Sprintf("%d/%d", c.right, c.all))
		}
		fmt.Fprintln(os.Stderr)
	}
	return nil
}

// write writes what fitted finds in a pair as a line that pairs/score.py reads.
func write(out *os.File, e *facts.Example, fitted *facts.Fitted) error {
	if out == nil {
		return nil
	}
	type bead struct {
		A        [][2]int `json:"a"`
		B        [][2]int `json:"b"`
		Relation string   `json:"relation"`
		Score    float64  `json:"score"`
	}
	type difference struct {
		Kind       facts.Kind `json:"kind"`
		Rule       string     `json:"rule"`
		A          [][2]int   `json:"a"`
		B          [][2]int   `json:"b"`
		Confidence float64    `json:"confidence"`
	}
	line := struct {
		ID          string       `json:"id"`
		Beads       []bead       `json:"beads"`
		Differences []difference `json:"differences"`
	}{ID: e.ID, Beads: []bead{}, Differences: []difference{}}
	p := fitted.Compare(e, facts.Options{})
	for _, b := range p.Beads {
		if b.Linked() {
			line.Beads = append(line.Beads, bead{sentences(e.A, b.A), sentences(e.B, b.B), b.Relation, b.Score})
		}
	}
	for _, d := range p.Differences {
		line.Differences = append(line.Differences, difference{d.Kind, d.Rule, ends(d.A), ends(d.B), d.Confidence})
	}
	raw, err := json.Marshal(line)
	if err != nil {
		return err
	}
	_, err = out.Write(append(raw, '\n'))
	return err
}

func sentences(a *facts.Account, numbers []int) [][2]int {
	out := [][2]int{}
	for _, i := range numbers {
		out = append(out, [2]int{a.Sentences[i].Start, a.Sentences[i].End})
	}
	return out
}

func ends(spans []corpus.Span) [][2]int {
	out := [][2]int{}
	for _, s := range spans {
		out = append(out, [2]int{s.Start, s.End})
	}
	return out
}

// account is a text of the evaluation data.
type account struct {
	Lang  corpus.Lang `json:"lang"`
	Date  string      `json:"date"`
	Title string      `json:"title"`
	Text  string      `json:"text"`
}

// record is a line of pairs/*.jsonl.
type record struct {
	ID          string  `json:"id"`
	A           account `json:"a"`
	B           account `json:"b"`
	Differences []struct {
		Kind     facts.Kind `json:"kind"`
		A        [][2]int   `json:"a"`
		B        [][2]int   `json:"b"`
		Doubtful bool       `json:"doubtful"`
	} `json:"differences"`
}

// detail is a line of align/details.*.jsonl.
type detail struct {
	ID   string   `json:"id"`
	Doc  string   `json:"doc"`
	Uk   []string `json:"uk"`
	Ru   []string `json:"ru"`
	Gold struct {
		Kind    string  `json:"kind"`
		Side    string  `json:"side"`
		Span    []int   `json:"span"`
		Other   []int   `json:"other_span"`
		Control *string `json:"control"`
	} `json:"gold"`
}

// load reads the examples: the pairs in gold and the details in dir.
func load(dir, gold, models string) ([]facts.Example, error) {
	if dir == "" {
		return nil, fmt.Errorf("no data: give -data or set ZVIRKA_DATA")
	}
	fold, err := foldModels(models)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, pattern := range []string{filepath.Join(gold, "pairs-*.jsonl"), filepath.Join(dir, "pairs", "natural*.jsonl")} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	var out []facts.Example
	for _, name := range names {
		err := lines(name, func(line []byte) error {
			var r record
			if err := json.Unmarshal(line, &r); err != nil {
				return err
			}
			e, err := r.example(fold.of(r.ID))
			out = append(out, e)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	err = lines(filepath.Join(dir, "align", "details.dev.jsonl"), func(line []byte) error {
		var d detail
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		e, ok, err := d.example()
		if ok {
			out = append(out, e)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return withMade(out, filepath.Join(dir, "align", "parallel.dev.jsonl"))
}

// withMade adds the examples that are made of the stories in a file.
func withMade(out []facts.Example, name string) ([]facts.Example, error) {
	var stories []story
	err := lines(name, func(line []byte) error {
		var s story
		err := json.Unmarshal(line, &s)
		stories = append(stories, s)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, d := range makeDetails(stories) {
		e, ok, err := d.example()
		if err != nil {
			return nil, err
		}
		if ok {
			e.Weight = d.weight()
			out = append(out, e)
		}
	}
	return out, nil
}

func lines(name string, f func([]byte) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		if err := f(in.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return in.Err()
}

// modelSet are the aligners of the folds of align/train.
type modelSet []*align.Model

// foldModels reads the weights in dir; none if dir is empty.
func foldModels(dir string) (modelSet, error) {
	if dir == "" {
		return nil, nil
	}
	names, err := filepath.Glob(filepath.Join(dir, "fold-*.tsv"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: no fold-*.tsv: make them with align/train -models", dir)
	}
	var set modelSet
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		m, err := align.ReadModel(file, name)
		file.Close()
		if err != nil {
			return nil, err
		}
		set = append(set, m)
	}
	return set, nil
}

// of returns the weights that have not seen the pair of this id; nil, which
// stands for those in use, if there are no folds.
func (s modelSet) of(id string) *align.Model {
	if len(s) == 0 {
		return nil
	}
	h := fnv.New32a()
	h.Write([]byte(id))
	return s[h.Sum32()%uint32(len(s))]
}

// compared returns an example without gold.
func compared(a, b *corpus.Doc, m *align.Model) (facts.Example, error) {
	ctx := context.Background()
	x, err := zvirka.Analyze(ctx, a, zvirka.Options{})
	if err != nil {
		return facts.Example{}, err
	}
	y, err := zvirka.Analyze(ctx, b, zvirka.Options{})
	if err != nil {
		return facts.Example{}, err
	}
	accounts, err := zvirka.Pool(ctx, []*zvirka.Analysis{x, y}, zvirka.Options{})
	if err != nil {
		return facts.Example{}, err
	}
	e := facts.Example{A: accounts[0], B: accounts[1], Weight: 1}
	e.Ladder = align.Align(zvirka.Sentences(e.A), zvirka.Sentences(e.B), align.Options{
		Model: m, Near: facts.LeastNear, Evidence: []align.Evidence{frame.Evidence{A: e.A.Frames, B: e.B.Frames}},
	})
	return e, nil
}

func (a *account) doc() *corpus.Doc {
	d := &corpus.Doc{Text: a.Text, Lang: a.Lang, Date: a.Date, Title: a.Title}
	d.SetBlocks()
	return d
}

// denseWeight is how much the pairs count that were annotated first and with
// the most care, and those of real articles; the others are more.
const denseWeight = 3

func (r *record) example(m *align.Model) (facts.Example, error) {
	e, err := compared(r.A.doc(), r.B.doc(), m)
	e.ID = r.ID
	if strings.HasPrefix(r.ID, "pairs-dev") || strings.HasPrefix(r.ID, "natural") {
		e.Weight = denseWeight
	}
	for _, d := range r.Differences {
		e.Gold = append(e.Gold, facts.GoldDifference{Kind: d.Kind, A: spans(d.A), B: spans(d.B), Doubtful: d.Doubtful})
	}
	return e, err
}

func spans(list [][2]int) []corpus.Span {
	var out []corpus.Span
	for _, s := range list {
		out = append(out, corpus.Span{Start: s[0], End: s[1]})
	}
	return out
}

// kindsOf are the kinds that a kind of the details may be told as.
var kindsOf = map[string][]facts.Kind{
	"number": {facts.Number, facts.MissingDetail}, "date": {facts.Date, facts.MissingDetail}, "name": {facts.Name, facts.MissingDetail},
	"clause": {facts.MissingDetail, facts.MissingFact}, "none": nil,
}

// example returns false for controls that are known to differ after all.
func (d *detail) example() (facts.Example, bool, error) {
	if d.Gold.Control != nil && *d.Gold.Control == "raw" {
		return facts.Example{}, false, nil
	}
	a, b := corpus.FromSentences(d.ID, d.Uk), corpus.FromSentences(d.ID, d.Ru)
	a.Lang, b.Lang = corpus.Ukrainian, corpus.Russian
	e, err := compared(a, b, nil)
	e.ID, e.Group = d.ID, d.Doc
	for _, kind := range kindsOf[d.Gold.Kind] {
		g := facts.GoldDifference{Kind: kind, OneValue: d.Gold.Kind != "clause"}
		here, there := point(d.Gold.Span), point(d.Gold.Other)
		if strings.HasPrefix(d.Gold.Side, "u") || d.Gold.Side == "a" {
			g.A, g.B = here, there
		} else {
			g.A, g.B = there, here
		}
		e.Gold = append(e.Gold, g)
	}
	return e, true, err
}

// point returns a span as a list; one of no width covers nothing.
func point(s []int) []corpus.Span {
	if len(s) != 2 || s[0] == s[1] {
		return nil
	}
	return []corpus.Span{{Start: s[0], End: s[1]}}
}
