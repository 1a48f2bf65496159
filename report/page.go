package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// Page is what a page of [HTML] says of how it was made: enough to make it
// again, and to say what has changed.
type Page struct {
	// Made has the manifest, what is known of the documents but not their
	// texts, and the corrections. It has no pairs.
	Made *Comparison

	bytes []byte
	ui    corpus.Lang
	pins  map[string]Pin
}

// The marks between which a page holds its data, and its language.
const (
	dataStart = `<script type="application/json" id="data">`
	dataEnd   = `</script>`
	langStart = `<html lang="`
)

// IsPage reports whether data begins like a page of [HTML].
func IsPage(data []byte) bool { return bytes.HasPrefix(data, []byte("<!DOCTYPE html>\n"+langStart)) }

// ReadPage reads a page that [HTML] wrote. It refuses pages of other programs
// and schemas.
func ReadPage(data []byte) (*Page, error) {
	_, rest, found := bytes.Cut(data, []byte(dataStart))
	body, _, ended := bytes.Cut(rest, []byte(dataEnd))
	if !IsPage(data) || !found || !ended {
		return nil, errors.New("report: not a page of zvirka")
	}
	var j pageJSON
	if err := json.Unmarshal(body, &j); err != nil {
		return nil, fmt.Errorf("report: not a page of zvirka: %w", err)
	}
	if j.Made == nil || j.Made.Schema != Schema {
		return nil, fmt.Errorf("report: the page has not the schema %d, which this version reads", Schema)
	}
	_, lang, _ := bytes.Cut(data, []byte(langStart))
	lang, _, _ = bytes.Cut(lang, []byte(`"`))
	return &Page{Made: j.Made, bytes: data, ui: corpus.Lang(lang), pins: j.Pins}, nil
}

// Changes says, one a line, which differences stand only in the page or only
// in c.
func (p *Page) Changes(c *Comparison) []string {
	was, is := differencesIn(p.pins), differencesIn(newView(c, p.ui).pageJSON().Pins)
	var out []string
	for _, k := range sortedKeys(was) {
		if was[k] > is[k] {
			out = append(out, "gone: "+k)
		}
	}
	for _, k := range sortedKeys(is) {
		if is[k] > was[k] {
			out = append(out, "new: "+k)
		}
	}
	return out
}

// differencesIn counts differences by what they say.
func differencesIn(pins map[string]Pin) map[string]int {
	all := map[string]int{}
	for id, pin := range pins {
		pair := strings.TrimRight(id, "0123456789")
		all[strings.Join(nonEmpty(pair, string(pin.Kind), oneLine(pin.A.Quote), oneLine(pin.B.Quote)), " | ")]++
	}
	return all
}

// Same reports whether c gives the page, byte for byte.
func (p *Page) Same(c *Comparison) (bool, error) {
	var b bytes.Buffer
	err := HTML(&b, c, Options{UI: p.ui})
	return bytes.Equal(b.Bytes(), p.bytes), err
}

// made returns what a page says of how it was made.
func (c *Comparison) made() *Comparison {
	out := &Comparison{Schema: c.Schema, ID: c.ID, Manifest: c.Manifest, Corrections: c.Corrections}
	for i := range c.Documents {
		d := &c.Documents[i]
		out.Documents = append(out.Documents, Document{
			ID: d.ID, Lang: d.Lang, Date: d.Date, DateFrom: d.DateFrom, Title: d.Title, Outlet: d.Outlet, Author: d.Author, Source: d.Source,
		})
	}
	return out
}
