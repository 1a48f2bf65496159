package segment

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// TestPredict writes predictions for the segmentation suite in
// $ZVIRKA_DATA/segment to $ZVIRKA_OUT, for its scorer.
func TestPredict(t *testing.T) {
	dir, out := os.Getenv("ZVIRKA_DATA"), os.Getenv("ZVIRKA_OUT")
	if dir == "" || out == "" {
		t.Skip("ZVIRKA_DATA and ZVIRKA_OUT are not set")
	}
	for _, name := range []string{"dev", "golden.dev"} {
		in, err := os.Open(filepath.Join(dir, "segment", name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		f, err := os.Create(filepath.Join(out, "segment."+name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		w := json.NewEncoder(f)
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, 1<<26)
		for lines.Scan() {
			var rec struct{ ID, Text, Lang string }
			if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
				t.Fatal(err)
			}
			var spans [][2]int
			for _, s := range Split(rec.Text, corpus.Lang(rec.Lang), corpus.SplitBlocks(rec.Text, "")) {
				spans = append(spans, [2]int{s.Start, s.End})
			}
			if err := w.Encode(map[string]any{"id": rec.ID, "sentences": spans}); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
