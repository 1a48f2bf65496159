package align

import (
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// judgedPairs returns the pairs of a and b with all features.
func judgedPairs(a, b []string) (*field, *grid) {
	side := func(texts []string, lang corpus.Lang) []Sentence {
		var out []Sentence
		for _, s := range texts {
			out = append(out, Sentence{Text: s, Lang: lang})
		}
		return analysed(out)
	}
	f := newField(side(a, corpus.Ukrainian), side(b, corpus.Russian))
	g := f.judged(map[[2]int32][]support{{0, 0}: {{"test", 1, ""}}, {0, 1}: {{"test", 1, ""}}, {1, 0}: {{"test", 1, ""}}, {1, 1}: {{"test", 1, ""}}})
	g.closer(f)
	return f, g
}

// TestNearWords holds words of one field to speak for the pair that has them.
func TestNearWords(t *testing.T) {
	a := []string{"Поранених доправили до лікарні.", "Ціна квитка зросла."}
	b := []string{"Пострадавшие находятся в клинике.", "Цена билета выросла."}
	_, g := judgedPairs(a, b)
	near := map[[2]int32]float64{}
	for k := range g.pairs {
		p := &g.pairs[k]
		near[[2]int32{p.a, p.b}] = p.near
		if (p.x[fNear] > 0) != (p.near > 0) || p.x[fNearCover] < 0 {
			t.Errorf("%d-%d: near %v, features %v, %v", p.a, p.b, p.near, p.x[fNear], p.x[fNearCover])
		}
	}
	if near[[2]int32{0, 0}] == 0 {
		t.Error("hospital and clinic are not near")
	}
	if near[[2]int32{0, 0}] <= near[[2]int32{0, 1}] || near[[2]int32{0, 0}] <= near[[2]int32{1, 0}] {
		t.Errorf("near: %v", near)
	}
}

// TestOverlap holds a word that each side has once to weigh more than one that
// stands everywhere.
func TestOverlap(t *testing.T) {
	a := []string{"Шахта стоїть.", "Шахта горить.", "Шахта стоїть, знайшли равлика."}
	b := []string{"Шахта закрыта.", "Шахта большая, нашли улитку.", "Шахта пуста."}
	f, _ := judgedPairs(a, b)
	plain, rare := f.overlap(f.a[0].words, f.b[0].words), f.overlap(f.a[2].words, f.b[1].words)
	if plain.mass == 0 || plain.once != 0 || plain.local >= plain.mass {
		t.Errorf("a word of every sentence: %+v", plain)
	}
	if rare.once == 0 || rare.best < plain.best || rare.local <= plain.local {
		t.Errorf("a word that each side has once: %+v", rare)
	}
	if both := shared(f.a[2].words, f.b[1].words); both != rare.mass {
		t.Errorf("mass %v, shared %v", rare.mass, both)
	}
}
