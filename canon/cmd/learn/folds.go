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
	"github.com/zvirka/zvirka/canon/internal/texts"
	"github.com/zvirka/zvirka/corpus"
)

// Ukrainian і stands for Russian и, е or о ("сила", "ліс", "ніч"), and there
// are more correspondences that depend on the letters around. learnFolds
// gathers Ukrainian stems with the skeleton of their Russian cognates, from
// translations and from the words of either language, and looks for strings of
// letters whose rewriting makes most stems right and few wrong.

// folds is a table of rewriting rules; fold applies the longest that matches
// at each place, as package canon does.
type folds map[string]string

const maxFold = 7

func (f folds) fold(stem string) string {
	word := []rune("^" + stem + "$")
	var out []rune
	put := func(s string) {
		for _, r := range s {
			if len(out) == 0 || out[len(out)-1] != r {
				out = append(out, r)
			}
		}
	}
	for i := 0; i < len(word); {
		n := min(maxFold, len(word)-i)
		for ; n > 0; n-- {
			if to, ok := f[string(word[i:i+n])]; ok {
				put(to)
				break
			}
		}
		if n == 0 {
			if word[i] != '^' && word[i] != '$' {
				put(string(word[i]))
			}
			n = 1
		}
		i += n
	}
	return string(out)
}

func readFolds(name string) (folds, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := folds{}
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) < 2 || line[0] == '#' {
			continue
		}
		to := cells[1]
		if to == "-" {
			to = ""
		}
		for _, from := range strings.Split(cells[0], "|") {
			out[from] = to
		}
	}
	return out, nil
}

// cognates maps Ukrainian stems to the Russian skeletons that they should get,
// with their weight.
type cognates map[string]map[string]int

func (c cognates) add(stem, skel string, n int) {
	if c[stem] == nil {
		c[stem] = map[string]int{}
	}
	c[stem][skel] += n
}

// best returns the likeliest skeleton of each stem.
func (c cognates) best() map[string]string {
	out := map[string]string{}
	for stem, skels := range c {
		n := 0
		for _, skel := range slices.Sorted(maps.Keys(skels)) {
			if skels[skel] > n {
				n, out[stem] = skels[skel], skel
			}
		}
	}
	return out
}

func learnFolds(data, out string) error {
	base, err := readFolds(filepath.Join(out, "uk.fold.tsv"))
	if err != nil {
		return err
	}
	found := cognates{}
	if err := fromBitext(data, base, found); err != nil {
		return err
	}
	if err := fromVocabulary(data, base, found); err != nil {
		return err
	}
	rules := learnRules(base, found.best())
	return writeFolds(filepath.Join(out, "uk.fold.learnt.tsv"), rules)
}

// formsOf returns the forms of the content words of a text.
func formsOf(text string, lang corpus.Lang) []canon.Form {
	toks := canon.Tokenize(text, corpus.Span{End: len(text)})
	forms := canon.Default().Forms(text, toks, lang)
	return slices.DeleteFunc(forms, func(f canon.Form) bool {
		return f.IsZero() || f.Stop || strings.Contains(f.Skel, "·")
	})
}

// fromBitext adds words that stand in a sentence and its translation and whose
// spelling is near.
func fromBitext(data string, base folds, found cognates) error {
	names, err := texts.Bitext(data)
	if err != nil {
		return err
	}
	for _, name := range names {
		pairs, err := texts.Pairs(name)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			if p.Apart {
				continue
			}
			ru := formsOf(p.RU, corpus.Russian)
			for _, f := range formsOf(p.UK, corpus.Ukrainian) {
				if g, ok := nearest(base.fold(f.Stem), f.Stem, ru); ok {
					found.add(f.Stem, g, 2)
				}
			}
		}
	}
	return nil
}

// nearest returns the one skeleton of ru that is like skel.
func nearest(skel, stem string, ru []canon.Form) (string, bool) {
	best, bestLike := "", 0.0
	for _, g := range ru {
		if g.Skel == skel {
			return skel, true
		}
		if like := letterLike(skel, g.Skel); like > bestLike {
			best, bestLike = g.Skel, like
		}
	}
	return best, bestLike >= 0.7 && len([]rune(stem)) >= 3
}

// letterLike is one less the edit distance of a and b in letters over the
// length of the longer, where vowels cost half, and the first consonants must be alike.
func letterLike(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	line := make([]float64, len(y)+1)
	for j := range y {
		line[j+1] = float64(j + 1)
	}
	for i, r := range x {
		diagonal := line[0]
		line[0] = float64(i + 1)
		for j, q := range y {
			price := 1.0
			if r == q {
				price = 0
			} else if isVowel(r) && isVowel(q) {
				price = 0.5
			}
			best := min(diagonal+price, line[j+1]+1, line[j]+1)
			diagonal, line[j+1] = line[j+1], best
		}
	}
	return 1 - line[len(y)]/float64(max(len(x), len(y), 1))
}

func isVowel(r rune) bool { return strings.ContainsRune("аеєиіїоуюяёыэ", r) }

