package main

import (
	_ "embed"
	"hash/fnv"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/canon"
)

// tokenKind is a sort of token.
type tokenKind uint8

const (
	lowerWord tokenKind = iota
	capitalWord
	digitWord
)

// token is a word or a number of a text.
type token struct {
	text     string
	from, to int
	kind     tokenKind
	opens    bool // a sentence or a quotation begins here
}

// tokens returns the words and numbers of text.
func tokens(text string) []token {
	var out []token
	opens := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsDigit(r):
			j := i + span(text[i:], func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(".,:", r) })
			for strings.ContainsRune(".,:", rune(text[j-1])) {
				j--
			}
			out = append(out, token{text[i:j], i, j, digitWord, opens})
			opens, i = false, j
		case unicode.IsLetter(r):
			j := i + span(text[i:], func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune("'’ʼ-", r) })
			kind := lowerWord
			if unicode.IsUpper(r) {
				kind = capitalWord
			}
			out = append(out, token{text[i:j], i, j, kind, opens})
			opens, i = false, j
		default:
			if !unicode.IsSpace(r) && !strings.ContainsRune(",(%-–", r) {
				opens = true
			}
			i += n
		}
	}
	return out
}

// span returns the length of the beginning of text whose runes are in.
func span(text string, in func(rune) bool) int {
	for i, r := range text {
		if !in(r) {
			return i
		}
	}
	return len(text)
}

// segments returns what stands in text between a comma and the next, or the
// full stop at the end: clauses of three words and more, without marks of
// quotation or brackets.
func segments(text string) [][2]int {
	body := strings.TrimRight(text, ".")
	var out [][2]int
	from := -1
	for i := 0; i <= len(body); i++ {
		if i < len(body) && !strings.HasPrefix(body[i:], ", ") {
			continue
		}
		if from >= 0 {
			if s := text[from:i]; !strings.ContainsAny(s, "()«»“”„\"—–:;?!.") && len(strings.Fields(s)) >= 3 {
				out = append(out, [2]int{from, i})
			}
		}
		from = i + len(", ")
	}
	return out
}

// sameName reports whether two words of the sides begin alike, as the press of
// both countries writes them.
func (t *translated) sameName(side, i, j int) bool {
	return beginning(t.words[side][i].text) == beginning(t.words[1-side][j].text)
}

// beginning returns the first letters of a name.
func beginning(name string) string {
	key := []rune(canon.NameKey(name))
	return string(key[:min(3, len(key))])
}

// tail returns the last two letters.
func tail(word string) string {
	_, n := utf8.DecodeLastRuneInString(word)
	_, m := utf8.DecodeLastRuneInString(word[:len(word)-n])
	return word[len(word)-n-m:]
}

// isShort reports whether a name is written in capitals.
func isShort(name string) bool { return strings.ToUpper(name) == name }

// agree reports whether both sides of t say the same as far as can be seen
// without understanding them: the numbers are the same, each name and each
// word for a number or a day has a counterpart, and length and letters are
// alike.
func (m *maker) agree(t *translated) bool {
	if x, y := utf8.RuneCountInString(t.text[0]), utf8.RuneCountInString(t.text[1]); 2*x > 3*y || 2*y > 3*x {
		return false
	}
	for side := range 2 {
		for i := range t.words[side] {
			if !m.hasCounterpart(t, side, i) {
				return false
			}
		}
	}
	return likeTrigrams(t.text[0], t.text[1]) >= leastTrigrams
}

// leastTrigrams is how alike the letters of a sentence and its translation
// must be, as a cosine.
const leastTrigrams = 0.3

func (m *maker) hasCounterpart(t *translated, side, i int) bool {
	w := t.words[side][i]
	f := formOf(side, w.text)
	name := f == nil && m.isName(t, side, i)
	if w.kind != digitWord && f == nil && !name {
		return true
	}
	for j, v := range t.words[1-side] {
		switch {
		case w.kind == digitWord && v.text == w.text:
			return true
		case f != nil:
			if g := formOf(1-side, v.text); g != nil && g.set == f.set && g.row == f.row {
				return true
			}
		case name && v.kind == capitalWord && t.sameName(side, i, j):
			return true
		}
	}
	return false
}

// likeTrigrams returns the cosine of the trigrams of letters of two texts.
func likeTrigrams(x, y string) float64 {
	a, b := trigrams(x), trigrams(y)
	both, first, second := 0, 0, 0
	for k, n := range a {
		both += n * b[k]
		first += n * n
	}
	for _, n := range b {
		second += n * n
	}
	if first == 0 || second == 0 {
		return 0
	}
	return float64(both) / math.Sqrt(float64(first)*float64(second))
}

func trigrams(text string) map[string]int {
	letters := []rune(canon.NameKey(text))
	out := map[string]int{}
	for i := 0; i+3 <= len(letters); i++ {
		out[string(letters[i:i+3])]++
	}
	return out
}

// form is where a word stands in forms.tsv.
type form struct {
	set         string
	row, column int
}

//go:embed data/forms.tsv
var formsFile string

// formTable are the rows of forms.tsv: those of a language and set, and where
// a word of a language stands first.
type formTable struct {
	rows map[string][][]string
	of   [2]map[string]*form
}

var forms = sync.OnceValue(func() *formTable {
	t := &formTable{rows: map[string][][]string{}}
	for side := range 2 {
		t.of[side] = map[string]*form{}
	}
	for line := range strings.Lines(formsFile) {
		if line[0] == '#' {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "\t")
		key := cells[0] + " " + cells[1]
		for column, word := range cells[2:] {
			for side := range 2 {
				if langs[side] == cells[0] && t.of[side][word] == nil {
					t.of[side][word] = &form{cells[1], len(t.rows[key]), column}
				}
			}
		}
		t.rows[key] = append(t.rows[key], cells[2:])
	}
	return t
})

// formOf returns where a word of a side stands in forms.tsv, or nil.
func formOf(side int, word string) *form {
	word = strings.NewReplacer("’", "'", "ʼ", "'", "ё", "е").Replace(strings.ToLower(word))
	return forms().of[side][word]
}

// dice are numbers that look random and depend on nothing but what they were
// thrown for.
type dice struct{ state uint64 }

func newDice(parts ...string) *dice {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return &dice{h.Sum64()}
}

// roll returns a number from 0 to n-1 (splitmix64).
func (d *dice) roll(n int) int {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}
