package segment

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

//go:embed data
var data embed.FS

// class says how an abbreviation behaves before a capital. A form may be of
// several classes: «г.» is a year after a number and a city before a name.
type class uint8

const (
	inner         class = 1 << iota // never final: «напр.», «т. е.»
	beforeName                      // a name follows: «проф.», «вул.»; never final
	beforeNumber                    // joined to a number or numeral: «ст. 5», «рис. 2»
	afterNumber                     // a unit: after a number it may be final: «1987 р.»
	beforeAcronym                   // a unit joined to capitals: «500 дол. США»
	final                           // final before a capital: «і т. д.», «та ін.»
)

var classNames = map[string]class{
	"inner": inner, "before-name": beforeName, "before-number": beforeNumber, "after-number": afterNumber, "before-acronym": beforeAcronym, "final": final,
}

// abbrevRow is a line of an abbreviation table.
type abbrevRow struct {
	form, class, example string
	line                 int
}

// language is what the rules know of one language.
type language struct {
	code        string
	abbrevs     map[string]class
	starters    map[string]bool // words that open sentences and are no names
	preps       map[string]bool // prepositions that open an adverbial of time
	numerals    map[string]bool // words that stand for a number
	months      map[string]bool // names of months, in the genitive
	shortMonths map[string]bool // short names of months, with a full stop
	scales      map[string]bool // short words for thousands and more
	clocks      map[string]bool // prepositions that only an hour follows as a bare number
	surnames    []string        // endings of surnames
	punkt       func() *evidence
}

// languages holds the languages that data has a folder for, by code.
var languages = sync.OnceValue(func() map[string]*language {
	dirs, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	all := map[string]*language{}
	for _, d := range dirs {
		all[d.Name()] = sync.OnceValue(func() *language { return load(d.Name()) })()
	}
	return all
})

// languageOf returns the rules for lang: its own where there are any, and
// those common to all languages otherwise.
func languageOf(lang corpus.Lang) *language {
	all := languages()
	if l := all[string(lang)]; l != nil {
		return l
	}
	return all["common"]
}

// load reads the tables of one language. It panics where one is broken.
func load(code string) *language {
	l := &language{code: code, abbrevs: map[string]class{}, starters: map[string]bool{}, preps: map[string]bool{}, numerals: map[string]bool{}, months: map[string]bool{},
		shortMonths: map[string]bool{}, scales: map[string]bool{}, clocks: map[string]bool{}}
	for _, c := range []string{"common", code} {
		for _, row := range abbrevRows(c) {
			for name := range strings.SplitSeq(row.class, ",") {
				l.abbrevs[row.form] |= classNames[name]
			}
		}
	}
	for _, row := range rowsOf(code, "words.tsv") {
		for w := range strings.FieldsSeq(row.cells[1]) {
			switch row.cells[0] {
			case "starter":
				l.starters[w] = true
			case "preposition":
				l.preps[w] = true
			case "numeral":
				l.numerals[w] = true
			case "month":
				l.months[w] = true
			case "short-month":
				l.shortMonths[w] = true
			case "scale":
				l.scales[w] = true
			case "clock":
				l.clocks[w] = true
			case "surname":
				l.surnames = append(l.surnames, w)
			}
		}
	}
	l.punkt = sync.OnceValue(func() *evidence { return newEvidence(code) })
	return l
}

// abbrevRows returns the abbreviation table of a language.
func abbrevRows(code string) []abbrevRow {
	var out []abbrevRow
	for _, row := range rowsOf(code, "abbrev.tsv") {
		if len(row.cells) < 2 {
			panic(fmt.Sprintf("segment: %s/abbrev.tsv:%d: want form, class, example", code, row.line))
		}
		r := abbrevRow{form: row.cells[0], class: row.cells[1], line: row.line}
		for name := range strings.SplitSeq(r.class, ",") {
			if classNames[name] == 0 {
				panic(fmt.Sprintf("segment: %s/abbrev.tsv:%d: no class %q", code, row.line, name))
			}
		}
		if len(row.cells) > 2 {
			r.example = row.cells[2]
		}
		out = append(out, r)
	}
	return out
}

