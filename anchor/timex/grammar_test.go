package timex

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// show prints what was found in the form of the examples of the rules files.
func show(times []Time, numbers []Number) string {
	var out []string
	i, j := 0, 0
	for i < len(times) || j < len(numbers) {
		if j == len(numbers) || i < len(times) && times[i].Start < numbers[j].Start {
			t := times[i]
			s := t.Type + " " + t.Value
			if t.ValueEnd != "" {
				s += ".." + t.ValueEnd
			}
			if t.Mod != "" {
				s += " " + t.Mod
			}
			out = append(out, s)
			i++
			continue
		}
		n := numbers[j]
		s := n.Type + " "
		if n.Bound != "=" {
			s += n.Bound
		}
		s += n.Value
		if n.ValueEnd != "" {
			s += ".." + n.ValueEnd
		}
		if n.Unit != "" {
			s += " " + n.Unit
		}
		out = append(out, s)
		j++
	}
	return strings.Join(out, "; ")
}

// rulesOf returns the rules of a language with their examples.
func rulesOf(t testing.TB, lang corpus.Lang) []rule {
	t.Helper()
	g, err := loadGrammar(dataFS, lang)
	if err != nil {
		t.Fatal(err)
	}
	return g.rules
}

// TestExamples runs the examples beneath the rules.
func TestExamples(t *testing.T) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		for _, r := range rulesOf(t, lang) {
			for _, e := range r.examples {
				if e.lang != "" && e.lang != lang {
					continue
				}
				if e.lang == "" && strings.Contains(r.at, "common") {
					t.Errorf("%s: example of a common rule without a language", e.at)
				}
				t.Run(fmt.Sprintf("%s/%s", r.name, e.text), func(t *testing.T) {
					ref := e.given
					if ref == "" {
						ref = "2023-09-14T12:00:00"
					}
					times, numbers := Find(e.text, []corpus.Span{{Start: 0, End: len(e.text)}}, lang, ref)
					if e.want == "" {
						for _, x := range times {
							if x.Rule == r.name {
								t.Errorf("%s: %s found %q", e.at, r.name, x.Text)
							}
						}
						for _, x := range numbers {
							if x.Rule == r.name {
								t.Errorf("%s: %s found %q", e.at, r.name, x.Text)
							}
						}
						return
					}
					if got := show(times, numbers); got != e.want && !(e.want == "nothing" && got == "") {
						t.Errorf("%s: got %s, want %s", e.at, got, e.want)
					}
				})
			}
		}
	}
}

func TestEveryRuleHasExamples(t *testing.T) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		for _, r := range rulesOf(t, lang) {
			found := false
			for _, e := range r.examples {
				found = found || e.want != ""
			}
			if !found {
				t.Errorf("%s: rule %s has no example", r.at, r.name)
			}
		}
	}
}

func TestDataLoads(t *testing.T) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian, ""} {
		g, err := loadGrammar(dataFS, lang)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%q: %d forms, %d classes, %d rules, %d nodes", lang, len(g.lex.forms), g.lex.count, len(g.rules), len(g.nodes))
	}
}
