package timex

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// class is a set of word forms, or of digits of a shape. Rules name classes.
type class uint16

// Classes that no word list holds: they are read off the token.
const (
	noClass  class = iota
	anyDigit       // «dig»: digits of any length
	digit1or2
	digit2
	digit3
	digit4
	romanNumeral
	numberPhrase  // «num»: a whole number phrase, «22 тис. 572», «півтора мільярда»
	ordinalPhrase // «ord»: an ordinal in words or digits, «двадцять перша», «21-й»
	wholePhrase   // «int»: a number phrase without fraction and magnitude
	foundDate     // «DATE» and the like: what an earlier level of the grammar found
	foundTime
	foundPart
	foundHours
	foundDay
	foundPlainDate
	foundWeekday
	foundDuration
	foundNumber
	foundMoney
	foundQuantity
	foundAmount // any of the three
	unknownWord // «word»: any word
	lowerWord   // «lower»: any word without a capital
	upperWord   // «upper»: any word with a capital
	firstListed // the first class that is a word list
)

var builtin = map[string]class{
	"dig": anyDigit, "n12": digit1or2, "n2": digit2, "n3": digit3, "n4": digit4, "roman": romanNumeral,
	"num": numberPhrase, "ord": ordinalPhrase, "int": wholePhrase,
	"DATE": foundDate, "TIME": foundTime, "PART": foundPart, "HOURS": foundHours, "DAY": foundDay, "DAYDATE": foundPlainDate, "WEEKDAY": foundWeekday, "AMOUNT": foundAmount, "DUR": foundDuration,
	"NUM": foundNumber, "MONEY": foundMoney, "QTY": foundQuantity,
	"word": unknownWord, "lower": lowerWord, "upper": upperWord,
}

// entry says that a form belongs to a class, with the value it has there.
type entry struct {
	class class
	value float64
	dot   bool // an abbreviation: a full stop may follow and belongs to it
}

// phrase is a form of several words; each step is a class.
type phrase struct {
	steps []class
	value float64
	dot   bool
}

// lexicon holds the word forms of one language. It is immutable once built.
type lexicon struct {
	names   map[string]class
	forms   []string // by number; 0 is no form
	entries [][]entry
	phrases [][]phrase // by class
	suffix  map[class]*endings
	ends    []*endings // the same, by class
	opens   []class    // by class: the class of the words with which its phrases open
	ascii   [128]uint32

	slots []uint32 // open addressing by hash of the form
	words int      // machine words in a row of bits
	bits  []uint64 // row by form, a bit a class
	count class    // number of classes

	listed class // number of those that data and rules name; the others are openings

	strings   []string // interned values, such as units
	interned  map[string]int
	paradigms map[string][]string
	index     map[string]uint32
	arena     []entry
	literals  map[string]class
}

// endings are the endings of a class of words, by their last byte.
type endings [64][]string

func (e *endings) add(s string) { e[s[len(s)-1]&63] = append(e[s[len(s)-1]&63], s) }

// match says whether w has one of the endings and more.
func (e *endings) match(w string) bool {
	if e == nil || w == "" {
		return false
	}
	for _, sf := range e[w[len(w)-1]&63] {
		if len(w) > len(sf) && w[len(w)-len(sf):] == sf {
			return true
		}
	}
	return false
}

// of gives the endings that w may have: those with its last byte.
func (e *endings) of(w string) []string {
	if e == nil || w == "" {
		return nil
	}
	return e[w[len(w)-1]&63]
}

func newLexicon() *lexicon {
	return &lexicon{
		names: map[string]class{}, forms: []string{""}, entries: [][]entry{nil}, suffix: map[class]*endings{},
		count: firstListed, interned: map[string]int{}, paradigms: map[string][]string{},
		index: make(map[string]uint32, 8192), literals: map[string]class{},
	}
}

// class returns the class of a name, making it when it is new.
func (l *lexicon) class(name string) class {
	if c, ok := builtin[name]; ok {
		return c
	}
	if c, ok := l.names[name]; ok {
		return c
	}
	c := l.count
	l.count++
	l.names[name] = c
	return c
}

func (l *lexicon) form(s string) uint32 {
	if n, ok := l.index[s]; ok {
		return n
	}
	n := uint32(len(l.forms))
	l.forms = append(l.forms, s)
	l.entries = append(l.entries, nil)
	l.index[s] = n
	return n
}

func (l *lexicon) put(form string, e entry) {
	n := l.form(form)
	for i, old := range l.entries[n] {
		if old.class == e.class {
			l.entries[n][i].dot = old.dot || e.dot
			return // the first listing wins
		}
	}
	if l.entries[n] != nil {
		l.entries[n] = append(l.entries[n], e)
		return
	}
	if len(l.arena) == cap(l.arena) {
		l.arena = make([]entry, 0, 2048)
	}
	l.arena = append(l.arena, e)
	l.entries[n] = l.arena[len(l.arena)-1 : len(l.arena) : len(l.arena)]
}

