package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/zvirka/zvirka/corpus"
)

// record is a document in a stream.
type record struct {
	ID        json.RawMessage `json:"id"`
	Text      *string         `json:"text"`
	Sentences []string        `json:"sentences"`
	Lang      corpus.Lang     `json:"lang"`
	Date      string          `json:"date"`
	Title     string          `json:"title"`
	Outlet    string          `json:"outlet"`
	Author    string          `json:"author"`
	Source    string          `json:"source"`
}

// doc returns the document of r.
func (r *record) doc(f *flags) (*corpus.Doc, error) {
	var d *corpus.Doc
	switch {
	case r.Sentences != nil:
		d = corpus.FromSentences("", r.Sentences)
	case r.Text != nil:
		d = &corpus.Doc{Text: *r.Text, Title: r.Title, Date: r.Date, Outlet: r.Outlet, Author: r.Author}
		if !f.noBlocks {
			d.SetBlocks()
		}
	default:
		return nil, errors.New(`the record has no "text"`)
	}
	if r.Date != "" && !validDate(r.Date) {
		return nil, fmt.Errorf("date %q: write it as 2023-09-22 or 2023-09-22T12:00:00", r.Date)
	}
	d.ID, d.Lang, d.Source = idString(r.ID), r.Lang, r.Source
	if r.Sentences != nil {
		d.Title, d.Date, d.Outlet, d.Author = r.Title, r.Date, r.Outlet, r.Author
	}
	if r.Date != "" {
		d.DateFrom = "record"
	}
	if f.lang != "" {
		d.Lang = corpus.Lang(f.lang)
	}
	if f.date != "" {
		d.Date, d.DateFrom = f.date, "flag"
	}
	if f.outlet != "" {
		d.Outlet = f.outlet
	}
	return d, nil
}

// idString returns an id as a string; a number or the like as it was written.
func idString(raw json.RawMessage) string {
	if len(raw) > 0 && raw[0] != '"' && raw[0] != 'n' {
		return string(raw)
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

// answer computes what is printed for a line; it may be called from several
// goroutines at once.
type answer func(line []byte) (any, error)

// streamed reads lines from r and writes what answer makes of each, in the
// same order, using several cores and memory for some lines only. A line
// that fails gives an object with its id and the error, and [exitError] at
// the end.
func streamed(r io.Reader, w io.Writer, workers int, answer answer) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	type job struct {
		line   []byte
		number int
		out    chan result
	}
	jobs := make(chan *job, workers)
	queue := make(chan *job, 2*workers) // in input order
	for range workers {
		go func() {
			for j := range jobs {
				j.out <- respond(j.line, j.number, answer)
			}
		}()
	}
	var readErr error
	stop := make(chan struct{})
	go func() {
		defer close(queue)
		defer close(jobs)
		in := bufio.NewReaderSize(r, 1<<16)
		for number := 1; ; number++ {
			line, err := in.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 {
				j := &job{line: line, number: number, out: make(chan result, 1)}
				select {
				case queue <- j:
					jobs <- j
				case <-stop:
					return
				}
			}
			if err != nil {
				if err != io.EOF {
					readErr = err
				}
				return
			}
		}
	}()
	bad := false
	var writeErr error
	for j := range queue {
		res := <-j.out
		bad = bad || res.bad
		if writeErr == nil {
			if _, writeErr = w.Write(res.data); writeErr != nil {
				close(stop)
			}
		}
	}
	switch {
	case writeErr != nil:
		return failed(writeErr)
	case readErr != nil:
		return failed(fmt.Errorf("the stream broke off: %w", readErr))
	case bad:
		return &exitError{code: exitFailed}
	}
	return nil
}

// result is a line to print, and whether it tells of an error.
type result struct {
	data []byte
	bad  bool
}

// streamError stands in the place of an answer.
type streamError struct {
	ID    json.RawMessage `json:"id"`
	Error string          `json:"error"`
}

// respond returns the line that answers one line.
func respond(line []byte, number int, answer answer) result {
	value, err := answer(line)
	if err == nil {
		var data []byte
		if data, err = encode(value); err == nil {
			return result{data: data}
		}
	}
	var head struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(line, &head) != nil || head.ID == nil {
		head.ID = json.RawMessage("null")
	}
	data, err := encode(streamError{head.ID, fmt.Sprintf("line %d: %v", number, err)})
	if err != nil {
		data = []byte(fmt.Sprintf("{\"id\":null,\"error\":\"line %d\"}\n", number))
	}
	return result{data: data, bad: true}
}

// encode returns value as a line of JSON.
func encode(value any) ([]byte, error) {
	var b written
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	return b, nil
}

// written is what was written to it. An encoder writes a value at once, from
// memory that it uses again: so a line is copied once, and takes no more than it
// needs.
type written []byte

func (w *written) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

// parse reads one record of a stream. Bytes that are not UTF-8 become U+FFFD.
func parse(line []byte, into any) error {
	if err := json.Unmarshal(line, into); err != nil {
		return fmt.Errorf("not a JSON object of the expected form: %w", err)
	}
	return nil
}
