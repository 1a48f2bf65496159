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

// titleLimit is the longest first line, in bytes, that can be a title.
const titleLimit = 400

// SplitBlocks divides text into blocks: a block for each line that is not
// blank. The first line is the title where it looks like one or repeats
// title, lines known as boilerplate in any language are marked so with the
// rule that cut them, and a title that is told twice is boilerplate the
// second time. The cost is linear in the text.
func SplitBlocks(text, title string) []Block {
	var blocks []Block
	title = strings.TrimSpace(title)
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexAny(text[start:], "\n\r"); i >= 0 {
			end = start + i
		}
		if span := (Span{start, end}).Trim(text); span.Len() > 0 {
			line := span.In(text)
			b := Block{Span: span, Kind: Paragraph}
			switch {
			case len(blocks) == 0:
				if line == title || looksLikeTitle(line, text[end:]) {
					b.Kind, title = Title, line
				}
			case title != "" && line == title:
				b.Kind, b.Rule = Boilerplate, "repeated-title"
			default:
				if rule := boilerplateRule(line); rule != "" {
					b.Kind, b.Rule = Boilerplate, rule
				}
			}
			blocks = append(blocks, b)
		}
		start = end + 1
	}
	return blocks
}

// looksLikeTitle reports whether line can be the title of what follows: it is
// short, does not end as a sentence does, and something follows.
func looksLikeTitle(line, rest string) bool {
	if len(line) > titleLimit || strings.TrimSpace(rest) == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(line)
	return r != '.' && r != ';' && r != ','
}

// FromText makes a document of plain text, with its blocks.
func FromText(id, text string) *Doc {
	d := &Doc{ID: id, Text: text}
	d.SetBlocks()
	return d
}

// FromSentences makes a document of sentences that are already split: its
// text is the sentences joined by line breaks, each a paragraph of its own.
func FromSentences(id string, sentences []string) *Doc {
	d := &Doc{ID: id, Sentences: make([]Span, len(sentences)), Blocks: make([]Block, len(sentences))}
	var text strings.Builder
	for i, s := range sentences {
		if i > 0 {
			text.WriteByte('\n')
		}
		start := text.Len()
		text.WriteString(s)
		d.Sentences[i] = Span{start, text.Len()}
		d.Blocks[i] = Block{Span: d.Sentences[i], Kind: Paragraph}
	}
	d.Text = text.String()
	return d
}

// SetBlocks fills d.Blocks from the text, and d.Title where it is empty and
// the text has one.
func (d *Doc) SetBlocks() {
	d.Blocks = SplitBlocks(d.Text, d.Title)
	if d.Title == "" && len(d.Blocks) > 0 && d.Blocks[0].Kind == Title {
		d.Title = d.Blocks[0].In(d.Text)
	}
}

// phrase is a row of a boilerplate table.
type phrase struct{ rule, match, text string }

// phrases returns the boilerplate tables of all languages, in the order of
// their file names. It panics on a broken table: they are embedded.
var phrases = sync.OnceValue(func() []phrase {
	files, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	var all []phrase
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), "boilerplate.") {
			continue
		}
		raw, err := data.ReadFile(path.Join("data", f.Name()))
		if err != nil {
			panic(err)
		}
		for n, line := range strings.Split(string(raw), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			if len(cells) != 3 {
				panic(fmt.Sprintf("corpus: %s:%d: want 3 columns, got %d", f.Name(), n+1, len(cells)))
			}
			all = append(all, phrase{cells[0], cells[1], cells[2]})
		}
	}
	return all
})

// boilerplateRule returns the name of the rule that calls line boilerplate,
// or "".
func boilerplateRule(line string) string {
	if !strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return "no-words"
	}
	head := line
	if len(head) > 200 {
		head = head[:200]
	}
	low := strings.ToLower(strings.TrimLeftFunc(head, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	for _, p := range phrases() {
		switch p.match {
		case "starts":
			if strings.HasPrefix(low, p.text) {
				return p.rule
			}
		case "contains":
			if strings.Contains(low, p.text) {
				return p.rule
			}
		case "is":
			if strings.TrimRight(low, " .!:") == strings.TrimRight(p.text, " .!:") {
				return p.rule
			}
		}
	}
	return ""
}
