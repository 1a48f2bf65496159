package eval

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestAgreesWithScorer holds the measures against those of the scorer in
// ZVIRKA_DATA/pairs, on its files, with gold that was damaged at random for
// predictions.
func TestAgreesWithScorer(t *testing.T) {
	data := os.Getenv("ZVIRKA_DATA")
	if data == "" {
		t.Skip("ZVIRKA_DATA is not set")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	names, err := filepath.Glob(filepath.Join(data, "pairs", "*.jsonl"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no gold in %s: %v", data, err)
	}
	for _, name := range names {
		for seed := range uint64(3) {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			gold, err := ReadGold(f, name)
			f.Close()
			if err != nil {
				t.Fatal(err)
			}
			said := damaged(gold, rand.New(rand.NewPCG(seed, 1)))
			got, err := Score(gold, said)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "said.jsonl")
			out, err := os.Create(file)
			if err != nil {
				t.Fatal(err)
			}
			enc := json.NewEncoder(out)
			for _, p := range said {
				if err := enc.Encode(p); err != nil {
					t.Fatal(err)
				}
			}
			out.Close()
			want, err := exec.Command(python, filepath.Join(data, "pairs", "score.py"), name, file, "--json").Output()
			if err != nil && got.Missing == 0 {
				t.Fatalf("score.py: %v", err)
			}
			agree(t, filepath.Base(name), tree(t, mustJSON(t, got)), tree(t, want))
		}
	}
}

func mustJSON(t *testing.T, v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func tree(t *testing.T, data []byte) any {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return v
}

// agree compares two trees, numbers to three decimals.
func agree(t *testing.T, at string, got, want any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		m, _ := got.(map[string]any)
		if len(m) != len(want) {
			t.Errorf("%s: got %d fields, want %d", at, len(m), len(want))
		}
		for k := range want {
			agree(t, at+" "+k, m[k], want[k])
		}
	case float64:
		n, ok := got.(float64)
		tolerance := 5e-4
		if math.Abs(want) > 1.5 {
			tolerance = 5.1e-3 // alarms in 1000 words have two decimals
		}
		if !ok || math.Abs(n-want) > tolerance {
			t.Errorf("%s: got %v, want %v", at, got, want)
		}
	default:
		if got != want {
			t.Errorf("%s: got %v, want %v", at, got, want)
		}
	}
}

// damaged returns the gold as predictions, doubtful items included, some of
// them lost, moved to the neighbour, widened, of another kind, or less sure.
func damaged(gold []Gold, r *rand.Rand) []Prediction {
	var out []Prediction
	for i := range gold {
		if i == len(gold)-1 && r.IntN(2) == 0 {
			continue // no prediction for this one
		}
		g := &gold[i]
		p := Prediction{ID: g.ID}
		relations := []string{"equivalent", "a_more", "b_more", "overlap", "conflict", "related"}
		for k, l := range g.Links {
			b := Bead{A: moved(l.A, g.A.Text, r), B: moved(l.B, g.B.Text, r), Relation: l.Relation}
			switch r.IntN(6) {
			case 0:
				continue
			case 1:
				b.B = g.Links[(k+1)%len(g.Links)].B
			case 2:
				b.Relation = relations[r.IntN(len(relations))]
			case 3:
				b.A = append(b.A, g.Links[(k+2)%len(g.Links)].A...)
			}
			p.Beads = append(p.Beads, b)
		}
		add := func(kind string, a, b []Span) {
			a, b = moved(a, g.A.Text, r), moved(b, g.B.Text, r)
			if r.IntN(4) == 0 {
				kind = Kinds[r.IntN(len(Kinds))]
			}
			if r.IntN(8) == 0 && len(a) > 0 {
				b = nil
			}
			c := float64(r.IntN(11)) / 10
			for range 1 + r.IntN(7)/6 {
				p.Differences = append(p.Differences, Reported{Kind: kind, A: a, B: b, Confidence: &c})
			}
		}
		for _, d := range g.Differences {
			if r.IntN(4) > 0 {
				add(d.Kind, d.A, d.B)
			}
		}
		for _, d := range g.Traps {
			if r.IntN(3) > 0 {
				add(Kinds[r.IntN(len(Kinds))], d.A, d.B)
			}
		}
		if g.Control {
			for _, l := range g.Links[:min(3, len(g.Links))] {
				add("number", l.A, l.B)
			}
		}
		out = append(out, p)
	}
	return out
}

// moved returns spans whose edges were moved by some characters, now and then.
func moved(list []Span, text string, r *rand.Rand) []Span {
	t := newText(text)
	out := make([]Span, 0, len(list))
	for _, s := range list {
		x := s
		if r.IntN(2) == 0 {
			x = Span{shifted(t, s.Start, r), shifted(t, s.End, r)}
		}
		if x.Start >= x.End {
			x = s
		}
		out = append(out, x)
	}
	return out
}

func shifted(t *text, i int, r *rand.Rand) int {
	i = min(max(i+r.IntN(81)-40, 0), len(t.s))
	for !t.edge(i) {
		i++
	}
	return i
}
