package corpus

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// separators are the signs that part the columns of a table.
const separators = ",;\t|"

// separatorOf returns the sign that parts the columns of the first line.
func separatorOf(text string) rune {
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := ',', 0
	for _, sep := range separators {
		if n := strings.Count(line, string(sep)); n > most {
			best, most = sep, n
		}
	}
	return best
}

// looksLikeCSV reports whether head starts with the names of columns, one of
// them a usual one for text.
func looksLikeCSV(head string) bool {
	line, rest, _ := strings.Cut(head, "\n")
	cells := strings.Split(strings.TrimSpace(line), string(separatorOf(head)))
	if len(cells) < 2 || strings.TrimSpace(rest) == "" {
		return false
	}
	for _, c := range cells {
		if slices.Contains(textFields, strings.Trim(strings.TrimSpace(c), `"`)) {
			return true
		}
	}
	return false
}

// readCSV reads a table whose first row names its columns, a document a row.
// A broken row is an error that names its line; the others are read.
func (s *source) readCSV(text string) ([]*Doc, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separatorOf(text)
	r.LazyQuotes = true
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("a broken table (%w): export it again", err)
	}
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	if s.opts.Fields.Text == "" && !slices.ContainsFunc(header, func(h string) bool { return slices.Contains(textFields, h) }) ||
		s.opts.Fields.Text != "" && !slices.Contains(header, s.opts.Fields.Text) {
		return nil, fmt.Errorf("no column of text: there are %s: name the one with --field text=NAME", strings.Join(header[:min(len(header), 12)], ", "))
	}
	var docs []*Doc
	var errs []error
	for row := 1; ; row++ {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("row %d: %w", row, err))
			var broken *csv.ParseError
			if !errors.As(err, &broken) {
				break
			}
			continue
		}
		record := make(map[string]any, len(header))
		for i, cell := range cells {
			if i < len(header) {
				record[header[i]] = cell
			}
		}
		d, err := s.record(record, strconv.Itoa(row))
		if err != nil {
			errs = append(errs, fmt.Errorf("row %d: %w", row, err))
			continue
		}
		d.Format = "csv"
		docs = append(docs, d)
	}
	if len(docs) == 0 && len(errs) == 0 {
		return nil, fmt.Errorf("%w: a table without rows", ErrNoText)
	}
	return docs, joinSome(errs)
}
