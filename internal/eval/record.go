package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/zvirka/zvirka/corpus"
)

// Gold is a pair of accounts with what readers found.
type Gold struct {
	ID          string       `json:"id"`
	Topic       string       `json:"topic"`
	Control     bool         `json:"control"`        // faithful translations: every report is a false alarm
	Open        bool         `json:"open,omitempty"` // not all was judged: what fits nothing is neither right nor wrong
	A           Document     `json:"a"`
	B           Document     `json:"b"`
	Links       []Link       `json:"links"`
	Differences []Difference `json:"differences"`
	Traps       []Trap       `json:"traps"`
}

// Document is one side of a pair.
type Document struct {
	Text   string      `json:"text"`
	Lang   corpus.Lang `json:"lang"`
	Date   string      `json:"date"`
	Outlet string      `json:"outlet"`
	Title  string      `json:"title"`
}

// Link joins whole sentences that report the same fact. A link with an empty
// side says that a sentence belongs with none: it matters where the pair is
// open.
type Link struct {
	A        []Span `json:"a"`
	B        []Span `json:"b"`
	Relation string `json:"relation"`
	Doubtful bool   `json:"doubtful,omitempty"`
}

// Difference is a typed difference that a reader found. One side may be empty.
type Difference struct {
	Kind     string `json:"kind"`
	A        []Span `json:"a"`
	B        []Span `json:"b"`
	Salience int    `json:"salience"` // 3, 2 or 1
	Note     string `json:"note,omitempty"`
	Doubtful bool   `json:"doubtful,omitempty"`
}

// Trap looks like a difference and is none.
type Trap struct {
	Kind string `json:"kind"`
	A    []Span `json:"a"`
	B    []Span `json:"b"`
	Note string `json:"note,omitempty"`
}

// Prediction is what a tool says of the pair with the same ID.
type Prediction struct {
	ID          string     `json:"id"`
	Beads       []Bead     `json:"beads"`
	Differences []Reported `json:"differences"`
}

// Bead is a link that a tool made. Those with an empty side, or of the
// relation "related", claim no link.
type Bead struct {
	A        []Span `json:"a"`
	B        []Span `json:"b"`
	Relation string `json:"relation"`
}

// Reported is a difference that a tool reports. No confidence is 1.
type Reported struct {
	Kind       string   `json:"kind"`
	A          []Span   `json:"a"`
	B          []Span   `json:"b"`
	Confidence *float64 `json:"confidence,omitempty"`
}

// Span is a half-open range of bytes of a text. It is written as [start,end];
// {"start":…,"end":…} is read too.
type Span struct{ Start, End int }

// MarshalJSON writes s as [start,end].
func (s Span) MarshalJSON() ([]byte, error) { return json.Marshal([2]int{s.Start, s.End}) }

// UnmarshalJSON reads either form.
func (s *Span) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("{")) {
		var o struct{ Start, End *int }
		if err := json.Unmarshal(data, &o); err != nil {
			return err
		}
		if o.Start == nil || o.End == nil {
			return fmt.Errorf("%s is not a span", data)
		}
		*s = Span{*o.Start, *o.End}
		return nil
	}
	var list []int
	if err := json.Unmarshal(data, &list); err != nil || len(list) != 2 {
		return fmt.Errorf("%s is not a span", data)
	}
	*s = Span{list[0], list[1]}
	return nil
}

// ReadGold reads pairs, one JSON object a line; empty lines are passed over.
// The error names file and line.
func ReadGold(r io.Reader, name string) ([]Gold, error) {
	return readLines(r, name, func(g *Gold) string { return g.ID })
}

// ReadPredictions reads predictions, one JSON object a line; empty lines are
// passed over. The error names file and line.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	return readLines(r, name, func(p *Prediction) string { return p.ID })
}

// readLines reads one record a line.
func readLines[T any](r io.Reader, name string, id func(*T) string) ([]T, error) {
	var out []T
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("eval: %s:%d: %w", name, n, err)
		}
		if len(bytes.TrimSpace(line)) > 0 {
			var record T
			if e := json.Unmarshal(line, &record); e != nil {
				return nil, fmt.Errorf("eval: %s:%d: %w", name, n, e)
			}
			if id(&record) == "" {
				return nil, fmt.Errorf("eval: %s:%d: no id", name, n)
			}
			out = append(out, record)
		}
		if err != nil {
			return out, nil
		}
	}
}

// Perfect returns the gold as a prediction, doubtful items left out: it scores
// 1 everywhere, and shows the form.
func Perfect(g *Gold) Prediction {
	p := Prediction{ID: g.ID, Beads: []Bead{}, Differences: []Reported{}}
	for _, l := range g.Links {
		if !l.Doubtful {
			p.Beads = append(p.Beads, Bead{l.A, l.B, l.Relation})
		}
	}
	for _, d := range g.Differences {
		if !d.Doubtful {
			p.Differences = append(p.Differences, Reported{Kind: d.Kind, A: d.A, B: d.B})
		}
	}
	return p
}
