// Command coverage measures how well canonical words join the two languages.
//
//	coverage -data DIR [-missing N] [-min-count N]
//
// DIR/bitext/*.tsv hold Ukrainian and Russian sentence pairs, one a line, cut
// by a tab. A tenth of each file, chosen by a hash of the line, is held apart:
// figures for it are the ones to report. With -missing the program lists the
// words of the other nine tenths that most often find no counterpart in the
// translation, with the words of the translation that they go with most
// strongly: that is where the lexicon wants entries.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/canon/internal/texts"
	"github.com/zvirka/zvirka/corpus"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		os.Exit(1)
	}
}

type options struct {
	data     string
	missing  int
	minCount int
	like     float64
}

func run(args []string, w io.Writer) error {
	var o options
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	flags.StringVar(&o.data, "data", os.Getenv("ZVIRKA_DATA"), "directory that holds bitext/*.tsv")
	flags.IntVar(&o.missing, "missing", 0, "list so many words without counterpart")
	flags.IntVar(&o.minCount, "min-count", 2, "least count of a word in that list")
	flags.Float64Var(&o.like, "like", 0.7, "similarity from which on two words are counterparts")
	if err := flags.Parse(args); err != nil {
		return err
	}
	names, err := texts.Bitext(o.data)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	defer out.Flush()
	gaps := newGaps()
	for _, name := range names {
		pairs, err := readPairs(name)
		if err != nil {
			return err
		}
		report(out, filepath.Base(name), pairs, o, gaps)
	}
	gaps.print(out, o)
	return out.Flush()
}

// side is a sentence in one language: its content words and the forms of all.
type side struct {
	words []string
	forms []canon.Form
	stops []canon.Form // of function words, which a content word may answer
}

type pair struct {
	uk, ru side
	apart  bool // in the tenth that is held apart
}

func readPairs(name string) ([]pair, error) {
	list, err := texts.Pairs(name)
	if err != nil {
		return nil, err
	}
	pairs := make([]pair, len(list))
	for i, p := range list {
		pairs[i] = pair{newSide(p.UK, corpus.Ukrainian), newSide(p.RU, corpus.Russian), p.Apart}
	}
	return pairs, nil
}

func newSide(text string, lang corpus.Lang) side {
	toks := canon.Tokenize(text, corpus.Span{Start: 0, End: len(text)})
	var s side
	for i, f := range canon.Default().Forms(text, toks, lang) {
		if f.Stop {
			s.stops = append(s.stops, f)
		} else if !f.IsZero() {
			s.words = append(s.words, strings.ToLower(toks[i].In(text)))
			s.forms = append(s.forms, f)
		}
	}
	return s
}

// counterpart reports whether a word like f is in s.
func (s side) counterpart(f canon.Form, like float64) bool {
	for _, g := range s.forms {
		if canon.Same(f, g) || canon.Similarity(f, g) >= like {
			return true
		}
	}
	return slices.ContainsFunc(s.stops, func(g canon.Form) bool { return canon.Same(f, g) })
}

// same is counterpart without similarity.
func (s side) same(f canon.Form) bool {
	like := func(g canon.Form) bool { return canon.Same(f, g) }
	return slices.ContainsFunc(s.forms, like) || slices.ContainsFunc(s.stops, like)
}

// tally counts the Ukrainian words that find a counterpart.
type tally struct{ words, same, like, strangers int }

func report(w io.Writer, name string, pairs []pair, o options, gaps *gaps) {
	var rest, apart tally
	for i, p := range pairs {
		t := &rest
		if p.apart {
			t = &apart
		} else {
			gaps.add(p, o.like)
		}
		stranger := pairs[(i+len(pairs)/2+7)%len(pairs)].ru
		for _, f := range p.uk.forms {
			t.words++
			t.same += count(p.ru.same(f))
			t.like += count(p.ru.counterpart(f, o.like))
			t.strangers += count(stranger.counterpart(f, o.like))
		}
	}
	rest.print(w, name+" nine tenths")
	apart.print(w, name+" held apart")
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (t tally) print(w io.Writer, name string) {
	share := func(n int) float64 { return float64(n) / float64(max(1, t.words)) }
	fmt.Fprintf(w, "%-28s %6d words  same %.3f  counterpart %.3f  in another sentence %.3f\n",
		name, t.words, share(t.same), share(t.like), share(t.strangers))
}

// gaps gathers words without counterpart.
type gaps struct{ uk, ru map[string]*gap }

type gap struct {
	word   string // as it was met first
	misses int
	with   map[string]int // unmatched words of the other side
}

func newGaps() *gaps { return &gaps{map[string]*gap{}, map[string]*gap{}} }

func (g *gaps) add(p pair, like float64) {
	uk, ru := p.uk.unmatched(p.ru, like), p.ru.unmatched(p.uk, like)
	note(g.uk, p.uk, uk, p.ru, ru)
	note(g.ru, p.ru, ru, p.uk, uk)
}

// unmatched returns the numbers of the words of s without counterpart in t.
func (s side) unmatched(t side, like float64) []int {
	var out []int
	for i, f := range s.forms {
		if !t.counterpart(f, like) {
			out = append(out, i)
		}
	}
	return out
}

func note(m map[string]*gap, s side, misses []int, other side, others []int) {
	for _, i := range misses {
		stem := s.forms[i].Stem
		if m[stem] == nil {
			m[stem] = &gap{word: s.words[i], with: map[string]int{}}
		}
		m[stem].misses++
		for _, j := range others {
			m[stem].with[other.forms[j].Stem]++
		}
	}
}

func (g *gaps) print(w io.Writer, o options) {
	if o.missing <= 0 {
		return
	}
	printGaps(w, "uk", g.uk, g.ru, o)
	printGaps(w, "ru", g.ru, g.uk, o)
}

func printGaps(w io.Writer, lang string, m, other map[string]*gap, o options) {
	list := slices.SortedFunc(maps.Values(m), func(a, b *gap) int {
		return cmp.Or(cmp.Compare(b.misses, a.misses), cmp.Compare(a.word, b.word))
	})
	for _, g := range list[:min(len(list), o.missing)] {
		if g.misses < o.minCount {
			return
		}
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", lang, g.misses, g.word, strings.Join(g.partners(other), " "))
	}
}

// partners returns the words that go with g most strongly, by Dice's measure.
func (g *gap) partners(other map[string]*gap) []string {
	dice := func(stem string) float64 {
		return 2 * float64(g.with[stem]) / float64(g.misses+other[stem].misses)
	}
	stems := slices.SortedFunc(maps.Keys(g.with), func(a, b string) int {
		return cmp.Or(cmp.Compare(dice(b), dice(a)), cmp.Compare(a, b))
	})
	var out []string
	for _, s := range stems[:min(len(stems), 4)] {
		out = append(out, fmt.Sprintf("%s(%d)", other[s].word, g.with[s]))
	}
	return out
}
