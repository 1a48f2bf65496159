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
	return uint16(m) | marksWithin(text)
}

// marksWithin returns those of the marks of text that count wherever they stand.
func marksWithin(text string) (m uint16) {
	for i := range len(text) {
		switch text[i] {
		case '(':
			m |= mBracket
		case '"':
			m |= mQuotes
		case 0xC2: // « and »
			if i+1 < len(text) && (text[i+1] == 0xAB || text[i+1] == 0xBB) {
				m |= mQuotes
			}
		case 0xE2:
			if i+2 < len(text) && text[i+1] == 0x80 {
				m |= punctuation(text, i)
			}
		}
	}
	return m
}

// punctuation returns the mark of the character of the block U+2000 to U+203F
// that stands at i. A dash is one between spaces.
func punctuation(text string, i int) uint16 {
	switch text[i+2] {
	case 0x9C, 0x9D, 0x9E, 0x98, 0xB9, 0xBA: // “ ” „ ‘ ‹ ›
		return mQuotes
	case 0x93, 0x94: // – —
		if i > 0 && text[i-1] == ' ' && i+3 < len(text) && text[i+3] == ' ' {
			return mDash
		}
	}
	return 0
}

// marks returns the marks of sentences that follow each other, as of one.
func marks(ps []profile) uint16 {
	if len(ps) == 1 {
		return ps[0].marks
	}
	first, last := ps[0].marks, ps[len(ps)-1].marks
	all := uint16(0)
	for i := range ps {
		all |= ps[i].marks
	}
	const ends = mClosesQuote | mAsks | mExclaims | mTrails | mColon | mNoStop
	const inside = mBracket | mQuotes | mDash
	return first&mOpensQuote | last&ends | all&inside
}

// markFeatures sets x to how two sets of marks agree: quotation marks at the
// ends; question, exclamation, colon or dots; no full stop; marks inside.
func markFeatures(x []float64, a, b uint16) {
	both, differ := a&b, a^b
	x[0] = balance(both, differ, mOpensQuote) + balance(both, differ, mClosesQuote)
	x[1] = balance(both, differ, mAsks) + balance(both, differ, mExclaims) + balance(both, differ, mTrails) + balance(both, differ, mColon)
	x[2] = balance(both, differ, mNoStop)
	x[3] = balance(both, differ, mBracket) + balance(both, differ, mQuotes)
}

// balance is 1 where both sides have a mark, -1 where one has it.
func balance(both, differ uint16, mark uint16) float64 {
	switch {
	case both&mark != 0:
		return 1
	case differ&mark != 0:
		return -1
	}
	return 0
}
