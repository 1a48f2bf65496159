package gazetteer

import (
	"slices"
	"sync"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func TestContains(t *testing.T) {
	g := Default()
	for _, tt := range []struct {
		parent, child string
		want          bool
	}{
		{"GPE-Ukraine", "GPE-Bakhmut", true},
		{"GPE-Donetsk-Oblast", "GPE-Bakhmut", true},
		{"GPE-Russia", "LOC-Vostochny-Cosmodrome", true},
		{"GPE-Amur-Oblast", "LOC-Vostochny-Cosmodrome", true},
		{"LOC-Asia", "GPE-Pyongyang", true},
		{"ORG-UN", "ORG-UN-Security-Council", true},
		{"GPE-Kyiv", "LOC-Bankova", true},
		{"GPE-Bakhmut", "GPE-Bakhmut", true},
		{"GPE-Bakhmut", "GPE-Ukraine", false},
		{"GPE-Russia", "GPE-Bakhmut", false},
		{"GPE-South-Korea", "GPE-Pyongyang", false},
		{"GPE-Russia", "no-such", false},
		{"no-such", "no-such", true},
	} {
		if got := g.Contains(tt.parent, tt.child); got != tt.want {
			t.Errorf("Contains(%s, %s) = %v", tt.parent, tt.child, got)
		}
	}
}

func TestCountry(t *testing.T) {
	g := Default()
	for id, want := range map[string]string{
		"GPE-Bakhmut":        "GPE-Ukraine",
		"GPE-Ukraine":        "GPE-Ukraine",
		"PER-Kim-Jong-un":    "GPE-North-Korea",
		"ORG-KCNA":           "GPE-North-Korea",
		"LOC-Kremlin":        "GPE-Russia",
		"GPE-Scotland":       "GPE-Great-Britain",
		"ORG-UN":             "",
		"no-such":            "",
		"PER-Antony-Blinken": "GPE-USA",
	} {
		if got := g.Country(id); got != want {
			t.Errorf("Country(%s) = %q, want %q", id, got, want)
		}
	}
}

// TestMetonyms checks what a place stands for.
func TestMetonyms(t *testing.T) {
	for id, want := range map[string]string{
		"LOC-Kremlin":        "ORG-Presidential-Administration-of-Russia",
		"LOC-Bankova":        "ORG-Office-of-the-President-of-Ukraine",
		"LOC-White-House":    "GPE-USA",
		"LOC-Downing-Street": "ORG-Great-Britain-Government",
		"GPE-Moscow":         "GPE-Russia",
		"GPE-Pyongyang":      "GPE-North-Korea",
		"GPE-Brussels":       "ORG-EU",
	} {
		if e, ok := Default().Lookup(id); !ok || e.MetonymOf != want {
			t.Errorf("%s stands for %q, want %q", id, e.MetonymOf, want)
		}
	}
}

// TestRules checks that bodies of states come out as one entry each.
func TestRules(t *testing.T) {
	g := Default()
	same := map[string][]string{
		"ORG-Japan-Ministry-of-Defence":  {"Міноборони Японії", "японське Міністерство оборони", "Міністерством оборони Японії"},
		"ORG-Russia-Ministry-of-Defence": {"Міноборони РФ", "російського Міноборони", "Міністерство оборони Російської Федерації"},
		"ORG-Ukraine-Parliament":         {"Верховна Рада України", "український парламент", "парламентом України"},
		"ORG-Poland-Government":          {"уряд Польщі", "польської влади", "польським урядом"},
	}
	for id, texts := range same {
		for _, text := range texts {
			n, hits := g.Match(words(text), corpus.Ukrainian, nil)
			if n != len(words(text)) || !slices.ContainsFunc(hits, func(h Hit) bool { return h.Entry.ID == id }) {
				t.Errorf("%q: %d %s, want %s", text, n, ids(hits), id)
			}
		}
	}
}

func TestMatchRole(t *testing.T) {
	g := Default()
	for text, want := range map[string]string{
		"президента Росії Володимира": "ROLE-Russia-President",
		"російський президент":        "ROLE-Russia-President",
		"лідером КНДР":                "ROLE-North-Korea-Leader",
		"лідер Північної Кореї":       "ROLE-North-Korea-Leader",
		"північнокорейським лідером":  "ROLE-North-Korea-Leader",
		"міністр оборони РФ":          "ROLE-Russia-Defence-Minister",
		"глави МЗС Японії":            "ROLE-Japan-Foreign-Minister",
		"держсекретар США":            "ROLE-USA-Secretary-of-State",
		"президент компанії":          "",
		"Росії":                       "",
	} {
		_, hits := g.MatchRole(words(text), corpus.Ukrainian, nil)
		got := ""
		if len(hits) > 0 {
			got = hits[0].Entry.ID
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if n, hits := g.Match([]string{"президент", "Росії"}, corpus.Ukrainian, nil); n != 0 {
		t.Errorf("Match finds a role: %s", ids(hits))
	}
}

// TestConcurrent has many callers make the same entries.
func TestConcurrent(t *testing.T) {
	g := Default()
	text := words("Міністерство торгівлі Нової Зеландії")
	entries := make([]*Entry, 8)
	var wg sync.WaitGroup
	for i := range entries {
		wg.Go(func() {
			_, hits := g.Match(text, corpus.Ukrainian, nil)
			if len(hits) > 0 {
				entries[i] = hits[0].Entry
			}
		})
	}
	wg.Wait()
	for _, e := range entries {
		if e == nil || e != entries[0] {
			t.Fatal("callers got different entries")
		}
	}
}

func TestForms(t *testing.T) {
	e, _ := Default().Lookup("GPE-North-Korea")
	var got []string
	for form, kind := range e.Forms(corpus.Russian) {
		got = append(got, form+":"+kind.String())
	}
	if len(got) < 5 || got[0] != "КНДР:acronym" || !slices.Contains(got, "северокорейский:adjective") {
		t.Errorf("%q", got)
	}
}
