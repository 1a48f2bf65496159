package names

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

// ref is a mention taken apart for identity.
type ref struct {
	m     *Mention
	doc   int
	words []part
	toks  []string // all tokens of the mention, punctuation too

	entry *gazetteer.Entry // what the gazetteer says, nil for nothing
	kind  gazetteer.Kind
	fixed string // an id that nothing changes: from the user's file

	family, given string // keys, for people
	initial       byte   // of the given name where that is all there is
	person        *person
	key           string // for all else
}

// part is a word of a mention.
type part struct {
	text   string
	key    string
	class  uint32
	quoted bool
}

// parser takes mentions apart; it keeps buffers.
type parser struct {
	g    *gazetteer.Gazetteer
	a    *Aliases
	toks []tag.Token
	hits []gazetteer.Hit
	buf  []byte
	memo map[memoKey]*ref
}

type memoKey struct {
	text, typ string
	lang      corpus.Lang
}

// parse takes m apart. Equal texts are taken apart once.
func (p *parser) parse(m *Mention, doc int, lang corpus.Lang) ref {
	k := memoKey{m.Text, m.Type, lang}
	if r := p.memo[k]; r != nil {
		out := *r
		out.m, out.doc = m, doc
		return out
	}
	r := ref{m: m, doc: doc}
	p.split(&r)
	r.fixed = p.a.find(r.words)
	p.lookup(&r, lang)
	if m.Type == Person && (r.entry == nil || r.entry.Type == gazetteer.Person) {
		p.personParts(&r, lang)
	}
	r.key = p.bodyKey(&r, lang)
	kept := r
	p.memo[k] = &kept
	return r
}

// split cuts the mention into words.
func (p *parser) split(r *ref) {
	text := r.m.Text
	p.toks = tag.AppendTokens(p.toks[:0], text, 0, len(text))
	quoted := false
	r.toks = make([]string, 0, len(p.toks))
	for _, t := range p.toks {
		w := text[t.Start:t.End]
		r.toks = append(r.toks, w)
		if t.Class == tag.Punct {
			if strings.ContainsAny(w, "«“„\"”»") {
				quoted = !quoted && !strings.ContainsAny(w, "”»")
			}
			continue
		}
		p.buf = nameKey(p.buf[:0], w)
		r.words = append(r.words, part{text: w, key: string(p.buf), class: tag.WordClass(w), quoted: quoted})
	}
}

// lookup asks the gazetteer for the whole mention, or for what follows its
// words in lower case (президент Путін, місто Київ).
func (p *parser) lookup(r *ref, lang corpus.Lang) {
	from, to := 0, len(r.toks)
	for from < to && isQuote(r.toks[from]) {
		from++
	}
	for to > from && isQuote(r.toks[to-1]) {
		to--
	}
	for i := from; i < to; i++ {
		n, hits := p.g.Match(r.toks[i:to], lang, p.hits[:0])
		p.hits = hits
		if n == to-i {
			if h := pick(hits, r.m.Type, i > from); h != nil {
				r.entry, r.kind = h.Entry, h.Kind
				return
			}
		}
		if hasUpper(r.toks[i]) {
			return
		}
	}
}

func isQuote(s string) bool {
	return s == "«" || s == "»" || s == "\"" || s == "“" || s == "”" || s == "„" || s == "'"
}

// pick chooses among the entries that a name may stand for. A family name
// alone names only those whom all know by it.
func pick(hits []gazetteer.Hit, typ string, strict bool) *gazetteer.Hit {
	var best *gazetteer.Hit
	score := 0
	for i := range hits {
		h := &hits[i]
		s := 0
		switch {
		case h.Entry.Sub == "given":
			continue
		case h.Entry.Type == typ:
			s = 4
		case strict, typ == Person && h.Kind != gazetteer.Demonym && h.Kind != gazetteer.Adjective, h.Entry.Type == Person:
			continue
		default:
			s = 2
		}
		if h.Kind == gazetteer.Short && !h.Entry.Known {
			continue
		}
		if s > score {
			best, score = h, s
		}
	}
	return best
}

