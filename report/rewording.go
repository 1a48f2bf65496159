package report

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/zvirka/zvirka/facts"
)

// edit is a stretch of two texts laid over each other: in both, only in the
// first (deleted), or only in the second (inserted).
type edit struct {
	text              string
	deleted, inserted bool
}

// Bounds of what is laid over each other, in runes: in a few words the change
// is seen at once, and very long texts cost too much.
const (
	longQuotation    = 40
	longestQuotation = 3000
)

// rewording lays the words of both sides of d over each other, letter by
// letter, where they are long, in one language, and at least half the same.
// Otherwise it returns nil. Cost is the length times the number of changes.
func rewording(p *pairView, d *facts.Difference) []edit {
	if len(d.A) != 1 || len(d.B) != 1 || p.a.Lang != p.b.Lang {
		return nil
	}
	a, b := oneLine(d.A[0].In(p.a.Text)), oneLine(d.B[0].In(p.b.Text))
	if a == b || !long(a) || !long(b) {
		return nil
	}
	same := 0
	parts := changes(a, b)
	for _, c := range parts {
		same += utf8.RuneCountInString(c.same)
	}
	if 4*same < utf8.RuneCountInString(a)+utf8.RuneCountInString(b) {
		return nil
	}
	var out []edit
	for _, c := range parts {
		for _, e := range []edit{{text: c.deleted, deleted: true}, {text: c.inserted, inserted: true}, {text: c.same}} {
			if e.text != "" {
				out = append(out, e)
			}
		}
	}
	return out
}

// change is what two texts have in one place, and what both have after it.
type change struct{ deleted, inserted, same string }

// changes lays a and b over each other. A change within a word takes with it
// what is left of the word, where that is a letter or two.
func changes(a, b string) []change {
	x := diffmatchpatch.New()
	x.DiffTimeout = 0 // what it finds must not depend on the clock
	diffs := x.DiffCleanupSemanticLossless(x.DiffCleanupSemantic(x.DiffMainRunes([]rune(a), []rune(b), false)))
	out := []change{{}}
	for _, s := range diffs {
		last := &out[len(out)-1]
		if s.Type != diffmatchpatch.DiffEqual && last.same != "" {
			out = append(out, change{})
			last = &out[len(out)-1]
		}
		switch s.Type {
		case diffmatchpatch.DiffEqual:
			last.same += s.Text
		case diffmatchpatch.DiffDelete:
			last.deleted += s.Text
		case diffmatchpatch.DiffInsert:
			last.inserted += s.Text
		}
	}
	for i := range out {
		c := &out[i]
		if stub := before(c.same); stub != "" && c.deleted+c.inserted != "" && (endsInWord(c.deleted) || endsInWord(c.inserted)) {
			c.deleted, c.inserted, c.same = c.deleted+stub, c.inserted+stub, c.same[len(stub):]
		}
		if i+1 == len(out) {
			break
		}
		next := &out[i+1]
		if stub := after(c.same); stub != "" && (beginsInWord(next.deleted) || beginsInWord(next.inserted)) {
			next.deleted, next.inserted, c.same = stub+next.deleted, stub+next.inserted, c.same[:len(c.same)-len(stub)]
		}
	}
	return out
}

// stub is how many letters of a word are too few to stand apart from a change.
const stub = 3

// before returns the letters that s begins with, where they are few.
func before(s string) string {
	n := 0
	for i, r := range s {
		if !inWord(r) {
			return s[:i]
		}
		if n++; n == stub {
			return ""
		}
	}
	return s
}

// after returns the letters that s ends with, where they are few.
func after(s string) string {
	n := 0
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !inWord(r) {
			return s[i:]
		}
		if n++; n == stub {
			return ""
		}
		i -= size
	}
	return s
}

func beginsInWord(s string) bool { r, _ := utf8.DecodeRuneInString(s); return s != "" && inWord(r) }

func endsInWord(s string) bool { r, _ := utf8.DecodeLastRuneInString(s); return s != "" && inWord(r) }

func long(s string) bool {
	n := utf8.RuneCountInString(s)
	return longQuotation <= n && n <= longestQuotation
}
