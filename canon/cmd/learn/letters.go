package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"maps"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/canon/internal/texts"
	"github.com/zvirka/zvirka/corpus"
)

// learnLetters prices the letters of the edit distance between skeletons: what
// stands for what in words of near spelling in a sentence and its translation.
// A price is the surprise, -log P(b|a), as a share of that of one in 2000.
func learnLetters(data, out string) error {
	names, err := texts.Bitext(data)
	if err != nil {
		return err
	}
	sub, total := map[[2]rune]int{}, map[rune]int{}
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
				if g, ok := nearest(f.Skel, f.Stem, ru); ok {
					countLetters(f.Skel, g, sub, total)
				}
			}
		}
	}
	return writeLetters(filepath.Join(out, "letters.tsv"), sub, total)
}

// none stands for no letter in the counts.
const none = '-'

// countLetters counts what stands for what in the best alignment of a and b,
// in both directions.
func countLetters(a, b string, sub map[[2]rune]int, total map[rune]int) {
	note := func(r, q rune) {
		sub[[2]rune{r, q}]++
		sub[[2]rune{q, r}]++
		total[r]++
		total[q]++
	}
	for _, p := range alignLetters([]rune(a), []rune(b)) {
		note(p[0], p[1])
	}
}

// alignLetters returns the pairs of the cheapest alignment, with none for a
// letter that is missing.
func alignLetters(a, b []rune) [][2]rune {
	cost := make([][]float64, len(a)+1)
	for i := range cost {
		cost[i] = make([]float64, len(b)+1)
		for j := range cost[i] {
			switch {
			case i == 0:
				cost[i][j] = float64(j)
			case j == 0:
				cost[i][j] = float64(i)
			default:
				cost[i][j] = min(cost[i-1][j-1]+swap(a[i-1], b[j-1]), cost[i-1][j]+1, cost[i][j-1]+1)
			}
		}
	}
	var out [][2]rune
	for i, j := len(a), len(b); i > 0 || j > 0; {
		switch {
		case i > 0 && j > 0 && cost[i][j] == cost[i-1][j-1]+swap(a[i-1], b[j-1]):
			i, j = i-1, j-1
			out = append(out, [2]rune{a[i], b[j]})
		case i > 0 && cost[i][j] == cost[i-1][j]+1:
			i--
			out = append(out, [2]rune{a[i], none})
		default:
			j--
			out = append(out, [2]rune{none, b[j]})
		}
	}
	return out
}

func swap(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case isVowel(a) && isVowel(b):
		return 0.5
	case isVowel(a) != isVowel(b):
		return 1.6
	}
	return 1
}

func writeLetters(name string, sub map[[2]rune]int, total map[rune]int) error {
	var b strings.Builder
	b.WriteString("# Prices of letters in the edit distance of skeletons, learnt by canon/cmd/learn letters.\n")
	b.WriteString("# Columns: letter, letter (\"-\" for none), price in 1/100. What is not here costs 100.\n")
	letters := slices.Sorted(maps.Keys(total))
	for _, x := range letters {
		for _, y := range letters {
			if x == none || x == y || y != none && y < x || sub[[2]rune{x, y}] < 3 {
				continue
			}
			// the kinder of the two directions
			share := float64(sub[[2]rune{x, y}]) / float64(total[x])
			if y != none {
				share = max(share, float64(sub[[2]rune{x, y}])/float64(total[y]))
			}
			price := int(100 * min(1, math.Log(share)/math.Log(1.0/2000)))
			if price < 100 {
				fmt.Fprintf(&b, "%c\t%c\t%d\n", x, y, price)
			}
		}
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

// learnRarity counts in how many lines of the texts each canonical word stands,
// and writes the table of idf: rows of key and idf, as package canon reads it.
// A word that only one language has is measured by the lines of that language.
// Words of one line are left to the back-off.
func learnRarity(data, out string) error {
	all, err := texts.All(data)
	if err != nil {
		return err
	}
	total := map[corpus.Lang]int{}
	df := map[uint32]map[corpus.Lang]int{}
	last := map[uint32]int{} // the last line that had a key
	for n, t := range all {
		total[t.Lang]++
		for _, f := range canon.Default().Forms(t.Text, canon.Tokenize(t.Text, corpus.Span{End: len(t.Text)}), t.Lang) {
			if f.IsZero() || last[f.Key] == n+1 {
				continue
			}
			last[f.Key] = n + 1
			if df[f.Key] == nil {
				df[f.Key] = map[corpus.Lang]int{}
			}
			df[f.Key][t.Lang]++
		}
	}
	var b []byte
	b = fmt.Appendf(b, "# Inverse document frequency of canonical words in %d lines of Ukrainian and Russian\n", len(all))
	b = fmt.Append(b, "# sentence pairs (Tatoeba, FLORES-200) and news (BSNLP, FactRuEval, the project's own stories): statistics only.\n")
	b = fmt.Append(b, "# Learnt by canon/cmd/learn rarity. Rows of 5 bytes: key, little endian, ascending; idf in 1/16.\n")
	for _, key := range slices.Sorted(maps.Keys(df)) {
		found, of := 0, 0
		for lang, n := range df[key] {
			found += n
			of += total[lang]
		}
		if found < 2 {
			continue
		}
		idf := math.Log(float64(of) / float64(found))
		b = binary.LittleEndian.AppendUint32(b, key)
		b = append(b, byte(min(255, math.Round(16*idf))))
	}
	return os.WriteFile(filepath.Join(out, "idf.bin"), b, 0o644)
}
