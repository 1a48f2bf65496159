package timex

import (
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// Time is a temporal expression.
type Time struct {
	corpus.Span
	Text     string `json:"text"`
	Type     string `json:"type"` // date, time, datetime, range or duration
	Value    string `json:"value,omitempty"`
	ValueEnd string `json:"value_end,omitempty"`
	Mod      string `json:"mod,omitempty"`  // approx, more, less, min, max; before, after, start, mid, end
	Zone     string `json:"zone,omitempty"` // "Europe/Kyiv", "UTC", where the text names it
	Rule     string `json:"rule,omitempty"` // name of the rule that built it

	// A range whose ends name different months is two dates. The first has the
	// value of the second in Until, the second that of the first in Since.
	Until string `json:"until,omitempty"`
	Since string `json:"since,omitempty"`
}

// Number is a number, an ordinal, a sum of money or a quantity.
type Number struct {
	corpus.Span
	Text     string `json:"text"`
	Type     string `json:"type"` // number, ordinal, money or quantity
	Value    string `json:"value"`
	ValueEnd string `json:"value_end,omitempty"`
	Unit     string `json:"unit,omitempty"`  // "USD", "%", "km"
	Bound    string `json:"bound,omitempty"` // =, >, >=, <, <= or ~

	// Of is the light stem of the noun that is counted, OfSpan where it
	// stands; both are empty where no noun follows.
	Of     string      `json:"of,omitempty"`
	OfSpan corpus.Span `json:"of_span,omitzero"`
	Rule   string      `json:"rule,omitempty"`
}

// Find returns the temporal and the numeric expressions of text, in order of
// place. Sentences are the spans that no expression crosses; nil stands for
// the lines of text. Spans that are out of order or out of bounds are left
// out. Ref is the date of the document, "2023-09-22", with a time
// "T12:00:00" where that is known; when it is empty or malformed, expressions
// that depend on it have an empty value.
//
// Times and numbers do not overlap. The cost is linear in the text; besides
// the results little is allocated. Find is safe for concurrent use.
func Find(text string, sentences []corpus.Span, lang corpus.Lang, ref string) ([]Time, []Number) {
	s := scanners.Get().(*scanner)
	defer scanners.Put(s)
	f := &finder{text: text, ref: parseRef(ref), open: s.open[:0]}
	s.g = grammarOf(lang)
	s.lex = s.g.lex
	if sentences == nil {
		sentences = lines(text)
	}
	last := 0
	for _, sp := range sentences {
		if sp.Start < last || !sp.Valid(text) {
			continue
		}
		last = sp.End
		f.sentence++
		for at := sp.Start; at < sp.End; {
			at = s.sentence(text, at, sp.End)
			f.collect(s)
		}
	}
	s.text = ""
	f.settle()
	if s.open = f.open; cap(s.open) > mostKept {
		s.open = nil
	}
	return f.times, f.numbers
}

// FindTimes is Find for the temporal expressions alone.
func FindTimes(text string, sentences []corpus.Span, lang corpus.Lang, ref string) []Time {
	times, _ := Find(text, sentences, lang, ref)
	return times
}

// FindNumbers is Find for the numeric expressions alone.
func FindNumbers(text string, sentences []corpus.Span, lang corpus.Lang) []Number {
	_, numbers := Find(text, sentences, lang, "")
	return numbers
}

func lines(text string) []corpus.Span {
	var out []corpus.Span
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			n = len(text) - at
		}
		if n > 0 {
			out = append(out, corpus.Span{Start: at, End: at + n})
		}
		at += n + 1
	}
	return out
}

// mostKept is how many pending times a scanner keeps room for between calls.
const mostKept = 1024

// finder gathers the expressions of one document. Dates without a year, and
// those that point back, are settled when the whole document has been read.
type finder struct {
	text    string
	ref     moment
	times   []Time
	numbers []Number
	open    []pending

	sentence int // number of the sentence now read
}

// pending is an atom whose value may depend on the rest of the document.
type pending struct {
	rec
	op       op
	other    *rec // the second half of a range of two
	apart    bool // which are two times, at index and after it
	since    bool // a preposition says that it begins something: «з 2014 року»
	tense    tense
	sentence int
	index    int // into times
}

// collect turns the living atoms of a sentence into results.
func (f *finder) collect(s *scanner) {
	if len(s.atoms) == 0 {
		return
	}
	for i := 0; i < len(s.toks); {
		if s.at[i] == 0 {
			i++
			continue
		}
		a := &s.atoms[s.at[i]-1]
		i = a.last
		sp := s.spanOf(a)
		if a.dead || a.op == opTrap || !sp.Valid(f.text) {
			continue
		}
		if a.op >= opNumber {
			f.number(s, a, sp)
			continue
		}
		if !a.has(slotRate) || !a.has(slotSilent) {
			f.time(s, a, sp)
		}
	}
}

func (f *finder) time(s *scanner, a *found, sp corpus.Span) {
	r := &s.g.rules[a.rule]
	p := pending{rec: a.rec, op: a.op, index: len(f.times), sentence: f.sentence}
	if a.other >= 0 {
		other := s.pairs[a.other].rec
		p.other = &other
		p.apart = twoDates(&p.rec, &other)
	}
	p.since = a.first > 0 && s.lex.has(s.toks[a.first-1].form, s.g.from)
	if a.op != opDuration && !a.has(slotYear) {
		p.tense = s.tenseAt(a)
	}
	t := Time{Span: sp, Text: sp.In(f.text), Mod: modOf(&a.rec), Rule: r.name}
	if a.has(slotZone) {
		t.Zone = s.lex.strings[a.int(slotZone)]
	}
	f.open = append(f.open, p)
	if !p.apart {
		f.times = append(f.times, t)
		return
	}
	ends := &s.pairs[a.other]
	f.times = append(f.times, f.end(s, &ends.left, &p.rec, r.name), f.end(s, &ends.right, p.other, r.name))
}

// end is one of the two times of a range.
func (f *finder) end(s *scanner, at *tokens, r *rec, rule string) Time {
	sp := s.bytes(*at)
	return Time{Span: sp, Text: sp.In(f.text), Mod: modOf(r), Rule: rule}
}

func modOf(r *rec) string {
	if !r.has(slotMod) {
		return ""
	}
	return modNames[r.int(slotMod)]
}
