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
	endings *endings
	packed  packed
	entries []entry
	guess   map[string]feat // endings of unknown words
	coref   coref
	known   *memo.Table[reading] // words that were read before
}

// knownBits is the logarithm of how many words are remembered.
const knownBits = 15

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

// loadLexicon loads what the packed lexicon of a language holds, and the small
// tables beside it. It panics where one is missing or broken.
func loadLexicon(lang string) *lexicon {
	l := &lexicon{lang: corpus.Lang(lang), endings: loadEndings(lang), guess: loadGuess(lang), coref: loadCoref(lang), known: memo.New[reading](knownBits)}
	l.packed = unpack(lang + "/" + packedFile)
	l.entries = l.packed.entries()
	return l
}

// loadGuess reads guess.tsv: a feature, and the endings of unknown words that
// have it.
func loadGuess(lang string) map[string]feat {
	out := map[string]feat{}
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
			out[e] |= bit
		}
	})
	return out
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
	for _, r := range reflexive {
		if len(word) > len(r)+2 && strings.HasSuffix(word, r) {
			return l.read(dst, word[:len(word)-len(r)], fRefl)
		}
	}
	return dst
}

const maxEnding = 14 // bytes

func (l *lexicon) read(dst []candidate, word string, refl feat) []candidate {
	var hashes [maxEnding + 1]uint64
	hashBeginnings(&hashes, word)
	for cut := len(word); cut >= 2 && cut >= len(word)-maxEnding; cut-- {
		if cut < len(word) && word[cut]&0xC0 == 0x80 {
			continue
		}
		stem, end := word[:cut], word[cut:]
		for i, more := l.packed.find(hashes[len(end)]); more; i++ {
			var r stemRef
			r, more = l.packed.ref(i)
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
	f, ok := l.endings[r.kind][end]
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
