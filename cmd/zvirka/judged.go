package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/internal/digest"
	"github.com/zvirka/zvirka/internal/eval"
	"github.com/zvirka/zvirka/report"
)

// gold reads the named gold, or a saved comparison that corrections judge, and
// lays the corrections over it.
func (c *evaluating) gold(env *environment, name string) ([]eval.Gold, error) {
	pins, err := (&view{pins: c.pins}).corrections()
	if err != nil {
		return nil, err
	}
	var data []byte
	err = withFile(name, func(r io.Reader) (err error) {
		data, err = io.ReadAll(r)
		return err
	})
	if err != nil {
		return nil, err
	}
	var gold []eval.Gold
	switch saved, err := comparisons(data, name); {
	case err != nil:
		return nil, err
	case saved == nil:
		if gold, err = eval.ReadGold(bytes.NewReader(data), name); err != nil {
			return nil, err
		}
	case pins == nil:
		return nil, fmt.Errorf("%s is a comparison, not gold: give the corrections that judge it with --pins", name)
	default:
		gold = judged(saved)
	}
	if pins != nil {
		for _, line := range amend(gold, pins) {
			env.tell("%s", line)
		}
	}
	return gold, nil
}

// comparisons reads data as comparisons, as compare prints them with --format
// json or --jsonl. It returns none where the first record is none; records
// that tell of an error are passed over.
func comparisons(data []byte, name string) ([]*zvirka.Comparison, error) {
	var out []*zvirka.Comparison
	dec := json.NewDecoder(bytes.NewReader(data))
	for n := 1; ; n++ {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			if errors.Is(err, io.EOF) || out == nil {
				return out, nil
			}
			return nil, fmt.Errorf("%s: record %d: %w", name, n, err)
		}
		var head struct {
			Schema    int             `json:"schema"`
			Documents json.RawMessage `json:"documents"`
			Error     *string         `json:"error"`
		}
		switch err := json.Unmarshal(raw, &head); {
		case head.Error != nil:
			continue
		case out == nil && (err != nil || head.Schema == 0 || head.Documents == nil):
			return nil, nil
		}
		c, err := report.ReadJSON(bytes.NewReader(raw))
		if err != nil {
			return nil, fmt.Errorf("%s: record %d: %w", name, n, err)
		}
		out = append(out, c)
	}
}

// judged returns comparisons as gold in which nothing was judged yet.
func judged(saved []*zvirka.Comparison) []eval.Gold {
	var gold []eval.Gold
	for n, c := range saved {
		for k := range c.Pairs {
			p := &c.Pairs[k]
			a, b := &c.Documents[p.A], &c.Documents[p.B]
			said := prediction("", c, p)
			g := eval.Gold{ID: pairID(n, c, p), Open: true, A: goldDocument(a), B: goldDocument(b)}
			for _, l := range said.Beads {
				g.Links = append(g.Links, eval.Link{A: l.A, B: l.B, Relation: l.Relation, Doubtful: true})
			}
			for i, d := range said.Differences {
				g.Differences = append(g.Differences, eval.Difference{Kind: d.Kind, A: d.A, B: d.B, Salience: p.Differences[i].Salience, Doubtful: true})
			}
			gold = append(gold, g)
		}
	}
	return gold
}

// pairID names a pair of a comparison: by the id of the comparison, or the
// sources.
func pairID(n int, c *zvirka.Comparison, p *facts.Pair) string {
	id := c.ID
	if id == "" {
		id = fmt.Sprint(n + 1)
	}
	if len(c.Pairs) > 1 {
		id += fmt.Sprintf(":%d-%d", p.A+1, p.B+1)
	}
	return id
}

func goldDocument(d *report.Document) eval.Document {
	return eval.Document{Text: d.Text, Lang: d.Lang, Date: d.Date, Outlet: d.Outlet, Title: d.Title}
}

// amend lays corrections over gold, each over the pair whose texts hold the
// words that it quotes, and says which fit none.
func amend(gold []eval.Gold, pins *report.Pins) []string {
	unfit := &report.Corrections{}
	for _, pin := range pins.Pins {
		reason := "action"
		if g, v := verdictOn(gold, pin); g == nil {
			reason = "text"
		} else if knownKind(v) && g.Amend(v) {
			continue
		}
		unfit.Unfit = append(unfit.Unfit, report.Unfit{Pin: pin, Reason: reason})
	}
	return report.PinLines(&zvirka.Comparison{Corrections: unfit}, "en")
}