// fromVocabulary adds Ukrainian stems with і whose skeleton is not a Russian
// one, where just one other reading of the vowel is.
func fromVocabulary(data string, base folds, found cognates) error {
	all, err := texts.All(data)
	if err != nil {
		return err
	}
	ru, uk := map[string]int{}, map[string]int{}
	for _, t := range all {
		for _, f := range formsOf(t.Text, t.Lang) {
			if t.Lang == corpus.Russian {
				ru[f.Skel]++
			} else {
				uk[f.Stem]++
			}
		}
	}
	for stem, n := range uk {
		if n < 2 || len([]rune(stem)) < 5 {
			continue
		}
		if skel := base.fold(stem); ru[skel] > 1 {
			found.add(stem, skel, 1)
			continue
		}
		var hits []string
		for _, reading := range readings(stem) {
			if skel := base.fold(reading); ru[skel] > 2 {
				hits = append(hits, skel)
			}
		}
		slices.Sort(hits)
		if hits = slices.Compact(hits); len(hits) == 1 {
			found.add(stem, hits[0], 1)
		}
	}
	return nil
}

// readings returns stem with е or о for some of its і.
func readings(stem string) []string {
	out := []string{""}
	for _, r := range stem {
		n := len(out)
		for i := range n {
			if r == 'і' && n <= 9 {
				out = append(out, out[i]+"е", out[i]+"о")
			}
			out[i] += string(r)
		}
	}
	return out
}

// learnRules looks for rules besides those of base as long as they help.
func learnRules(base folds, want map[string]string) folds {
	rules, learnt := maps.Clone(base), folds{}
	stems := slices.Sorted(maps.Keys(want))
	for round := range 14 {
		least := max(2, 12-2*round)
		for _, c := range candidates(rules, stems, want) {
			if c.fixes < least {
				break
			}
			if c.fixes < 6 && len([]rune(c.from)) <= 2 {
				continue
			}
			if _, ok := base[c.from]; ok || rules[c.from] == c.to {
				continue
			}
			if gain(rules, c, stems, want) >= least {
				rules[c.from], learnt[c.from] = c.to, c.to
			}
		}
	}
	return learnt
}

type candidate struct {
	from, to string
	fixes    int
}

// candidates returns rewritings that mend the only stretch where a stem goes
// wrong, with letters around; the commonest first.
func candidates(rules folds, stems []string, want map[string]string) []candidate {
	count := map[candidate]int{}
	for _, stem := range stems {
		if got := rules.fold(stem); got != want[stem] {
			for _, c := range mendings(rules, stem, want[stem]) {
				count[c]++
			}
		}
	}
	var out []candidate
	for c, n := range count {
		c.fixes = n
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.fixes, a.fixes), cmp.Compare(len(a.from), len(b.from)), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	return out
}

// mendings cuts stem into head, from, tail so that the head and the tail fold
// to the two ends of what is wanted; what is left in the middle is a rule.
func mendings(rules folds, stem, want string) []candidate {
	word := []rune("^" + stem + "$")
	target := []rune(want)
	var out []candidate
	for i := range word {
		head := []rune(rules.fold(strings.Trim(string(word[:i]), "^$")))
		if len(head) > len(target) || string(target[:len(head)]) != string(head) {
			break
		}
		for n := 1; n < maxFold && i+n <= len(word); n++ {
			from := string(word[i : i+n])
			if from == "^" || from == "$" || strings.Contains(from, "'") {
				continue
			}
			tail := []rune(rules.fold(strings.Trim(string(word[i+n:]), "^$")))
			rest := target[len(head):]
			if len(tail) > len(rest) || string(rest[len(rest)-len(tail):]) != string(tail) {
				continue
			}
			to := string(rest[:len(rest)-len(tail)])
			if n >= 2 && plausible(rules.fold(strings.Trim(from, "^$")), to) {
				out = append(out, candidate{from: from, to: to})
			}
		}
	}
	return out
}

// plausible reports whether a rule rewrites letters, not words: usual is what
// its letters become without it.
func plausible(usual, to string) bool {
	a, b := len([]rune(usual)), len([]rune(to))
	return b > 0 && b >= a-1 && b <= a+3 && letterLike(usual, to) >= 0.4
}

// gain is how many stems c puts right, less twice those that it puts wrong.
func gain(rules folds, c candidate, stems []string, want map[string]string) int {
	old, had := rules[c.from]
	n := 0
	for _, stem := range stems {
		if !strings.Contains("^"+stem+"$", c.from) {
			continue
		}
		before := rules.fold(stem) == want[stem]
		rules[c.from] = c.to
		after := rules.fold(stem) == want[stem]
		if had {
			rules[c.from] = old
		} else {
			delete(rules, c.from)
		}
		switch {
		case after && !before:
			n++
		case before && !after:
			n -= 2
		}
	}
	return n
}

func writeFolds(name string, rules folds) error {
	var b strings.Builder
	b.WriteString("# Ukrainian stems into common spelling, learnt by canon/cmd/learn folds. Columns: from, to.\n")
	for _, from := range slices.Sorted(maps.Keys(rules)) {
		to := rules[from]
		if to == "" {
			to = "-"
		}
		fmt.Fprintf(&b, "%s\t%s\n", from, to)
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
