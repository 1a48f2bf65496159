package canon

import (
	"os"
	"strings"
	"testing"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/zvirka/zvirka/corpus"
)

// families reads word families: one a line.
func families(t testing.TB, name string) [][]string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		if words := strings.Fields(line); len(words) > 1 && words[0] != "#" {
			out = append(out, words)
		}
	}
	return out
}

// stemIndex returns the share of pairs of forms of one word that are not
// joined (under-stemming), and the share of pairs of words that share a stem
// of any of their forms (over-stemming), in a thousand.
func stemIndex(list [][]string, stem func(string) string) (under, over float64, bad []string) {
	pairs, parted := 0, 0
	owners := map[string]map[int]bool{}
	for n, words := range list {
		stems := make([]string, len(words))
		for i, w := range words {
			stems[i] = stem(w)
			if owners[stems[i]] == nil {
				owners[stems[i]] = map[int]bool{}
			}
			owners[stems[i]][n] = true
		}
		whole := true
		for i := range stems {
			for j := range i {
				pairs++
				if stems[i] != stems[j] {
					parted++
					whole = false
				}
			}
		}
		if !whole {
			bad = append(bad, strings.Join(words, " ")+" → "+strings.Join(stems, " "))
		}
	}
	met := map[[2]int]bool{}
	for _, set := range owners {
		for a := range set {
			for b := range set {
				if a < b {
					met[[2]int{a, b}] = true
				}
			}
		}
	}
	n := len(list)
	return float64(parted) / float64(pairs), 1000 * float64(len(met)) / float64(n*(n-1)/2), bad
}

func TestStemIndex(t *testing.T) {
	c := Default()
	for _, tt := range []struct {
		lang        corpus.Lang
		under, over float64
	}{
		{corpus.Ukrainian, 0.02, 0.20},
		{corpus.Russian, 0.012, 0.26},
	} {
		list := families(t, "testdata/"+string(tt.lang)+".families.txt")
		if len(list) < 400 {
			t.Errorf("%s: %d families, want 400", tt.lang, len(list))
		}
		under, over, bad := stemIndex(list, func(w string) string { return c.Form(w, tt.lang).Stem })
		t.Logf("%s: under-stemming %.4f, over-stemming %.4f in a thousand pairs of words, of %d families", tt.lang, under, over, len(list))
		if testing.Verbose() {
			for _, b := range bad {
				t.Log(b)
			}
		}
		if under > tt.under || over > tt.over {
			t.Errorf("%s: index is above %.2f, %.2f", tt.lang, tt.under, tt.over)
		}
	}
}

// TestShortStems holds words whose endings look like those of other words.
func TestShortStems(t *testing.T) {
	c := Default()
	for _, tt := range []struct {
		lang corpus.Lang
		same []string // forms of one word
		not  string   // a form of another
	}{
		{corpus.Russian, []string{"самолёт", "самолет", "самолёта", "самолётов"}, "самолюбие"},
		{corpus.Russian, []string{"отчёт", "отчет", "отчёта", "отчётом"}, "отчество"},
		{corpus.Russian, []string{"свет", "света", "светом"}, "свадьба"},
		{corpus.Russian, []string{"снять", "сняла", "снимут"}, "сна"},
		{corpus.Russian, []string{"ответ", "ответа", "ответом"}, "отвага"},
		{corpus.Russian, []string{"май", "мая", "маю"}, "мама"},
		{corpus.Ukrainian, []string{"бути", "була", "були"}, "бік"},
		{corpus.Ukrainian, []string{"має", "мати", "мали"}, "мама"},
		{corpus.Ukrainian, []string{"стан", "стану", "станом"}, "стати"},
		{corpus.Ukrainian, []string{"грати", "грає", "грала"}, "грам"},
		{corpus.Ukrainian, []string{"злий", "злого", "злі"}, "злак"},
	} {
		stem := c.Form(tt.same[0], tt.lang).Stem
		for _, w := range tt.same[1:] {
			if got := c.Form(w, tt.lang).Stem; got != stem {
				t.Errorf("%s: stem of %s is %s, of %s %s", tt.lang, tt.same[0], stem, w, got)
			}
		}
		if got := c.Form(tt.not, tt.lang).Stem; got == stem {
			t.Errorf("%s: %s and %s have one stem, %s", tt.lang, tt.same[0], tt.not, stem)
		}
	}
}

// TestStemBaseline holds the Russian stemmer to Snowball's.
func TestStemBaseline(t *testing.T) {
	c := Default()
	list := families(t, "testdata/ru.families.txt")
	under, over, _ := stemIndex(list, func(w string) string { return c.Form(w, corpus.Russian).Stem })
	baseUnder, baseOver, _ := stemIndex(list, func(w string) string {
		env := snowballstem.NewEnv(strings.ToLower(w))
		russian.Stem(env)
		return env.Current()
	})
	t.Logf("ours: under %.4f over %.4f; snowball: under %.4f over %.4f", under, over, baseUnder, baseOver)
	if under >= baseUnder {
		t.Errorf("under-stemming %.4f is no better than Snowball's %.4f", under, baseUnder)
	}
}
