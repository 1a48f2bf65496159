package frame

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
	"unicode/utf8"
)

//go:embed data
var dataFS embed.FS

// feat is a set of what an inflected form tells of itself.
type feat uint32

const (
	fPast feat = 1 << iota
	fPres
	fImp
	fInf
	fGer   // adverbial participle
	fVNoun // noun made from a verb
	fShort // predicative short form: «затримано», «задержан»
	fPass
	fAct // active participle
	fAdj
	fNoun
	fFut
	fSg
	fPl
	fM
	fF
	fN
	fNom
	fGen
	fDat
	fAcc
	fIns
	fLoc
	fRefl     // ends in -ся, -сь
	fReflBase // and so does the base form
	fGuess

	fFinite = fPast | fPres | fImp
	// fClause marks forms that are the predicate of a clause of their own.
	fClause = fFinite | fShort
	fVerbal = fFinite | fInf | fGer | fShort
)

var featNames = map[string]feat{
	"past": fPast, "pres": fPres, "imp": fImp, "inf": fInf, "ger": fGer, "vnoun": fVNoun, "short": fShort,
	"pass": fPass, "act": fAct, "adj": fAdj, "noun": fNoun, "fut": fFut, "sg": fSg, "pl": fPl, "m": fM, "f": fF, "n": fN,
	"nom": fNom, "gen": fGen, "dat": fDat, "acc": fAcc, "ins": fIns, "loc": fLoc, "-": 0,
}

func (f feat) has(g feat) bool { return f&g != 0 }

// stemKind says which table of endings a stem takes.
type stemKind uint8

const (
	stemPast stemKind = iota
	stemPres
	stemPart
	stemNoun
	stemAdj
	stemName
	stemWhole // no ending at all
	stemInf   // a whole infinitive
	stemKinds
)

// stemRef joins a stem to a lexicon entry.
type stemRef struct {
	entry int32
	kind  stemKind
	refl  bool // base form was reflexive
}

// paradigm is one row of paradigms.tsv.
type paradigm struct {
	past, pres, part []string
}

// endings are what the endings of each kind of stem tell.
type endings [stemKinds]map[string]feat

// reflexive are the endings that make a verb reflexive.
var reflexive = [...]string{"ся", "сь"}

// morph says what stems the words of one language have.
type morph struct {
	verbs     map[string]paradigm
	whole     map[string]paradigm
	nouns     map[string][]string
	mutations []mutation
}

type mutation struct {
	from string
	to   []string
}

// rows calls f with the fields of every line of an embedded file that is
// neither empty nor a comment. It panics on a missing file: embedded data is
// part of the program.
func rows(name string, f func(line int, fields []string)) {
	b, err := dataFS.ReadFile("data/" + name)
	if err != nil {
		panic("frame: " + err.Error())
	}
	s := bufio.NewScanner(strings.NewReader(string(b)))
	s.Buffer(make([]byte, 0, 1<<16), 1<<20)
	for n := 1; s.Scan(); n++ {
		t := strings.TrimRight(s.Text(), " \t\r")
		if t == "" || t[0] == '#' {
			continue
		}
		f(n, strings.Split(t, "\t"))
	}
}

func broken(file string, line int, what string) {
	panic(fmt.Sprintf("frame: data/%s:%d: %s", file, line, what))
}

// loadEndings reads endings.tsv: kind of stem, features, endings.
func loadEndings(lang string) *endings {
	out := new(endings)
	for k := range out {
		out[k] = map[string]feat{}
	}
	kinds := map[string]stemKind{"P": stemPast, "R": stemPres, "N": stemPart, "D": stemNoun, "A": stemAdj, "E": stemName}
	file := lang + "/endings.tsv"
	rows(file, func(line int, f []string) {
		kind, ok := kinds[f[0]]
		if !ok || len(f) != 3 {
			broken(file, line, "want kind, features, endings")
		}
		var fs feat
		for _, name := range strings.Split(f[1], ",") {
			bit, ok := featNames[name]
			if !ok {
				broken(file, line, "unknown feature "+name)
			}
			fs |= bit
		}
		for _, e := range strings.Fields(f[2]) {
			out[kind][zero(e)] |= fs
		}
	})
	return out
}

