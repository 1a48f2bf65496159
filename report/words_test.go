package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func TestCatalogues(t *testing.T) {
	en := wordsOf("en")
	base := func(key string) string { k, _, _ := strings.Cut(key, "/"); return k }
	keys := map[string]string{}
	for k, text := range en.text {
		keys[base(k)] = text
	}
	holes := regexp.MustCompile(`\{\w+\}`)
	for _, lang := range Languages() {
		w := wordsOf(lang)
		need := []string{"one", "few", "many", "other"}
		if lang == "en" {
			need = []string{"one", "other"}
		}
		seen := map[string]bool{}
		for k, text := range w.text {
			english, ok := keys[base(k)]
			if !ok {
				t.Errorf("%s: %s is not in the English catalogue", lang, k)
			}
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %s is %q", lang, k, text)
			}
			for _, h := range holes.FindAllString(text, -1) {
				if !strings.Contains(english, h) && h != "{n}" && h != "{x}" {
					t.Errorf("%s: %s has %s, the English does not", lang, k, h)
				}
			}
			if form, plural := strings.CutPrefix(k, base(k)+"/"); plural {
				seen[base(k)+"/"+form] = true
				for _, f := range need {
					if _, ok := w.text[base(k)+"/"+f]; !ok {
						t.Errorf("%s: %s has no form %q", lang, base(k), f)
					}
				}
			}
		}
		for k := range keys {
			_, one := w.text[k]
			if _, many := w.text[k+"/other"]; !one && !many {
				t.Errorf("%s: %s is missing", lang, k)
			}
		}
	}
	if got := Languages(); !slices.Equal(got, []corpus.Lang{"en", "ru", "uk"}) {
		t.Errorf("languages %v", got)
	}
	for name, key := range pageWords {
		if _, ok := en.text[key]; !ok {
			t.Errorf("the page's word %s is %s, which is not there", name, key)
		}
	}
	for name, key := range scriptWords {
		if _, ok := en.text[key]; !ok {
			t.Errorf("the script's word %s is %s, which is not there", name, key)
		}
	}
	if wordsOf("de") != en {
		t.Error("a language without words is not English")
	}
}

func TestPlurals(t *testing.T) {
	for _, x := range []struct {
		lang corpus.Lang
		n    int
		want string
	}{
		{"en", 0, "0 sentences"}, {"en", 1, "1 sentence"}, {"en", 21, "21 sentences"},
		{"uk", 0, "0 речень"}, {"uk", 1, "1 речення"}, {"uk", 2, "2 речення"}, {"uk", 5, "5 речень"}, {"uk", 11, "11 речень"}, {"uk", 21, "21 речення"}, {"uk", 112, "112 речень"},
		{"ru", 1, "1 предложение"}, {"ru", 3, "3 предложения"}, {"ru", 14, "14 предложений"}, {"ru", 101, "101 предложение"},
	} {
		if got := wordsOf(x.lang).n("sentences", x.n); got != x.want {
			t.Errorf("%s %d: %q, want %q", x.lang, x.n, got, x.want)
		}
	}
}

func TestValues(t *testing.T) {
	for _, x := range []struct {
		lang     corpus.Lang
		in, want string
	}{
		{"en", "12 km", "12 km"},
		{"uk", "12 km", "12 км"},
		{"uk", "2.5", "2,5"},
		{"en", "480000000 EUR", "480,000,000 EUR"},
		{"uk", "480000000 EUR", "480\u00a0000\u00a0000 EUR"},
		{"en", ">= 6", "≥ 6"},
		{"ru", "~ 80 %", "≈ 80 %"},
		{"en", "82 %", "82%"},
		{"en", "2024-09-17", "17 September 2024"},
		{"uk", "2024-09-17", "17 вересня 2024"},
		{"ru", "2024-09", "сентябрь 2024"},
		{"en", "2024", "2024"},
		{"en", "2024-09-17TMO", "17 September 2024, morning"},
		{"uk", "2026-SP", "весна 2026"},
		{"en", "T08:20", "08:20"},
		{"en", "2024-09-17T08:20", "17 September 2024, 08:20"},
		{"en", "2024-09-17/2024-09-19", "17 September 2024–19 September 2024"},
		{"en", "GPE-North-Korea", "North Korea"},
		{"en", "PT90M", "PT90M"},
		{"en", "2024-13", "2024-13"},
		{"en", "2024-W37", "2024-W37"},
		{"en", "", ""},
		{"en", "слово", "слово"},
	} {
		if got := wordsOf(x.lang).value(x.in); got != x.want {
			t.Errorf("%s %q: %q, want %q", x.lang, x.in, got, x.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, x := range []struct {
		in    string
		width int
		want  []string
	}{
		{"одне два три", 8, []string{"одне два", "три"}},
		{"довгеслово", 8, []string{"довгесло", "во"}},
		{"漢字漢字漢字", 8, []string{"漢字漢字", "漢字"}},
		{"e\u0301e\u0301e\u0301", 8, []string{"e\u0301e\u0301e\u0301"}},
		{"  a  b ", 8, []string{"a b"}},
		{"", 8, []string{""}},
	} {
		var got []string
		for _, l := range wrap([]run{{text: x.in}}, x.width) {
			s := ""
			for _, r := range l.runs {
				s += r.text
			}
			if columns(s) != l.width || l.width > x.width {
				t.Errorf("%q: line %q of %d columns is said to have %d", x.in, s, columns(s), l.width)
			}
			got = append(got, s)
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%q: %q, want %q", x.in, got, x.want)
		}
	}
}

func TestFill(t *testing.T) {
	for _, x := range []struct {
		text, want string
		args       []string
	}{
		{"{a} and {b}", "{b} and 2", []string{"a", "{b}", "b", "2"}},
		{"no holes", "no holes", nil},
		{"{unknown} {", "{unknown} {", nil},
		{"{a}", "", []string{"a", ""}},
		{"{a}x", "1x", []string{"a", "1", "odd"}},
	} {
		if got := fill(x.text, x.args); got != x.want {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
		}
	}
}
