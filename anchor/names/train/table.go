package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
)

// table counts strict typed matches: by group and language, and by type.
type table struct {
	cells map[[3]string]*[3]int // hits, predicted, gold
	pred  string                // file to write the names found to
	found []found
}

// found are the names of a document, as the scorer reads them.
type found struct {
	Doc      string    `json:"doc"`
	Mentions []mention `json:"mentions"`
}

func newTable() *table { return &table{cells: map[[3]string]*[3]int{}} }

func (t *table) cell(group, lang, typ string) *[3]int {
	k := [3]string{group, lang, typ}
	if t.cells[k] == nil {
		t.cells[k] = new([3]int)
	}
	return t.cells[k]
}

func (t *table) add(group string, d *doc, labels []uint8) {
	gold := map[mention]bool{}
	count := func(typ string, k int) {
		for _, g := range []string{group, "all"} {
			t.cell(g, string(d.Lang), "five types")[k]++
			t.cell(g, string(d.Lang), typ)[k]++
			if typ != "PRO" && typ != "EVT" {
				t.cell(g, string(d.Lang), "PER LOC ORG")[k]++
			}
		}
	}
	for _, m := range d.Mentions {
		m.ID = ""
		gold[m] = true
		count(m.Type, 2)
	}
	f := found{Doc: d.Doc}
	defer func() { t.found = append(t.found, f) }()
	for _, n := range tag.Names(labels) {
		m := mention{Start: d.t.Toks[n.From].Start, End: d.t.Toks[n.To-1].End, Type: tag.TypeNames[n.Type]}
		count(m.Type, 1)
		f.Mentions = append(f.Mentions, m)
		if gold[m] {
			count(m.Type, 0)
		}
	}
}

func (t *table) print(w io.Writer) error {
	types := []string{"five types", "PER LOC ORG", "PER", "LOC", "ORG", "PRO", "EVT"}
	fmt.Fprintf(w, "%-14s %-3s", "strict F1", "")
	for _, typ := range types {
		fmt.Fprintf(w, " %11s", typ)
	}
	fmt.Fprintln(w)
	rows := map[[2]string]bool{}
	for k := range t.cells {
		rows[[2]string{k[0], k[1]}] = true
	}
	keys := make([][2]string, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return slices.Compare(keys[i][:], keys[j][:]) < 0 })
	for _, k := range keys {
		fmt.Fprintf(w, "%-14s %-3s", k[0], k[1])
		for _, typ := range types {
			c := t.cell(k[0], k[1], typ)
			f := 0.0
			if c[1]+c[2] > 0 {
				f = 2 * float64(c[0]) / float64(c[1]+c[2])
			}
			fmt.Fprintf(w, " %11.3f", f)
		}
		fmt.Fprintln(w)
	}
	if t.pred == "" {
		return nil
	}
	f, err := os.Create(t.pred)
	if err != nil {
		return err
	}
	e := json.NewEncoder(f)
	for _, d := range t.found {
		if err := e.Encode(d); err != nil {
			f.Close()
			return err
		}
	}
	return f.Close()
}
