package timex

import (
	"math"
	"strconv"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// number adds a number, an ordinal, money or a quantity.
func (f *finder) number(s *scanner, a *found, sp corpus.Span) {
	n := Number{Span: sp, Text: sp.In(f.text), Rule: s.g.rules[a.rule].name, Bound: "="}
	factor := 1.0
	switch a.op {
	case opOrdinal:
		n.Type = "ordinal"
	case opMoney:
		n.Type = "money"
		n.Unit, factor = unitOf(s.lex.strings[a.int(slotCurrency)])
	case opQuantity:
		n.Type = "quantity"
		n.Unit, factor = unitOf(s.lex.strings[a.int(slotMeasure)])
	default:
		n.Type = "number"
	}
	v := amount(&a.rec, 0)*factor + a.val(slotSmall)/100
	if a.has(slotN2) {
		v *= a.val(slotN2)
	}
	if d := a.val(slotFraction); d > 0 {
		v /= d
	}
	if math.Abs(v) > 1e18 {
		return
	}
	n.Value = plain(v)
	if a.has(slotTo) {
		high := a.val(slotTo) * factor
		v = s.shareMagnitude(a, v, high)
		if a.op == opNumber && high <= v {
			return // «17216-2001» is no range
		}
		n.Value, n.ValueEnd = plain(min(v, high)), plain(max(v, high)) // від -20 до -80 °C
		if n.Value == n.ValueEnd {
			n.ValueEnd = ""
		}
	}
	if a.has(slotBound) {
		n.Bound = s.lex.strings[a.int(slotBound)]
	}
	if a.op == opNumber {
		if s.ofModel(a) {
			return
		}
		n.Of, n.OfSpan = s.counted(a.last)
	}
	f.numbers = append(f.numbers, n)
}

// shareMagnitude gives the lower end of a range the magnitude that is told
// once, at its end: «5–10 млн», «дві-три сотні».
func (s *scanner) shareMagnitude(a *found, low, high float64) float64 {
	told, size := 0, 1.0
	for i := a.first; i < a.last; i++ {
		if e, ok := s.lex.entry(s.toks[i].form, s.g.magnitude); ok {
			told, size = told+1, e.value
		}
	}
	if told == 1 && low > 0 && low*size <= high {
		return low * size
	}
	return low
}

// unitOf parts «UAH*0.01» into a unit and its factor.
func unitOf(s string) (string, float64) {
	unit, by, ok := strings.Cut(s, "*")
	if !ok {
		return s, 1
	}
	v, err := strconv.ParseFloat(by, 64)
	if err != nil {
		return s, 1
	}
	return unit, v
}

// counted finds the noun that a number before token i counts: the first word
// after it that is no adjective, at most two of these away. Where no noun
// follows, the last adjective stands for one: «двоє цивільних загинули».
func (s *scanner) counted(i int) (string, corpus.Span) {
	stem, at := "", corpus.Span{}
	if i < len(s.toks) && s.toks[i].kind == mark && s.lex.has(s.toks[i].form, s.g.quote) {
		i++
	}
	for range 3 {
		if i >= len(s.toks) || s.at[i] != 0 {
			break
		}
		t := &s.toks[i]
		if t.kind != word || s.lex.has(t.form, s.g.nounless) || s.lex.has(t.form, s.g.future) {
			break
		}
		w := foldString(s.text[t.start:t.end])
		if t.form == 0 && s.lex.suffix[s.g.verbLike].match(w) || stem != "" && s.lex.suffix[s.g.verbPast].match(w) {
			break
		}
		adjective := s.lex.suffix[s.g.adjective].match(w)
		if !s.lex.has(t.form, s.g.skipNoun) {
			stem, at = s.stem(w), corpus.Span{Start: t.start, End: t.end}
			if !adjective {
				break
			}
		}
		i++
	}
	return stem, at
}

// ofModel says that a bare number follows a name in Latin letters and counts
// nothing: «Boeing 737».
func (s *scanner) ofModel(a *found) bool {
	t := &s.toks[a.first]
	if a.first == 0 || a.last != a.first+1 && !a.has(slotTo) || t.kind != digit {
		return false
	}
	p := &s.toks[a.first-1]
	if p.kind != word || !latinName(s.text[p.start:p.end]) {
		return false
	}
	if a.last >= len(s.toks) || s.toks[a.last].kind != word {
		return true
	}
	n := &s.toks[a.last]
	return !s.lex.has(n.form, s.g.counts) && !s.lex.suffix[s.g.manyOf].match(s.text[n.start:n.end])
}

// latinName says that w is of Latin letters, one of them a capital: «Boeing»,
// «iPhone».
func latinName(w string) bool {
	return w[0] < 0x80 && strings.IndexFunc(w, func(r rune) bool { return r >= 'A' && r <= 'Z' }) >= 0
}

// stem cuts the longest inflection of a noun off w, three letters stay.
func (s *scanner) stem(w string) string {
	best := w
	for _, e := range s.lex.suffix[s.g.nounEnd].of(w) {
		if rest, ok := strings.CutSuffix(w, e); ok && len(rest) >= 6 && len(rest) < len(best) {
			best = rest
		}
	}
	return best
}
