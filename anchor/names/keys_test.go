package names

import (
	"flag"
	"os"
	"testing"

	"github.com/zvirka/zvirka/anchor/gazetteer"
)

var update = flag.Bool("update", false, "write data/keys.bin anew")

// TestKeys checks that keys.bin was made from the gazetteer as it is.
func TestKeys(t *testing.T) {
	g := gazetteer.Default()
	spellings, families := spellingsOf(g.Entries()), familiesOf(g.Entries())
	want := writeKeys(spellings, families, g.Sum())
	if *update {
		if err := os.WriteFile("data/keys.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if keysFile != string(want) {
		t.Error("data/keys.bin is not of this gazetteer: run go generate")
	}
	a, b, ok := readKeys(string(want), g.Sum())
	if !ok || a != spellings || b != families {
		t.Error("the keys read back as others")
	}
	for _, bad := range []string{"", string(want[:len(want)-1]), string(want[:keysHead])} {
		if _, _, ok := readKeys(bad, g.Sum()); ok {
			t.Errorf("%d bytes pass for the keys", len(bad))
		}
	}
	if _, _, ok := readKeys(string(want), g.Sum()+1); ok {
		t.Error("keys of another gazetteer pass")
	}
}

func TestKeyIndexFindsAllInOrder(t *testing.T) {
	x := newKeyIndex([]keyPair{{7, 2}, {1 << 31, 5}, {7, 1}, {0, 3}, {7, 2}})
	for hash, want := range map[uint32][]uint32{7: {1, 2}, 1 << 31: {5}, 0: {3}, 8: nil, 1<<32 - 1: nil} {
		var got []uint32
		for i := range x.find(hash) {
			got = append(got, i)
		}
		if len(got) != len(want) {
			t.Fatalf("%d: %v, want %v", hash, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%d: %v, want %v", hash, got, want)
			}
		}
	}
}
