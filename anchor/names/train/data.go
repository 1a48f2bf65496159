package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/segment"
)

// mention is a gold name: byte offsets into the text.
type mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	ID    string `json:"id"`
}

// doc is an annotated document, made ready for training.
type doc struct {
	Doc      string      `json:"doc"`
	Topic    string      `json:"topic"`
	Lang     corpus.Lang `json:"lang"`
	Text     string      `json:"text"`
	Mentions []mention   `json:"mentions"`

	t     *tag.Text
	gold  []uint8   // label of each token
	base  [][]int32 // feature numbers of each token
	list  [][]int32 // those that come from lists of names
	stage []uint8   // labels of stage one by a model that has not seen the topic
}

func load(path string) ([]*doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*doc
	r := bufio.NewScanner(f)
	r.Buffer(nil, 1<<26)
	for n := 1; r.Scan(); n++ {
		d := new(doc)
		if err := json.Unmarshal(r.Bytes(), d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, d)
	}
	return out, r.Err()
}

// sentences are not nil, even of an empty text.
func (d *doc) sentences() []corpus.Span {
	sentences := []corpus.Span{}
	for _, s := range segment.Split(d.Text, d.Lang, nil) {
		sentences = append(sentences, s.Span)
	}
	return sentences
}

// prepare tokenises d and sets its gold labels. It returns the number of gold
// names whose edges are inside a token, or that cross sequences.
func (d *doc) prepare(lists tag.Lists) (bad int) {
	d.t = tag.Prepare(d.Text, d.sentences(), d.Lang, lists)
	d.gold = make([]uint8, len(d.t.Toks))
	for _, m := range d.Mentions {
		if d.isRelational(m) {
			continue
		}
		m = d.tidy(m)
		typ := typeNumber(m.Type)
		from := sort.Search(len(d.t.Toks), func(i int) bool { return d.t.Toks[i].End > m.Start })
		to := from
		for to < len(d.t.Toks) && d.t.Toks[to].Start < m.End {
			to++
		}
		if from == to || typ < 0 {
			bad++
			continue
		}
		if d.t.Toks[from].Start != m.Start || d.t.Toks[to-1].End != m.End {
			bad++
		}
		for _, s := range d.t.Seqs {
			if s.From > from && s.From < to {
				bad++
				to = s.From
				break
			}
		}
		for i := from; i < to; i++ {
			d.gold[i] = tag.Label(typ, i-from, to-from)
		}
	}
	return bad
}

func typeNumber(name string) int {
	for i, t := range tag.TypeNames {
		if t == name {
			return i
		}
	}
	return -1
}

// isRelational reports whether a gold name is the adjective of a place in lower
// case (китайской), which one topic marks as a person and the others not at
// all: it is not learnt.
func (d *doc) isRelational(m mention) bool {
	text := d.Text[m.Start:m.End]
	if m.Type != "PER" || !strings.HasPrefix(m.ID, "GPE-") || strings.Contains(text, " ") || text != strings.ToLower(text) {
		return false
	}
	for _, e := range [...]string{"кий", "кая", "кое", "кого", "кой", "кую", "кие", "ких", "ким", "кими", "ком", "кому"} {
		if strings.HasSuffix(text, e) {
			return true
		}
	}
	return false
}

// tidy makes the edges of a gold name consistent: quotation marks around a
// whole name stay outside (but for titles, where the corpora differ too much),
// and a mark opened within a name is closed within it.
func (d *doc) tidy(m mention) mention {
	text := d.Text[m.Start:m.End]
	open := strings.IndexAny(text, "«“„\"")
	if open < 0 {
		return m
	}
	_, n := utf8.DecodeRuneInString(text[open:])
	if open == 0 && m.Type != "PRO" {
		r, k := utf8.DecodeLastRuneInString(text)
		if strings.ContainsRune("»”“\"", r) && len(text) > n+k {
			m.Start, m.End = m.Start+n, m.End-k
		}
		return m
	}
	if open > 0 && !strings.ContainsAny(text[open+n:], "»”\"") {
		r, k := utf8.DecodeRuneInString(d.Text[m.End:])
		if strings.ContainsRune("»”\"", r) {
			m.End += k
		}
	}
	return m
}
