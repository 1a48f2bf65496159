package canon

import (
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

// Class says what kind of token a [Token] is.
type Class uint8

// The classes of tokens.
const (
	Word   Class = iota // letters, with inner apostrophes, hyphens and digits
	Number              // digits, with inner grouping, decimal and date marks
	Punct               // one mark of punctuation
	Symbol              // one character of any other kind: №, %, $, an emoji, a bad byte
	URL                 // a web or mail address, an @handle or a #tag
)

var classNames = [...]string{"word", "number", "punct", "symbol", "url"}

// String returns the name of c in lower case.
func (c Class) String() string {
	if int(c) < len(classNames) {
		return classNames[c]
	}
	return "class?"
}

// Token is a part of a text and its class. The span counts bytes of the text.
type Token struct {
	corpus.Span
	Class Class
}

// Tokenize returns the tokens of text that lie inside in, in order and
// disjoint; only white space and control characters lie between them. Offsets
// count from the start of text. See [AppendTokens] for what makes a token.
func Tokenize(text string, in corpus.Span) []Token {
	return AppendTokens(make([]Token, 0, (in.End-in.Start)/8+4), text, in)
}

// AppendTokens appends to dst the tokens of text that lie inside in, and
// returns the longer slice. Cost is linear and nothing is allocated but dst.
//
//   - A word is a run of letters and combining marks. An apostrophe or a
//     hyphen between two letters is inside it ("п'ять", "Ільїн-Ла",
//     "северо-запад"), and so are digits that follow a letter, directly or
//     after a hyphen ("COVID-19", "Ту-154", "G7").
//   - A number is a run of digits. Inside it are: groups of exactly three
//     digits after a space ("1 000", "12 500 000", with any kind of space),
//     and a point, comma, colon or apostrophe between two digits ("2,5",
//     "13.09.2023", "12:30", "1'000"). A hyphen or slash ends it: "5-7" is
//     three tokens, "10-го" and "5-річний" are number, hyphen, word.
//   - "http://…", "https://…" and "www.…" up to white space, quotation marks
//     or brackets and without closing punctuation, mail addresses, names
//     of hosts in Latin letters ("pravda.com.ua"), @handles and #tags are URLs.
//   - Any other visible character is a Punct or a Symbol of its own; three
//     points in a row are one Punct. A byte that is not UTF-8 is a Symbol.
//
// Bounds of in that lie outside text are moved to its ends.
func AppendTokens(dst []Token, text string, in corpus.Span) []Token {
	end := min(in.End, len(text))
	for i := max(in.Start, 0); i < end; {
		kind, size := kindAt(text, i, end)
		if kind == kSpace {
			i += size
			continue
		}
		stop, class := i+size, Symbol
		switch kind {
		case kLatin:
			stop, class = scanLatin(text, i, end)
		case kLetter:
			stop, class = scanWord(text, i, end), Word
		case kDigit:
			stop, class = scanNumber(text, i, end), Number
		case kTag:
			stop, class = scanTag(text, i, end)
		case kPunct, kApostrophe, kHyphen:
			stop, class = scanPunct(text, i, end, size)
		}
		dst = append(dst, Token{corpus.Span{Start: i, End: stop}, class})
		i = stop
	}
	return dst
}

type kind uint8

const (
	kOther kind = iota
	kSpace
	kLetter
	kLatin // a–z, A–Z: may begin an address
	kDigit
	kPunct
	kApostrophe
	kHyphen
	kTag // @ and #: may begin a handle or a tag
)

var asciiKinds = func() (t [128]kind) {
	for i := range t {
		switch c := byte(i); {
		case c <= ' ' || c == 0x7f:
			t[i] = kSpace
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[i] = kLatin
		case '0' <= c && c <= '9':
			t[i] = kDigit
		case c == '\'' || c == '`':
			t[i] = kApostrophe
		case c == '-':
			t[i] = kHyphen
		case c == '@' || c == '#':
			t[i] = kTag
		case unicode.IsPunct(rune(c)) && c != '%' && c != '&' && c != '*':
			t[i] = kPunct
		}
	}
	return t
}()

// kindAt returns the kind and the size of the character at text[i].
func kindAt(text string, i, end int) (kind, int) {
	c := text[i]
	if c < utf8.RuneSelf {
		return asciiKinds[c], 1
	}
	if isCyrillic(text, i, end) {
		return kLetter, 2
	}
	r, size := utf8.DecodeRuneInString(text[i:end])
	return kindOf(r, size), size
}

// isCyrillic reports whether the character at text[i] is a letter of the first
// half of the Cyrillic block, which is told by its first byte.
func isCyrillic(text string, i, end int) bool {
	return (text[i] == 0xd0 || text[i] == 0xd1) && i+1 < end && text[i+1]&0xc0 == 0x80
}

func kindOf(r rune, size int) kind {
	switch {
	case r == utf8.RuneError && size == 1:
		return kOther
	case r == '’' || r == 'ʼ' || r == '‘' || r == '′' || r == '´':
		return kApostrophe
	case r == '‐' || r == '‑':
		return kHyphen
	case r == 0xAD || unicode.IsLetter(r) || unicode.Is(unicode.M, r):
		return kLetter
	case r == 0x200B || r == 0xFEFF || unicode.IsSpace(r) || unicode.IsControl(r):
		return kSpace
	case unicode.IsPunct(r) && r != '‰' && r != '§':
		return kPunct
	}
	return kOther
}

// scanWord returns the end of the word that begins at i.
func scanWord(text string, i, end int) int {
	for i < end {
		if isCyrillic(text, i, end) {
			i += 2
			continue
		}
		k, size := kindAt(text, i, end)
		switch k {
		case kLetter, kLatin, kDigit:
			i += size
		case kApostrophe, kHyphen:
			if i+size >= end {
				return i
			}
			next, _ := kindAt(text, i+size, end)
			if next != kLetter && next != kLatin && (next != kDigit || k == kApostrophe) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

// scanLatin returns the end and class of what begins with a Latin letter at
// i: an address or a word.
func scanLatin(text string, i, end int) (int, Class) {
	if stop := scanAddress(text, i, end); stop > 0 {
		return stop, URL
	}
	if stop := scanHost(text, i, end); stop > 0 {
		return stop, URL
	}
	return scanWord(text, i, end), Word
}

// scanAddress returns the end of the http, https or www address at i, or 0.
func scanAddress(text string, i, end int) int {
	rest := text[i:end]
	if !hasFold(rest, "http://") && !hasFold(rest, "https://") && !hasFold(rest, "www.") {
		return 0
	}
	stop := i
	for stop < end {
		k, size := kindAt(text, stop, end)
		if k == kSpace || isQuote(text[stop:stop+size]) {
			break
		}
		stop += size
	}
	for stop > i && isClosing(text[stop-1]) {
		stop--
	}
	return stop
}

func hasFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

func isQuote(s string) bool {
	switch s {
	case `"`, "«", "»", "“", "”", "„", "<", ">", "(", ")", "[", "]":
		return true
	}
	return false
}

func isClosing(c byte) bool {
	switch c {
	case '.', ',', ';', ':', '!', '?', '\'', '*', '_':
		return true
	}
	return false
}

// maxHost is the length of the longest host name and more.
const maxHost = 256

// scanHost returns the end of the host name or mail address in Latin letters
// at i ("pravda.com.ua", "desk@example.org"), or 0. It reads on only while the
// letters may belong to one, so that what it reads in vain is one word.
func scanHost(text string, i, end int) int {
	label, at := i, false
	dots, letters := 0, true
	for end = min(end, i+maxHost); i < end; i++ {
		c := text[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case '0' <= c && c <= '9', c == '-', c == '_':
			letters = false
		case c == '@' && !at && i > label:
			at, label, letters, dots = true, i+1, true, 0
		case c == '.' && i > label && i+1 < end && isHostByte(text[i+1]):
			label, letters = i+1, true
			dots++
		default:
			return hostEnd(i, label, dots, letters, c)
		}
	}
	return hostEnd(i, label, dots, letters, 0)
}

func isHostByte(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

// hostEnd returns i where the last label, that begins at label and is followed
// by next, can be a top-level domain, or 0.
func hostEnd(i, label, dots int, letters bool, next byte) int {
	if n := i - label; dots > 0 && letters && 2 <= n && n <= 8 && next < utf8.RuneSelf {
		return i
	}
	return 0
}

// scanNumber returns the end of the number that begins at i.
func scanNumber(text string, i, end int) int {
	start, plain := i, true // plain: digits and groups of three only
	for i < end && isDigit(text[i]) {
		i++
	}
	first := i - start
	for i < end {
		if plain && first <= 3 {
			if stop := scanGroup(text, i, end); stop > 0 {
				i = stop
				continue
			}
		}
		if !isInnerMark(text[i]) || i+1 >= end || !isDigit(text[i+1]) {
			return i
		}
		plain = false
		for i++; i < end && isDigit(text[i]); i++ {
		}
	}
	return i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isInnerMark(c byte) bool { return c == '.' || c == ',' || c == ':' || c == '\'' }

// scanGroup returns the end of a space and exactly three digits at i, or 0.
func scanGroup(text string, i, end int) int {
	k, size := kindAt(text, i, end)
	if k != kSpace || text[i] < ' ' {
		return 0
	}
	i += size
	if i+3 > end || !isDigit(text[i]) || !isDigit(text[i+1]) || !isDigit(text[i+2]) {
		return 0
	}
	if i+3 < end && isDigit(text[i+3]) {
		return 0
	}
	return i + 3
}

// scanPunct returns the end and class of what begins with punctuation at i:
// three points in a row are one mark.
func scanPunct(text string, i, end, size int) (int, Class) {
	if text[i] == '.' && i+3 <= end && text[i:i+3] == "..." {
		return i + 3, Punct
	}
	return i + size, Punct
}

// scanTag returns the end and class of what begins with @ or # at i.
func scanTag(text string, i, end int) (int, Class) {
	stop := i + 1
	for stop < end {
		k, size := kindAt(text, stop, end)
		if k != kLetter && k != kLatin && k != kDigit && text[stop] != '_' {
			break
		}
		stop += size
	}
	if stop == i+1 {
		return stop, Symbol
	}
	return stop, URL
}
