// Coverage measures what frames know and what they join, over pairs of
// accounts with gold links.
//
//	go run ./frame/coverage -data DIR [-unknown 40] [-misses 20] [-false 20] [-fit FILE]
//
// DIR (or $ZVIRKA_DATA) holds pairs/*.jsonl: one object a line with the
// accounts "a" and "b" (lang, date, title, text) and "links", each with lists
// of byte spans "a" and "b" and "doubtful". It prints, for each file: the
// share of finite verbs with a class or listed as light; the share of gold
// pairs of sentences of which some frame of one matches some frame of the
// other; the same for pairs of sentences in no gold link; these two for other
// thresholds of the score; and the area under the curve. With -fit FILE it fits
// the weights of frame.Match, prints the same figures for each pair of accounts
// with weights fitted to the others, and writes the weights to FILE.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/anchor/timex"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/segment"
)

type account struct {
	Lang  corpus.Lang `json:"lang"`
	Date  string      `json:"date"`
	Title string      `json:"title"`
	Text  string      `json:"text"`
}

type link struct {
	A        [][2]int `json:"a"`
	B        [][2]int `json:"b"`
	Doubtful bool     `json:"doubtful"`
}

type pair struct {
	ID      string  `json:"id"`
	Control bool    `json:"control"`
	A       account `json:"a"`
	B       account `json:"b"`
	Links   []link  `json:"links"`
}

// read is an account with its sentences and frames.
type read struct {
	account
	sentences []corpus.Span
	title     int // sentences of the title
	frames    [][]frame.Frame
	cover     frame.Coverage
}

// sample is a pair of sentences with its best match.
type sample struct {
	id     string
	a, b   string
	gold   bool
	title  bool
	score  float64
	reason string
	fa, fb *frame.Frame
	// vectors is the evidence of every two frames of the sentences that have
	// anything in common; only for fitting.
	vectors []frame.Vector
}

// inputs names the files with pairs of accounts: those of gold and the real
// articles of data, or, where gold is not there, all of data.
func inputs(data, gold string) ([]string, error) {
	composed, err := filepath.Glob(filepath.Join(gold, "pairs-*.jsonl"))
	if err != nil {
		return nil, err
	}
	pattern := "*.jsonl"
	if len(composed) > 0 {
		pattern = "natural*.jsonl"
	}
	files, err := filepath.Glob(filepath.Join(data, "pairs", pattern))
	return append(composed, files...), err
}

func main() {
	data := flag.String("data", os.Getenv("ZVIRKA_DATA"), "directory that holds pairs/")
	gold := flag.String("gold", filepath.Join("testdata", "gold"), "directory with more pairs-*.jsonl; with it, of DIR only natural*.jsonl are read, since the others are copies")
	unknown := flag.Int("unknown", 0, "print so many of the commonest unknown verbs")
	misses := flag.Int("misses", 0, "print so many gold pairs without match")
	wrong := flag.Int("false", 0, "print so many pairs that match and should not")
	threshold := flag.Float64("threshold", frame.MatchThreshold, "score from which frames match")
	dump := flag.String("dump", "", "write every pair of sentences with its evidence to this file")
	weights := flag.String("fit", "", "fit the weights of Match, print figures with each pair of accounts left out, write them to this file")
	flag.Float64Var(&ridge, "ridge", ridge, "penalty of the fit")
	flag.Parse()
	files, err := inputs(*data, *gold)
	if err != nil || len(files) == 0 {
		fmt.Fprintln(os.Stderr, "coverage: no pairs/*.jsonl in", *data)
		os.Exit(1)
	}
	var samples []sample
	verbs := map[string]int{}
	var all frame.Coverage
	for _, f := range files {
		pairs, err := load(f)
		if err != nil {
			fmt.Fprintln(os.Stderr, "coverage:", err)
			os.Exit(1)
		}
		var own []sample
		var cover frame.Coverage
		for _, p := range pairs {
			a, b := extract(p)
			for _, r := range []*read{a, b} {
				cover.Verbs += r.cover.Verbs
				cover.Known += r.cover.Known
				cover.Nouns += r.cover.Nouns
				for _, v := range r.cover.Unknown {
					verbs[v]++
				}
			}
			own = append(own, judge(p, a, b, *weights != "")...)
		}
		fmt.Printf("%-20s verbs %.3f of %d", filepath.Base(f), share(cover.Known, cover.Verbs), cover.Verbs)
		report(own, *threshold)
		samples = append(samples, own...)
		all.Verbs += cover.Verbs
		all.Known += cover.Known
	}
	fmt.Printf("%-20s verbs %.3f of %d", "all", share(all.Known, all.Verbs), all.Verbs)
	report(samples, *threshold)
	summary(samples)
	for t := 0.1; t < 0.95; t += 0.1 {
		fmt.Printf("  at %.1f", t)
		report(samples, t)
	}
	if *weights != "" {
		out := leaveOneOut(samples)
		fmt.Print("  pair left out")
		report(out, *threshold)
		summary(out)
		if err := writeWeights(*weights, fit(samples)); err != nil {
			fmt.Fprintln(os.Stderr, "coverage:", err)
			os.Exit(1)
		}
	}
	if *dump != "" {
		if err := write(*dump, samples); err != nil {
			fmt.Fprintln(os.Stderr, "coverage:", err)
			os.Exit(1)
		}
	}
	printVerbs(verbs, *unknown)
	show(samples, *misses, func(s sample) bool { return s.gold && s.score < *threshold })
	show(samples, *wrong, func(s sample) bool { return !s.gold && s.score >= *threshold })
}

