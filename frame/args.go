package frame

import (
	"strings"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/canon"
)

// arg is somebody or something named in a sentence that may fill a slot.
type arg struct {
	id       string
	from, to int // tokens
	typ      string
	cases    feat      // what its form may be
	prep     wordClass // of the preposition before it, wNone if none
	prepTok  int
	modifier bool // belongs to a role noun: «глава МЗС Росії …»
	pronoun  bool
	source   cue // class of source that it shows
	role     bool
	name     string // of a mention, in the nominative, where that is known
}

// window bounds how far from a trigger its arguments are looked for, in
// tokens, so that cost stays linear whatever the text.
const window = 48

// args finds the arguments of a sentence in the order of the text.
func (d *document) args(toks []token) []arg {
	out := d.argroom[:0]
	for i := 0; i < len(toks); {
		t := &toks[i]
		switch {
		case t.mention >= 0:
			j := i + 1
			for j < len(toks) && toks[j].mention == t.mention {
				j++
			}
			out = append(out, d.named(toks, i, j))
			i = j
			continue
		case t.person >= 0:
			out = append(out, d.common(toks, i, t.person))
		case t.trigger >= 0 && d.lex.entries[t.trigger].pos == 'c':
			out = append(out, d.common(toks, i, t.trigger))
		case t.word == wHe || t.word == wShe || t.word == wThey:
			if a, ok := d.pronoun(toks, i); ok {
				out = append(out, a)
			}
		case t.word == wBoth:
			out = append(out, arg{id: "both", from: i, to: i + 1, cases: fNom | fAcc, pronoun: true, prepTok: -1})
		}
		i++
	}
	d.titles(toks, out)
	governed(toks, out)
	d.argroom = out
	return out
}

// governed marks the sources that a phrase such as «за словами» governs: they
// fill no slot of the verb.
func governed(toks []token, args []arg) {
	for k := range args {
		a := &args[k]
		for i := max(0, a.from-6); i < a.from && a.prep == wNone; i++ {
			if end := int(toks[i].source); end >= i && end+1 <= a.from && a.from <= end+2 {
				a.prep, a.prepTok = wPrep, i
			}
		}
		if k > 0 && a.prep == wNone && args[k-1].prepTok >= 0 && toks[args[k-1].prepTok].source >= 0 && a.from == args[k-1].to {
			a.prep, a.prepTok = wPrep, args[k-1].prepTok
		}
	}
}

// named makes an argument of a mention.
func (d *document) named(toks []token, from, to int) arg {
	m := &d.in.Mentions[toks[from].mention]
	a := arg{id: m.ID, from: from, to: to, typ: m.Type, cases: d.lex.caseOf(toks[from].lower), prepTok: -1}
	if to-from > 1 {
		if both := a.cases & d.lex.caseOf(toks[to-1].lower); both != 0 {
			a.cases = both
		} else {
			a.cases |= d.lex.caseOf(toks[to-1].lower)
		}
	}
	a.name = m.Lemma
	if a.id == "" {
		a.id = "w:" + canon.Skeleton(toks[from].lower)
	}
	if from > 0 && toks[from-1].mark == '"' {
		a.cases = fNom | fAcc // a name in quotation marks is not inflected
	}
	a.source = toks[from].cue
	a.prep, a.prepTok = prepBefore(toks, from)
	return a
}

// common makes an argument of a role or group noun.
func (d *document) common(toks []token, i int, entry int32) arg {
	e := &d.lex.entries[entry]
	a := arg{from: i, to: i + 1, cases: toks[i].f & (fNom | fGen | fDat | fAcc | fIns | fLoc), role: e.role, source: e.cue, prepTok: -1}
	if base := d.lex.packed.base(entry); a.cases.has(fNom) && !endsInVowel(base) && genitiveA(toks[i].lower) {
		a.cases = fGen | fAcc
	}
	a.id = "w:" + d.skel(entry)
	if id, typ := d.sameAs(toks, i, entry); id != "" {
		a.id, a.typ, a.pronoun = id, typ, true
	}
	a.prep, a.prepTok = prepBefore(toks, i)
	return a
}

// genitiveA reports whether w ends as the genitive of a masculine noun does.
func genitiveA(w string) bool { return strings.HasSuffix(w, "а") || strings.HasSuffix(w, "я") }

// skel returns the canonical skeleton of the base form of an entry.
func (d *document) skel(entry int32) string {
	return d.canon.Form(d.lex.packed.base(entry), d.lex.lang).Skel
}

// pronoun makes an argument of a personal pronoun: the last actor of its kind.
func (d *document) pronoun(toks []token, i int) (arg, bool) {
	id := d.lastGroup
	switch toks[i].word {
	case wHe:
		id = d.known.person(man)
	case wShe:
		id = d.known.person(woman)
	}
	if id == "" {
		return arg{}, false
	}
	a := arg{id: id, from: i, to: i + 1, cases: fGen | fAcc | fDat, pronoun: true, prepTok: -1}
	if nominativePronoun(toks[i].lower) {
		a.cases = fNom
	}
	a.prep, a.prepTok = prepBefore(toks, i)
	return a, true
}

