package report

import (
	"embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/zvirka/zvirka/corpus"
)

//go:embed data/words.*.tsv
var wordFiles embed.FS

// words are the words of a report in one language. Built once for each
// language, safe for concurrent use.
type words struct {
	lang    corpus.Lang
	tag     language.Tag
	printer *message.Printer
	text    map[string]string // "key" and, for plurals, "key/form"
}

// catalogues holds the words of every language that has a file.
var catalogues = sync.OnceValue(func() map[corpus.Lang]func() *words {
	entries, err := wordFiles.ReadDir("data")
	if err != nil {
		panic(err)
	}
	all := map[corpus.Lang]func() *words{}
	for _, e := range entries {
		lang := corpus.Lang(strings.TrimSuffix(strings.TrimPrefix(e.Name(), "words."), ".tsv"))
		all[lang] = sync.OnceValue(func() *words { return loadWords(lang) })
	}
	return all
})

// Languages returns the languages that a report can be written in, sorted.
func Languages() []corpus.Lang {
	var langs []corpus.Lang
	for l := range catalogues() {
		langs = append(langs, l)
	}
	sort.Slice(langs, func(i, j int) bool { return langs[i] < langs[j] })
	return langs
}

// wordsOf returns the words for lang; English for a language without any.
func wordsOf(lang corpus.Lang) *words {
	load, ok := catalogues()[lang]
	if !ok {
		load = catalogues()["en"]
	}
	return load()
}

func loadWords(lang corpus.Lang) *words {
	name := "data/words." + string(lang) + ".tsv"
	data, err := wordFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	w := &words{lang: lang, tag: language.MustParse(string(lang)), text: map[string]string{}}
	w.printer = message.NewPrinter(w.tag)
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			panic(fmt.Sprintf("%s:%d: %d columns, not 3", name, i+1, len(f)))
		}
		key := f[0]
		if f[1] != "-" {
			key += "/" + f[1]
		}
		w.text[key] = f[2]
	}
	return w
}

// t returns the text of key; each {name} is replaced by the argument that
// follows the name in args. A key that is missing stands for itself.
func (w *words) t(key string, args ...string) string {
	text, ok := w.text[key]
	if !ok {
		return key
	}
	return fill(text, args)
}

// or returns the text of key, or other where there is none.
func (w *words) or(key, other string) string {
	if text, ok := w.text[key]; ok {
		return text
	}
	return other
}

// n returns the text of key in the plural form that n asks for; {n} is n.
func (w *words) n(key string, n int, args ...string) string {
	text, ok := w.text[key+"/"+forms[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]]
	if !ok {
		text = w.text[key+"/other"]
	}
	return fill(text, append(args, "n", w.integer(n)))
}

var forms = map[plural.Form]string{plural.One: "one", plural.Few: "few", plural.Many: "many", plural.Other: "other"}

// fill puts arguments into the holes of a text; what they hold is not looked
// at again.
func fill(text string, args []string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			if b.Len() == 0 {
				return text
			}
			return b.String() + text
		}
		b.WriteString(before)
		value := "{" + name + "}"
		for i := 0; i+1 < len(args); i += 2 {
			if args[i] == name {
				value = args[i+1]
				break
			}
		}
		b.WriteString(value)
		text = after
	}
}

// integer writes n with the groups of the language; years are not written so.
func (w *words) integer(n int) string {
	if -10000 < n && n < 10000 {
		return strconv.Itoa(n)
	}
	return w.printer.Sprint(number.Decimal(n))
}

// decimal writes f with two places.
func (w *words) decimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	if w.lang == "en" {
		return s
	}
	return strings.Replace(s, ".", ",", 1)
}

// percent writes a share as a whole percentage.
func (w *words) percent(f float64) string {
	return w.printer.Sprint(number.Percent(f, number.MaxFractionDigits(0)))
}

// numeral writes a number as it stands in values, by the habits of the
// language; what is no number stays.
func (w *words) numeral(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || len(s) > 15 {
		return s
	}
	if f > -10000 && f < 10000 {
		if w.lang == "en" {
			return s
		}
		return strings.Replace(s, ".", ",", 1)
	}
	return w.printer.Sprint(number.Decimal(f, number.MaxFractionDigits(6)))
}
