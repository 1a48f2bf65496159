package bitext

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

var tsvHeader = []string{"a", "b", "score", "relation", "a_text", "b_text"}

// WriteTSV prints a header and a line for each unit: numbers of the sentences
// from 1, apart by blanks; score; relation; both texts. Cells are quoted where
// they must be, as spreadsheets do; one that a spreadsheet would take for a
// formula begins with an apostrophe.
func WriteTSV(w io.Writer, units []Unit) error {
	out := csv.NewWriter(w)
	out.Comma = '\t'
	out.Write(tsvHeader)
	for i := range units {
		u := &units[i]
		out.Write([]string{numbers(u.A), numbers(u.B), score(u.Score), u.Relation, guard(u.AText), guard(u.BText)})
	}
	out.Flush()
	return wrap(out.Error())
}

func wrap(err error) error {
	if err != nil {
		return fmt.Errorf("bitext: %w", err)
	}
	return nil
}

func score(p float64) string { return strconv.FormatFloat(p, 'f', 4, 64) }

// parseScore reads a score. That of other programs need be no probability, but
// a number that can be written again.
func parseScore(s string) (float64, error) {
	p, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err == nil && (math.IsNaN(p) || math.IsInf(p, 0)) {
		err = fmt.Errorf("%q is no score", s)
	}
	return p, err
}

func numbers(of []int) string {
	parts := make([]string, len(of))
	for i, n := range of {
		parts[i] = strconv.Itoa(n + 1)
	}
	return strings.Join(parts, " ")
}

const formulaMarks = "=+-@'\t\r"

func guard(s string) string {
	if s != "" && strings.ContainsRune(formulaMarks, rune(s[0])) {
		return "'" + s
	}
	return s
}

func unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune(formulaMarks, rune(s[1])) {
		return s[1:]
	}
	return s
}

// ReadTSV reads what [WriteTSV] prints. Columns are found by the names in the
// header and may stand in any order; a_text and b_text must be there. Text in
// UTF-16, as spreadsheets save it, will do. The error names file and line.
func ReadTSV(r io.Reader, name string) ([]Unit, error) {
	in := csv.NewReader(bufio.NewReader(UTF8(r)))
	in.Comma = '\t'
	in.FieldsPerRecord = -1
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("bitext: %s: no header: %w", name, err)
	}
	col := map[string]int{}
	for i, h := range header {
		col[h] = i
	}
	for _, need := range []string{"a_text", "b_text"} {
		if _, ok := col[need]; !ok {
			return nil, fmt.Errorf("bitext: %s: no column %s", name, need)
		}
	}
	var units []Unit
	for {
		row, err := in.Read()
		if err == io.EOF {
			return units, nil
		}
		if err != nil {
			return nil, fmt.Errorf("bitext: %s: %w", name, err)
		}
		cell := func(h string) string {
			if i, ok := col[h]; ok && i < len(row) {
				return row[i]
			}
			return ""
		}
		u := Unit{Score: 1, Relation: cell("relation"), AText: unguard(cell("a_text")), BText: unguard(cell("b_text"))}
		line, _ := in.FieldPos(0)
		if u.A, err = parseNumbers(cell("a")); err == nil {
			u.B, err = parseNumbers(cell("b"))
		}
		if s := cell("score"); err == nil && s != "" {
			u.Score, err = parseScore(s)
		}
		if err != nil {
			return nil, fmt.Errorf("bitext: %s:%d: %w", name, line, err)
		}
		units = append(units, u)
	}
}

func parseNumbers(s string) ([]int, error) {
	var out []int
	for part := range strings.FieldsSeq(s) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%q is not a sentence number", part)
		}
		out = append(out, n-1)
	}
	return out, nil
}
