package lingua_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect"
	"github.com/zvirka/zvirka/detect/lingua"
)

// TestPredict writes predictions for the language-identification suite in
// $ZVIRKA_DATA/langid to $ZVIRKA_OUT, for its scorer.
func TestPredict(t *testing.T) {
	dir, out := os.Getenv("ZVIRKA_DATA"), os.Getenv("ZVIRKA_OUT")
	if dir == "" || out == "" {
		t.Skip("ZVIRKA_DATA and ZVIRKA_OUT are not set")
	}
	id := detect.New(detect.WithFallback(lingua.New()))
	in, err := os.Open(filepath.Join(dir, "langid", "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	f, err := os.Create(filepath.Join(out, "langid.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := json.NewEncoder(f)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<26)
	code := func(l corpus.Lang) string {
		if l == corpus.Undetermined {
			return ""
		}
		return string(l)
	}
	for lines.Scan() {
		var rec struct{ ID, Text, Kind string }
		if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
			t.Fatal(err)
		}
		r, spans := id.Analyze(rec.Text)
		answer := map[string]any{"id": rec.ID, "lang": code(r.Lang)}
		if rec.Kind == "mixed" {
			rows := [][3]any{}
			for _, s := range spans {
				rows = append(rows, [3]any{s.Start, s.End, code(s.Lang)})
			}
			answer = map[string]any{"id": rec.ID, "spans": rows}
		}
		if err := w.Encode(answer); err != nil {
			t.Fatal(err)
		}
	}
}
