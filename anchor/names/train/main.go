// Command train learns the model of names: one command, one result.
//
//	go run ./anchor/names/train -data DIR -o anchor/names/data/names.model
//
// DIR/ner holds train.jsonl and factrueval.train.jsonl, which are learnt from
// together with composed sentences (data/), and dev.jsonl and neruk.eval.jsonl,
// which are only measured on. With -loto it prints the
// leave-one-topic-out table instead: every topic tagged by a model that was
// trained without it, the table that choices are made by.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/zvirka/zvirka/anchor/names/internal/lists"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

var topics = []string{"covid-19", "nord_stream", "brexit", "ryanair"}

func main() {
	cfg := config{seed: 1}
	data := flag.String("data", os.Getenv("ZVIRKA_DATA"), "directory with the ner folder")
	out := flag.String("o", "", "file to write the model to")
	pred := flag.String("pred", "", "file to write the names found to, as JSON lines")
	loto := flag.Bool("loto", false, "print the leave-one-topic-out table")
	limit := flag.Int("limit", 400_000, "weights kept: the largest")
	flag.IntVar(&cfg.epochs, "epochs", 6, "passes over the data")
	flag.IntVar(&cfg.runs, "runs", 2, "models averaged")
	flag.Float64Var(&cfg.drop, "drop", 0.2, "share of tokens that lose the features of the word itself")
	flag.Float64Var(&cfg.unlist, "unlist", 0.25, "share of sentences that lose the lists of names")
	margin := flag.Float64("margin", 40, "score that a wrong label gets in training")
	flag.IntVar(&cfg.min, "min", 2, "times a feature must be seen")
	flag.IntVar(&cfg.compose, "compose", 20, "times each template of a composed sentence is used")
	flag.BoolVar(&cfg.stage2, "stage2", true, "features of the document from a first stage")
	flag.Parse()
	cfg.margin = float32(*margin)
	if err := run(*data, *out, *pred, *loto, *limit, cfg); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(dir, out, pred string, loto bool, limit int, cfg config) error {
	var train, dev []*doc
	for _, name := range []string{"train", "factrueval.train", "dev", "neruk.eval"} {
		docs, err := load(filepath.Join(dir, "ner", name+".jsonl"))
		if err != nil {
			return err
		}
		bad, all := 0, 0
		for _, d := range docs {
			bad += d.prepare(lists.For(d.Lang))
			all += len(d.Mentions)
		}
		fmt.Fprintf(os.Stderr, "%s: %d documents, %d names, %d with edges inside a token\n", name, len(docs), all, bad)
		if name == "dev" || name == "neruk.eval" {
			dev = append(dev, docs...)
		} else {
			train = append(train, docs...)
		}
	}
	for i, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		docs, err := compose(lang, cfg.compose/(i+1), cfg.seed)
		if err != nil {
			return err
		}
		for _, d := range docs {
			d.prepare(lists.For(d.Lang))
		}
		train = append(train, docs...)
	}
	began := time.Now()
	x := newIndex(slices.Concat(train, dev), cfg.min)
	fmt.Fprintf(os.Stderr, "%d features, %v\n", len(x.hashes), time.Since(began).Round(time.Millisecond))
	if cfg.stage2 {
		jackknife(x, train, cfg)
		fmt.Fprintf(os.Stderr, "jackknife %v\n", time.Since(began).Round(time.Millisecond))
	}
	if loto {
		return leaveOut(x, train, dev, pred, cfg)
	}
	l := newLearner(x, cfg)
	l.train(train)
	fmt.Fprintf(os.Stderr, "trained %v\n", time.Since(began).Round(time.Millisecond))
	table := newTable()
	table.pred = pred
	for _, d := range dev {
		group := "dev"
		if strings.HasPrefix(d.Topic, "ner-uk") {
			group = d.Topic
		}
		table.add(group, d, l.predict(d, cfg.stage2))
	}
	if err := table.print(os.Stdout); err != nil {
		return err
	}
	if out == "" {
		return nil
	}
	w, t := l.weights()
	fmt.Fprintf(os.Stderr, "%d weights\n", len(w))
	return os.WriteFile(out, tag.Write(w, t, limit), 0o644)
}

// jackknife sets the stage-one labels of documents by models that have not
// seen their topic, which is how a new text will be met.
func jackknife(x *index, train []*doc, cfg config) {
	cfg.stage2, cfg.runs, cfg.epochs = false, 1, min(cfg.epochs, 3)
	for _, fold := range [][]string{{"covid-19"}, {"nord_stream"}, {"brexit", "asia_bibi"}, {"ryanair", "russia_-_ukraine_war"}, {"factRuEval"}, {"composed"}} {
		in, held := part(train, fold)
		l := newLearner(x, cfg)
		l.train(in)
		for _, d := range held {
			d.stage = l.predict(d, false)
		}
	}
}

func part(docs []*doc, topics []string) (in, held []*doc) {
	for _, d := range docs {
		if slices.Contains(topics, d.Topic) {
			held = append(held, d)
		} else {
			in = append(in, d)
		}
	}
	return in, held
}

// leaveOut prints the leave-one-topic-out table.
func leaveOut(x *index, train, dev []*doc, pred string, cfg config) error {
	table := newTable()
	table.pred = pred
	for _, topic := range topics {
		in, held := part(train, []string{topic})
		_, more := part(dev, []string{topic})
		l := newLearner(x, cfg)
		l.train(in)
		for _, d := range append(held, more...) {
			table.add(topic, d, l.predict(d, cfg.stage2))
		}
	}
	return table.print(os.Stdout)
}