func load(name string) (out []pair, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var p pair
		if err := json.Unmarshal(s.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, p)
	}
	return out, s.Err()
}

// extract reads both accounts of p with common ids.
func extract(p pair) (*read, *read) {
	rs := []*read{{account: p.A}, {account: p.B}}
	docs := make([]*names.Doc, 2)
	for i, r := range rs {
		blocks := corpus.SplitBlocks(r.Text, r.Title)
		r.sentences = segment.Spans(segment.Split(r.Text, r.Lang, blocks))
		for _, b := range blocks {
			if b.Kind == corpus.Title {
				for _, s := range r.sentences {
					if b.Contains(s) {
						r.title++
					}
				}
			}
		}
		docs[i] = &names.Doc{Text: r.Text, Lang: r.Lang, Sentences: r.sentences, Mentions: names.Find(r.Text, r.sentences, r.Lang)}
	}
	names.Resolve(docs)
	for i, r := range rs {
		times, numbers := timex.Find(r.Text, r.sentences, r.Lang, r.Date)
		in := frame.Input{
			Text: r.Text, Title: r.title > 0, Lang: r.Lang, Date: r.Date, Sentences: r.sentences,
			Mentions: docs[i].Mentions, Times: times, Numbers: numbers, Quotes: names.Quotes(r.Text, nil, r.Lang),
		}
		r.frames = make([][]frame.Frame, len(r.sentences))
		for _, f := range frame.Extract(in) {
			r.frames[f.Sentence] = append(r.frames[f.Sentence], f)
		}
		r.cover = frame.Cover(in)
	}
	return rs[0], rs[1]
}

// judge makes a sample of every pair of sentences, without those that only a
// doubtful link joins.
func judge(p pair, a, b *read, vectors bool) (out []sample) {
	for i, x := range a.sentences {
		for j, y := range b.sentences {
			gold, doubtful := linked(p.Links, x, y)
			if doubtful && !gold {
				continue
			}
			s := sample{id: p.ID, a: x.In(a.Text), b: y.In(b.Text), gold: gold, title: i < a.title || j < b.title}
			for k := range a.frames[i] {
				for l := range b.frames[j] {
					if v, why := frame.Match(a.frames[i][k], b.frames[j][l]); v > s.score {
						s.score, s.reason, s.fa, s.fb = v, why, &a.frames[i][k], &b.frames[j][l]
					}
					if !vectors {
						continue
					}
					if v, ok := frame.Compare(a.frames[i][k], b.frames[j][l]); ok {
						s.vectors = append(s.vectors, v)
					}
				}
			}
			out = append(out, s)
		}
	}
	return out
}

func linked(links []link, x, y corpus.Span) (gold, doubtful bool) {
	for _, l := range links {
		if !covers(l.A, x) || !covers(l.B, y) {
			continue
		}
		gold = gold || !l.Doubtful
		doubtful = doubtful || l.Doubtful
	}
	return gold, doubtful
}

// covers reports whether a span shares half of the shorter with one of list.
func covers(list [][2]int, s corpus.Span) bool {
	for _, l := range list {
		n := min(l[1], s.End) - max(l[0], s.Start)
		if n > 0 && 2*n >= min(l[1]-l[0], s.Len()) {
			return true
		}
	}
	return false
}

// report prints the share of linked pairs, of pairs in no link, and of these
// without titles, that match.
func report(samples []sample, threshold float64) {
	var hit, n [3]int
	for _, s := range samples {
		k := 1
		if s.gold {
			k = 0
		}
		m := 0
		if s.score >= threshold {
			m = 1
		}
		hit[k] += m
		n[k]++
		if k == 1 && !s.title {
			hit[2] += m
			n[2]++
		}
	}
	fmt.Printf("  linked %.3f of %d, others %.3f of %d, without titles %.3f\n",
		share(hit[0], n[0]), n[0], share(hit[1], n[1]), n[1], share(hit[2], n[2]))
}

// summary prints what does not depend on the threshold.
func summary(samples []sample) {
	fmt.Printf("  area %.3f; linked", area(samples))
	for _, other := range []float64{0.01, 0.03, 0.08, 0.12} {
		linked, t := at(samples, other)
		fmt.Printf(" %.3f where others are %.2f (%.3f)", linked, other, t)
	}
	fmt.Println()
}

func share(k, n int) float64 { return float64(k) / float64(max(n, 1)) }

func printVerbs(verbs map[string]int, n int) {
	var list []string
	for v := range verbs {
		list = append(list, v)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(verbs[b]-verbs[a], cmp.Compare(a, b)) })
	for _, v := range list[:min(n, len(list))] {
		fmt.Println(verbs[v], v)
	}
}

func show(samples []sample, n int, want func(sample) bool) {
	for _, s := range samples {
		if n == 0 {
			return
		}
		if !want(s) {
			continue
		}
		n--
		fmt.Printf("\n%s %.2f %s\n  A %s\n  B %s\n", s.id, s.score, s.reason, s.a, s.b)
		for _, f := range []*frame.Frame{s.fa, s.fb} {
			if f != nil {
				fmt.Printf("    %s %v %s %s %s\n", f.Class, f.Roles, f.Time, f.Place, f.Polarity)
			}
		}
	}
}

func write(name string, samples []sample) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, s := range samples {
		fmt.Fprintf(w, "%s\t%v\t%v\t%.3f\t%s\n", s.id, s.gold, s.title, s.score, s.reason)
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
