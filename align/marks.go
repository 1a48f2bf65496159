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
