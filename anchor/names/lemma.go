package names

import (
	"strings"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

// memoKey is what the lemma of a mention depends on, beside its document.
type memoKey struct {
	text, typ string
	lang      corpus.Lang
}

// lemmas makes normal forms: the nominative of people, places and
// organisations. Rules undo the case endings (data/nominative.tsv); where they
// leave a choice, the forms that the documents have decide.
type lemmas struct {
	p     *parser
	forms map[string]bool // words of names, as they stand
	memo  map[memoKey]string
}

func newLemmas(p *parser, refs []ref) *lemmas {
	l := &lemmas{p: p, forms: map[string]bool{}, memo: map[memoKey]string{}}
	for i := range refs {
		for _, w := range refs[i].words {
			l.forms[w.text] = true
		}
	}
	return l
}

func (l *lemmas) known(form string) bool { return l.forms[form] }

// of returns the normal form of a mention.
func (l *lemmas) of(r *ref, lang corpus.Lang) string {
	k := memoKey{r.m.Text, r.m.Type, lang}
	if s, ok := l.memo[k]; ok {
		return s
	}
	s := l.make(r, lang)
	l.memo[k] = s
	return s
}

func (l *lemmas) make(r *ref, lang corpus.Lang) string {
	if r.entry != nil && r.kind == gazetteer.Name && r.entry.Type != gazetteer.Person {
		if s := entryLemma(r.entry, lang); s != "" && !strings.Contains(s, "(") && len(r.toks) == len(strings.Fields(s)) {
			return s
		}
	}
	switch {
	case !lang.Compared() || len(r.words) == 0 || r.entry != nil && r.kind == gazetteer.Acronym:
		return r.m.Text
	case r.m.Type == Person && (r.entry == nil || r.entry.Type == gazetteer.Person):
		return l.person(r, lang)
	}
	return l.phrase(r, lang)
}

func entryLemma(e *gazetteer.Entry, lang corpus.Lang) string {
	if lang == corpus.Russian {
		return e.Lemma[gazetteer.RU]
	}
	return e.Lemma[gazetteer.UK]
}

// person returns the name of a person in the nominative: the given name tells
// gender and case, and the other words follow it.
func (l *lemmas) person(r *ref, lang corpus.Lang) string {
	out := make([]string, len(r.words))
	for i, w := range r.words {
		out[i] = w.text
	}
	if len(r.words) == 1 {
		out[0] = l.alone(r.words[0].text, lang)
		return rebuild(r, out)
	}
	g, at := l.givenName(r, lang)
	if at < 0 {
		g.kind, g.cas = l.guess(r, lang)
	} else {
		out[at] = g.name
	}
	eastern := familyFirst(r.words)
	for i, w := range r.words {
		switch {
		case eastern && i > 0 && i == len(r.words)-1:
			out[i], _ = nominative(w.text, "m", lang, 0, l.known)
		case i == at || !hasUpper(w.text) || isInitial(w.text):
		case eastern: // only the last syllable is declined
		case g.cas != 0:
			out[i], _ = nominative(w.text, g.kind, lang, g.cas, l.known)
		case g.still:
			out[i] = l.alone(w.text, lang)
			if out[i] == w.text && g.kind == "m" && !feminine(w.text) {
				out[i], _ = nominative(w.text, "m", lang, 0, l.known)
			}
		}
	}
	return rebuild(r, out)
}

// given is a reading of a given name.
type given struct {
	kind  string // m or f
	cas   byte   // 0 nominative
	name  string // its nominative
	still bool   // the name is not declined, so that the case is not known
}

// givenName finds the given name that the gazetteer knows, and the index of
// its word, -1 for none. Of several readings (Олександра: a woman, or of
// Олександр) the one is taken that the family name agrees with best.
func (l *lemmas) givenName(r *ref, lang corpus.Lang) (given, int) {
	for i, w := range r.words {
		if !hasUpper(w.text) || isInitial(w.text) || i > 1 {
			continue
		}
		family := r.words[len(r.words)-1].text
		if i == len(r.words)-1 {
			family = r.words[0].text
		}
		_, hits := l.p.g.Match([]string{w.text}, lang, l.p.hits[:0])
		l.p.hits = hits
		var best given
		most := -1
		for k := range hits {
			e := hits[k].Entry
			if e.Sub != "given" || e.Gender == 0 {
				continue
			}
			for form, kind := range e.Forms(lang) {
				if kind != gazetteer.Name && kind != gazetteer.Acronym {
					continue
				}
				g, ok := reading(form, w.text, string(e.Gender), lang)
				if n := l.agreement(g, family, lang); ok && n > most {
					best, most = g, n
				}
			}
		}
		if most >= 0 {
			return best, i
		}
	}
	return given{}, -1
}

// reading reads word as a case of the given name form.
func reading(form, word, kind string, lang corpus.Lang) (given, bool) {
	name := form
	if yo(form) == yo(word) {
		g := given{kind: kind, name: word}
		last := form[len(form)-2:]
		g.still = strings.Contains("о и і е у ю э", last) && kind == "m" && lang == corpus.Russian ||
			strings.Contains("и і е у ю", last)
		return g, true
	}
	if !strings.Contains(word, "ё") && strings.Contains(form, "ё") {
		name = yo(form)
	}
	got, cas := nominative(word, kind, lang, 0, func(s string) bool { return s == name })
	if got != name || cas == 0 {
		return given{}, false
	}
	return given{kind: kind, cas: cas, name: name}, true
}

func yo(s string) string { return strings.ReplaceAll(s, "ё", "е") }

// agreement says how well a family name goes with a reading of the given name.
func (l *lemmas) agreement(g given, family string, lang corpus.Lang) int {
	if g.cas == 0 {
		_, cas, _ := undo(family, "m", lang, 0, nil)
		if cas == 0 || g.kind == "f" && feminine(family) {
			return 3
		}
		return 1
	}
	other := "f"
	if g.kind == "f" {
		other = "m"
	}
	_, cas, n := undo(family, g.kind, lang, g.cas, l.known)
	_, _, m := undo(family, other, lang, 0, nil)
	switch {
	case cas != 0 && n >= m:
		return 2 + n
	case cas == 0 && g.kind == "f":
		return 2
	}
	return 0
}

// guess tells gender and case of a name whose given name is not known, by the
// endings of its two last words.
func (l *lemmas) guess(r *ref, lang corpus.Lang) (kind string, cas byte) {
	first, last := r.words[0].text, r.words[len(r.words)-1].text
	if !inflected(first) || !inflected(last) {
		return "m", 0
	}
	_, a := nominative(first, "m", lang, 0, l.known)
	_, b := nominative(last, "m", lang, 0, l.known)
	if a != 0 && sameCase(a, b) && !feminine(last) {
		return "m", a
	}
	_, a = nominative(first, "f", lang, 0, l.known)
	_, b = nominative(last, "f", lang, 0, l.known)
	if a != 0 && sameCase(a, b) {
		return "f", a
	}
	return "m", 0
}

// feminine reports whether a family name has the ending of a woman's in the
// nominative.
func feminine(word string) bool {
	for _, e := range [...]string{"ова", "єва", "ева", "ёва", "ська", "цька", "ская", "цкая"} {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// alone returns the nominative of a family name that stands alone: by clear
// endings, or where the nominative is attested.
func (l *lemmas) alone(word string, lang corpus.Lang) string {
	for _, kind := range [2]string{"m", "f"} {
		s, cas := nominative(word, kind, lang, 0, l.known)
		if cas != 0 && l.forms[s] {
			return s
		}
	}
	for _, e := range [...]struct{ end, kind string }{
		{"ського", "m"}, {"ському", "m"}, {"ським", "m"}, {"цького", "m"}, {"цькому", "m"}, {"цьким", "m"},
		{"ского", "m"}, {"скому", "m"}, {"ским", "m"}, {"цкого", "m"}, {"цким", "m"}, {"овим", "m"}, {"євим", "m"},
		{"іним", "m"}, {"овым", "m"}, {"евым", "m"}, {"иным", "m"}, {"енка", "m"}, {"енком", "m"}, {"енку", "m"},
		{"ової", "f"}, {"овій", "f"}, {"овою", "f"}, {"євої", "f"}, {"овой", "f"}, {"евой", "f"}, {"ської", "f"}, {"ській", "f"}, {"ською", "f"}, {"ской", "f"},
		{"ом", "m"}, {"ові", "m"},
	} {
		if strings.HasSuffix(word, e.end) && lenientlyIn(lang, e.end) {
			s, _ := nominative(word, e.kind, lang, 0, l.known)
			return s
		}
	}
	return word
}

func lenientlyIn(lang corpus.Lang, end string) bool {
	// Russian does not inflect -енко.
	return lang != corpus.Russian || !strings.HasPrefix(end, "енк")
}

// phrase returns the nominative of other names: adjectives up to the first
// noun, and that noun; what follows is its complement and stays.
func (l *lemmas) phrase(r *ref, lang corpus.Lang) string {
	out := make([]string, len(r.words))
	for i, w := range r.words {
		out[i] = w.text
	}
	if len(r.words) > 0 && r.words[0].quoted {
		return rebuild(r, out)
	}
	var cas byte
	for i, w := range r.words {
		if i+1 < len(r.words) || w.class&(tag.Geo|tag.Direction) != 0 {
			if s, c := nominative(w.text, "a", lang, 0, nil); c != 0 && (cas == 0 || c == cas) && adjectiveLike(w.text, lang) {
				out[i], cas = s, c
				continue
			}
		}
		if len(r.words) > 1 && cas == 0 && i > 0 {
			break // the adjective before was in the nominative
		}
		if adjectiveNominative(w.text) && i+1 < len(r.words) {
			break
		}
		out[i] = l.noun(w.text, lang, cas)
		break
	}
	return rebuild(r, out)
}

// noun returns the nominative of a noun; cas is that of the adjective before it,
// as in data/nominative.tsv, 0 for none.
func (l *lemmas) noun(word string, lang corpus.Lang, cas byte) string {
	if s, ok := l.fromList(word, lang); ok {
		return s
	}
	switch cas {
	case 'p':
		for _, e := range [...]string{"ів", "ов", "ами", "ах", "ам"} {
			if strings.HasSuffix(word, e) {
				s, _ := nominative(word, "n", lang, 0, l.known)
				return s
			}
		}
		return word
	case 0:
		s, c := nominative(word, "n", lang, 0, l.known)
		if c != 0 && (l.forms[s] || clearNoun(word)) {
			return s
		}
		return word
	}
	s, _ := nominative(word, "n", lang, 0, l.known)
	return s
}

// clearNoun reports whether the ending of a noun that stands alone shows an
// oblique case.
func clearNoun(word string) bool {
	for _, e := range [...]string{"ією", "ого", "ению", "ением", "нням", "ом", "ии", "ії", "ией", "ою", "ами", "ах"} {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// fromList asks the gazetteer for a word of the phrase.
func (l *lemmas) fromList(word string, lang corpus.Lang) (string, bool) {
	n, hits := l.p.g.Match([]string{word}, lang, l.p.hits[:0])
	l.p.hits = hits
	if n == 0 {
		return "", false
	}
	for _, h := range hits {
		if h.Kind == gazetteer.Name && h.Entry.Type == gazetteer.Place {
			if s := entryLemma(h.Entry, lang); s != "" && !strings.Contains(s, " ") {
				return s, true
			}
		}
	}
	return "", false
}

func adjectiveLike(word string, lang corpus.Lang) bool {
	ends := [...]string{"ого", "ому", "им", "ої", "ій", "ою", "их", "ими", "ську", "цьку", "ну", "ву", "лу", "ку"}
	if lang == corpus.Russian {
		ends = [...]string{"ого", "ому", "им", "ым", "ой", "ую", "ом", "их", "ых", "ими", "ыми", "его", "ему", "ей"}
	}
	for _, e := range ends {
		if strings.HasSuffix(word, e) && len(word)-len(e) >= 6 {
			return true
		}
	}
	return false
}

func adjectiveNominative(word string) bool {
	for _, e := range [...]string{"ий", "ій", "ый", "ая", "ое", "ські", "ские", "ные", "ська", "цька", "ське", "на"} {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// rebuild returns the text of the mention with its words exchanged, and white
// space brought to one blank.
func rebuild(r *ref, words []string) string {
	text := r.m.Text
	var b strings.Builder
	at := 0
	for i, w := range r.words {
		j := strings.Index(text[at:], w.text)
		if j < 0 {
			return text
		}
		b.WriteString(text[at : at+j])
		b.WriteString(words[i])
		at += j + len(w.text)
	}
	b.WriteString(text[at:])
	return strings.Join(strings.Fields(b.String()), " ")
}
