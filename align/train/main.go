// Command train fits the weights of package align and measures them.
//
//	go run ./align/train -data DIR -o align/data/model.tsv
//
// DIR/align/parallel.dev.jsonl and DIR/align/comparable.dev.jsonl hold the
// examples. Figures are of five-fold cross-validation, all examples of one
// story in the same fold; the weights that are written are fitted on all.
// Nothing depends on chance or time.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

const header = `# Weights of package align: part, feature, weight. Made by
#	go run ./align/train -data DIR -o align/data/model.tsv
# Do not edit by hand.
`

const folds = 5

func main() {
	data := flag.String("data", os.Getenv("ZVIRKA_DATA"), "directory with the examples")
	out := flag.String("o", "", "file to write the weights to")
	validate := flag.Bool("validate", true, "print figures of cross-validation")
	preds := flag.String("pred", "", "directory for the cross-validated answers")
	models := flag.String("models", "", "directory for the weights of each fold, as internal/train/facts takes them")
	skip := flag.Bool("skip-parallel", false, "measure the comparable regime alone, quickly")
	flag.Parse()
	if err := run(*data, *out, *preds, *models, *validate, *skip); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out, preds, models string, validate, skip bool) error {
	comparable, err := load(filepath.Join(data, "align", "comparable.dev.jsonl"))
	if err != nil {
		return err
	}
	parallel, err := load(filepath.Join(data, "align", "parallel.dev.jsonl"))
	if err != nil {
		return err
	}
	var independent []item
	names, err := filepath.Glob(filepath.Join(data, "pairs", "natural*.jsonl"))
	if err != nil {
		return err
	}
	composed, err := filepath.Glob(filepath.Join("testdata", "gold", "pairs-*.jsonl"))
	if err != nil {
		return err
	}
	names = append(names, composed...)
	for _, name := range names {
		items, err := loadPairs(name)
		if err != nil {
			return err
		}
		independent = append(independent, items...)
	}
	if skip {
		parallel = nil
	}
	if validate {
		if err := crossValidate(comparable, parallel, independent, preds, models); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(header)
	if err := align.Fit(align.Examples{Comparable: examples(comparable), Parallel: examples(parallel), Independent: weighted(independent)}).Write(&b); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// item is an example with the name it has in its file.
type item struct {
	id string
	align.Example

	// Of pairs of accounts:
	a, b *facts.Account
}

func examples(items []item) []align.Example {
	out := make([]align.Example, len(items))
	for i := range items {
		out[i] = items[i].Example
	}
	return out
}

// realWeight is how often a pair of real articles counts beside one of composed
// accounts, of which there are more.
const realWeight = 3

// weighted returns the examples, those of real articles several times.
func weighted(items []item) []align.Example {
	var out []align.Example
	for _, it := range items {
		n := 1
		if strings.HasPrefix(it.id, "natural") {
			n = realWeight
		}
		for range n {
			out = append(out, it.Example)
		}
	}
	return out
}

func load(name string) ([]item, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	var out []item
	for in.Scan() {
		var r struct {
			ID, Doc string
			UK, RU  []string
			Gold    struct {
				Links [][2]int
				Beads [][2][]int
			}
		}
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, len(out)+1, err)
		}
		it := item{id: r.ID}
		it.Group, it.Links, it.Beads = r.Doc, r.Gold.Links, r.Gold.Beads
		if err := it.analyse(corpus.FromSentences(r.ID, r.UK), corpus.FromSentences(r.ID, r.RU)); err != nil {
			return nil, err
		}
		out = append(out, it)
	}
	return out, in.Err()
}

func fold(group string) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32() % folds)
}

// split returns the examples outside and inside fold k.
func split(items []item, k int) (train, test []item) {
	for _, it := range items {
		if fold(it.Group) == k {
			test = append(test, it)
		} else {
			train = append(train, it)
		}
	}
	return train, test
}