// personParts finds family and given name.
func (p *parser) personParts(r *ref, lang corpus.Lang) {
	ws := make([]part, 0, len(r.words))
	for _, w := range r.words {
		if hasUpper(w.text) && !(w.class&tag.Title != 0 && w.class&tag.Given == 0 && len(ws) == 0 && len(r.words) > 1) {
			ws = append(ws, w)
		}
	}
	if len(ws) == 0 {
		ws = r.words
	}
	if n := len(ws); n > 1 && isPatronymic(ws[n-1].text) {
		switch {
		case n == 2: // name and patronymic
			r.given = p.givenKey(ws[0], lang)
			return
		default: // family name first
			r.family, r.given = ws[0].key, p.givenKey(ws[1], lang)
			return
		}
	}
	switch n := len(ws); {
	case n == 0:
		return
	case n == 1:
		r.family = ws[0].key
	case familyFirst(ws):
		r.family = ws[0].key
		r.given = joinKeys(ws[1:])
	case isInitial(ws[0].text):
		r.initial, r.family = ws[0].key[0], ws[n-1].key
	case isInitial(ws[n-1].text):
		r.initial, r.family = ws[n-1].key[0], ws[0].key
	case ws[0].class&tag.Given == 0 && ws[n-1].class&tag.Given != 0:
		r.family, r.given = ws[0].key, p.givenKey(ws[n-1], lang)
	default:
		r.family, r.given = ws[n-1].key, p.givenKey(ws[0], lang)
	}
}

// givenKey returns the key of a given name: the same for both languages where
// the gazetteer knows the name.
func (p *parser) givenKey(w part, lang corpus.Lang) string {
	_, hits := p.g.Match([]string{w.text}, lang, p.hits[:0])
	p.hits = hits
	for _, h := range hits {
		if h.Entry.Sub == "given" {
			return strings.ToLower(h.Entry.ID)
		}
	}
	return w.key
}

func joinKeys(ws []part) string {
	var b []byte
	for _, w := range ws {
		b = append(b, w.key...)
	}
	return string(b)
}

func isInitial(s string) bool { return len(s) == 2 && s[0] >= 0xD0 || len(s) == 1 }

func isPatronymic(s string) bool {
	if len(s) < 12 {
		return false
	}
	for _, e := range [...]string{"ович", "евич", "йович", "івна", "ївна", "овна", "евна", "ична", "инична"} {
		i := strings.LastIndex(s, e[:len(e)-2])
		if i > 4 && len(s)-i <= len(e)+4 {
			return true
		}
	}
	return false
}

// familyFirst reports whether a name of two or three words has the build of a
// Korean or Chinese one.
func familyFirst(ws []part) bool {
	if len(ws) < 2 || len(ws) > 3 {
		return false
	}
	return slices.Contains(eastern, ws[0].key) && ws[0].class&tag.Given == 0 ||
		len(ws) == 3 && len(ws[0].key) <= 3 && len(ws[1].key) <= 4 && len(ws[2].key) <= 4
}

// eastern are keys of Korean and Chinese family names.
var eastern = []string{"kim", "li", "pak", "si", "mun", "van", "qjan", "liu", "qen", "un", "qe", "can", "go", "goy", "qoi", "qve"}

// bodyKey returns the key of what is no person: slugs of the words, in order
// of the alphabet, so that Фонд прямых инвестиций РФ and Российский фонд
// прямых инвестиций meet.
func (p *parser) bodyKey(r *ref, lang corpus.Lang) string {
	ws := r.words
	if q := quotedPart(ws); len(q) > 0 && r.m.Type != Place {
		ws = q
	}
	var keys []string
	for _, w := range ws {
		if w.class&tag.Form != 0 && len(ws) > 1 {
			continue
		}
		k := slugs()[w.key]
		if k == "-" {
			continue
		}
		if k == "" {
			k = p.countryKey(w, lang)
		}
		if k == "" {
			k = string(readable(nil, w.key))
		}
		if k != "" && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, "-")
}

// quotedPart returns the words of a name in quotation marks that stands within
// the mention (ГНЦ «Вектор»), nil for none.
func quotedPart(ws []part) []part {
	for i := range ws {
		if !ws[i].quoted {
			continue
		}
		j := i
		for j < len(ws) && ws[j].quoted {
			j++
		}
		return ws[i:j]
	}
	return nil
}

func (p *parser) countryKey(w part, lang corpus.Lang) string {
	if !hasUpper(w.text) && len(w.text) < 8 {
		return ""
	}
	n, hits := p.g.Match([]string{w.text}, lang, p.hits[:0])
	p.hits = hits
	if n == 0 {
		return ""
	}
	for _, h := range hits {
		if h.Entry.Type == Place {
			return strings.ToLower(h.Entry.ID[strings.IndexByte(h.Entry.ID, '-')+1:])
		}
	}
	return ""
}
