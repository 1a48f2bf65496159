package bitext

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/align"
)

// Unit is a bead with its texts. A and B are sentence numbers from 0; they are
// nil where a format does not carry them. The texts of several sentences are
// joined by spaces.
type Unit struct {
	A        []int          `json:"a"`
	B        []int          `json:"b"`
	Score    float64        `json:"score"`
	Relation string         `json:"relation,omitempty"`
	AText    string         `json:"a_text"`
	BText    string         `json:"b_text"`
	Why      []align.Reason `json:"evidence,omitempty"`
}

// Linked reports whether u has both sides.
func (u *Unit) Linked() bool { return u.AText != "" && u.BText != "" }

// Options are what the formats want to know beside the units. The zero value
// works: the languages are then "und", and nothing tells when a file was made.
type Options struct {
	ALang, BLang string
	Tool         string // name of the program, for tmx; empty is "zvirka"
	Version      string // of the program, for tmx; empty is "0"
	Date         string // "20230922T120000Z", for tmx; empty is none
}

func (o Options) langs() (a, b string) {
	return first(o.ALang, "und"), first(o.BLang, "und")
}

func first(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}

// Units returns the beads of l with the texts of the sentences a and b.
// Numbers out of range are passed over.
func Units(l *align.Ladder, a, b []string) []Unit {
	out := make([]Unit, len(l.Beads))
	for i, bead := range l.Beads {
		out[i] = Unit{A: slices.Clone(bead.A), B: slices.Clone(bead.B), Score: bead.Score, Relation: bead.Relation,
			AText: join(a, bead.A), BText: join(b, bead.B), Why: bead.Why}
	}
	return out
}

func join(texts []string, of []int) string {
	var parts []string
	for _, i := range of {
		if i >= 0 && i < len(texts) {
			parts = append(parts, texts[i])
		}
	}
	return strings.Join(parts, " ")
}

// ErrFormat is wrapped by the errors for formats that cannot be written or read.
var ErrFormat = errors.New("bitext: unknown format")

// Formats are the names that [Write] knows.
var Formats = []string{"tsv", "ladder", "tmx", "xliff", "jsonl"}

// Write prints units in the named format. The error is that of w, or says why
// the units do not fit the format.
func Write(w io.Writer, format string, units []Unit, opts Options) error {
	switch format {
	case "tsv":
		return WriteTSV(w, units)
	case "ladder":
		return WriteLadder(w, units)
	case "tmx":
		return WriteTMX(w, units, opts)
	case "xliff":
		return WriteXLIFF(w, units, opts)
	case "jsonl":
		return WriteJSONL(w, units)
	}
	return fmt.Errorf("%w %q", ErrFormat, format)
}

// Read reads what [Write] printed, and files of other tools in the format.
// name stands in errors.
func Read(r io.Reader, format, name string) ([]Unit, error) {
	switch format {
	case "tsv":
		return ReadTSV(r, name)
	case "ladder":
		return ReadLadder(r, name)
	case "tmx":
		units, _, err := ReadTMX(r, name)
		return units, err
	case "jsonl":
		return ReadJSONL(r, name)
	}
	return nil, fmt.Errorf("%w to read: %q", ErrFormat, format)
}

// FillTexts sets the texts of units that have numbers only, as those of a
// ladder file do.
func FillTexts(units []Unit, a, b []string) {
	for i := range units {
		u := &units[i]
		if u.AText == "" {
			u.AText = join(a, u.A)
		}
		if u.BText == "" {
			u.BText = join(b, u.B)
		}
	}
}

// line returns s without line breaks and tabs.
func line(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\t', '\v', '\f', 0x85, 0x2028, 0x2029:
			return ' '
		}
		return r
	}, s)
}
