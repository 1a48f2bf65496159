package segment

import (
	"github.com/zvirka/zvirka/corpus"
)

// Sentence is a span of text that holds one sentence, without white space at
// either end. Rule names what made the boundary at its end: one of the names
// that [Rules] lists.
type Sentence struct {
	corpus.Span
	Rule string `json:"rule,omitempty"`
}

// Options are the choices of a caller. The zero value is what [Split] uses.
type Options struct {
	// KeepBoilerplate gives the sentences of boilerplate blocks too.
	KeepBoilerplate bool
}

// Split returns the sentences of text in order, none of them crossing an edge
// of blocks. Boilerplate blocks have no sentences. Line breaks within a block
// are blanks, except in lists and titles, where they end a sentence; a blank
// line always does. Without blocks the whole text is split and every line
// break ends a sentence.
//
// Ukrainian and Russian have rules of their own; any other lang is split by
// the rules common to all. Any bytes are valid input; a block that does not
// fit the text is cut to what does. The cost is linear in the text.
func Split(text string, lang corpus.Lang, blocks []corpus.Block) []Sentence {
	return Options{}.Split(text, lang, blocks)
}

// Split is [Split] with the choices of o.
func (o Options) Split(text string, lang corpus.Lang, blocks []corpus.Block) []Sentence {
	l := languageOf(lang)
	if blocks == nil {
		return splitSpan(make([]Sentence, 0, len(text)/160+1), text, corpus.Span{End: len(text)}, l, true)
	}
	out := make([]Sentence, 0, len(text)/160+len(blocks))
	for _, b := range blocks {
		if b.Kind == corpus.Boilerplate && !o.KeepBoilerplate {
			continue
		}
		out = splitSpan(out, text, fit(b.Span, text), l, endsAtLines(b.Kind))
	}
	return out
}

// Spans returns the spans of sentences alone.
func Spans(sentences []Sentence) []corpus.Span {
	out := make([]corpus.Span, len(sentences))
	for i, s := range sentences {
		out[i] = s.Span
	}
	return out
}

// fit cuts s to a valid span of text.
func fit(s corpus.Span, text string) corpus.Span {
	s.Start = min(max(s.Start, 0), len(text))
	s.End = min(max(s.End, s.Start), len(text))
	for !s.Valid(text) && s.Start > 0 && !runeEdge(text, s.Start) {
		s.Start--
	}
	for !s.Valid(text) && s.End < len(text) && !runeEdge(text, s.End) {
		s.End++
	}
	return s
}

// Decision is what was decided at one mark or line break: whether a sentence
// ends at the byte offset At, and the rule that said so.
type Decision struct {
	At    int    `json:"at"`
	Split bool   `json:"split"`
	Rule  string `json:"rule"`
}

// Explain returns the decisions behind [Split], those that join too, in order.
// Marks inside a token (a decimal point) are among them.
func Explain(text string, lang corpus.Lang, blocks []corpus.Block) []Decision {
	l := languageOf(lang)
	if blocks == nil {
		blocks = []corpus.Block{{Span: corpus.Span{End: len(text)}, Kind: corpus.List}}
	}
	var out []Decision
	for _, b := range blocks {
		if b.Kind == corpus.Boilerplate {
			continue
		}
		in := fit(b.Span, text)
		s := scanner{text: text, lang: l, pos: in.Start, end: in.End, lines: endsAtLines(b.Kind)}
		s.joined = func(at int, rule string) { out = append(out, Decision{At: at, Rule: rule}) }
		for start := in.Start; start < in.End; {
			stop, rule := s.next(start)
			if span := (corpus.Span{Start: start, End: stop}).Trim(text); span.Len() > 0 {
				out = append(out, Decision{span.End, true, rule})
			}
			start = stop
		}
	}
	return out
}

// endsAtLines reports whether every line break in a block of kind k ends a
// sentence.
func endsAtLines(k corpus.Kind) bool { return k == corpus.List || k == corpus.Title }

// splitSpan appends the sentences of one block to dst. lines says that every
// line break ends a sentence.
func splitSpan(dst []Sentence, text string, in corpus.Span, l *language, lines bool) []Sentence {
	s := scanner{text: text, lang: l, pos: in.Start, end: in.End, lines: lines}
	for start := in.Start; ; {
		stop, rule := s.next(start)
		span := corpus.Span{Start: start, End: stop}.Trim(text)
		if span.Len() > 0 {
			dst = append(dst, Sentence{span, rule})
		}
		if stop >= in.End {
			return dst
		}
		start = stop
	}
}
