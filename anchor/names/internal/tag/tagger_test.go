package tag

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// ofText are texts of which words come again, in other places and shapes.
var ofText = []string{
	"Президент Литви Гітанас Науседа прибув до Києва. «Ми поруч», — сказав Науседа журналістам у 2022 році.",
	"Президент Литвы прибыл в Киев, где встретился с главой МИД. Об этом сообщает «Укринформ» 12.03.2022.",
	"КИЇВ. Прибув президент? «МИ ПОРУЧ» — сказав президент Литви (МЗС); Nord Stream 2 AG, потік-2.",
	"", "А", "Б.Джонсон\nсказав",
}

// randomModel has weights for half of the features of ofText.
func randomModel(t *testing.T, rnd *rand.Rand) *Model {
	t.Helper()
	seen := map[uint32]bool{}
	var weights []Weight
	var feats []uint32
	for _, text := range ofText {
		p := Prepare(text, nil, corpus.Ukrainian, everyThird{})
		for _, s := range p.Seqs {
			for i := s.From; i < s.To; i++ {
				feats = p.ListFeatures(p.Features(feats[:0], s, i), s, i)
				for _, h := range feats {
					if seen[h] || rnd.IntN(2) == 0 {
						continue
					}
					seen[h] = true
					for _, l := range rnd.Perm(Labels)[:1+rnd.IntN(Labels)] {
						weights = append(weights, Weight{h, uint8(l), rnd.NormFloat64()})
					}
				}
			}
		}
	}
	m, err := Read(string(Write(weights, randomTransitions(rnd), len(weights))))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func randomTransitions(rnd *rand.Rand) (out [Labels][Labels]float64) {
	for a := range out {
		for b := range out[a] {
			out[a][b] = rnd.NormFloat64()
		}
	}
	return out
}

// everyThird is a list of names that has every third word.
type everyThird struct{}

func (everyThird) Mark(out []uint16, words []string) {
	for i := 0; i < len(out); i += 3 {
		out[i] = uint16(1 + len(words[i]))
	}
}

// TestTaggerRemembersNothingOfTexts compares one tagger that has seen all texts
// many times with new ones, and its scores with the sums of all features.
func TestTaggerRemembersNothingOfTexts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	m := randomModel(t, rnd)
	old := NewTagger(m)
	for range 200 {
		text := ofText[rnd.IntN(len(ofText))]
		lang := []corpus.Lang{corpus.Ukrainian, corpus.Russian}[rnd.IntN(2)]
		_, want := NewTagger(m).Tag(text, nil, lang, everyThird{})
		p, got := old.Tag(text, nil, lang, everyThird{})
		if !slices.Equal(got, want) {
			t.Fatalf("%s in %s: labels %v, of a new tagger %v", text, lang, got, want)
		}
		for _, s := range p.Seqs {
			for i := s.From; i < s.To; i++ {
				checkScores(t, old, p, s, i)
			}
		}
	}
}

func checkScores(t *testing.T, g *Tagger, p *Text, s Seq, i int) {
	t.Helper()
	var got, want fullRow
	w := p.around(s, i)
	g.sums.add(&got, g.m, &w)
	g.m.score(&got, w.lone(w.joined(nil)))
	g.m.score(&want, p.Features(nil, s, i))
	if got != want {
		t.Fatalf("%q, token %d: the groups do not add up to the features", p.text, i)
	}
}

// TestDecodeIsExhaustive compares decoding with one that tries every label after
// every other.
func TestDecodeIsExhaustive(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		var all [Labels][Labels]int32
		for a := range all {
			for b := range all[a] {
				all[a][b] = int32(rnd.IntN(9)) // few numbers: many of them tie
			}
		}
		m := &Model{trans: newTransitions(&all)}
		scores := make([]row, 1+rnd.IntN(12))
		for i := range scores {
			for l := range Labels {
				scores[i][l] = int32(rnd.IntN(9))
			}
		}
		got := make([]uint8, len(scores))
		new(viterbi).decode(m, scores, got)
		if a, b := valueOf(&all, scores, got), bestValue(&all, scores); a != b {
			t.Fatalf("labels %v are worth %d, the best %d", got, a, b)
		}
	}
}

// valueOf is the score of labels, which must be well formed.
func valueOf(all *[Labels][Labels]int32, scores []row, labels []uint8) int32 {
	sum, last := int32(0), uint8(0)
	for i, l := range labels {
		if !Follows(last, l) {
			return worst
		}
		sum += all[last][l] + scores[i][l]
		last = l
	}
	if !closes(last) {
		return worst
	}
	return sum
}

func bestValue(all *[Labels][Labels]int32, scores []row) int32 {
	cur := [Labels]int32{}
	for l := 1; l < Labels; l++ {
		cur[l] = worst
	}
	for i := range scores {
		var next [Labels]int32
		for b := range uint8(Labels) {
			next[b] = worst
			for a := range uint8(Labels) {
				if Follows(a, b) {
					next[b] = max(next[b], cur[a]+all[a][b]+scores[i][b])
				}
			}
		}
		cur = next
	}
	best := int32(worst)
	for l := range uint8(Labels) {
		if closes(l) {
			best = max(best, cur[l])
		}
	}
	return best
}
