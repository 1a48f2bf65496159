package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkCompareStream compares the pairs of testdata/gold as a stream, which
// is most of what zvirka does. The profile that the command is built with is made
// of it: see docs/developer.md.
func BenchmarkCompareStream(b *testing.B) {
	stream, pairs := goldStream(b)
	b.SetBytes(int64(len(stream)))
	for b.Loop() {
		if code := run([]string{"compare", "--jsonl", "--workers", "1"}, bytes.NewReader(stream), io.Discard, os.Stderr); code != exitDone {
			b.Fatalf("exit code %d", code)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e3/float64(b.N*pairs), "ms/pair")
}

// goldStream returns the texts of testdata/gold as compare reads a stream, and
// how many pairs they are.
func goldStream(tb testing.TB) (stream []byte, pairs int) {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "gold", "pairs-*.jsonl"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no gold: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var gold struct {
				ID   json.RawMessage `json:"id"`
				A, B json.RawMessage
			}
			if err := json.Unmarshal(line, &gold); err != nil {
				tb.Fatalf("%s: %v", name, err)
			}
			record, err := json.Marshal(map[string]any{"id": gold.ID, "docs": []json.RawMessage{gold.A, gold.B}})
			if err != nil {
				tb.Fatalf("%s: %v", name, err)
			}
			stream = append(append(stream, record...), '\n')
			pairs++
		}
	}
	return stream, pairs
}