// nominativePronoun reports whether w is the first form of a pronoun. All of
// them end in a letter that no other form ends in.
func nominativePronoun(w string) bool {
	switch w {
	case "він", "вона", "вони", "он", "она", "они", "воно", "оно":
		return true
	}
	return false
}

// prepBefore returns the preposition that governs token i: before it, with
// nothing but adjectives, numbers and quotation marks between.
func prepBefore(toks []token, i int) (wordClass, int) {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := &toks[k]
		switch {
		case t.word == wPrep || t.word == wPrepIns || t.word == wPrepBy:
			return t.word, k
		case t.mark == '"' || t.f.has(fAdj) || t.class == canon.Number || t.word == wOther:
			continue
		}
		break
	}
	return wNone, -1
}

// titles joins role nouns to the people they introduce: in «глава МЗС Росії
// Сергій Лавров» the person takes the place of the noun, and what stands
// between belongs to the noun. It learns who holds a role, and puts the holder
// where the role stands alone.
func (d *document) titles(toks []token, args []arg) {
	for i := range args {
		a := &args[i]
		if !a.role {
			continue
		}
		of := ""
		k := i + 1
		for k < len(args) && args[k].typ != "PER" && joined(toks, args[k-1].to, args[k].from) && args[k].prep == wNone && k < i+4 {
			if of == "" && args[k].typ != "" {
				of = d.metonym(args[k].id)
			}
			args[k].modifier = true
			k++
		}
		if k < len(args) && args[k].typ == "PER" && joined(toks, args[k-1].to, args[k].from) && (args[k].prep == wNone || args[k].prepTok == a.prepTok) {
			d.holders[holder{a.id, of}] = args[k].id
			d.holders[holder{a.id, ""}] = args[k].id
			args[k].source = a.source
			args[k].cases = a.cases
			args[k].prep, args[k].prepTok = a.prep, a.prepTok
			a.modifier = true
			continue
		}
		if id, ok := d.holders[holder{a.id, of}]; ok {
			a.id, a.typ = id, "PER"
			continue
		}
		if of != "" {
			a.id += "@" + of
		}
	}
	for i := range args {
		if args[i].pronoun && args[i].id == "both" {
			if args[i].id = strings.Join(d.lastTwo(), "+"); args[i].id == "" {
				args[i].id = "w:" + d.canon.Form(toks[args[i].from].lower, d.lex.lang).Skel
			}
		}
		d.remember(&args[i])
	}
	d.markModifiers(toks, args)
}

// joined reports whether nothing but a describing word stands between tokens
// from and to.
func joined(toks []token, from, to int) bool {
	if to-from > 2 {
		return false
	}
	for k := from; k < to; k++ {
		if t := &toks[k]; t.class != canon.Word || t.f.has(fVerbal) || t.word != wNone {
			return false
		}
	}
	return true
}

// markModifiers marks names in the genitive that follow a noun: «влада Росії».
func (d *document) markModifiers(toks []token, args []arg) {
	for i := 1; i < len(args); i++ {
		a, b := &args[i-1], &args[i]
		if b.from == a.to && a.typ == "" && b.typ != "" && b.typ != "PER" && !a.pronoun {
			b.modifier = true
		}
	}
}

type holder struct{ role, of string }

// remember keeps the last actors for pronouns and definite nouns.
func (d *document) remember(a *arg) {
	if a.pronoun || a.modifier {
		return
	}
	switch {
	case a.typ == "PER":
		d.metPerson(a, a.name)
	case (a.typ == "ORG" || a.typ == "PRO") && a.source != cAgency && a.source != cMedia:
		d.metBody(a.typ, a.id)
		if a.typ == "ORG" {
			d.metGroup(a)
		}
	case a.typ == "LOC" && a.prep == wPrep:
	case a.typ == "ORG" || a.typ == "LOC":
		d.metGroup(a)
	case a.typ == "" && !a.role:
		d.lastGroup = a.id
	}
}

// metGroup keeps a body or country that was named.
func (d *document) metGroup(a *arg) {
	id := d.metonym(a.id)
	if id != d.two[1] {
		d.two[0], d.two[1] = d.two[1], id
	}
	d.lastGroup = a.id
}

func (d *document) lastTwo() []string {
	switch {
	case d.two[1] == "":
		return nil
	case d.two[0] == "":
		return d.two[1:]
	case d.two[0] > d.two[1]:
		return []string{d.two[1], d.two[0]}
	}
	return d.two[:]
}

// metonym returns the actor that a place stands for: the Kremlin, or a
// capital, for its country; id itself where it stands for nothing else.
func (d *document) metonym(id string) string {
	e, ok := gazetteer.Default().Lookup(id)
	if !ok {
		return id
	}
	if e.MetonymOf != "" {
		return e.MetonymOf
	}
	if e.Sub == "capital" && e.Parent != "" {
		return e.Parent
	}
	return id
}

// caseOf guesses from the ending of a name what its form may be.
func (l *lexicon) caseOf(word string) feat {
	for cut := max(6, len(word)-6); cut < len(word); cut++ {
		if word[cut]&0xC0 == 0x80 {
			continue
		}
		if f, ok := l.endings[stemName][word[cut:]]; ok {
			return f
		}
	}
	return l.endings[stemName][""]
}
