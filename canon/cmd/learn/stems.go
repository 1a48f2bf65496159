package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/canon/internal/texts"
	"github.com/zvirka/zvirka/corpus"
)

// The longest ending that matches is not always the right one: "солдати" is a
// plural, "питати" an infinitive. learnStems finds, for every word of the
// texts, the part of speech whose endings give a stem that more other words
// share, and where that is not what the longest ending gives, looks for the
// shortest endings with context ("дати" gives "дат") that put most words
// right and few wrong.

// vocabulary counts the words of the texts, in lower case.
func vocabulary(data string) (map[corpus.Lang]map[string]int, error) {
	all, err := texts.All(data)
	if err != nil {
		return nil, err
	}
	out := map[corpus.Lang]map[string]int{corpus.Ukrainian: {}, corpus.Russian: {}}
	var toks []canon.Token
	for _, t := range all {
		toks = canon.AppendTokens(toks[:0], t.Text, corpus.Span{End: len(t.Text)})
		for _, tok := range toks {
			if tok.Class == canon.Word {
				out[t.Lang][yo.Replace(strings.ToLower(tok.In(t.Text)))]++
			}
		}
	}
	return out, nil
}

// yo makes ё an е: texts have either.
var yo = strings.NewReplacer("ё", "е")

type ending struct {
	to  string
	min int
}

// endings are the endings of one part of speech, or all.
type endings map[string]ending

const maxEnding = 9

// strip returns word with the longest ending replaced, and how many letters
// matched.
func (e endings) strip(word []rune) (stem string, n int) {
	for n = min(maxEnding, len(word)); n > 0; n-- {
		if r, ok := e[string(word[len(word)-n:])]; ok && len(word)-n >= r.min {
			return string(word[:len(word)-n]) + r.to, n
		}
	}
	return string(word), 0
}

// stems yields the stems that any of the endings gives, and the ending; the
// whole word is one of them.
func (e endings) stems(word []rune) iter.Seq2[string, string] {
	return func(yield func(stem, ending string) bool) {
		if !yield(string(word), "") {
			return
		}
		for n := min(maxEnding, len(word)); n > 0; n-- {
			from := string(word[len(word)-n:])
			if r, ok := e[from]; ok && len(word)-n >= max(2, r.min) && !yield(string(word[:len(word)-n])+r.to, from) {
				return
			}
		}
	}
}

// readStems reads the table of a stemmer.
func readStems(name string) (byClass map[byte]endings, all endings, irregular map[string]bool, err error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, nil, err
	}
	byClass = map[byte]endings{'n': {}, 'a': {}, 'v': {}}
	all, irregular = endings{}, map[string]bool{}
	for line := range strings.Lines(yo.Replace(string(b))) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) < 4 || line[0] == '#' {
			continue
		}
		least := 2
		if n, err := strconv.Atoi(cells[3]); err == nil {
			least = n
		}
		to := strings.TrimPrefix(cells[2], "-")
		for _, from := range strings.Split(cells[1], "|") {
			switch kind := cells[0][0]; kind {
			case 'n', 'a', 'v':
				byClass[kind][from] = ending{to, least}
				if _, ok := all[from]; !ok {
					all[from] = ending{to, least}
				}
			case 'o':
				for _, e := range byClass {
					e[from] = ending{to, least}
				}
				all[from] = ending{to, least}
			case 'i':
				irregular[from] = true
			}
		}
	}
	return byClass, all, irregular, nil
}

func learnStems(data, out string) error {
	vocab, err := vocabulary(data)
	if err != nil {
		return err
	}
	for lang, words := range vocab {
		byClass, all, irregular, err := readStems(filepath.Join(out, string(lang)+".stem.tsv"))
		if err != nil {
			return err
		}
		rules, single := learnEndings(words, byClass, all, irregular)
		name := filepath.Join(out, string(lang)+".stem.learnt.tsv")
		if err := writeEndings(name, rules, single); err != nil {
			return err
		}
	}
	return nil
}

// wanted is a word with the stem that it should get.
type wanted struct {
	word []rune
	stem string
	sure bool // other words speak for it
	very bool // many do, and against the usual ending
}

