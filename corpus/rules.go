package corpus

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data
var data embed.FS

// A scope says how far a boilerplate rule reaches beyond its line.
type scope uint8

const (
	scopeLine scope = iota
	scopeNext       // the paragraph after it
	scopeRest       // everything after it, once there was a story
	scopeCard       // the headlines just before it
	scopeList       // the headlines just after it, where it says nothing itself
)

var scopes = map[string]scope{"line": scopeLine, "next": scopeNext, "rest": scopeRest, "card": scopeCard, "list": scopeList}

// A guard is a condition on the line that a rule cuts.
type guard uint8

const (
	guardOpen  guard = 1 << iota // no closing mark at the end
	guardShort                   // few words
	guardHead                    // before the story
	guardTail                    // after the story
	guardNames                   // nothing but names behind the phrase
)

var guards = map[string]guard{"-": 0, "open": guardOpen, "short": guardShort, "head": guardHead, "tail": guardTail, "names": guardNames}

// Limits in words: of a line that guardShort takes, and of one that any
// phrase may cut.
const (
	shortWords = 12
	longWords  = 45
)

// phrase is a row of a boilerplate table.
type phrase struct {
	rule  string
	match string   // starts, is, contains, all
	text  []string // one, or the fragments of all
	grams grams    // of contains and all: of the text
	guard guard
	scope scope
}

// rows calls f with the cells of each row of the embedded files whose names
// start with prefix, in the order of their names. It panics on a row without
// n cells: the files are part of the program.
func rows(prefix string, n int, f func(cells []string)) {
	files, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	for _, file := range files {
		if !strings.HasPrefix(file.Name(), prefix) {
			continue
		}
		raw, err := data.ReadFile(path.Join("data", file.Name()))
		if err != nil {
			panic(err)
		}
		number := 0
		for line := range strings.Lines(string(raw)) {
			number++
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			if len(cells) != n {
				panic(fmt.Sprintf("corpus: data/%s:%d: want %d columns, got %d", file.Name(), number, n, len(cells)))
			}
			f(cells)
		}
	}
}

// ruleSet holds the phrases of all languages: a page mixes them. Those that
// start a line are found by their first word.
type ruleSet struct {
	byWord map[string][]phrase
	other  []phrase
}

// phrases returns the boilerplate tables of all languages. It panics on a
// broken table: they are embedded.
var phrases = sync.OnceValue(func() *ruleSet {
	set := &ruleSet{byWord: make(map[string][]phrase, 512)}
	rows("boilerplate.", 5, func(cells []string) {
		p := phrase{rule: cells[0], match: cells[1], text: []string{fold(cells[4])}}
		for name := range strings.SplitSeq(cells[2], ",") {
			g, ok := guards[name]
			if !ok {
				panic("corpus: boilerplate: no guard " + name)
			}
			p.guard |= g
		}
		s, ok := scopes[cells[3]]
		if !ok {
			panic("corpus: boilerplate: no scope " + cells[3])
		}
		p.scope = s
		switch p.match {
		case "starts", "is":
			set.byWord[firstWord(p.text[0])] = append(set.byWord[firstWord(p.text[0])], p)
		case "contains", "all":
			p.text = strings.Split(p.text[0], " & ")
			for _, part := range p.text {
				p.grams.add(part)
			}
			set.other = append(set.other, p)
		default:
			panic("corpus: boilerplate: no match " + p.match)
		}
	})
	return set
})

// firstWord returns the first run of letters and digits of a folded line.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' {
			return s[:i]
		}
	}
	return s
}

// fold lowers s, writes ё as е, every apostrophe as ' and every run of white
// space as one blank.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case isSpace(r):
			space = b.Len() > 0
			continue
		case r == 'ё' || r == 'Ё':
			r = 'е'
		case r == '’' || r == 'ʼ' || r == '`' || r == '‘':
			r = '\''
		case r == 0xAD:
			continue
		default:
			r = lower(r)
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// lower is [unicode.ToLower], with a short way for the letters of our texts.
func lower(r rune) rune {
	switch {
	case r >= 'а' && r <= 'я':
		return r
	case r >= 'А' && r <= 'Я':
		return r + 0x20
	case r >= 'Ѐ' && r <= 'Џ':
		return r + 0x50
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// folded is a line made ready for the rules.
type folded struct {
	text   string // folded, without leading signs
	quoted bool   // it starts with a quotation mark: somebody's words
	open   bool   // no closing mark at its end
	names  bool   // all words but the first start with a capital letter
	words  int
}

// foldLimit is how many bytes of a line the rules look at.
const foldLimit = 600

func foldLine(s string) folded {
	f := folded{open: !closed(s), words: words(s, longWords+1)}
	if f.words > longWords {
		return f // no rule looks at it
	}
	f.names = f.words > 1 && f.words <= 5 && namesFollow(s)
	head := s
	if len(head) > foldLimit {
		head = strings.ToValidUTF8(head[:foldLimit], "")
	}
	low := fold(parted(head))
	f.text = strings.TrimLeftFunc(low, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`«"„“—–-`, r)
	})
	f.quoted = f.text != "" && strings.ContainsAny(f.text[:1], `"-`) || strings.HasPrefix(f.text, "«") ||
		strings.HasPrefix(f.text, "„") || strings.HasPrefix(f.text, "“") || strings.HasPrefix(f.text, "—") || strings.HasPrefix(f.text, "–")
	return f
}