// knownKind reports whether v names kinds that are scored.
func knownKind(v eval.Verdict) bool {
	return v.Action == report.Relink || slices.Contains(eval.Kinds, v.Kind) &&
		(v.Action != report.Retype || slices.Contains(eval.Kinds, v.To))
}

// verdictOn returns the gold pair that pin is about and what it says there;
// nil where its words stand in none. A pair that has the very text goes first.
func verdictOn(gold []eval.Gold, pin report.Pin) (*eval.Gold, eval.Verdict) {
	var found *eval.Gold
	var verdict eval.Verdict
	best := -1
	if pin.A.Quote == "" && pin.B.Quote == "" {
		return nil, verdict
	}
	for i := range gold {
		for _, place := range [2][2]report.Place{{pin.A, pin.B}, {pin.B, pin.A}} {
			a, okA := report.Locate(gold[i].A.Text, place[0])
			b, okB := report.Locate(gold[i].B.Text, place[1])
			same := sameText(gold[i].A.Text, place[0]) + sameText(gold[i].B.Text, place[1])
			if !okA || !okB || same <= best {
				continue
			}
			best, found = same, &gold[i]
			verdict = eval.Verdict{Action: pin.Action, Kind: string(pin.Kind), To: string(pin.To), A: located(a), B: located(b)}
		}
	}
	return found, verdict
}

// sameText returns 1 where place was made in text, else 0.
func sameText(text string, place report.Place) int {
	if place.SHA256 == "" || place.SHA256 != digest.Bytes(text) {
		return 0
	}
	return 1
}

// located returns where a place was found, as package eval takes it.
func located(s corpus.Span) []eval.Span {
	if s.Len() == 0 {
		return nil
	}
	return []eval.Span{{Start: s.Start, End: s.End}}
}

// readPredictions reads predictions: in their own form, or comparisons.
func readPredictions(name string, gold []eval.Gold) ([]eval.Prediction, error) {
	var data []byte
	err := withFile(name, func(r io.Reader) (err error) {
		data, err = io.ReadAll(r)
		return err
	})
	if err != nil {
		return nil, err
	}
	saved, err := comparisons(data, name)
	if err != nil {
		return nil, err
	}
	if saved == nil {
		return eval.ReadPredictions(bytes.NewReader(data), name)
	}
	var said []eval.Prediction
	for _, c := range saved {
		for k := range c.Pairs {
			p, err := predictionFor(gold, c, &c.Pairs[k])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			said = append(said, p)
		}
	}
	return said, nil
}

// predictionFor returns a pair of a comparison as the prediction for the gold
// that has its texts, turned round where the gold is. Of several pairs of gold
// that have them, that with the id of the comparison.
func predictionFor(gold []eval.Gold, c *zvirka.Comparison, p *facts.Pair) (eval.Prediction, error) {
	a, b := ended(c.Documents[p.A].Text), ended(c.Documents[p.B].Text)
	var found *eval.Gold
	for i := range gold {
		g := &gold[i]
		x, y := ended(g.A.Text), ended(g.B.Text)
		if (x == a && y == b || x == b && y == a) && (found == nil || g.ID == c.ID) {
			found = g
		}
	}
	if found == nil {
		return eval.Prediction{}, fmt.Errorf("no gold has the texts of the comparison of %q and %q", c.Documents[p.A].ID, c.Documents[p.B].ID)
	}
	said := prediction(found.ID, c, p)
	if ended(found.A.Text) == a {
		return said, nil
	}
	for i := range said.Beads {
		x := &said.Beads[i]
		x.A, x.B, x.Relation = x.B, x.A, turnedRelation(x.Relation)
	}
	for i := range said.Differences {
		x := &said.Differences[i]
		x.A, x.B = x.B, x.A
	}
	return said, nil
}

// ended is a text without white space at its end, which a file may add.
func ended(text string) string { return strings.TrimRight(text, " \r\n") }

// turnedRelation returns a relation as the other account sees it.
func turnedRelation(r string) string {
	switch r {
	case align.AMore:
		return align.BMore
	case align.BMore:
		return align.AMore
	}
	return r
}