// load reads a word list: lines of class, value and forms, parted by tabs.
// Forms are parted by commas; «stem+paradigm» stands for all forms of the
// paradigm; a form of several words is matched word by word; after an abbreviation
// in «.» the full stop may be missing, in «.!» it must stand.
func (l *lexicon) load(name, data string) error {
	for i, line := range strings.Split(data, "\n") {
		line = strings.TrimRight(line, " \r")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := l.line(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("timex: %s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

func (l *lexicon) line(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("want class, value and forms, got %d fields", len(f))
	}
	switch f[0] {
	case "paradigm":
		l.paradigms[f[1]] = strings.Fields(f[2])
		return nil
	case "suffix":
		c := l.class(f[1])
		if l.suffix[c] == nil {
			l.suffix[c] = new(endings)
		}
		for _, e := range strings.Fields(f[2]) {
			l.suffix[c].add(e)
		}
		return nil
	case "compound":
		return l.compound(f[1], f[2])
	}
	v := l.value(f[1])
	for s := range strings.SplitSeq(f[2], ", ") {
		if err := l.add(l.class(f[0]), v, strings.TrimSpace(s)); err != nil {
			return err
		}
	}
	return nil
}

// compound crosses number stems with adjectives: «дво 2, три 3» and
// «річн+adj year» give «дворічний» in the class named; its value packs both, see [packAge].
func (l *lexicon) compound(name, spec string) error {
	heads, tails, ok := strings.Cut(spec, " x ")
	if !ok {
		return fmt.Errorf("compound without x")
	}
	for tail := range strings.SplitSeq(tails, ",") {
		stem, unit, _ := strings.Cut(strings.TrimSpace(tail), " ")
		ends, err := l.inflect(stem)
		if err != nil {
			return err
		}
		c, u := l.class(name), l.value(unit)
		for head := range strings.SplitSeq(heads, ",") {
			first, n, _ := strings.Cut(strings.TrimSpace(head), " ")
			v, err := strconv.ParseFloat(n, 64)
			if err != nil {
				return err
			}
			e := entry{class: c, value: packAge(v, u)}
			for _, form := range joinAll(first, ends) {
				l.put(foldString(form), e)
			}
		}
	}
	return nil
}

// packAge puts a number of halves and a unit of time into one value.
func packAge(n, unit float64) float64 { return n*1000 + unit }

func unpackAge(v float64) (n float64, unit int) {
	halves := math.Floor(v / 500)
	return halves / 2, int(v - halves*500)
}

// inflect gives the forms of «stem+paradigm», or the word itself.
func (l *lexicon) inflect(s string) ([]string, error) {
	stem, name, ok := strings.Cut(s, "+")
	if !ok || name == "" {
		return []string{s}, nil
	}
	ends, ok := l.paradigms[name]
	if !ok {
		return nil, fmt.Errorf("no paradigm %q", name)
	}
	return joinAll(stem, ends), nil
}

// joinAll sets stem before each ending, in one piece of memory; the ending 0
// is none.
func joinAll(stem string, ends []string) []string {
	var b strings.Builder
	b.Grow(len(ends) * (len(stem) + 16))
	for _, e := range ends {
		b.WriteString(stem)
		if e != "0" {
			b.WriteString(e)
		}
	}
	all, out := b.String(), make([]string, len(ends))
	for i, e := range ends {
		n := len(stem) + len(e)
		if e == "0" {
			n--
		}
		out[i], all = all[:n], all[n:]
	}
	return out
}

func (l *lexicon) add(c class, v float64, s string) error {
	if s == "" {
		return fmt.Errorf("empty form")
	}
	parts := splitForm(s)
	dot := false
	if n := len(parts); n > 2 && parts[n-1] == "!" {
		parts = parts[:n-1] // «в.!»: no form without its full stop
	} else if n > 1 && parts[n-1] == "." {
		parts, dot = parts[:n-1], true
	}
	if len(parts) == 1 {
		forms, err := l.inflect(parts[0])
		if err != nil {
			return err
		}
		for _, f := range forms {
			l.put(foldString(f), entry{c, v, dot})
		}
		return nil
	}
	p := phrase{value: v, dot: dot}
	for _, part := range parts {
		forms, err := l.inflect(part)
		if err != nil {
			return err
		}
		p.steps = append(p.steps, l.literal(forms...))
	}
	for int(c) >= len(l.phrases) {
		l.phrases = append(l.phrases, nil)
	}
	l.phrases[c] = append(l.phrases[c], p)
	return nil
}

// literal returns the class that holds just these forms.
func (l *lexicon) literal(forms ...string) class {
	sorted := make([]string, len(forms))
	for i, f := range forms {
		sorted[i] = foldString(f)
	}
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	key := strings.Join(sorted, "|")
	if c, ok := l.literals[key]; ok {
		return c
	}
	c := l.count
	l.count++
	l.literals[key] = c
	for _, f := range sorted {
		l.put(f, entry{class: c})
	}
	return c
}

// splitForm splits a form of the data files as the tokenizer splits text.
func splitForm(s string) []string {
	if plainWord(s) {
		return []string{s}
	}
	var out []string
	for _, f := range strings.Fields(s) {
		cur := ""
		flush := func() {
			if cur != "" {
				out = append(out, cur)
				cur = ""
			}
		}
		digits := false
		for i, r := range f {
			isDigit := r >= '0' && r <= '9'
			switch {
			case isDigit:
				if !digits {
					flush()
				}
				cur += string(r)
				digits = true
				continue
			case letter(r) || joins(r) && cur != "" && i > 0 || r == '+' && cur != "":
				if digits {
					flush()
				}
				cur += string(r)
			default:
				flush()
				out = append(out, string(r))
			}
			digits = false
		}
		flush()
	}
	return out
}

// plainWord says that s is one word of Cyrillic letters, with a paradigm or
// without.
func plainWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x80 && !latin(c) && (c != '+' || i == 0) && (c != '\'' || i == 0) || c == 0xC2 || c >= 0xE2 {
			return false
		}
	}
	return true
}

// value reads a number, the name of a unit of time or the like, or any other
// string, which is interned.
func (l *lexicon) value(s string) float64 {
	if s == "" {
		return 0
	}
	if c := s[0]; c <= '9' && (c >= '0' || c == '-') {
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			return v
		}
	}
	if v, ok := symbols[s]; ok {
		return float64(v)
	}
	n, ok := l.interned[s]
	if !ok {
		n = len(l.strings)
		l.strings = append(l.strings, s)
		l.interned[s] = n
	}
	return float64(n)
}

