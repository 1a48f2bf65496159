package report

import (
	"strings"
	"unicode"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// excerpt is what one account says at a difference: its sentences there with
// the words that differ marked. Context holds for an account in which the
// difference has no words: then the sentences are those linked with it.
type excerpt struct {
	account   *account
	sentences []int // numbers, from 0
	pieces    []piece
	context   bool
}

// piece is a stretch of text on one line. Gap stands for sentences left out.
type piece struct {
	text string
	mark bool
	gap  bool
}

// excerpt returns what the account on a side of p says at d.
func (v *view) excerpt(p *pairView, d *facts.Difference, side int) excerpt {
	a, spans := p.a, d.A
	if side == 1 {
		a, spans = p.b, d.B
	}
	e := excerpt{account: a}
	if len(spans) == 0 {
		e.context = true
		for _, k := range d.Beads {
			if k < 0 || k >= len(p.Beads) {
				continue
			}
			numbers := p.Beads[k].A
			if side == 1 {
				numbers = p.Beads[k].B
			}
			for _, s := range numbers {
				e.add(s)
			}
		}
	}
	for _, s := range spans {
		if len(a.sentences) == 0 {
			break
		}
		for k := a.at(s.Start); k < len(a.sentences) && (k == a.at(s.Start) || a.sentences[k].Start < s.End); k++ {
			e.add(k)
		}
	}
	if len(e.sentences) == 0 {
		for _, s := range spans {
			e.pieces = append(e.pieces, piece{text: oneLine(s.In(a.Text)), mark: true})
		}
		return e
	}
	for i, k := range e.sentences {
		if i > 0 {
			e.pieces = append(e.pieces, piece{text: " ", gap: k != e.sentences[i-1]+1})
		}
		e.pieces = append(e.pieces, marked(a.Text, a.sentences[k], spans)...)
	}
	e.unmarkWhole()
	return e
}

// add adds a sentence, in order, once.
func (e *excerpt) add(k int) {
	at := len(e.sentences)
	for at > 0 && e.sentences[at-1] >= k {
		if e.sentences[at-1] == k {
			return
		}
		at--
	}
	e.sentences = append(e.sentences, 0)
	copy(e.sentences[at+1:], e.sentences[at:])
	e.sentences[at] = k
}

// unmarkWhole drops the marks where they say nothing: all is marked.
func (e *excerpt) unmarkWhole() {
	for _, p := range e.pieces {
		if !p.mark && strings.TrimFunc(p.text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) != "" {
			return
		}
	}
	all := make([]string, len(e.pieces))
	for i, p := range e.pieces {
		all[i] = p.text
	}
	e.pieces = []piece{{text: strings.Join(all, "")}}
}

// marked cuts a sentence into what lies in spans and what does not, with
// white space made even and controls made visible.
func marked(text string, in corpus.Span, spans []corpus.Span) []piece {
	var out []piece
	at := in.Start
	put := func(to int, mark bool) {
		if to <= at {
			return
		}
		s := clean(text[at:to])
		if len(out) == 0 {
			s = strings.TrimLeft(s, " ")
		}
		if s != "" {
			out = append(out, piece{text: s, mark: mark})
		}
		at = to
	}
	for _, s := range sortedSpans(spans) {
		start, end := max(s.Start, in.Start), min(s.End, in.End)
		if start < end {
			put(start, false)
			put(end, true)
		}
	}
	put(in.End, false)
	return out
}

func sortedSpans(spans []corpus.Span) []corpus.Span {
	out := append([]corpus.Span(nil), spans...)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].Start < out[j-1].Start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// clean makes a stretch of text safe to print on one line: each run of white
// space is one space; controls, and the marks that turn the direction of
// writing, are shown as U+FFFD.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == 0x7f || c == 0xc2 || c >= 0xe2 || c == ' ' && i > 0 && s[i-1] == ' ' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r != 0xA0 && r != 0x202F && unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case hidden(r):
			r = unicode.ReplacementChar
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// hidden reports whether r would change how what is round it is shown.
func hidden(r rune) bool {
	switch {
	case r < ' ', 0x7f <= r && r < 0xa0, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069, r == 0x200e, r == 0x200f:
		return true
	}
	return false
}

// oneLine is clean without space at the ends.
func oneLine(s string) string { return strings.TrimSpace(clean(s)) }

// plain returns an excerpt as one line with [marks].
func (e *excerpt) plain() string {
	var b strings.Builder
	for _, p := range e.pieces {
		switch {
		case p.gap:
			b.WriteString(" … ")
		case p.mark:
			b.WriteString("[" + p.text + "]")
		default:
			b.WriteString(p.text)
		}
	}
	return strings.TrimSpace(b.String())
}

// numbers returns the numbers of the sentences, from 1: "2" or "2, 5".
func (e *excerpt) numbers() string {
	var b strings.Builder
	for i, k := range e.sentences {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(itoa(k + 1))
	}
	return b.String()
}

// cut returns e shortened to the neighbourhood of its marks: at most about n
// runes of text between and round them, cut at spaces.
func (e *excerpt) cut(n int) []piece {
	var out []piece
	for i, p := range e.pieces {
		if p.mark {
			out = append(out, p)
			continue
		}
		first, last := i == 0, i == len(e.pieces)-1
		text := []rune(p.text)
		switch {
		case len(text) <= n:
			out = append(out, p)
		case first && last:
			out = append(out, piece{text: head(text, 3*n)})
		case first:
			out = append(out, piece{text: tail(text, n)})
		case last:
			out = append(out, piece{text: head(text, n)})
		default:
			out = append(out, piece{text: head(text, n/2) + " " + tail(text, n/2)})
		}
	}
	return out
}

func head(s []rune, n int) string {
	if len(s) <= n {
		return string(s)
	}
	end := n
	for end > n/2 && s[end] != ' ' {
		end--
	}
	return strings.TrimRight(string(s[:end]), " ") + "…"
}

func tail(s []rune, n int) string {
	if len(s) <= n {
		return string(s)
	}
	start := len(s) - n
	for start < len(s)-n/2 && s[start-1] != ' ' {
		start++
	}
	return "…" + strings.TrimLeft(string(s[start:]), " ")
}