type tableRow struct {
	cells []string
	line  int
}

// rowsOf returns the rows of a table, without comments; none where the
// language has no such table.
func rowsOf(code, name string) []tableRow {
	raw, err := data.ReadFile(path.Join("data", code, name))
	if err != nil {
		return nil
	}
	var out []tableRow
	n := 0
	for line := range strings.SplitSeq(string(raw), "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		out = append(out, tableRow{strings.Split(line, "\t"), n})
	}
	return out
}

// starter reports whether w, in any case, opens sentences and is no name.
func (l *language) starter(w string) bool {
	var buf [wordLimit]byte
	return l.starters[string(lower(&buf, w))]
}

// has reports whether w, in any case, is in a set of l.
func (l *language) has(set map[string]bool, w string) bool {
	var buf [wordLimit]byte
	return set[string(lower(&buf, w))]
}

// known reports whether w is an abbreviation.
func (l *language) known(w string) bool { return l.classOf(w) != 0 }

// surname reports whether w ends as surnames do.
func (l *language) surname(w string) bool {
	for _, end := range l.surnames {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

func (l *language) classOf(w string) class {
	var buf [wordLimit]byte
	return l.abbrevs[string(lower(&buf, w))]
}

// abbreviation decides after an abbreviation of the tables, by its class and
// by what stands on either side. Abbreviations of several words («т. д.»,
// «н. е.») are in the tables without blanks («т.д»).
func abbreviation(s *stop) verdict {
	if s.kind != '.' || s.quoted {
		return noOpinion
	}
	left := s.left()
	if left == "" {
		return noOpinion
	}
	c, at := s.class(left)
	if c == 0 || isUpperWord(left) && at == s.mark-len(left) && c&(final|afterNumber) != 0 && c&(beforeName|beforeNumber) == 0 {
		return noOpinion
	}
	if s.closed > 0 || isInitial(left) && at == s.mark-len(left) || runeBefore(s.text, s.lo, at) == '/' {
		return noOpinion // «10 м/с»
	}
	right := s.right()
	r := s.first()
	number := unicode.IsDigit(r) || r == '№' || isRoman(right)
	switch {
	case c&beforeNumber != 0 && number:
		return join
	case c&afterNumber != 0 && s.afterNumber(at) && !(c&beforeName != 0 && s.postcode(at)):
		if c&beforeAcronym != 0 && isAcronym(right) || r == '№' || s.unitNext() || s.adverbial(at) && !s.lang.starter(right) {
			return join
		}
		return split
	case c&inner != 0:
		return join
	case c&beforeName != 0 && s.namesNext(right, r):
		return join
	case c&final != 0:
		return split
	}
	return noOpinion
}

// class returns the class of the abbreviation that ends at the mark, taking
// the words before it in, and where it begins.
func (s *stop) class(left string) (class, int) {
	var buf, part [wordLimit]byte
	at := s.mark - len(left)
	low := lower(&buf, left)
	best, bestAt := s.lang.abbrevs[string(low)], at
	for range 2 {
		w, dotted, begins := s.before(at)
		if w == "" || !dotted || len(low)+len(w)+1 > len(buf) {
			break
		}
		joined := append(lower(&part, w), '.')
		joined = append(joined, low...)
		n := copy(buf[:], joined)
		low, at = buf[:n], begins
		if c := s.lang.abbrevs[string(low)]; c != 0 {
			best, bestAt = c, at
		}
	}
	return best, bestAt
}

// afterNumber reports whether a number, a numeral or a unit of number stands
// before the word that begins at.
func (s *stop) afterNumber(at int) bool {
	for range 3 {
		w, _, begins := s.before(at)
		if isNumber(w) || isRoman(w) {
			return true
		}
		if w == "" {
			r := runeBefore(s.text, s.lo, begins)
			return r == '%' || r == '½' || r == '¼'
		}
		if s.lang.classOf(w)&afterNumber == 0 && !s.lang.numeral(w) {
			return false
		}
		if s.lang.numeral(w) {
			return true
		}
		at = begins
	}
	return false
}

func (l *language) numeral(w string) bool {
	var buf [wordLimit]byte
	return l.numerals[string(lower(&buf, w))]
}

// postcode reports whether a number of five or six digits stands before the
// word that begins at: «01001 м. Київ».
func (s *stop) postcode(at int) bool {
	w, _, _ := s.before(at)
	return isNumber(w) && (len(w) == 5 || len(w) == 6)
}

// unitNext reports whether a number and an abbreviated unit come next: «250
// грн. 50 коп.».
func (s *stop) unitNext() bool {
	number := s.right()
	if !isNumber(number) {
		return false
	}
	i := skipBlank(s.text, s.rightStart()+len(number), s.hi, true)
	return s.lang.classOf(wordAfter(s.text, i, s.hi))&afterNumber != 0
}

// adverbial reports whether the sentence so far is but a preposition, numbers
// or a date, and the unit that begins at: «У 1991 р. Україна…».
func (s *stop) adverbial(at int) bool {
	if at-s.lo > wordLimit {
		return false
	}
	first := true
	for w := range strings.FieldsSeq(s.text[s.lo:at]) {
		var buf [wordLimit]byte
		w = strings.Trim(w, "«„“\"(,")
		switch {
		case first && !s.lang.preps[string(lower(&buf, w))]:
			return false
		case !first && !isNumber(w) && !isRoman(w) && !s.lang.months[string(lower(&buf, w))] &&
			s.lang.classOf(strings.TrimSuffix(w, "."))&afterNumber == 0:
			return false
		}
		first = false
	}
	return !first
}

// namesNext reports whether what comes next can be the name that an
// abbreviation announces.
func (s *stop) namesNext(right string, r rune) bool {
	if unicode.IsDigit(r) || s.rune() != r {
		return true
	}
	return unicode.IsUpper(r) && (!s.lang.starter(right) || s.dottedRight(right))
}

// initial joins after an initial: «О. В. Данілов», «Дмитро С. Пєсков». After
// a surname («Петров А. И.») an initial may end the sentence, where the next
// word is one that opens sentences and is no name.
func initial(s *stop) verdict {
	if s.kind != '.' || s.quoted || s.closed > 0 {
		return noOpinion
	}
	left := s.left()
	if !isInitial(left) || !unicode.IsUpper(s.first()) {
		return noOpinion
	}
	at := s.mark - len(left)
	if !s.standsAlone(at) || s.end > s.markEnd {
		return noOpinion // «°C.», a footnote
	}
	right := s.right()
	if s.lang.starter(right) && !s.dottedRight(right) {
		return noOpinion
	}
	if !isCyrillic(runeAt(left, 0, len(left))) && isCyrillic(s.first()) && utf8.RuneCountInString(right) > 1 {
		return noOpinion // «витамін C. Він»
	}
	before, dotted, _ := s.before(at)
	if isNumber(before) && !dotted {
		return noOpinion // a unit: «10 G.»
	}
	if isInitial(right) || s.lang.surname(right) {
		return join
	}
	switch s.behindName(at) {
	case aSurname:
		return split
	case aName:
		if ev := s.lang.punkt(); ev != nil && ev.common(right) {
			return split
		}
	}
	return join
}

// standsAlone reports whether the letter at i is not glued to a sign before
// it.
func (s *stop) standsAlone(i int) bool {
	r := runeBefore(s.text, s.lo, i)
	return r == 0 || isBlank(r) || r == '.' || strings.ContainsRune("(«„“\"'[—–/", r)
}

// dottedRight reports whether a full stop follows the next word.
func (s *stop) dottedRight(right string) bool {
	return runeAt(s.text, s.rightStart()+len(right), s.hi) == '.'
}

// kinds of words that initials may stand behind
const (
	noName   = iota
	aName    // a capitalised word behind which two initials stand
	aSurname // a word that ends as surnames do
)

// behindName tells what kind of word the initials stand behind of which the
// last begins at.
func (s *stop) behindName(at int) int {
	for n := 1; n <= 3; n++ {
		w, _, begins := s.before(at)
		switch {
		case isInitial(w):
			at = begins
			continue
		case isUpperWord(w) && s.lang.surname(w):
			return aSurname
		case isUpperWord(w) && n > 1:
			return aName
		}
		break
	}
	return noName
}
