package names

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/internal/memo"
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
	plain         string // the given name's own key, where given is the gazetteer's
	alone         string // the key of a lone name as a given name
	initial       byte   // of the given name, as the text has it
	initials      bool   // there is no more of the given name than that
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
}

// refs remembers the names that were taken apart, by language and type: texts
// name the same people and places again and again.
var refs = func() (out [2][]*memo.Table[*ref]) {
	for lang := range out {
		for range tag.TypeNames {
			out[lang] = append(out[lang], memo.New[*ref](refBits))
		}
	}
	return out
}()

// refBits is the logarithm of how many names of a type are remembered.
const refBits = 12

// parse takes m apart. The type of a name that the user gives an id is that of
// the id.
func (p *parser) parse(m *Mention, doc int, lang corpus.Lang) ref {
	r := *p.known(m.Text, m.Type, lang)
	if fixed := p.a.find(r.words); fixed != "" {
		if typ := typeOf(fixed); typ != "" && typ != m.Type {
			m.Type = typ
			r = *p.known(m.Text, typ, lang)
		}
		r.fixed = fixed
	}
	r.m, r.doc = m, doc
	return r
}

// known returns the parts of a name, as far as they do not depend on the user's
// names. They are shared.
func (p *parser) known(text, typ string, lang corpus.Lang) *ref {
	apart := func(text string) *ref { return p.apart(text, typ, lang) }
	t := slices.Index(tag.TypeNames[:], typ)
	switch {
	case t >= 0 && lang == corpus.Ukrainian:
		return *refs[0][t].Get(text, apart)
	case t >= 0 && lang == corpus.Russian:
		return *refs[1][t].Get(text, apart)
	}
	return apart(text)
}

// apart takes a name apart.
func (p *parser) apart(text, typ string, lang corpus.Lang) *ref {
	r := &ref{m: &Mention{Text: text, Type: typ}}
	p.split(r)
	p.lookup(r, lang)
	if typ == Person && (r.entry == nil || r.entry.Type == gazetteer.Person) {
		p.personParts(r, lang)
	}
	if r.entry == nil {
		if typ == Person {
			r.entry = known().person(r)
		} else {
			r.entry = known().spelt(r)
		}
	}
	r.key = p.bodyKey(r, lang)
	return r
}

// typeOf returns the type of mentions with an id, by how it begins; "" for an
// id that begins otherwise.
func typeOf(id string) string {
	prefix, _, ok := strings.Cut(id, "-")
	switch {
	case !ok:
		return ""
	case prefix == "GPE":
		return Place
	case slices.Contains(tag.TypeNames[:], prefix):
		return prefix
	}
	return ""
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
		r.add(p, w, quoted)
	}
}

// add appends a word: two of them where a number hangs on it (потік-2).
func (r *ref) add(p *parser, w string, quoted bool) {
	number := ""
	if i := strings.LastIndexByte(w, '-'); i > 0 && i+1 < len(w) && strings.Trim(w[i+1:], "0123456789") == "" {
		w, number = w[:i], w[i+1:]
	}
	p.buf = nameKey(p.buf[:0], w)
	r.words = append(r.words, part{text: w, key: string(p.buf), class: tag.WordClass(w), quoted: quoted})
	if number != "" {
		r.words = append(r.words, part{text: number, key: number, quoted: quoted})
	}
}

// lookup asks the gazetteer for the whole mention, or for what follows its
// words in lower case (президент Путін, місто Київ); then for the mention
// without its form (Pfizer Inc.), for the name in quotation marks in it
// (НАК «Нафтогаз України»), and for the name without the country that it is of
// (Консервативна партія Великобританії).
func (p *parser) lookup(r *ref, lang corpus.Lang) {
	toks := trimQuotes(r.toks)
	for i := range toks {
		if n, h := p.match(toks[i:], r.m.Type, i > 0, lang); h.Entry != nil && n == len(toks)-i {
			r.entry, r.kind = h.Entry, h.Kind
			return
		}
		if hasUpper(toks[i]) {
			break
		}
	}
	if r.m.Type == Person || len(toks) < 2 {
		return
	}
	for _, part := range [2][]string{withoutForms(toks), innerQuote(r.toks)} {
		if len(part) == 0 {
			continue
		}
		if n, h := p.match(part, r.m.Type, true, lang); h.Entry != nil && n == len(part) {
			r.entry, r.kind = h.Entry, h.Kind
			return
		}
	}
	p.ofCountry(r, toks, lang)
}

// match returns the number of tokens that a known name at the beginning of
// toks takes, and the name.
func (p *parser) match(toks []string, typ string, strict bool, lang corpus.Lang) (int, gazetteer.Hit) {
	n, hits := p.g.Match(toks, lang, p.hits[:0])
	p.hits = hits
	if n == 0 {
		return 0, gazetteer.Hit{}
	}
	if h := pick(hits, typ, strict); h != nil {
		return n, *h
	}
	return 0, gazetteer.Hit{}
}

