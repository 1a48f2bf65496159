package tag

import (
	"unicode"
	"unicode/utf8"
)

// Class is the coarse class of a token.
type Class uint8

// The classes of tokens.
const (
	Word   Class = iota // holds a letter
	Number              // digits, perhaps with . , : / between them
	Punct               // any other single rune that is not white space
)

// Token is a piece of a text: half-open byte offsets, on rune edges.
type Token struct {
	Start, End int
	Class      Class
	Space      bool // white space stands before it
	Break      bool // a line break stands before it
}

// AppendTokens appends the tokens of text[start:end] to dst. A word keeps
// inner apostrophes, hyphens, ampersands and underscores, and the dots of
// domain names; every other mark is a token of its own. Invalid bytes after a
// token belong to it, so that tokens end on rune edges.
func AppendTokens(dst []Token, text string, start, end int) []Token {
	space, brk := true, true
	for i := start; i < end; {
		r, n := decode(text, i, end)
		if isSpace(r) {
			space = true
			brk = brk || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029
			i += n
			continue
		}
		t := Token{Start: i, Class: Punct, Space: space, Break: brk}
		switch {
		case isLetter(r):
			t.Class = Word
			i = wordEnd(text, i+n, end)
		case r >= '0' && r <= '9':
			i, t.Class = numberEnd(text, i+1, end)
		default:
			i += n
		}
		for i < end && !utf8.RuneStart(text[i]) {
			i++
		}
		t.End = i
		dst = append(dst, t)
		space, brk = false, false
	}
	return dst
}

func wordEnd(text string, i, end int) int {
	for i < end {
		r, n := decode(text, i, end)
		if isLetter(r) || isDigit(r) || isMark(r) {
			i += n
			continue
		}
		if i+n >= end {
			return i
		}
		next, _ := decode(text, i+n, end)
		switch {
		case isApostrophe(r) && isLetter(next):
		case (isHyphen(r) || r == '_' || r == '&') && (isLetter(next) || isDigit(next)):
		case r == '.' && next >= 'a' && next <= 'z':
		default:
			return i
		}
		i += n
	}
	return i
}

func numberEnd(text string, i, end int) (int, Class) {
	for i < end {
		r, n := decode(text, i, end)
		if isDigit(r) {
			i += n
			continue
		}
		if isLetter(r) {
			return wordEnd(text, i, end), Word
		}
		if i+n >= end {
			return i, Number
		}
		next, _ := decode(text, i+n, end)
		switch {
		case isDigit(next) && (r == '.' || r == ',' || r == ':' || r == '/' || isHyphen(r)):
		case isHyphen(r) && isLetter(next):
			return wordEnd(text, i+n, end), Word
		default:
			return i, Number
		}
		i += n
	}
	return i, Number
}

// decode returns the rune at i of text[:end], with a short way for those of two
// bytes, which are most.
func decode(text string, i, end int) (rune, int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return rune(b), 1
	}
	if b >= 0xC2 && b < 0xE0 && i+1 < end && text[i+1]&0xC0 == 0x80 {
		return rune(b&0x1F)<<6 | rune(text[i+1]&0x3F), 2
	}
	return utf8.DecodeRuneInString(text[i:end])
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	switch {
	case r >= 0x400 && r < 0x530, r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return r != 0x482 && (r < 0x483 || r > 0x489)
	case r < 0xAA || r == utf8.RuneError:
		return false
	}
	return unicode.IsLetter(r)
}

func isMark(r rune) bool { return r >= 0x300 && r < 0x370 || r == 0xAD }

func isApostrophe(r rune) bool {
	return r == '\'' || r == 0x2019 || r == 0x2BC || r == '`' || r == 0x2018
}

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 }

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0, 0x85, 0xA0, 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200B
}
