package canon

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "pack the lexicon anew")

const packHeader = "# The lexicon, packed from data/lexicon/*.tsv by: go generate ./canon\n"

// TestLexiconIsPacked holds data/lexicon.bin to the tables that it is made of.
func TestLexiconIsPacked(t *testing.T) {
	l, err := Default().readLexicon(os.DirFS("data/lexicon"))
	if err != nil {
		t.Fatal(err)
	}
	want := l.pack(packHeader)
	const name = "data/lexicon.bin"
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("data/lexicon.bin is not what the tables give: run go generate ./canon")
	}
}
