package names

import (
	"strings"
	"unicode/utf8"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

// Quotes returns the spans of quoted speech in text, in order and without
// overlap: what stands between quotation marks (« », “ ”, „ “, " "), nested
// marks within the outer ones, across the blocks of text where a quotation
// runs on; and speech after a dash at the beginning of a block. The marks, and
// the words of the author within (— сказав він —), belong to the span of a
// marked quotation; a span of dash speech ends where the words of the author
// begin. Names and titles in quotation marks («Газпром», «Аеліта») are no
// quotations. blocks are the paragraphs; nil means the lines of text.
func Quotes(text string, blocks []corpus.Span, lang corpus.Lang) []corpus.Span {
	if blocks == nil {
		blocks = paragraphs(text)
	}
	var out []corpus.Span
	var open *openQuote
	for _, b := range blocks {
		b = b.Trim(text)
		if b.Len() == 0 {
			continue
		}
		from := b.Start
		if open != nil {
			if span, end, ok := open.goOn(text, b); ok {
				out = append(out, span)
				from, open = end, nil
			} else if open.running(text, b) {
				continue
			} else {
				from, open = b.Start, nil
			}
		} else if s, ok := dashSpeech(text, b); ok {
			out = append(out, s)
			from = s.End
		}
		out, open = marked(out, text, from, b.End)
	}
	return out
}

func paragraphs(text string) []corpus.Span {
	var out []corpus.Span
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		out = append(out, corpus.Span{Start: start, End: end})
		start = end + 1
	}
	return out
}

// openQuote is a quotation that its block did not close.
type openQuote struct {
	start  int
	mark   rune
	blocks int
}

// maxBlocks bounds the blocks that a quotation may run over.
const maxBlocks = 8

// maxOpen bounds the marks without a partner that are looked at in a block, so
// that cost stays linear.
const maxOpen = 64

// goOn looks for the end of an open quotation in the next block.
func (q *openQuote) goOn(text string, b corpus.Span) (corpus.Span, int, bool) {
	from := b.Start
	if r, n := utf8.DecodeRuneInString(text[from:b.End]); r == q.mark {
		from += n // each paragraph may repeat the opening mark
	}
	end, ok := closeOf(text, from, b.End, q.mark)
	if !ok {
		return corpus.Span{}, 0, false
	}
	return corpus.Span{Start: q.start, End: end}, end, true
}

// running reports whether the quotation may go on past this block: where the
// block repeats the opening mark.
func (q *openQuote) running(text string, b corpus.Span) bool {
	q.blocks++
	r, _ := utf8.DecodeRuneInString(text[b.Start:b.End])
	return q.blocks < maxBlocks && r == q.mark
}

// marked appends the quotations between marks in text[from:to], and returns
// the one that stays open.
func marked(out []corpus.Span, text string, from, to int) ([]corpus.Span, *openQuote) {
	failed := 0
	for i := from; i < to; {
		if c := text[i]; c != '"' && c != '«'>>6|0xC0 && c != '“'>>12|0xE0 {
			i++ // no first byte of a mark
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:to])
		if failed == maxOpen || !opensQuote(text, i, r, n, to) {
			i += n
			continue
		}
		end, ok := closeOf(text, i+n, to, r)
		if !ok {
			if r != '"' && speechLength(text[i+n:to]) >= 4 {
				return out, &openQuote{start: i, mark: r}
			}
			failed++
			i += n
			continue
		}
		_, last := utf8.DecodeLastRuneInString(text[i:end])
		s := corpus.Span{Start: i, End: end}
		if isSpeech(text, s, n, last) {
			out = append(out, s)
		}
		i = end
	}
	return out, nil
}

// opensQuote reports whether the rune at i opens a quotation.
func opensQuote(text string, i int, r rune, n, to int) bool {
	switch r {
	case '«', '„', '“':
		return true
	case '"':
		if i+n >= to {
			return false
		}
		next, _ := utf8.DecodeRuneInString(text[i+n : to])
		return next != ' ' && next != '\n'
	}
	return false
}

