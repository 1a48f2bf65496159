package align

import (
	"strings"
	"unicode/utf8"
)

// Marks of punctuation that a translation mostly keeps.
const (
	mOpensQuote = 1 << iota
	mClosesQuote
	mAsks
	mExclaims
	mNoStop // a heading, or cut off
	mColon
	mBracket
	mQuotes
	mDash
	mTrails
	nMarks = iota
)

const quoteMarks = "«»“”„\"‘‹›"

// marksOf returns the set of marks of text.
func marksOf(text string) uint16 {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0
	}
	m := 0
	if r, _ := utf8.DecodeRuneInString(text); strings.ContainsRune(quoteMarks, r) {
		m |= mOpensQuote
	}
	tail := strings.TrimRight(text, quoteMarks+").,;")
	end := text[len(tail):]
	if strings.ContainsAny(end, quoteMarks) {
		m |= mClosesQuote
	}
	switch bare := strings.TrimRight(text, quoteMarks+")"); {
	case strings.HasSuffix(tail, "?") || strings.HasSuffix(bare, "?"):
		m |= mAsks
	case strings.HasSuffix(tail, "!") || strings.HasSuffix(bare, "!"):
		m |= mExclaims
	case strings.HasSuffix(bare, "…") || strings.HasSuffix(bare, "..."):
		m |= mTrails
	case strings.HasSuffix(bare, ":"):
		m |= mColon
	case !strings.HasSuffix(bare, ".") && !strings.ContainsAny(end, "."):
		m |= mNoStop
	}
	if strings.ContainsAny(text, "(") {
		m |= mBracket
	}
	if strings.ContainsAny(text, quoteMarks) {
		m |= mQuotes
	}
	if strings.Contains(text, " — ") || strings.Contains(text, " – ") {
		m |= mDash
	}
	return uint16(m)
}