// finish builds the hash table and the bit rows.
func (l *lexicon) finish() {
	for int(l.count) > len(l.phrases) {
		l.phrases = append(l.phrases, nil)
	}
	l.opens = make([]class, l.count)
	owners := make([][]class, len(l.phrases)) // by first step
	for c, ps := range l.phrases {
		if len(ps) == 0 {
			continue
		}
		l.opens[c] = l.count
		l.count++
		for _, p := range ps {
			if o := owners[p.steps[0]]; !slices.Contains(o, l.opens[c]) {
				owners[p.steps[0]] = append(o, l.opens[c])
			}
		}
	}
	size := 1
	for size < 2*len(l.forms) {
		size *= 2
	}
	l.slots = make([]uint32, size)
	for n := 1; n < len(l.forms); n++ {
		h := hashString(l.forms[n])
		for l.slots[h&uint32(size-1)] != 0 {
			h++
		}
		l.slots[h&uint32(size-1)] = uint32(n)
	}
	l.ends = make([]*endings, l.count)
	for c, e := range l.suffix {
		l.ends[c] = e
	}
	l.words = (int(l.count) + 63) / 64
	l.bits = make([]uint64, l.words*len(l.forms))
	for n, es := range l.entries {
		for _, e := range es {
			l.bits[n*l.words+int(e.class>>6)] |= 1 << (e.class & 63)
			for _, c := range owners[e.class] {
				l.bits[n*l.words+int(c>>6)] |= 1 << (c & 63)
			}
		}
	}
	for i := range l.ascii {
		l.ascii[i] = l.find(string(rune(i)))
	}
}

func (l *lexicon) has(form uint32, c class) bool {
	return l.bits[int(form)*l.words+int(c>>6)]>>(c&63)&1 != 0
}

// entry returns what form is in class c.
func (l *lexicon) entry(form uint32, c class) (entry, bool) {
	if form == 0 || !l.has(form, c) {
		return entry{}, false
	}
	for _, e := range l.entries[form] {
		if e.class == c {
			return e, true
		}
	}
	return entry{}, false
}

func (l *lexicon) find(s string) uint32 {
	mask := uint32(len(l.slots) - 1)
	for h := hashString(s); ; h++ {
		n := l.slots[h&mask]
		if n == 0 || l.forms[n] == s {
			return n
		}
	}
}

// findHashed finds a folded form whose hash the tokenizer has summed.
func (l *lexicon) findHashed(s []byte, h uint32) uint32 {
	mask := uint32(len(l.slots) - 1)
	for h = spread(h); ; h++ {
		n := l.slots[h&mask]
		if n == 0 || l.forms[n] == string(s) {
			return n
		}
	}
}

// FNV-1a
const (
	hashBasis = 2166136261
	hashPrime = 16777619
)

func hashString(s string) uint32 {
	h := uint32(hashBasis)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return spread(h)
}

func spread(h uint32) uint32 { return h ^ h>>15 }
