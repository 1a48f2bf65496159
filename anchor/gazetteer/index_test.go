package gazetteer

import (
	"bytes"
	"flag"
	"hash/crc32"
	"io/fs"
	"os"
	"slices"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write data/index.bin anew")

// TestIndex checks that index.bin was made from the data as they are.
func TestIndex(t *testing.T) {
	plain := fstest.MapFS{}
	sum := uint32(indexVersion)
	names, err := fs.Glob(data, "data/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(data, name)
		if err != nil {
			t.Fatal(err)
		}
		plain[name] = &fstest.MapFile{Data: b}
		sum = crc32.Update(sum, castagnoli, b)
	}
	g, err := Load(plain)
	if err != nil {
		t.Fatal(err)
	}
	want := g.encodeIndex(sum)
	if *update {
		if err := os.WriteFile(indexName, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := fs.ReadFile(data, indexName)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("data/index.bin is not of these data: run go generate")
	}
	plain[indexName] = &fstest.MapFile{Data: want}
	quick, err := Load(plain)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(g.items, quick.items) || !slices.Equal(g.tokens, quick.tokens) {
		t.Error("the index reads back as something else")
	}
	// A broken index is left aside.
	plain[indexName] = &fstest.MapFile{Data: want[:len(want)/2]}
	if cut, err := Load(plain); err != nil || !slices.Equal(g.tokens, cut.tokens) {
		t.Errorf("with half an index: %v", err)
	}
}
