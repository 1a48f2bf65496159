package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// Forms of one word may have stems that no rule for endings joins: "школ" and
// "шкіл", "писа" and "пиш". learnAlternations inflects the words of the
// lexicon, looks which of their forms the texts have, and maps the stems of
// these to the one that most of them have, unless it is the stem of another
// word.

// member is a word of the lexicon in one language.
type member struct{ word, pos string }

// members reads the lexicon's words in lang.
func members(dir string, lang corpus.Lang) ([]member, error) {
	names, err := filepath.Glob(filepath.Join(dir, "lexicon", "*.tsv"))
	if err != nil {
		return nil, err
	}
	column := 0
	if lang == corpus.Russian {
		column = 1
	}
	seen := map[member]bool{}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(b)) {
			cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if len(cells) < 3 || line[0] == '#' {
				continue
			}
			for _, word := range strings.Split(cells[column], "|") {
				if word = strings.TrimSpace(word); !strings.ContainsAny(word, " -") {
					seen[member{yo.Replace(strings.ToLower(word)), cells[2]}] = true
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b member) int {
		return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.pos, b.pos))
	}), nil
}

func learnAlternations(data, out string) error {
	vocab, err := vocabulary(data)
	if err != nil {
		return err
	}
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		words, err := members(out, lang)
		if err != nil {
			return err
		}
		rules := alternations(words, vocab[lang], lang)
		if err := writeAlternations(filepath.Join(out, string(lang)+".stem.alternations.tsv"), rules); err != nil {
			return err
		}
	}
	return nil
}

func alternations(words []member, vocab map[string]int, lang corpus.Lang) map[string]string {
	stemOf := func(w string) string { return canon.Default().Form(w, lang).Stem }
	main := make([]string, len(words))
	stems := make([]map[string]int, len(words)) // of each word: how many forms have it
	owner := map[string]bool{}
	for i, m := range words {
		stems[i] = map[string]int{}
		forms := canon.Inflect(m.word, m.pos, lang)
		slices.Sort(forms)
		for _, form := range slices.Compact(forms) {
			if vocab[form] > 0 || form == m.word {
				stems[i][stemOf(form)]++
			}
		}
		main[i] = commonest(stems[i])
		owner[main[i]] = true
	}
	votes := map[string]map[string]int{}
	for i := range words {
		for stem, n := range stems[i] {
			if words[i].pos != "v" && min(n, stems[i][main[i]]) > 2 {
				continue // two words: true alternations leave one stem few forms
			}
			if owner[stem] || len([]rune(main[i])) < 2 || otherWord(stem, words[i], n, vocab, lang) {
				continue
			}
			if votes[stem] == nil {
				votes[stem] = map[string]int{}
			}
			votes[stem][main[i]] += n
		}
	}
	rules := map[string]string{}
	for stem, m := range votes {
		best := commonest(m)
		rest := 0
		for to, n := range m {
			if to != best {
				rest += n
			}
		}
		if m[best] > 2*rest {
			rules[stem] = best
		}
	}
	return rules
}

// otherWord reports whether stem, which n forms of m have, is a word of the
// texts by itself, and not surely a form of m: "клас" is not one of "класти".
func otherWord(stem string, m member, n int, vocab map[string]int, lang corpus.Lang) bool {
	return vocab[stem] > 1 && (n == 1 || !slices.Contains(canon.Inflect(m.word, m.pos, lang), stem))
}

// commonest returns the key with the highest count, the first in order of
// several.
func commonest(m map[string]int) string {
	best := ""
	for _, s := range slices.Sorted(maps.Keys(m)) {
		if best == "" || m[s] > m[best] {
			best = s
		}
	}
	return best
}

func writeAlternations(name string, rules map[string]string) error {
	var b strings.Builder
	b.WriteString("# Stems of one word, learnt by canon/cmd/learn alternations. Columns: kind, stem, the stem it is put to, letters that must be left.\n")
	for _, from := range slices.Sorted(maps.Keys(rules)) {
		fmt.Fprintf(&b, "s\t%s\t%s\t0\n", from, rules[from])
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
