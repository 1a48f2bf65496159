package frame

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

var update = flag.Bool("update", false, "write the packed lexicons anew")

const packHeader = "# The lexicon, packed from the tables beside it by: go generate ./frame\n"

// TestLexiconsArePacked holds each data/<lang>/lexicon.bin to the tables that it
// is made of.
func TestLexiconsArePacked(t *testing.T) {
	dirs, err := os.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		if !dir.IsDir() {
			continue
		}
		want := readTables(dir.Name()).pack(packHeader)
		name := filepath.Join("data", dir.Name(), packedFile)
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the tables give (%v): run go generate ./frame", name, err)
		}
	}
}

// TestPackedLexiconIsThatOfTheTables reads back what was packed.
func TestPackedLexiconIsThatOfTheTables(t *testing.T) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		l, want := lexiconOf(lang), readTables(string(lang))
		if len(l.entries) != len(want.entries) {
			t.Fatalf("%s: %d entries, want %d", lang, len(l.entries), len(want.entries))
		}
		for i := range want.entries {
			got, e := l.entries[i], want.entries[i]
			if base := l.packed.base(int32(i)); base != want.bases[i] {
				t.Fatalf("%s: entry %d is %q, want %q", lang, i, base, want.bases[i])
			}
			if !slices.Equal(got.next, e.next) {
				t.Errorf("%s: %q goes on with %q, want %q", lang, want.bases[i], got.next, e.next)
			}
			got.next, e.next = nil, nil
			if !reflect.DeepEqual(got, e) {
				t.Errorf("%s: %q is %+v, want %+v", lang, want.bases[i], got, e)
			}
		}
		for stem, at := range want.stems {
			var hashes [maxEnding + 1]uint64
			hashBeginnings(&hashes, stem)
			i, more := l.packed.find(hashes[0])
			for ; more && at != 0; i++ {
				var got stemRef
				if got, more = l.packed.ref(i); got != want.refs[at-1].stemRef {
					t.Errorf("%s: %q has %+v, want %+v", lang, stem, got, want.refs[at-1].stemRef)
				}
				at = want.refs[at-1].next
			}
			if more || at != 0 {
				t.Errorf("%s: %q has more or fewer references than it should", lang, stem)
			}
		}
	}
}
