package frame

import (
	"io/fs"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/internal/memo"
)

// sort says what kind of thing a lexicon entry is.
type sort uint8

const (
	sTrigger sort = iota // names an event; class is set
	sLight               // carries an event noun, or is no event at all
	sCue                 // certainty, context, source …; cue is set
	sWord                // closed class; word is set
)

// The cues. Their names in cues.tsv are those of cueNames.
type cue uint8

const (
	cNone cue = iota
	cProbable
	cPossible
	cUnknown
	cAsserted
	cNegative
	cBackground
	cPlanned
	cConditional
	cFuture
	cSource // «за даними …»: who follows is the source
	cOfficial
	cAgency
	cMedia
	cExpert
	cAnonymous
	cues // how many there are
)

var cueNames = map[string]cue{
	"probable": cProbable, "possible": cPossible, "unknown": cUnknown, "asserted": cAsserted, "negative": cNegative,
	"background": cBackground, "planned": cPlanned, "conditional": cConditional, "future": cFuture, "source": cSource,
	"official": cOfficial, "agency": cAgency, "media": cMedia, "expert": cExpert, "anonymous": cAnonymous,
}

// The closed classes of words. Their names in words.tsv are those of wordNames.
type wordClass uint8

const (
	wNone wordClass = iota
	wPrep
	wPrepIns // the preposition of the partner: «з», «с»
	wPrepBy  // prepositions of the addressee: «до», «к»
	wSub     // subordinators: «що», «якщо»
	wRel     // relatives: «який»
	wRelObj  // relatives that are acted on: «якого»
	wAnd     // coordinators that join words as well as clauses: «і»
	wBut     // coordinators that join clauses: «але»
	wNot
	wNone0 // «немає», «нет»: predicate of absence
	wHe
	wShe
	wThey
	wThis
	wBoth // «обидва»
	wModal
	wPred // predicative words: «необхідно», «можна»
	wBe
	wOther // anything else that is no noun: adverbs, particles
	wWould // «б», «бы»
)

var wordNames = map[string]wordClass{
	"prep": wPrep, "prep-ins": wPrepIns, "prep-to": wPrepBy, "sub": wSub, "rel": wRel, "rel-obj": wRelObj, "and": wAnd, "but": wBut, "not": wNot,
	"none": wNone0, "he": wHe, "she": wShe, "they": wThey, "this": wThis, "both": wBoth, "modal": wModal, "pred": wPred,
	"be": wBe, "other": wOther, "would": wWould,
}

// entry is one base form of the lexicon.
type entry struct {
	next   []string // further words of a multiword entry, as beginnings
	class  uint8    // index in the ontology
	sort   sort
	pos    byte // v n a x
	cue    cue
	word   wordClass
	speech bool
	role   bool // role noun: «президент»
	group  bool // noun for people or an institution
	near   bool // further words must follow at once
	perf   bool // perfective: its present forms are future
	not    bool // its negation is part of it
}

// lexicon is all that is known of one language. It does not change but for what
// it remembers.
type lexicon struct {
	lang    corpus.Lang
	morph   *morph
	entries []entry
	bases   []string
	stems   map[string]int32 // stem → index+1 of its first reference
	refs    []linkedRef
	guess   map[string]feat // endings of unknown words
	coref   coref
	known   *memo.Table[reading] // words that were read before
}

// knownBits is the logarithm of how many words are remembered.
const knownBits = 14

var lexicons = sync.OnceValue(func() map[corpus.Lang]func() *lexicon {
	out := map[corpus.Lang]func() *lexicon{}
	dirs, err := fs.ReadDir(dataFS, "data")
	if err != nil {
		panic("frame: " + err.Error())
	}
	for _, d := range dirs {
		if d.IsDir() {
			lang := d.Name()
			out[corpus.Lang(lang)] = sync.OnceValue(func() *lexicon { return loadLexicon(lang) })
		}
	}
	return out
})

// lexiconOf returns the lexicon of lang, or nil for a language without one.
func lexiconOf(lang corpus.Lang) *lexicon {
	if f := lexicons()[lang]; f != nil {
		return f()
	}
	return nil
}

