package zvirka_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// sample reads a document of testdata/samples.
func sample(tb testing.TB, name string) *corpus.Doc {
	tb.Helper()
	docs, err := corpus.ReadFile(filepath.Join("testdata", "samples", name), corpus.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return docs[0]
}

// sampleNames returns the names of the documents in testdata/samples.
func sampleNames(tb testing.TB) []string {
	tb.Helper()
	entries, err := os.ReadDir(filepath.Join("testdata", "samples"))
	if err != nil || len(entries) == 0 {
		tb.Fatalf("no samples: %v", err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func analyze(tb testing.TB, d *corpus.Doc) *zvirka.Analysis {
	tb.Helper()
	a, err := zvirka.Analyze(context.Background(), d, zvirka.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func compare(tb testing.TB, docs ...*corpus.Doc) *zvirka.Comparison {
	tb.Helper()
	analyses := make([]*zvirka.Analysis, len(docs))
	for i, d := range docs {
		analyses[i] = analyze(tb, d)
	}
	c, err := zvirka.Compare(context.Background(), analyses, zvirka.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestAccountAgainstItself(t *testing.T) {
	for _, name := range sampleNames(t) {
		c := compare(t, sample(t, name), sample(t, name))
		for _, d := range c.Pairs[0].Differences {
			t.Errorf("%s differs from itself: %s %s", name, d.Kind, d.Evidence)
		}
	}
}

func TestSwappingMirrors(t *testing.T) {
	names := sampleNames(t)
	for i := 0; i+1 < len(names); i += 2 {
		a, b := sample(t, names[i]), sample(t, names[i+1])
		there, back := compare(t, a, b).Pairs[0], compare(t, b, a).Pairs[0]
		if len(there.Differences) != len(back.Differences) {
			t.Errorf("%s, %s: %d differences one way, %d the other", names[i], names[i+1], len(there.Differences), len(back.Differences))
		}
		for _, d := range there.Differences {
			if !hasMirror(back.Differences, d) {
				t.Errorf("%s, %s: no mirror of %s %v %v", names[i], names[i+1], d.Kind, d.A, d.B)
			}
		}
	}
}

func hasMirror(list []facts.Difference, d facts.Difference) bool {
	for _, o := range list {
		if o.Kind == d.Kind && o.Rule == d.Rule && reflect.DeepEqual(o.A, d.B) && reflect.DeepEqual(o.B, d.A) && o.Confidence == d.Confidence {
			return true
		}
	}
	return false
}

func TestSentenceLeftOut(t *testing.T) {
	name := "2024-09-17-ferry.uk.txt"
	whole := sample(t, name)
	const gone = "Судно подало сигнал лиха о 8:20, коли вода почала заливати машинне відділення. "
	text := strings.Replace(whole.Text, gone, "", 1)
	if text == whole.Text {
		t.Fatal("the sentence is not in the sample")
	}
	cut := &corpus.Doc{Text: text, Date: whole.Date}
	found := false
	for _, d := range compare(t, whole, cut).Pairs[0].Differences {
		if d.Kind == facts.MissingFact && len(d.A) == 1 && strings.HasPrefix(gone, d.A[0].In(whole.Text)) {
			found = true
			continue
		}
		t.Errorf("something else is told: %s %s", d.Kind, d.Evidence)
	}
	if !found {
		t.Error("the sentence that was left out is not told")
	}
}

func TestNumberChanged(t *testing.T) {
	whole := sample(t, "2024-09-17-ferry.uk.txt")
	text := strings.Replace(whole.Text, "125 людей", "115 людей", 1)
	changed := &corpus.Doc{Text: text, Date: whole.Date}
	got := compare(t, whole, changed).Pairs[0].Differences
	if len(got) != 1 || got[0].Kind != facts.Number {
		t.Fatalf("want one number, got %+v", got)
	}
	if a, b := got[0].A[0].In(whole.Text), got[0].B[0].In(text); !strings.Contains(a, "125") || !strings.Contains(b, "115") {
		t.Errorf("the number is told as %q and %q", a, b)
	}
}

func TestAnalysisIsNotChanged(t *testing.T) {
	a, b := analyze(t, sample(t, "2025-03-04-rail.uk.txt")), analyze(t, sample(t, "2025-03-05-rail.ru.txt"))
	before := make([]string, 0)
	for _, m := range a.Account().Anchors.Mentions {
		before = append(before, m.ID)
	}
	if _, err := zvirka.Compare(context.Background(), []*zvirka.Analysis{a, b}, zvirka.Options{}); err != nil {
		t.Fatal(err)
	}
	for i, m := range a.Account().Anchors.Mentions {
		if m.ID != before[i] {
			t.Fatalf("mention %d became %s, was %s", i, m.ID, before[i])
		}
	}
}

// TestManyWorkersGiveWhatOneGives compares all samples with each other: the
// accounts are shared by the comparisons, which run side by side.
func TestManyWorkersGiveWhatOneGives(t *testing.T) {
	var analyses []*zvirka.Analysis
	for _, name := range sampleNames(t) {
		analyses = append(analyses, analyze(t, sample(t, name)))
	}
	var texts [2][]byte
	for i, workers := range []int{1, 4} {
		c, err := zvirka.Compare(context.Background(), analyses, zvirka.Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		if texts[i], err = json.Marshal(c); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(texts[0], texts[1]) {
		t.Error("four workers give another comparison than one")
	}
}

func TestErrors(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	a := analyze(t, corpus.FromText("a", "Текст."))
	if _, err := zvirka.Compare(ctx, []*zvirka.Analysis{a}, zvirka.Options{}); !errors.Is(err, zvirka.ErrTooFew) {
		t.Errorf("one document: %v", err)
	}
	cancel()
	if _, err := zvirka.Analyze(ctx, corpus.FromText("a", "Текст."), zvirka.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := zvirka.Compare(ctx, []*zvirka.Analysis{a, a}, zvirka.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzCompareTexts(f *testing.F) {
	for _, name := range sampleNames(f) {
		d := sample(f, name)
		f.Add(d.Text[:len(d.Text)/3], d.Text)
	}
	f.Add("", "а")
	f.Add("«(\xff", "12 12 12 «»")
	f.Fuzz(func(t *testing.T, x, y string) {
		c, err := zvirka.CompareTexts(context.Background(), x, y)
		if err != nil {
			t.Fatal(err)
		}
		p := c.Pairs[0]
		for _, d := range p.Differences {
			for _, s := range d.A {
				if !s.Valid(c.Documents[0].Text) || s.Len() == 0 {
					t.Fatalf("%s: span %v is not in the first text", d.Kind, s)
				}
			}
			for _, s := range d.B {
				if !s.Valid(c.Documents[1].Text) || s.Len() == 0 {
					t.Fatalf("%s: span %v is not in the second text", d.Kind, s)
				}
			}
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	x, y := sample(b, "2024-09-17-ferry.uk.txt"), sample(b, "2024-09-18-ferry.ru.txt")
	compare(b, x, y)
	b.ReportAllocs()
	for b.Loop() {
		compare(b, x, y)
	}
}

func BenchmarkAnalyze(b *testing.B) {
	x := sample(b, "2024-09-17-ferry.uk.txt")
	analyze(b, x)
	b.SetBytes(int64(len(x.Text)))
	b.ReportAllocs()
	for b.Loop() {
		analyze(b, x)
	}
}

// BenchmarkCompareMany compares n accounts, each with each: the cost for each
// pair must not grow with n.
func BenchmarkCompareMany(b *testing.B) {
	for _, n := range []int{2, 4, 8, 16} {
		b.Run(strings.Repeat("x", n), func(b *testing.B) {
			var analyses []*zvirka.Analysis
			names := sampleNames(b)
			for i := range n {
				analyses = append(analyses, analyze(b, sample(b, names[i%len(names)])))
			}
			for b.Loop() {
				if _, err := zvirka.Compare(context.Background(), analyses, zvirka.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n*(n-1)/2), "ns/pair")
		})
	}
}
