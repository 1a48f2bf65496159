package detect

import (
	"math"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect/internal/ngram"
)

// Result is a language and how sure it is: the share of belief in it among
// the languages known, from 0 to 1. Lang is [corpus.Undetermined] where none
// is likely enough; Confidence then is that of the best.
type Result struct {
	Lang       corpus.Lang `json:"lang"`
	Confidence float64     `json:"confidence"`
}

// LangSpan is a stretch of text in one language.
type LangSpan struct {
	corpus.Span
	Result
}

// Detector tells the language of a text. Implementations are safe for
// concurrent use.
type Detector interface {
	Detect(text string) Result
}

// Ranker is a [Detector] that can say how likely each of its languages is.
type Ranker interface {
	Detector
	// Rank returns all languages of the detector; confidences sum to one.
	Rank(text string) []Result
}

// Identifier tells Ukrainian, Russian, Belarusian, Bulgarian, Serbian,
// Macedonian, Polish and English apart. It is immutable and safe for
// concurrent use. The zero value works like New().
type Identifier struct {
	fallback Detector
}

// Option is a choice made when an [Identifier] is built.
type Option func(*Identifier)

// WithFallback makes d decide texts that letters and profiles leave open:
// mostly single words and names. It is not asked about longer texts, nor about
// pieces of a text whose language is plain.
func WithFallback(d Detector) Option { return func(id *Identifier) { id.fallback = d } }

// New returns an identifier. The profiles are loaded when they are first
// needed, in a few milliseconds.
func New(opts ...Option) *Identifier {
	id := new(Identifier)
	for _, o := range opts {
		o(id)
	}
	return id
}

// Detect returns the language that most of text is in.
func (id *Identifier) Detect(text string) Result {
	r, _ := id.Analyze(text)
	return r
}

// Spans returns the stretches of text that are in one language each, in
// order. White space at their ends and text without letters between them are
// left out. Text without letters has no spans.
func (id *Identifier) Spans(text string) []LangSpan {
	_, spans := id.Analyze(text)
	return spans
}

// limits of belief, in nats
const (
	// sure is the lead of the best language over the next, from which on no
	// fallback is asked.
	sure = 8
	// foreignLead is the lead of a language of the Balkans from which on no
	// fallback is asked: it may not know it.
	foreignLead = 0.5
	// lineBonus and docBonus are what a piece inherits from its paragraph and
	// from the document.
	lineBonus = 5.0
	docBonus  = 3.0
	// lineDocBonus is what a line inherits from the document.
	lineDocBonus = 10.0
	// outsideLetters is how many letters outside of quotations tell the
	// language of a line.
	outsideLetters = 6
	// nameBonus is added to lineBonus for a piece as short as a name or a
	// title, the less of it the longer the piece is, down to none at nameLength
	// letters.
	nameBonus  = 12.0
	nameLength = 48
	// fallbackLetters is the length, in letters, above which a text is never
	// left to the fallback.
	fallbackLetters = 400
)

// Analyze is [Identifier.Detect] and [Identifier.Spans] in one pass.
func (id *Identifier) Analyze(text string) (Result, []LangSpan) {
	pieces := cut(text)
	if len(pieces) == 0 {
		return Result{Lang: corpus.Undetermined}, nil
	}
	if len(pieces) == 1 {
		r := id.judgeAlone(text, &pieces[0])
		return r, []LangSpan{{pieces[0].Span, r}}
	}
	return id.inContext(text, pieces)
}

// judgeAlone decides a text of one piece.
func (id *Identifier) judgeAlone(text string, p *piece) Result {
	b := p.belief(text)
	best, lead := b.best(nil)
	if id.fallback != nil && p.doubtful(best, lead) {
		b.hear(id.ask(text))
		best, _ = b.best(nil)
	}
	return p.result(b, best, nil)
}

// doubtful reports whether a fallback should be asked about the piece, of
// which best is believed with that lead.
func (p *piece) doubtful(best int, lead float64) bool {
	if lead >= sure || p.letters() > fallbackLetters || !p.isCyrillic() || p.foreign() {
		return false
	}
	balkan := best == bg || best == sr || best == mk
	return !balkan || lead <= foreignLead
}

// ask returns what the fallback says: its whole ranking where it gives one.
func (id *Identifier) ask(text string) []Result {
	if r, ok := id.fallback.(Ranker); ok {
		return r.Rank(text)
	}
	return []Result{id.fallback.Detect(text)}
}

