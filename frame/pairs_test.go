package frame

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// TestPairsAreThoseOfMatch holds that Pairs gives what Match gives for every two
// frames, for texts short and long: in long ones some words are everywhere.
func TestPairsAreThoseOfMatch(t *testing.T) {
	const uk = "У Відні 12 міністрів підписали угоду про газ. Поліція затримала трьох підозрюваних у вибуху на складі. Президент заявив, що удар був. "
	const ru = "В Вене двенадцать министров подписали соглашение о газе. Полиция задержала троих подозреваемых во взрыве на складе. Взрыв произошёл ночью. "
	for _, times := range []int{0, 2 * common} {
		a := Extract(Input{Text: uk, Lang: corpus.Ukrainian})
		text := strings.Repeat("Взрыв произошёл на складе. ", times) + ru
		var sentences []corpus.Span
		for i, c := range text {
			if c == '.' {
				start := 0
				if len(sentences) > 0 {
					start = sentences[len(sentences)-1].End
				}
				sentences = append(sentences, corpus.Span{Start: start, End: i + 1})
			}
		}
		b := Extract(Input{Text: text, Lang: corpus.Russian, Sentences: sentences})
		got := slices.Collect(Pairs(a, b, 0))
		if len(got) == 0 {
			t.Fatalf("%d times: no pairs", times)
		}
		met := map[[2]int]bool{}
		for _, p := range got {
			met[[2]int{p.A, p.B}] = true
			if score, why := Match(a[p.A], b[p.B]); score != p.Score || why != p.Why {
				t.Errorf("%d times: frames %d and %d: %v %q, Match says %v %q", times, p.A, p.B, p.Score, p.Why, score, why)
			}
		}
		for i := range a {
			for j := range b {
				if score, _ := Match(a[i], b[j]); score > 0 && !met[[2]int{i, j}] && times == 0 {
					t.Errorf("frames %d and %d match by %v and are not found", i, j, score)
				}
			}
		}
	}
}

// TestCompareKnowsWhatMatchKnows holds that the evidence which the weights are
// fitted on gives, with the weights in use, the score of Match.
func TestCompareKnowsWhatMatchKnows(t *testing.T) {
	const uk = "У Відні 12 міністрів підписали угоду про газ. Поліція затримала трьох підозрюваних у вибуху на складі."
	const ru = "В Вене двенадцать министров подписали соглашение о газе. Полиция задержала троих подозреваемых во взрыве на складе."
	a, b := Extract(Input{Text: uk, Lang: corpus.Ukrainian}), Extract(Input{Text: ru, Lang: corpus.Russian})
	matches := 0
	for _, p := range slices.Collect(Pairs(a, b, 0)) {
		v, ok := Compare(a[p.A], b[p.B])
		if !ok {
			t.Errorf("frames %d and %d match and have no evidence", p.A, p.B)
			continue
		}
		z := 0.0
		for i, w := range weights() {
			z += w * v[i]
		}
		if score := 1 / (1 + math.Exp(-z)); math.Abs(score-p.Score) > 1e-4 {
			t.Errorf("frames %d and %d: %v by the evidence, %v by Match", p.A, p.B, score, p.Score)
		}
		matches++
	}
	if matches == 0 {
		t.Error("nothing matches")
	}
}