func loadLexicon(lang string) *lexicon {
	l := &lexicon{lang: corpus.Lang(lang), morph: loadMorph(lang), stems: make(map[string]int32, 1<<15), refs: make([]linkedRef, 0, 1<<15), entries: make([]entry, 0, 1<<13), bases: make([]string, 0, 1<<13), guess: map[string]feat{}, known: memo.New[reading](knownBits)}
	l.words(lang + "/words.tsv")
	l.cues(lang + "/cues.tsv")
	l.triggers(lang+"/triggers.tsv", false)
	l.triggers(lang+"/speech.tsv", true)
	l.people(lang + "/roles.tsv")
	l.coref = loadCoref(lang)
	file := lang + "/guess.tsv"
	rows(file, func(line int, f []string) {
		if len(f) != 2 {
			broken(file, line, "want feature and endings")
		}
		bit, ok := featNames[f[0]]
		if !ok {
			broken(file, line, "unknown feature "+f[0])
		}
		for _, e := range strings.Fields(f[1]) {
			l.guess[e] |= bit
		}
	})
	return l
}

func (l *lexicon) words(file string) {
	rows(file, func(line int, f []string) {
		w, ok := wordNames[f[0]]
		if !ok || len(f) != 2 {
			broken(file, line, "want class of word and words")
		}
		for _, base := range strings.Fields(f[1]) {
			l.add(base, 'x', entry{sort: sWord, word: w})
		}
	})
}

// cues reads cues.tsv: the kind of cue and its forms as they stand; "_" joins
// words that follow each other, "*" stands for any ending.
func (l *lexicon) cues(file string) {
	rows(file, func(line int, f []string) {
		c, ok := cueNames[f[0]]
		if !ok || len(f) != 2 {
			broken(file, line, "want kind of cue and words")
		}
		for _, base := range strings.Fields(f[1]) {
			l.add(base, 'x', entry{sort: sCue, cue: c, near: true})
		}
	})
}

// triggers reads triggers.tsv or speech.tsv: class, part of speech, base forms.
func (l *lexicon) triggers(file string, speech bool) {
	o := ontology()
	rows(file, func(line int, f []string) {
		if len(f) != 3 || len(f[1]) != 1 {
			broken(file, line, "want class, part of speech, base forms")
		}
		e := entry{pos: f[1][0], speech: speech}
		if f[0] == "light" {
			e.sort = sLight
		} else {
			c, ok := o.index[f[0]]
			if !ok {
				broken(file, line, "unknown class "+f[0])
			}
			e.class = c
		}
		bases := strings.Fields(f[2])
		for i, base := range bases {
			e.perf = i+1 < len(bases) && e.pos == 'v' && perfective(base, bases[i+1])
			l.add(base, e.pos, e)
		}
	})
}

// perfective guesses that a is perfective from the verb listed after it: the
// imperfective partner has a longer suffix («підписати підписувати»).
func perfective(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n < 6 || n < len(a)-12 {
		return false
	}
	for _, s := range []string{"увати", "ювати", "ывать", "ивать", "овать", "авати", "авать"} {
		if strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(b, "ся"), "сь"), s) {
			return true
		}
	}
	plain := func(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "ся"), "сь") }
	a, b = plain(a), plain(b)
	for _, s := range []string{"ати", "яти", "ать", "ять"} {
		if strings.HasSuffix(b, s) && !strings.HasSuffix(a, s) {
			return true
		}
	}
	return false
}

// people reads roles.tsv: "role" or "group", the class of source or "-", and
// nouns.
func (l *lexicon) people(file string) {
	rows(file, func(line int, f []string) {
		if len(f) != 3 {
			broken(file, line, "want kind, class of source, nouns")
		}
		e := entry{sort: sWord, pos: 'n', cue: cueNames[f[1]], role: f[0] == "role", group: true}
		for _, base := range strings.Fields(f[2]) {
			l.add(base, 'n', e)
		}
	})
}

func (l *lexicon) add(base string, pos byte, e entry) {
	if strings.Contains(base, "+") {
		base, e.near = strings.ReplaceAll(base, "+", "_"), true
	}
	if pos == 'v' {
		base = verbFirst(base)
		e.not = strings.HasSuffix(base, "_не")
	}
	head, rest, more := strings.Cut(base, "_")
	for more {
		var w string
		w, rest, more = strings.Cut(rest, "_")
		e.next = append(e.next, beginning(w, e.near))
	}
	id := int32(len(l.entries))
	l.entries = append(l.entries, e)
	l.bases = append(l.bases, base)
	if stem, ok := strings.CutSuffix(head, "*"); ok {
		l.put(stem, stemRef{id, stemKinds, false})
		return
	}
	l.morph.stems(head, pos, func(stem string, kind stemKind, refl bool) {
		l.put(stem, stemRef{id, kind, refl})
	})
}

func (l *lexicon) put(stem string, r stemRef) {
	first := l.stems[stem]
	last := int32(0)
	for i := first; i != 0; i = l.refs[i-1].next {
		if l.refs[i-1].stemRef == r {
			return
		}
		last = i
	}
	l.refs = append(l.refs, linkedRef{stemRef: r})
	if n := int32(len(l.refs)); last == 0 {
		l.stems[stem] = n
	} else {
		l.refs[last-1].next = n
	}
}