func crossValidate(comparable, parallel, independent []item, preds, models string) error {
	var link, alone, strict, lax tally
	var autoLink, autoAlone, autoStrict, autoLax tally
	var table, beadTable calibration
	var apart, autoApart, compApart, apartAlone tally
	var apartTable calibration
	modes := map[align.Mode]int{}
	files := map[string]*bytes.Buffer{}
	for k := range folds {
		ctrain, ctest := split(comparable, k)
		ptrain, ptest := split(parallel, k)
		itrain, itest := split(independent, k)
		m := align.Fit(align.Examples{Comparable: examples(ctrain), Parallel: examples(ptrain), Independent: weighted(itrain)})
		if err := save(m, models, k); err != nil {
			return err
		}
		for _, it := range ctest {
			l := align.Align(it.A, it.B, align.Options{Mode: align.Comparable, Model: m, Evidence: it.Evidence})
			record(files, "comparable", it.id, l)
			scoreLinks(it, l, &link, &alone, &table)
			l = align.Align(it.A, it.B, align.Options{Model: m, Evidence: it.Evidence})
			scoreLinks(it, l, &autoLink, &autoAlone, nil)
		}
		for _, it := range itest {
			l := align.Align(it.A, it.B, align.Options{Mode: align.Independent, Model: m, Evidence: it.Evidence})
			recordSpans(files, "pairs", it, l)
			scoreLinks(it, l, &apart, &apartAlone, &apartTable)
			l = align.Align(it.A, it.B, align.Options{Model: m, Evidence: it.Evidence})
			modes[l.Mode]++
			scoreLinks(it, l, &autoApart, &apartAlone, nil)
			l = align.Align(it.A, it.B, align.Options{Mode: align.Comparable, Model: m, Evidence: it.Evidence})
			scoreLinks(it, l, &compApart, &apartAlone, nil)
		}
		for _, it := range ptest {
			l := align.Align(it.A, it.B, align.Options{Mode: align.Parallel, Model: m, Evidence: it.Evidence})
			record(files, "parallel", it.id, l)
			scoreBeads(it, l, &strict, &lax, &beadTable)
			l = align.Align(it.A, it.B, align.Options{Model: m, Evidence: it.Evidence})
			scoreBeads(it, l, &autoStrict, &autoLax, nil)
		}
	}
	fmt.Println("comparable  link     ", link)
	fmt.Println("            one-sided", alone)
	fmt.Println("  auto      link     ", autoLink)
	fmt.Println("            one-sided", autoAlone)
	fmt.Println("parallel    strict   ", strict)
	fmt.Println("            lax      ", lax)
	fmt.Println("  auto      strict   ", autoStrict)
	fmt.Println("            lax      ", autoLax)
	fmt.Println("independent link     ", apart)
	fmt.Println("  auto      link     ", autoApart, modes)
	fmt.Println("  as comparable      ", compApart)
	fmt.Println("\nlinks of the independent regime by probability")
	fmt.Print(&apartTable)
	fmt.Println("\nlinks of the comparable regime by probability")
	fmt.Print(&table)
	fmt.Println("\nbeads of the parallel regime by probability")
	fmt.Print(&beadTable)
	if preds == "" {
		return nil
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(preds, name+".jsonl"), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// save writes the weights of fold k to a file of dir, unless dir is empty.
func save(m *align.Model, dir string, k int) error {
	if dir == "" {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(header)
	if err := m.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, fmt.Sprintf("fold-%d.tsv", k)), b.Bytes(), 0o644)
}

func record(files map[string]*bytes.Buffer, name, id string, l *align.Ladder) {
	if files[name] == nil {
		files[name] = &bytes.Buffer{}
	}
	json.NewEncoder(files[name]).Encode(map[string]any{"id": id, "beads": l.Beads})
}

// recordSpans notes a ladder with the spans of the sentences.
func recordSpans(files map[string]*bytes.Buffer, name string, it item, l *align.Ladder) {
	type bead struct {
		A        [][2]int `json:"a"`
		B        [][2]int `json:"b"`
		Relation string   `json:"relation"`
	}
	var beads []bead
	for _, b := range l.Beads {
		if !b.Linked() {
			continue
		}
		var n bead
		n.Relation = b.Relation
		for _, i := range b.A {
			n.A = append(n.A, [2]int{it.a.Sentences[i].Start, it.a.Sentences[i].End})
		}
		for _, j := range b.B {
			n.B = append(n.B, [2]int{it.b.Sentences[j].Start, it.b.Sentences[j].End})
		}
		beads = append(beads, n)
	}
	if files[name] == nil {
		files[name] = &bytes.Buffer{}
	}
	json.NewEncoder(files[name]).Encode(map[string]any{"id": it.id, "beads": beads})
}