func learnEndings(words map[string]int, byClass map[byte]endings, all endings, irregular map[string]bool) (rules, single map[string]string) {
	types := slices.Sorted(maps.Keys(words))
	support := map[byte]map[string]map[string]bool{}
	for class, e := range byClass {
		support[class] = map[string]map[string]bool{}
		for _, w := range types {
			for stem, ending := range e.stems([]rune(w)) {
				if support[class][stem] == nil {
					support[class][stem] = map[string]bool{}
				}
				support[class][stem][ending] = true
			}
		}
	}
	var list []wanted
	for _, w := range types {
		if len([]rune(w)) < 4 || irregular[w] || strings.ContainsAny(w, "-'’abcdefghijklmnopqrstuvwxyz0123456789") {
			continue
		}
		list = append(list, want(w, byClass, all, support))
	}
	rules = rulesFor(list, all)
	return rules, exceptions(list, all, rules)
}

// exceptions returns the words that rules leave wrong though much speaks for
// another stem.
func exceptions(list []wanted, all endings, rules map[string]string) map[string]string {
	both := maps.Clone(all)
	for from, to := range rules {
		both[from] = ending{to, 0}
	}
	out := map[string]string{}
	for _, w := range list {
		if got, _ := both.strip(w.word); w.very && got != w.stem {
			out[string(w.word)] = w.stem
		}
	}
	return out
}

// want decides which part of speech gives the stem of w.
func want(w string, byClass map[byte]endings, all endings, support map[byte]map[string]map[string]bool) wanted {
	r := []rune(w)
	usual, _ := all.strip(r)
	best, bestN, usualN := usual, 0, 0
	for _, class := range []byte("nav") {
		for stem := range byClass[class].stems(r) {
			n := len(support[class][stem])
			if stem == usual {
				usualN = max(usualN, n)
			} else if n > bestN {
				best, bestN = stem, n
			}
		}
	}
	if bestN >= 3 && bestN > usualN+usualN/3 {
		return wanted{r, best, true, bestN >= 5 && bestN >= 2*usualN}
	}
	return wanted{r, usual, usualN >= 3, false}
}

// rulesFor looks for endings with context, short ones first.
func rulesFor(list []wanted, all endings) map[string]string {
	rules := endings{}
	maps.Copy(rules, all)
	learnt := map[string]string{}
	for n := 2; n <= maxEnding; n++ {
		groups := map[string][]wanted{}
		for _, w := range list {
			if _, matched := rules.strip(w.word); len(w.word) >= n && matched <= n {
				suffix := string(w.word[len(w.word)-n:])
				groups[suffix] = append(groups[suffix], w)
			}
		}
		for _, suffix := range slices.Sorted(maps.Keys(groups)) {
			if _, ok := all[suffix]; ok {
				continue
			}
			if to, ok := bestRule(suffix, groups[suffix], rules); ok {
				learnt[suffix] = to
				rules[suffix] = ending{to, 0}
			}
		}
	}
	return learnt
}

// bestRule returns what suffix should become, if some rule puts more
// words right than wrong.
func bestRule(suffix string, group []wanted, rules endings) (string, bool) {
	gain := map[string]int{}
	right := 0
	for _, w := range group {
		got, _ := rules.strip(w.word)
		weight := 1
		if w.sure {
			weight = 2
		}
		if got == w.stem {
			right += weight
		}
		head := string(w.word[:len(w.word)-len([]rune(suffix))])
		if to, ok := strings.CutPrefix(w.stem, head); ok {
			gain[to] += weight
		}
	}
	best, bestGain := "", 0
	for _, to := range slices.Sorted(maps.Keys(gain)) {
		if gain[to] > bestGain {
			best, bestGain = to, gain[to]
		}
	}
	if n := len([]rune(suffix)); n <= 3 && bestGain < 3*right {
		return "", false
	}
	return best, bestGain >= right+leastGain(len([]rune(suffix)))
}

// leastGain is by how much a rule must do better; the words that a long ending
// takes in are few and alike.
func leastGain(letters int) int {
	if letters <= 4 {
		return 6
	}
	return 2
}

func writeEndings(name string, rules, single map[string]string) error {
	var b strings.Builder
	b.WriteString("# Endings with context, and single words, learnt by canon/cmd/learn stems. Columns: kind, from, to, letters that must be left.\n")
	byTo := slices.SortedFunc(maps.Keys(rules), func(a, b string) int {
		return cmp.Or(cmp.Compare(rules[a], rules[b]), cmp.Compare(a, b))
	})
	for _, from := range byTo {
		to := rules[from]
		if to == "" {
			to = "-"
		}
		fmt.Fprintf(&b, "e\t%s\t%s\t%d\n", from, to, max(0, 2-len([]rune(rules[from]))))
	}
	for _, word := range slices.Sorted(maps.Keys(single)) {
		fmt.Fprintf(&b, "i\t%s\t%s\t0\n", word, single[word])
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
