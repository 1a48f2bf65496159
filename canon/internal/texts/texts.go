// Package texts reads the texts that the tables of canon are learnt from:
// a directory with bitext/*.tsv (Ukrainian, Russian, cut by a tab) and JSON
// lines under align, langid, ner, pairs and segment. Only statistics of them
// are kept.
package texts

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// Text is a text, or a sentence, in one language.
type Text struct {
	Lang corpus.Lang
	Text string
}

// Pair is a sentence and its translation. Apart marks the tenth of the pairs
// that is kept for measuring.
type Pair struct {
	UK, RU string
	Apart  bool
}

// Pairs returns the sentence pairs of a file.
func Pairs(name string) ([]Pair, error) {
	var out []Pair
	err := lines(name, func(n int, line []byte) error {
		uk, ru, ok := strings.Cut(string(line), "\t")
		if !ok {
			return fmt.Errorf("%s:%d: no tab", name, n)
		}
		h := fnv.New32a()
		h.Write(line)
		out = append(out, Pair{uk, ru, h.Sum32()%10 == 0})
		return nil
	})
	return out, err
}

// Bitext returns the files of pairs under dir, in order of their names.
func Bitext(dir string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "bitext", "*.tsv"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no bitext/*.tsv under %q: say where with -data", dir)
	}
	return names, nil
}

// running are the files of running text that are read where they exist.
var running = []string{
	"ner/train.jsonl", "ner/factrueval.train.jsonl", "langid/dev.jsonl", "segment/dev.jsonl",
	"align/comparable.dev.jsonl", "align/parallel.dev.jsonl", "pairs/dev-1.jsonl", "pairs/dev-2.jsonl",
}

// All returns every text under dir in either language: the pairs that are not
// held apart, and running text.
func All(dir string) ([]Text, error) {
	names, err := Bitext(dir)
	if err != nil {
		return nil, err
	}
	var out []Text
	for _, name := range names {
		pairs, err := Pairs(name)
		if err != nil {
			return nil, err
		}
		for _, p := range pairs {
			if !p.Apart {
				out = append(out, Text{corpus.Ukrainian, p.UK}, Text{corpus.Russian, p.RU})
			}
		}
	}
	for _, name := range running {
		more, err := readJSONL(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// record is a line of any of the files: a text with its language, a list of
// sentences a language, or two documents.
type record struct {
	Lang string   `json:"lang"`
	Text string   `json:"text"`
	UK   []string `json:"uk"`
	RU   []string `json:"ru"`
	A    doc      `json:"a"`
	B    doc      `json:"b"`
}

type doc struct {
	Lang string `json:"lang"`
	Text string `json:"text"`
}

func readJSONL(name string) ([]Text, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, nil
	}
	var out []Text
	add := func(lang, text string) {
		l := corpus.Lang(lang)
		if !l.Compared() {
			return
		}
		for line := range strings.Lines(text) {
			out = append(out, Text{l, line})
		}
	}
	err := lines(name, func(n int, line []byte) error {
		var r record
		if err := json.Unmarshal(line, &r); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		add(r.Lang, r.Text)
		for _, s := range r.UK {
			add("uk", s)
		}
		for _, s := range r.RU {
			add("ru", s)
		}
		add(r.A.Lang, r.A.Text)
		add(r.B.Lang, r.B.Text)
		return nil
	})
	return out, err
}

// lines calls f with each line of a file that is not empty.
func lines(name string, f func(n int, line []byte) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<26)
	for n := 1; in.Scan(); n++ {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		if err := f(n, in.Bytes()); err != nil {
			return err
		}
	}
	return in.Err()
}
