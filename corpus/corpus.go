package corpus

import (
	"strings"
	"unicode/utf8"
)

// Lang is a language code: "uk", "ru", or any other ISO 639-1 code that the
// detector gave, or [Undetermined].
type Lang string

// The languages that zvirka compares, and the code for "cannot be told".
const (
	Ukrainian    Lang = "uk"
	Russian      Lang = "ru"
	Undetermined Lang = "und"
)

// Compared reports whether texts in l are analysed in full: Ukrainian and
// Russian are, everything else is shown as it is.
func (l Lang) Compared() bool { return l == Ukrainian || l == Russian }

// Span is a half-open range [Start, End) of UTF-8 byte offsets into the text
// of a document. Both ends lie on rune edges.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// In returns the part of text that s covers. It panics where s is out of
// bounds, as slicing does.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Valid reports whether s is in order, within text and on rune edges.
func (s Span) Valid(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) && edge(text, s.Start) && edge(text, s.End)
}

func edge(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// Trim returns s without white space at either end of what it covers in text.
func (s Span) Trim(text string) Span {
	part := s.In(text)
	left := len(part) - len(strings.TrimLeftFunc(part, isSpace))
	if left == len(part) {
		return Span{s.Start, s.Start}
	}
	return Span{s.Start + left, s.Start + len(strings.TrimRightFunc(part, isSpace))}
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0x85, 0xA0, 0x2028, 0x2029, 0x202F, 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200B
}

// Kind says what a block of a document is.
type Kind string

// The kinds of blocks. Boilerplate is text that is not part of the account:
// menus, photo credits, related links, subscription lines.
const (
	Title       Kind = "title"
	Subtitle    Kind = "subtitle"
	Heading     Kind = "heading"
	Paragraph   Kind = "paragraph"
	List        Kind = "list"
	Quotation   Kind = "quote"
	Caption     Kind = "caption"
	Boilerplate Kind = "boilerplate"
)

// Block is a part of a document that sentences do not cross. Rule names what
// made it a block of its kind, where that was not plain.
type Block struct {
	Span
	Kind Kind   `json:"kind"`
	Rule string `json:"rule,omitempty"`
}

// Doc is one account: its text and what is known of it. Text is never
// rewritten once offsets into it exist.
type Doc struct {
	ID   string
	Text string

	// Blocks are in order and disjoint; white space may lie between them.
	Blocks []Block

	// Sentences, where not nil, are sentences that the document came with;
	// they are not split again.
	Sentences []Span

	Lang Lang // empty: to be detected

	// Date is the reference time, "2023-09-22" or "2023-09-22T12:00:00" with
	// an optional zone ("+03:00"), or empty. DateFrom says where it was found.
	Date     string
	DateFrom string

	Title  string
	Author string
	Outlet string
	Source string // file name, or where the text came from

	Format   string // what the text was in: "txt", "html", "docx"…
	Encoding string // "utf-8", "windows-1251"…; empty where the format says it

	// Notes say what the reader had to guess, or leave out.
	Notes []string
}
