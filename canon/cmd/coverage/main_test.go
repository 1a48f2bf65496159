package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bitext makes a directory with one file of sentence pairs.
func bitext(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "bitext"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bitext", "a.tsv"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRun(t *testing.T) {
	dir := bitext(t, strings.Repeat("Пожежу загасили вранці.\tПожар потушили утром.\n", 3)+
		strings.Repeat("Брадобрій прийшов.\tЦирюльник пришёл.\n", 3))
	var out strings.Builder
	if err := run([]string{"-data", dir, "-missing", "5"}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a.tsv nine tenths", "a.tsv held apart", "uk\t3\tбрадобрій\tцирюльник(3)"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestRunErrors(t *testing.T) {
	if err := run([]string{"-data", t.TempDir()}, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), "-data") {
		t.Errorf("no bitext: error %v", err)
	}
	if err := run([]string{"-data", bitext(t, "слово\tслово\nодно\n")}, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), "a.tsv:2") {
		t.Errorf("no tab: error %v", err)
	}
}