// closeOf returns the end of the quotation whose opening mark stands before
// from: nested quotations are passed over.
func closeOf(text string, from, to int, open rune) (int, bool) {
	depth := 1
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		i += n
		switch open {
		case '«':
			switch r {
			case '«':
				depth++
			case '»':
				depth--
			}
		case '„', '“':
			switch {
			case r == '”', r == '“' && open == '„', r == '»' && depth == 1:
				depth--
			case r == '„', r == '“':
				depth++
			}
		case '"':
			if r == '"' && !opensAgain(text, i, n, from) {
				depth--
			}
		}
		if depth == 0 {
			return i, true
		}
	}
	return 0, false
}

// opensAgain reports whether the straight mark that ends at i opens a nested
// quotation: a space before it and a letter after.
func opensAgain(text string, i, n, from int) bool {
	if i-n <= from || i >= len(text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i-n])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return (before == ' ' || before == '(') && after != ' ' && after != ',' && after != '.'
}

// isSpeech tells speech from names and titles: several words, or a verb of
// saying beside it, or an end mark inside.
func isSpeech(text string, s corpus.Span, open, last int) bool {
	inner := strings.TrimSpace(text[s.Start+open : s.End-last])
	words, lower := countWords(inner)
	if words == 0 {
		return false
	}
	before := strings.TrimRight(text[max(0, s.Start-64):s.Start], " \u00a0")
	if strings.HasSuffix(before, ":") && words > 1 {
		return true
	}
	if startsTitle(before) {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(inner); strings.ContainsRune(".!?…,", r) && words > 1 {
		return true
	}
	after := text[s.End:min(len(text), s.End+6)]
	speechAfter := strings.HasPrefix(after, ", —") || strings.HasPrefix(after, ", –") || strings.HasPrefix(after, ", -") ||
		strings.HasPrefix(after, " — ") && words > 3 || strings.HasPrefix(after, " – ") && words > 3
	if speechAfter {
		return true
	}
	return words >= 5 && lower >= 4
}

// startsTitle reports whether the word before a quotation mark announces a
// title: фільм «…», законопроєкт «…».
func startsTitle(before string) bool {
	i := strings.LastIndexAny(before, " \n")
	c := tag.WordClass(before[i+1:])
	return c&(tag.Product|tag.Org|tag.Event|tag.Loc|tag.Form) != 0 && len(before)-i > 6
}

// speechLength counts the words at the beginning of s.
func speechLength(s string) int {
	n, _ := countWords(s[:min(len(s), 128)])
	return n
}

// countWords counts the words of s, and those in lower case.
func countWords(s string) (all, lower int) {
	for _, t := range tag.AppendTokens(nil, s, 0, len(s)) {
		if t.Class == tag.Punct {
			continue
		}
		all++
		if !hasUpper(s[t.Start:t.End]) {
			lower++
		}
	}
	return all, lower
}

// dashSpeech returns the speech of a block that begins with a dash, up to the
// words of the author.
func dashSpeech(text string, b corpus.Span) (corpus.Span, bool) {
	r, n := utf8.DecodeRuneInString(text[b.Start:b.End])
	if r != '—' && r != '–' && r != '-' {
		return corpus.Span{}, false
	}
	from := b.Start + n
	if from >= b.End || text[from] != ' ' && !strings.HasPrefix(text[from:], "\u00a0") {
		return corpus.Span{}, false
	}
	end := b.End
	for i := from; i < b.End; {
		r, n := utf8.DecodeRuneInString(text[i:b.End])
		if (r == '—' || r == '–') && i > from+2 && authorFollows(text[from:i], text[i+n:b.End]) {
			end = i
			break
		}
		i += n
	}
	s := corpus.Span{Start: from, End: end}.Trim(text)
	if words, _ := countWords(s.In(text)); words < 2 {
		return corpus.Span{}, false
	}
	return s, true
}

// authorFollows reports whether after a dash the words of the author begin:
// speech closes with a mark, and a verb of saying is near.
func authorFollows(speech, rest string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(speech, " \u00a0"))
	if !strings.ContainsRune(",!?….", r) {
		return false
	}
	near := rest[:min(len(rest), 96)]
	for i, w := range strings.Fields(near) {
		if i == 5 {
			break
		}
		if tag.WordClass(strings.Trim(w, ".,!?:»"))&tag.Say != 0 {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"))
	return r != '.' && !hasUpper(string(first))
}
