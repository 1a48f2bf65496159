// Mkprofiles builds the letter profiles of package detect:
//
//	go run ./detect/mkprofiles -data DIR [-o detect/data/profiles.bin]
//
// Belarusian, Bulgarian, Serbian, Macedonian, Polish and English are learnt
// from the files in detect/mkprofiles/text, which were composed for it.
// Ukrainian and Russian are learnt from plain texts under DIR: the records of
// ner/train.jsonl (SlavicNER; "lang", "text"), bitext/flores.tsv (FLORES-200
// devtest) and bitext/tatoeba.tsv (Tatoeba), of which the first column is
// Ukrainian and the second Russian. Nothing of these texts can be read back
// from the table: it holds likelihoods of sequences of up to five letters.
// There is no chance in it: equal input gives equal output.
package main

import (
	"bufio"
	"embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/zvirka/zvirka/detect/internal/ngram"
)

//go:embed text
var composed embed.FS

func main() {
	log.SetFlags(0)
	log.SetPrefix("mkprofiles: ")
	dir := flag.String("data", os.Getenv("ZVIRKA_DATA"), "directory with ner/train.jsonl and bitext/*.tsv")
	out := flag.String("o", "detect/data/profiles.bin", "file to write")
	flag.Parse()
	words, err := collect(*dir)
	if err != nil {
		log.Fatal(err)
	}
	entries := newModel(words).entries()
	raw := ngram.Marshal(entries)
	if err := os.WriteFile(*out, raw, 0o644); err != nil {
		log.Fatal(err)
	}
	for l, code := range ngram.Languages {
		fmt.Printf("%s: %d different words\n", code, len(words[l]))
	}
	fmt.Printf("%d sequences, %d bytes\n", len(entries), len(raw))
}

// counts holds how often each word was seen.
type counts map[string]float64

func (c counts) add(text string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != 'ʼ'
	}) {
		if w = strings.Trim(w, "'’ʼ"); w != "" {
			c[w]++
		}
	}
}

// collect reads the texts of all languages.
func collect(dir string) ([ngram.Count]counts, error) {
	var words [ngram.Count]counts
	index := map[string]int{}
	for l, code := range ngram.Languages {
		words[l], index[code] = counts{}, l
		if raw, err := composed.ReadFile("text/" + code + ".txt"); err == nil {
			words[l].add(string(raw))
		}
	}
	uk, ru := index["uk"], index["ru"]
	err := lines(filepath.Join(dir, "ner", "train.jsonl"), func(line []byte) error {
		var rec struct{ Lang, Text string }
		if err := json.Unmarshal(line, &rec); err != nil {
			return err
		}
		if l, ok := index[rec.Lang]; ok {
			words[l].add(rec.Text)
		}
		return nil
	})
	for _, name := range []string{"flores.tsv", "tatoeba.tsv"} {
		if err != nil {
			break
		}
		err = lines(filepath.Join(dir, "bitext", name), func(line []byte) error {
			a, b, _ := strings.Cut(string(line), "\t")
			words[uk].add(a)
			words[ru].add(b)
			return nil
		})
	}
	return words, err
}

func lines(path string, each func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<26)
	for n := 1; s.Scan(); n++ {
		if err := each(s.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}

const (
	// damp is the power to which the count of a word is raised: text to be
	// judged may be a single rare word.
	damp = 0.6
	// keep is the least weight of a longer sequence in the table.
	keep = 3
	// floor is the likelihood of a letter that a language does not have.
	floor = 1e-5
)

type vector [ngram.Count]float64

// model holds weighted counts of sequences, and of what follows them.
type model struct {
	seq   map[uint64]*vector // by packed sequence
	total map[uint64]*vector // weight of what follows a sequence
	types map[uint64]*vector // how many different letters follow it
}

func newModel(words [ngram.Count]counts) *model {
	m := &model{map[uint64]*vector{}, map[uint64]*vector{}, map[uint64]*vector{}}
	for l, c := range words {
		for _, w := range slices.Sorted(maps.Keys(c)) {
			m.add(l, w, math.Pow(c[w], damp))
		}
	}
	return m
}

func at(m map[uint64]*vector, k uint64) *vector {
	v := m[k]
	if v == nil {
		v = new(vector)
		m[k] = v
	}
	return v
}

// add counts all sequences of a word of language l.
func (m *model) add(l int, word string, weight float64) {
	seq := []byte{ngram.Boundary}
	for _, r := range word {
		seq = append(seq, ngram.Symbol(r))
	}
	seq = append(seq, ngram.Boundary)
	if slices.Contains(seq, byte(ngram.Other)) {
		return
	}
	for i := 1; i < len(seq); i++ {
		for n := 1; n <= min(i+1, ngram.Order); n++ {
			gram := seq[i+1-n : i+1]
			v := at(m.seq, ngram.Key(gram))
			history := ngram.Key(gram[:n-1]) | uint64(n)<<56 // the empty one has a key too
			if v[l] == 0 {
				at(m.types, history)[l]++
			}
			v[l] += weight
			at(m.total, history)[l] += weight
		}
	}
}

// likelihood returns p(last letter | letters before) in each language, with
// Witten and Bell's interpolation of all shorter histories.
func (m *model) likelihood(gram []byte) vector {
	var p vector
	n := len(gram)
	if n == 0 {
		for l := range p {
			p[l] = 1 / float64(ngram.Symbols())
		}
		return p
	}
	p = m.likelihood(gram[1:])
	history := ngram.Key(gram[:n-1]) | uint64(n)<<56
	total, types := m.total[history], m.types[history]
	if total == nil {
		return p
	}
	seq := m.seq[ngram.Key(gram)]
	for l := range p {
		if total[l] == 0 {
			continue
		}
		count := 0.0
		if seq != nil {
			count = seq[l]
		}
		if n == 1 && count == 0 {
			p[l] = floor
			continue
		}
		p[l] = max(floor, (count+types[l]*p[l])/(total[l]+types[l]))
	}
	return p
}

// entries returns the rows of the table: every letter, and every longer
// sequence that is frequent enough.
func (m *model) entries() []ngram.Entry {
	var out []ngram.Entry
	for k, v := range m.seq {
		sum := 0.0
		for _, w := range v {
			sum += w
		}
		gram := unpack(k)
		if len(gram) > 2 && sum < keep {
			continue
		}
		out = append(out, entry(k, m.likelihood(gram)))
	}
	var none vector
	for l := range none {
		none[l] = floor
	}
	return append(out, entry(ngram.Other, none))
}

func entry(k uint64, p vector) ngram.Entry {
	e := ngram.Entry{Key: k}
	for l := range p {
		e.Val[l] = ngram.Quantize(p[l])
	}
	return e
}

func unpack(k uint64) []byte {
	var gram []byte
	for ; k != 0; k >>= 8 {
		gram = append(gram, byte(k))
	}
	slices.Reverse(gram)
	return gram
}