// namesFollow reports whether all words of s but the first start with a
// capital letter.
func namesFollow(s string) bool {
	_, rest, _ := strings.Cut(s, " ")
	for word := range strings.FieldsSeq(rest) {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return false
		}
	}
	return rest != ""
}

// parted puts a blank between Cyrillic words that a page template glued:
// "пошукПриховати".
func parted(s string) string {
	var b strings.Builder
	from, prev := 0, rune(0)
	for i, r := range s {
		if unicode.IsUpper(r) && r > 0x400 && prev > 0x400 && unicode.IsLower(prev) {
			b.WriteString(s[from:i])
			b.WriteByte(' ')
			from = i
		}
		prev = r
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}

// bare returns f without the marks that may end a label.
func (f folded) bare() string { return strings.TrimRight(f.text, " .!:?…>»→-–—*") }

// find returns the first phrase that calls the line boilerplate, if its guards
// other than those of position hold.
func (set *ruleSet) find(f folded) *phrase {
	if f.words > longWords || f.text == "" {
		return nil
	}
	bare := f.bare()
	if !f.quoted {
		list := set.byWord[firstWord(f.text)]
		for i := range list {
			p := &list[i]
			if p.match == "is" && bare == strings.TrimRight(p.text[0], ":") || p.match == "starts" && startsWith(f.text, p.text[0]) {
				if p.holds(f) {
					return p
				}
			}
		}
	}
	if f.quoted {
		return nil
	}
	var in grams
	in.add(f.text)
	for i := range set.other {
		p := &set.other[i]
		if p.holds(f) && in.hold(&p.grams) && containsAll(f.text, p.text) {
			return p
		}
	}
	return nil
}

func containsAll(s string, parts []string) bool {
	for _, part := range parts {
		if !strings.Contains(s, part) {
			return false
		}
	}
	return true
}

// grams are the runs of four bytes in a text, as bits by a hash: a part of the
// text has no others, so most phrases need not be looked for.
type grams [8]uint64

// add adds the runs of s.
func (g *grams) add(s string) {
	const prime = 0x9E3779B1
	run := uint32(0)
	for i := range len(s) {
		if run = run<<8 | uint32(s[i]); i >= 3 {
			h := run * prime >> 23
			g[h>>6] |= 1 << (h & 63)
		}
	}
}

// hold reports whether all of part are among g.
func (g *grams) hold(part *grams) bool {
	for i := range g {
		if part[i]&^g[i] != 0 {
			return false
		}
	}
	return true
}

// startsWith reports whether s starts with the whole words of prefix.
func startsWith(s, prefix string) bool {
	if !strings.HasPrefix(s, prefix) {
		return false
	}
	if len(s) == len(prefix) {
		return true
	}
	if last, _ := utf8.DecodeLastRuneInString(prefix); !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return true
	}
	for _, r := range s[len(prefix):] {
		return !unicode.IsLetter(r)
	}
	return true
}

// holds reports whether the guards on the shape of the line hold. A long
// "read also" with a full stop has the next paragraph glued to it: it stays.
func (p *phrase) holds(f folded) bool {
	if p.rule == "related" && !f.open && f.words > listWords {
		return false
	}
	return (p.guard&guardOpen == 0 || f.open) && (p.guard&guardNames == 0 || f.names) && (p.guard&guardShort == 0 || f.words <= shortWords)
}

// saysMore reports whether the line goes on behind the phrase.
func (p *phrase) saysMore(f folded) bool {
	return len(f.bare()) > len(strings.TrimRight(p.text[0], ":"))+2
}
