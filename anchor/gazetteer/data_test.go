package gazetteer

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/zvirka/zvirka/corpus"
)

// rows calls f for every entry line of the data.
func rows(t *testing.T, f func(where string, fields []string)) {
	t.Helper()
	names, err := fs.Glob(data, "data/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "endings.tsv") {
			continue
		}
		b, err := fs.ReadFile(data, name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSuffix(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			fields := strings.Split(line, "\t")
			f(name+": "+fields[0], fields)
		}
	}
}

func TestDataColumns(t *testing.T) {
	types := []string{Person, Place, Organisation, Product, Event, RoleType}
	prefixes := map[string]string{"GPE": Place, "LOC": Place, "ORG": Organisation, "PER": Person, "GN": Person, "PRO": Product, "EVT": Event, "ROLE": RoleType}
	rows(t, func(where string, f []string) {
		if len(f) < 6 || len(f) > 8 {
			t.Errorf("%s: %d columns", where, len(f))
			return
		}
		prefix, _, _ := strings.Cut(f[0], "-")
		if !slices.Contains(types, f[1]) || prefixes[prefix] != f[1] {
			t.Errorf("%s: type %s", where, f[1])
		}
		for i, lang := range []string{"uk", "ru"} {
			if f[3+i] == "" {
				t.Errorf("%s: no %s form", where, lang)
			}
		}
		if f[5] == "" {
			t.Errorf("%s: no en form", where)
		}
		for _, column := range f[3:6] {
			for form := range strings.SplitSeq(column, "|") {
				if form == "" || form != strings.TrimSpace(form) || strings.Contains(form, "  ") {
					t.Errorf("%s: form %q", where, form)
				}
			}
		}
	})
}

// TestDataLetters checks that no form has letters of another alphabet.
func TestDataLetters(t *testing.T) {
	rows(t, func(where string, f []string) {
		for i, foreign := range []string{"ыэёъЫЭЁЪ", "іїєґІЇЄҐ"} {
			if at := strings.IndexAny(f[3+i], foreign); at >= 0 && !strings.Contains(f[3+i], "Жэ") && !(i == 0 && quotedRussian(f[3])) && !(i == 1 && quotedUkrainian(f[4])) {
				t.Errorf("%s: %q has a letter of the other language", where, f[3+i])
			}
		}
		for _, column := range f[3:5] {
			for _, word := range strings.FieldsFunc(column, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if mixed(word) {
					t.Errorf("%s: %q mixes alphabets", where, word)
				}
			}
		}
	})
}

// quotedRussian and quotedUkrainian know the names of media and products that
// each press leaves in the other language.
func quotedRussian(forms string) bool {
	return strings.Contains(forms, "СССР") || containsAny(forms, "Эхо Москвы", "Первый канал", "Вёрстка", "Рыбарь")
}

func quotedUkrainian(forms string) bool {
	return containsAny(forms, "Суспільне", "Еспресо", "Дія", "Беларускі")
}

func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

func mixed(word string) bool {
	var latin, cyrillic bool
	for _, r := range word {
		latin = latin || unicode.Is(unicode.Latin, r)
		cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, r)
	}
	return latin && cyrillic
}

func TestDataReferences(t *testing.T) {
	seen := map[string]string{}
	rows(t, func(where string, f []string) {
		if other, ok := seen[f[0]]; ok {
			t.Errorf("%s: also in %s", where, other)
		}
		seen[f[0]] = where
	})
	// Ids of rules with the country put in are known too.
	known := func(id string) bool {
		if _, ok := seen[id]; ok {
			return true
		}
		for _, e := range Default().Entries() {
			if e.Sub != country {
				continue
			}
			name := strings.TrimPrefix(e.ID, "GPE-")
			if body, ok := strings.CutPrefix(id, "ORG-"+name+"-"); ok {
				if _, ok := seen["ORG-{C}-"+body]; ok {
					return true
				}
			}
		}
		return false
	}
	for _, e := range Default().Entries() {
		for _, id := range []string{e.Parent, e.MetonymOf, e.Affiliation} {
			if id != "" && !known(id) {
				t.Errorf("%s refers to %s, which is not there", e.ID, id)
			}
		}
		if e.Parent == e.ID {
			t.Errorf("%s is its own parent", e.ID)
		}
	}
}

// TestDataFindsItself looks every form up as it is written.
func TestDataFindsItself(t *testing.T) {
	g := Default()
	var hits []Hit
	missed := 0
	for i := range g.entries {
		e := &g.entries[i]
		for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
			for form := range e.Forms(lang) {
				if strings.Contains(form, "{") {
					continue
				}
				words := tokens(form)
				var n int
				n, hits = g.Match(words, lang, hits[:0])
				found := slices.ContainsFunc(hits, func(h Hit) bool { return h.Entry == e })
				if n < len(words)-1 || !found {
					missed++
					t.Errorf("%s: %q found as %d %s", e.ID, form, n, ids(hits))
				}
			}
		}
	}
}

// tokens splits a form as a tokenizer would.
func tokens(form string) []string {
	for _, s := range []string{"\"", "«", "»", "(", ")", ",", "/", "&", "#", "+", "—", "–"} {
		form = strings.ReplaceAll(form, s, " "+s+" ")
	}
	return strings.Fields(form)
}

// TestDataClashes lists the forms that several entries share without saying
// that they need context.
func TestDataClashes(t *testing.T) {
	g := Default()
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		owners := map[string][]*Entry{}
		for i := range g.entries {
			e := &g.entries[i]
			if e.Sub == given || e.Type == RoleType {
				continue
			}
			for form, kind := range e.Forms(lang) {
				if kind != Name && kind != Acronym || strings.Contains(form, "{") {
					continue
				}
				if list := owners[form]; !slices.Contains(list, e) {
					owners[form] = append(list, e)
				}
			}
		}
		forms := make([]string, 0, len(owners))
		for form, list := range owners {
			if len(list) > 1 && slices.ContainsFunc(list, func(e *Entry) bool { return !e.Context }) {
				forms = append(forms, form)
			}
		}
		slices.Sort(forms)
		clashes := 0
		for _, form := range forms {
			var names []string
			for _, e := range owners[form] {
				if !e.Context {
					names = append(names, e.ID)
				}
			}
			if len(names) > 1 {
				clashes++
				t.Logf("%s %q: %s", lang, form, strings.Join(names, " "))
			}
		}
		if clashes > 60 {
			t.Errorf("%s: %d forms belong to several entries that need no context", lang, clashes)
		}
	}
}