// inContext decides the pieces of a text, each with what it inherits.
func (id *Identifier) inContext(text string, pieces []piece) (Result, []LangSpan) {
	var doc belief
	beliefs := make([]belief, len(pieces))
	for i := range pieces {
		beliefs[i] = pieces[i].belief(text)
		doc.add(&beliefs[i], pieces[i].voice())
	}
	docBest, _ := doc.best(nil)
	var spans []LangSpan
	var weight [ngram.Count + 1]int
	for i := 0; i < len(pieces); {
		j := i
		for j < len(pieces) && pieces[j].line == pieces[i].line {
			j++
		}
		lineBest := lineLanguage(pieces[i:j], beliefs[i:j], docBest)
		around := context{docBest, lineBest, j-i == 1}
		for ; i < j; i++ {
			bonus := around.bonuses(&pieces[i])
			best, _ := beliefs[i].best(&bonus)
			r := pieces[i].result(beliefs[i], best, &bonus)
			if r.Lang == corpus.Undetermined && pieces[i].isName(lineBest) {
				r.Lang = corpus.Lang(ngram.Languages[best])
			}
			if r.Lang == corpus.Undetermined {
				best = ngram.Count
			}
			weight[best] += pieces[i].letters()
			spans = appendSpan(spans, LangSpan{pieces[i].Span, r}, pieces[i].letters())
		}
	}
	return overall(weight, spans), spans
}

// context is what a piece stands in: the languages of the document and of the
// line, and whether the piece is all there is of the line.
type context struct {
	doc, line int
	alone     bool
}

// bonuses returns what p inherits.
func (c context) bonuses(p *piece) bonuses {
	var b bonuses
	if c.doc == uk || c.doc == ru {
		for l := range b {
			if l != c.doc {
				b[l] -= p.madeUp * perLetter[l]
			}
		}
	}
	if !p.inherits(c.line) {
		return b
	}
	b[c.doc] += docBonus
	home := c.line
	if c.alone {
		home = c.doc
		b[home] += shortness(p.letters()) * nameBonus
	} else {
		b[home] += lineBonus + shortness(p.letters())*nameBonus
	}
	if isLatin(home) == p.isCyrillic() && p.isName(home) {
		b[home] += 2 * ruledOut
	}
	return b
}

// voice is how much a piece can say, in nats, about the language of its line
// and document: little, where it is but a few letters, however often repeated.
func (p *piece) voice() float64 {
	n := float64(p.letters())
	return min(30, n*n/10)
}

// shortness is 1 for the shortest piece, down to 0 for one of nameLength
// letters and more.
func shortness(n int) float64 { return max(0, 1-float64(n)/nameLength) }

// lineLanguage returns the language of a line: that of what stands outside of
// quotations, or of all of it where nothing does. A line that says little is
// taken to be in the language of the document.
func lineLanguage(pieces []piece, beliefs []belief, doc int) int {
	var line, outside belief
	letters := 0
	for i := range pieces {
		line.add(&beliefs[i], pieces[i].voice())
		if !pieces[i].quoted {
			outside.add(&beliefs[i], pieces[i].voice())
			letters += pieces[i].letters()
		}
	}
	if letters >= outsideLetters {
		line = outside
	}
	line[doc] += lineDocBonus
	best, _ := line.best(nil)
	return best
}

// isLatin reports whether the language is written in Latin letters.
func isLatin(lang int) bool { return lang == pl || lang == en }

// appendSpan adds s, joined to the span before where that is in the same
// language. The joined span is as sure as the surer of the two.
func appendSpan(spans []LangSpan, s LangSpan, letters int) []LangSpan {
	if n := len(spans); n > 0 && spans[n-1].Lang == s.Lang {
		spans[n-1].End = s.End
		spans[n-1].Confidence = max(spans[n-1].Confidence, s.Confidence)
		return spans
	}
	return append(spans, s)
}

// overall returns the language with most letters, and its share of them times
// the confidence of its surest span.
func overall(weight [ngram.Count + 1]int, spans []LangSpan) Result {
	best, sum := 0, 0
	for l, w := range weight {
		sum += w
		if w > weight[best] {
			best = l
		}
	}
	r := Result{Lang: corpus.Undetermined}
	if best < ngram.Count {
		r.Lang = corpus.Lang(ngram.Languages[best])
	}
	for _, s := range spans {
		if s.Lang == r.Lang {
			r.Confidence = max(r.Confidence, s.Confidence)
		}
	}
	r.Confidence = round(r.Confidence * float64(weight[best]) / float64(max(sum, 1)))
	return r
}

// round cuts a confidence to four digits.
func round(c float64) float64 { return math.Round(c*1e4) / 1e4 }