// ofCountry takes the country off the end or the beginning of a name and
// accepts what is left where it belongs to that country.
func (p *parser) ofCountry(r *ref, toks []string, lang corpus.Lang) {
	n, h := p.match(toks, r.m.Type, true, lang)
	if h.Entry != nil && n < len(toks) {
		k, c := p.match(toks[n:], Place, true, lang)
		if k == len(toks)-n && c.Entry != nil && p.g.Country(h.Entry.ID) == c.Entry.ID {
			r.entry, r.kind = h.Entry, h.Kind
		}
		return
	}
	n, c := p.match(toks, Place, true, lang)
	if c.Entry == nil || c.Kind != gazetteer.Adjective || n == len(toks) {
		return
	}
	k, h := p.match(toks[n:], r.m.Type, true, lang)
	if k == len(toks)-n && h.Entry != nil && p.g.Country(h.Entry.ID) == c.Entry.ID {
		r.entry, r.kind = h.Entry, h.Kind
	}
}

func trimQuotes(toks []string) []string {
	for len(toks) > 0 && isQuote(toks[0]) {
		toks = toks[1:]
	}
	for len(toks) > 0 && isQuote(toks[len(toks)-1]) {
		toks = toks[:len(toks)-1]
	}
	return toks
}

// withoutForms cuts the legal form off either end, nil where there is none.
func withoutForms(toks []string) []string {
	out := toks
	for len(out) > 1 && (tag.WordClass(out[len(out)-1])&tag.Form != 0 || out[len(out)-1] == "." || out[len(out)-1] == ",") {
		out = out[:len(out)-1]
	}
	for len(out) > 1 && tag.WordClass(out[0])&tag.Form != 0 {
		out = out[1:]
	}
	if len(out) == len(toks) {
		return nil
	}
	return trimQuotes(out)
}

// innerQuote returns what stands in quotation marks within a name.
func innerQuote(toks []string) []string {
	for i, t := range toks {
		if isQuote(t) && i > 0 {
			return trimQuotes(toks[i:])
		}
	}
	return nil
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
		if w.key == "" {
			continue
		}
		if hasUpper(w.text) && !(w.class&tag.Title != 0 && w.class&tag.Given == 0 && len(ws) == 0 && len(r.words) > 1) {
			ws = append(ws, w)
		}
	}
	if len(ws) == 0 {
		for _, w := range r.words {
			if w.key != "" {
				ws = append(ws, w)
			}
		}
	}
	if n := len(ws); n > 1 && isPatronymic(ws[n-1].text) {
		switch {
		case n == 2: // name and patronymic
			r.given = p.givenKey(ws[0], lang)
			return
		default: // family name first
			r.family, r.given, r.plain = ws[0].key, p.givenKey(ws[1], lang), ws[1].key
			return
		}
	}
	switch n := len(ws); {
	case n == 0:
		return
	case n == 1:
		r.family = ws[0].key
		if g := p.givenKey(ws[0], lang); g != ws[0].key {
			r.alone = g
		}
	case familyFirst(ws):
		r.family = ws[0].key
		r.given = joinKeys(ws[1:])
		r.plain = r.given
	case isInitial(ws[0].text):
		r.initial, r.initials, r.family = ws[0].key[0], true, ws[n-1].key
	case isInitial(ws[n-1].text):
		r.initial, r.initials, r.family = ws[n-1].key[0], true, ws[0].key
	case p.reversed(ws[0], ws[n-1], lang):
		r.family, r.given, r.plain, r.initial = ws[0].key, p.givenKey(ws[n-1], lang), ws[n-1].key, ws[n-1].key[0]
	default:
		r.family, r.given, r.plain, r.initial = ws[n-1].key, p.givenKey(ws[0], lang), ws[0].key, ws[0].key[0]
	}
}

// reversed reports whether a name has the family name first: it has the ending
// of one, and the last word is a given name.
func (p *parser) reversed(first, last part, lang corpus.Lang) bool {
	return first.class&tag.Family != 0 && first.class&tag.Given == 0 &&
		p.givenKey(first, lang) == first.key && p.givenKey(last, lang) != last.key
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

// isPatronymic reports whether a word has the ending of a patronymic, in any
// case: -ович, -евич, -івна, -овна, -евна, -ична.
func isPatronymic(s string) bool {
	var buf [64]byte
	f := tag.Fold(buf[:0], s)
	n := stripCases(f)
	for _, e := range [...]string{"oviq", "eviq", "iviq", "ovn", "evn", "ivn", "iqn", "niq"} {
		if n > len(e)+1 && string(f[n-len(e):n]) == e {
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
	add := func(k string) {
		if k != "" && !slices.Contains(keys, k) && len(keys) < 32 {
			keys = append(keys, k)
		}
	}
	for _, w := range ws {
		if len(ws) > 1 && (w.class&tag.Form != 0 || isInitial(w.text) && w.text[0] >= 0xD0) {
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
			add(string(readable(nil, w.key)))
			continue
		}
		for one := range strings.SplitSeq(k, "+") {
			add(one)
		}
	}
	if len(keys) == 0 && len(ws) > 0 {
		add(string(readable(nil, joinKeys(ws))))
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
