package report

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/segment"
)

// Schema is the number of the form that [Comparison] has as JSON. Fields may
// be added under one number, never renamed.
const Schema = 1

// Comparison is the whole of what a comparison found, with the texts: every
// report is printed from it.
type Comparison struct {
	Schema    int          `json:"schema"`
	ID        string       `json:"id"`
	Manifest  Manifest     `json:"manifest"`
	Documents []Document   `json:"documents"`
	Facts     []facts.Fact `json:"facts"`
	Pairs     []facts.Pair `json:"pairs"`

	// Corrections says what [Apply] did; nil where there were none.
	Corrections *Corrections `json:"corrections,omitempty"`
}

// Manifest says what made a comparison, so that it can be made again.
type Manifest struct {
	Tool    string            `json:"tool"`
	Version string            `json:"version"`
	Options map[string]string `json:"options,omitempty"`
	Models  map[string]string `json:"models,omitempty"` // SHA-256 of models, by name
	Lists   map[string]Input  `json:"lists,omitempty"`  // files of the user, by the flag that named them: glossary, pins
	Inputs  []Input           `json:"inputs"`
}

// Input names a text that was compared, or a file of the user, and the SHA-256
// of its bytes.
type Input struct {
	Source string `json:"source,omitempty"`
	SHA256 string `json:"sha256"`
}

// Document is one account as it was understood. In the answers of single
// stages the later fields are absent.
type Document struct {
	ID        string             `json:"id"`
	Lang      corpus.Lang        `json:"lang"`
	Date      string             `json:"date,omitempty"`
	DateFrom  string             `json:"date_from,omitempty"`
	Title     string             `json:"title,omitempty"`
	Outlet    string             `json:"outlet,omitempty"`
	Author    string             `json:"author,omitempty"`
	Source    string             `json:"source,omitempty"`
	Sentences []segment.Sentence `json:"sentences"`
	Blocks    []corpus.Block     `json:"blocks"`
	Mentions  []anchor.Mention   `json:"mentions"`
	Times     []anchor.Time      `json:"times"`
	Numbers   []anchor.Number    `json:"numbers"`
	Quotes    []corpus.Span      `json:"quotes"`
	Frames    []frame.Frame      `json:"frames,omitempty"`
	Text      string             `json:"text,omitempty"`
}

// NewDocument returns what is known of an account, without its text.
func NewDocument(a *facts.Account) Document {
	d := Document{
		ID: a.Doc.ID, Lang: a.Doc.Lang, Date: a.Doc.Date, DateFrom: a.Doc.DateFrom,
		Sentences: notNil(a.Sentences), Blocks: notNil(a.Doc.Blocks),
		Frames: a.Frames,
	}
	if a.Anchors != nil {
		d.Mentions, d.Times = a.Anchors.Mentions, a.Anchors.Times
		d.Numbers, d.Quotes = a.Anchors.Numbers, a.Anchors.Quotes
	}
	d.Mentions, d.Times = notNil(d.Mentions), notNil(d.Times)
	d.Numbers, d.Quotes = notNil(d.Numbers), notNil(d.Quotes)
	return d
}

// Full returns what is known of an account with its text and its source.
func Full(a *facts.Account) Document {
	d := NewDocument(a)
	d.Text, d.Title, d.Outlet = a.Doc.Text, a.Doc.Title, a.Doc.Outlet
	d.Author, d.Source = a.Doc.Author, a.Doc.Source
	d.Frames = notNil(d.Frames)
	return d
}

func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// WriteJSON writes c as indented JSON.
func WriteJSON(w io.Writer, c *Comparison) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(c)
}

// ReadJSON reads what [WriteJSON] wrote. It refuses other schemas and
// differences whose spans do not lie in the texts.
func ReadJSON(r io.Reader) (*Comparison, error) {
	var c Comparison
	if err := json.NewDecoder(r).Decode(&c); err != nil {
		return nil, fmt.Errorf("report: not a comparison: %w", err)
	}
	if c.Schema != Schema {
		return nil, fmt.Errorf("report: the comparison has schema %d; this version reads %d", c.Schema, Schema)
	}
	return &c, c.check()
}

// check reports the first reference of c that leads nowhere.
func (c *Comparison) check() error {
	for _, p := range c.Pairs {
		if p.A < 0 || p.B < 0 || p.A >= len(c.Documents) || p.B >= len(c.Documents) {
			return fmt.Errorf("report: a pair of documents %d and %d, of %d", p.A, p.B, len(c.Documents))
		}
		for i, d := range p.Differences {
			for side, spans := range map[int][]corpus.Span{p.A: d.A, p.B: d.B} {
				for _, s := range spans {
					if !s.Valid(c.Documents[side].Text) {
						return fmt.Errorf("report: difference %d of documents %d and %d: span %d–%d is not in the text", i, p.A, p.B, s.Start, s.End)
					}
				}
			}
		}
		for i, b := range p.Beads {
			if !within(b.A, len(c.Documents[p.A].Sentences)) || !within(b.B, len(c.Documents[p.B].Sentences)) {
				return fmt.Errorf("report: bead %d of documents %d and %d names a sentence that is not there", i, p.A, p.B)
			}
		}
	}
	return nil
}

func within(numbers []int, n int) bool {
	for _, k := range numbers {
		if k < 0 || k >= n {
			return false
		}
	}
	return true
}
