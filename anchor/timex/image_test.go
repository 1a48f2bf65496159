package timex

import (
	flags "flag"
	"os"
	"reflect"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

var update = flags.Bool("update", false, "write data/*/grammar.bin anew")

// TestImage checks that the images were made from the data as they are, and
// that a grammar read from one is the grammar that was compiled.
func TestImage(t *testing.T) {
	for lang, image := range map[corpus.Lang]string{corpus.Ukrainian: ukrainianImage, corpus.Russian: russianImage} {
		files, err := sources(dataFS, lang)
		if err != nil {
			t.Fatal(err)
		}
		g, err := compileGrammar(files, lang)
		if err != nil {
			t.Fatal(err)
		}
		want := g.encode(sumOf(files))
		if *update {
			if err := os.WriteFile("data/"+string(lang)+"/grammar.bin", want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if image != string(want) {
			t.Errorf("data/%s/grammar.bin is not of these data: run go generate", lang)
		}
		got, err := decodeGrammar(string(want), lang, sumOf(files))
		if err != nil {
			t.Fatal(err)
		}
		sameGrammar(t, got, g)
	}
}

func sameGrammar(t *testing.T, got, want *grammar) {
	t.Helper()
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"known classes", got.known, want.known}, {"roots", got.root, want.root}, {"first edges", got.first, want.first},
		{"forms", got.lex.forms, want.lex.forms}, {"entries", got.lex.entries, want.lex.entries}, {"slots", got.lex.slots, want.lex.slots},
		{"classes of forms", got.lex.bits, want.lex.bits}, {"endings", got.lex.suffix, want.lex.suffix}, {"strings", got.lex.strings, want.lex.strings},
		{"openings", got.lex.opens, want.lex.opens}, {"marks", got.lex.ascii, want.lex.ascii}, {"nodes", got.nodes, want.nodes},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %s read back as something else", want.lang, c.what)
		}
	}
	for i, r := range want.rules {
		r.patterns, r.examples, r.at = nil, nil, ""
		if !reflect.DeepEqual(got.rules[i].consts, r.consts) && len(r.consts) > 0 || got.rules[i].name != r.name ||
			got.rules[i].op != r.op || got.rules[i].level != r.level || got.rules[i].order != r.order {
			t.Errorf("%s: rule %s reads back as %v", want.lang, r.name, got.rules[i])
		}
	}
	if len(got.rules) != len(want.rules) {
		t.Errorf("%s: %d rules of %d", want.lang, len(got.rules), len(want.rules))
	}
}

// TestBrokenImage checks that a grammar is compiled where the image is not good.
func TestBrokenImage(t *testing.T) {
	bad := []byte(ukrainianImage)
	bad[len(bad)/2] ^= 1
	for _, image := range []string{"", ukrainianImage[:len(ukrainianImage)-1], string(bad), russianImage} {
		if g := mustLoad(corpus.Ukrainian, image); len(g.rules) == 0 || len(g.rules[0].examples) == 0 {
			t.Errorf("an image of %d bytes passes", len(image))
		}
	}
}