// linkedRef is a reference and the index+1 of the next one of its stem.
type linkedRef struct {
	stemRef
	next int32
}

// verbFirst moves the adverb or particle that begins a multiword verb to its
// end: «не_визнати» is read as the verb with "не" beside it.
func verbFirst(base string) string {
	head, rest, more := strings.Cut(base, "_")
	if !more {
		return base
	}
	for _, end := range []string{"ти", "тися", "ть", "ться", "чь", "сти", "ует", "уется", "аз", "є", "ється", "ает", "чи", "вши", "в", "но", "чь"} {
		if strings.HasSuffix(head, end) && len(head) > 6 && end != "но" {
			return base
		}
	}
	if len(head) <= 4 || strings.HasSuffix(head, "о") {
		return rest + "_" + head
	}
	return base
}

// beginning returns what a further word of a multiword entry must begin with:
// for exact entries the word itself marked by a final space unless it ends in
// "*", otherwise the word without its last vowels.
func beginning(w string, exact bool) string {
	if s, ok := strings.CutSuffix(w, "*"); ok {
		return s
	}
	if exact || len(w) <= 6 {
		return w + " "
	}
	for len(w) > 6 && (endsInVowel(w) || strings.HasSuffix(w, "й") || strings.HasSuffix(w, "ь")) {
		w = trimLetters(w, 1)
	}
	return w
}

// begins reports whether word meets a beginning as beginning made it.
func begins(word, b string) bool {
	if whole, ok := strings.CutSuffix(b, " "); ok {
		return word == whole
	}
	return strings.HasPrefix(word, b) && len(word) <= len(b)+10
}

// candidate is one reading of a word.
type candidate struct {
	entry int32
	stem  int // length of the stem in bytes
	f     feat
}

// lookup appends to dst the readings of a lower-case word, the longest stems
// first. It allocates nothing but dst.
func (l *lexicon) lookup(dst []candidate, word string) []candidate {
	dst = l.read(dst, word, 0)
	for _, r := range l.morph.reflexive {
		if len(word) > len(r)+2 && strings.HasSuffix(word, r) {
			return l.read(dst, word[:len(word)-len(r)], fRefl)
		}
	}
	return dst
}

const maxEnding = 14 // bytes

func (l *lexicon) read(dst []candidate, word string, refl feat) []candidate {
	for cut := len(word); cut >= 2 && cut >= len(word)-maxEnding; cut-- {
		if cut < len(word) && word[cut]&0xC0 == 0x80 {
			continue
		}
		stem, end := word[:cut], word[cut:]
		for i := l.stems[stem]; i != 0; i = l.refs[i-1].next {
			r := l.refs[i-1].stemRef
			if f, ok := l.fits(r, stem, end, refl); ok {
				if p := l.entries[r.entry].pos; p == 'n' || p == 'c' {
					if f.has(fShort) {
						continue
					}
					f = f&^fAdj | fNoun
				}
				dst = append(dst, candidate{r.entry, cut, f})
			}
		}
	}
	return dst
}

func (l *lexicon) fits(r stemRef, stem, end string, refl feat) (feat, bool) {
	switch r.kind {
	case stemKinds:
		return 0, refl == 0 && len(end) <= 10
	case stemInf:
		return fInf | refl | reflBase(r), end == "" && r.refl == (refl != 0) || end == "" && refl != 0
	case stemWhole:
		return 0, end == "" && refl == 0
	}
	f, ok := l.morph.endings[r.kind][end]
	if !ok {
		return 0, false
	}
	if end == "" && endsInVowel(stem) && r.kind != stemNoun {
		return 0, false
	}
	if r.refl && r.kind == stemPart {
		return 0, false
	}
	if f.has(fGer) && end == "а" && !hushed(stem) {
		return 0, false
	}
	verb := r.kind == stemPast || r.kind == stemPres
	if refl != 0 && !verb {
		return 0, false
	}
	if r.refl && refl == 0 && verb {
		return 0, false
	}
	return f | refl | reflBase(r), true
}

// hushed reports whether a stem ends in a consonant after which a gerund ends
// in "а".
func hushed(stem string) bool {
	for _, c := range []string{"ж", "ч", "ш", "щ"} {
		if strings.HasSuffix(stem, c) {
			return true
		}
	}
	return false
}

func reflBase(r stemRef) feat {
	if r.refl {
		return fReflBase
	}
	return 0
}