// loadMorph reads paradigms.tsv.
func loadMorph(lang string) *morph {
	m := &morph{verbs: map[string]paradigm{}, whole: map[string]paradigm{}, nouns: map[string][]string{}}
	file := lang + "/paradigms.tsv"
	rows(file, func(line int, f []string) {
		switch {
		case f[0] == "!" && len(f) == 3:
			m.mutations = append(m.mutations, mutation{f[1], strings.Split(f[2], ",")})
		case f[0] == "n" && len(f) == 3:
			m.nouns[zero(f[1])] = stemList(f[2])
		case f[0] == "v" && len(f) == 5:
			p := paradigm{stemList(f[2]), stemList(f[3]), stemList(f[4])}
			if f[4] == "0" {
				p.part = nil
			}
			if whole, ok := strings.CutPrefix(f[1], "^"); ok {
				m.whole[whole] = p
			} else {
				m.verbs[f[1]] = p
			}
		default:
			broken(file, line, "want v, n or ! and its columns")
		}
	})
	return m
}

func zero(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

func stemList(s string) []string {
	out := strings.Split(s, ",")
	for i := range out {
		out[i] = zero(out[i])
	}
	return out
}

// stems calls add with every stem of a base form of the given part of speech:
// v(erb), n(oun), a(djective) or x (not inflected).
func (m *morph) stems(base string, pos byte, add func(stem string, kind stemKind, refl bool)) {
	switch pos {
	case 'x':
		add(base, stemWhole, false)
	case 'a':
		add(trimLetters(base, 2), stemAdj, false)
	case 'n', 'c':
		if strings.HasSuffix(base, "ий") || strings.HasSuffix(base, "ый") { // «поранений», declined as an adjective
			add(trimLetters(base, 2), stemAdj, false)
			return
		}
		root, ends := cutLongest(base, m.nouns)
		for _, e := range ends {
			add(root+e, stemNoun, false)
		}
	default:
		m.verbStems(base, add)
	}
}

func (m *morph) verbStems(base string, add func(string, stemKind, bool)) {
	refl := false
	for _, r := range reflexive {
		if b, ok := strings.CutSuffix(base, r); ok {
			base, refl = b, true
			break
		}
	}
	root, p := "", paradigm{}
	if w, ok := m.whole[base]; ok {
		p = w
	} else {
		root, p = cutLongest(base, m.verbs)
	}
	add(base, stemInf, refl)
	for _, e := range p.past {
		m.mutated(root, e, func(s string) { add(s, stemPast, refl) })
	}
	for _, e := range p.pres {
		m.mutated(root, e, func(s string) { add(s, stemPres, refl) })
	}
	for _, e := range p.part {
		m.mutated(root, e, func(s string) { add(s, stemPart, refl) })
	}
}

// mutated calls f with root+ending, or, where the ending begins with "~", with
// every mutation of the last consonant of root (root itself where it has none).
func (m *morph) mutated(root, ending string, f func(string)) {
	e, ok := strings.CutPrefix(ending, "~")
	if !ok {
		f(root + ending)
		return
	}
	e = zero(e)
	for _, mu := range m.mutations {
		if r, ok := strings.CutSuffix(root, mu.from); ok {
			for _, to := range mu.to {
				f(r + to + e)
			}
			return
		}
	}
	if e != "" {
		f(root + e)
	}
}

// longestEnding is the length in bytes of the longest ending in a table.
const longestEnding = 16

// cutLongest cuts the longest ending of word that is a key of table.
func cutLongest[V any](word string, table map[string]V) (root string, v V) {
	for i := max(0, len(word)-longestEnding); i <= len(word); i++ {
		if i < len(word) && !utf8.RuneStart(word[i]) {
			continue
		}
		if v, ok := table[word[i:]]; ok {
			return word[:i], v
		}
	}
	return word, v
}

// trimLetters cuts n letters off the end of s.
func trimLetters(s string, n int) string {
	for ; n > 0 && s != ""; n-- {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// endsInVowel reports whether the last letter of s is one after which a form
// without an ending cannot stop.
func endsInVowel(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("аеєиіїоуюяыэё", r)
}
