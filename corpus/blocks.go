package corpus

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// titleLimit is the longest first line, in bytes, that can be a title.
const titleLimit = 400

// SplitBlocks divides text into blocks. A line that is not blank is a block,
// except in a text that is wrapped to a width, where the lines of a paragraph
// make one. The first line that is not part of a page's frame is the title
// where it looks like one or repeats title. Lines known as boilerplate in any
// language are marked so with the rule that cut them, and so is a title that
// is told twice. The cost is linear in the text.
func SplitBlocks(text, title string) []Block {
	blocks, _ := analyse(text, title, "")
	return blocks
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

// SetBlocks fills d.Blocks from the text, and the title, the date and the
// author where they are empty and the text tells them in lines of their own.
func (d *Doc) SetBlocks() {
	blocks, found := analyse(d.Text, d.Title, d.Outlet)
	d.Blocks = blocks
	if d.Title == "" {
		d.Title = found.title
	}
	if d.Date == "" && found.date != "" {
		d.Date, d.DateFrom = found.date, "text"
	}
	if d.Author == "" {
		d.Author = found.author
	}
}

// finding is what the lines of a text say about it.
type finding struct{ title, date, author string }

// frameLines is how many lines make a page: in a text of fewer, a line of
// money, weather or a date is what the text is about.
const frameLines = 3

// para is a line or a paragraph while its kind is being found.
type para struct {
	line
	text  string
	look  folded
	kind  Kind
	rule  string
	cut   *phrase // the phrase that matched, whether or not its place is right
	fixed bool    // the reader knows its kind
	hint  Kind    // what the reader takes it for, unless a rule cuts it
	date  string
	dated bool // a date line
	story bool // a sentence of the account
}

// analyse finds the blocks of text; title and outlet may be empty.
func analyse(text, title, outlet string) ([]Block, finding) {
	lines := splitLines(text)
	if len(lines) == 0 {
		return nil, finding{}
	}
	lines = joinWrapped(text, lines)
	paras := make([]para, len(lines))
	for i, l := range lines {
		paras[i] = para{line: l, text: l.In(text)}
	}
	found := classify(paras, title, outlet)
	blocks := make([]Block, len(paras))
	for i := range paras {
		blocks[i] = Block{Span: paras[i].Span, Kind: paras[i].kind, Rule: paras[i].rule}
	}
	return blocks, found
}

// classify finds the kinds of paras. Those that are fixed keep theirs.
func classify(paras []para, title, outlet string) finding {
	c := classifier{paras: paras, title: fold(strings.TrimSpace(title)), outlet: fold(outlet), first: len(paras), last: -1}
	set := phrases()
	for i := range paras {
		p := &paras[i]
		p.look = foldLine(p.text)
		if p.fixed {
			continue
		}
		if p.rule = shapeRule(p); len(paras) < frameLines && p.rule != "no-words" {
			p.rule = ""
		}
		if p.rule == "" && len(paras) > 1 {
			p.cut = set.find(p.look)
		}
		if p.rule == "" && (p.cut == nil || p.cut.guard&(guardHead|guardTail) == 0) {
			if len(paras) >= frameLines && p.look.words <= dateTokenLimit/2 && containsDigit(p.text) {
				p.date, p.dated = dateLine(p.text)
			}
			p.story = !p.dated && p.cut == nil && p.hint != Caption && p.hint != Heading && isStory(p)
		}
	}
	at := c.findTitle()
	c.bounds(at)
	for i := range paras {
		c.cutByPhrase(i, at)
	}
	c.cutAround(at)
	c.dates(at)
	for i := range paras {
		c.shape(i, at)
	}
	return c.found
}

// classifier holds what the steps of [classify] share.
type classifier struct {
	paras         []para
	title, outlet string // folded
	first, last   int    // the first and the last story paragraph
	found         finding
}

// isStory reports whether p reads like a sentence of an account.
func isStory(p *para) bool { return !p.look.open && p.look.words >= 6 && lastMark(p.text) != ':' }

// shapeRule returns the rule that calls p boilerplate by its signs alone.
func shapeRule(p *para) string {
	letters, digits, money, latin := 0, 0, 0, 0
	temperature := false
	if len(p.text) > 200 {
		if !strings.ContainsFunc(p.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			return "no-words"
		}
		return ""
	}
	prev := ' '
	for _, r := range p.text {
		switch {
		case unicode.IsDigit(r):
			temperature = temperature || prev == '+' || prev == '−'
			digits++
		case unicode.IsLetter(r):
			letters++
			if r < 0x80 {
				latin++
			}
		case strings.ContainsRune("$€₴£₽¥", r):
			money++
		}
		prev = r
	}
	switch {
	case letters+digits == 0:
		return "no-words"
	case letters == 0 && digits <= 2 && strings.HasSuffix(p.text, "+"):
		return "age"
	case letters == 0 && digits == len(p.text) && digits <= 3:
		return "counter"
	case onlyTags(p.text):
		return "tags"
	case strings.HasPrefix(p.text, "©") && p.look.open && p.look.words <= shortWords:
		return "notice"
	case money > 0 && digits > 0 && p.look.open && (letters == 0 || letters == latin && letters <= 3*money+3):
		return "currency"
	case temperature && p.look.open && p.look.words <= 4 && letters > 0 && strings.ContainsAny(p.text, "+°") && !strings.ContainsAny(p.text, "%,:"):
		return "weather"
	}
	return ""
}

// onlyTags reports whether s is nothing but hashtags or addresses.
func onlyTags(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if !(len(word) > 1 && word[0] == '#') && !strings.HasPrefix(word, "https://") && !strings.HasPrefix(word, "http://") && !strings.HasPrefix(word, "t.me/") {
			return false
		}
	}
	return true
}

// findTitle marks the title and returns its place, -1 where there is none.
func (c *classifier) findTitle() int {
	const reach = 40
	head := c.paras[:min(len(c.paras), reach)]
	for i := range head {
		if p := &head[i]; p.kind == Title || c.title != "" && p.look.text != "" && sameTitle(fold(p.text), c.title) {
			return c.setTitle(i)
		}
	}
	for i := range head { // a headline that is told twice
		p := &head[i]
		if p.story || p.fixed || p.rule != "" || p.cut != nil || p.dated || p.look.words < 4 || !looksLikeTitle(p.text) {
			continue
		}
		for j := i + 1; j < len(head) && j <= i+4; j++ {
			if head[j].text == p.text {
				return c.setTitle(i)
			}
		}
		break
	}
	for i := range head {
		p := &head[i]
		if p.fixed && p.kind == Boilerplate || p.rule != "" || p.cut != nil || p.dated || c.isOutlet(p) {
			continue
		}
		if i+1 < len(c.paras) && !p.fixed && (p.hint == "" || p.hint == Heading) && looksLikeTitle(p.text) {
			return c.setTitle(i)
		}
		break
	}
	return -1
}

func (c *classifier) setTitle(i int) int {
	p := &c.paras[i]
	p.kind, p.rule, p.cut, p.dated, p.story = Title, "", nil, false, false
	c.title = fold(p.text)
	c.found.title = strings.Join(strings.Fields(p.text), " ")
	return i
}

// sameTitle reports whether two folded lines are one headline.
func sameTitle(a, b string) bool {
	if a == b {
		return true
	}
	const marks = ` .!?…"«»„“”`
	return strings.Trim(a, marks) == strings.Trim(b, marks) && strings.Trim(a, marks) != ""
}

// looksLikeTitle reports whether s can be a title: it is short and does not
// end as a sentence does.
func looksLikeTitle(s string) bool {
	if len(s) > titleLimit {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r != '.' && r != ';' && r != ','
}

// bounds finds where the story starts and ends.
func (c *classifier) bounds(title int) {
	for i := range c.paras {
		if i > title && c.paras[i].story {
			c.first = min(c.first, i)
			c.last = i
		}
	}
}

// told reports whether there is a story at all.
func (c *classifier) told() bool { return c.last >= 0 }

// inPlace reports whether the guards on the place of i hold.
func (c *classifier) inPlace(i int, g guard) bool {
	if g&(guardHead|guardTail) == 0 {
		return true
	}
	if !c.told() {
		return false
	}
	return g&guardHead != 0 && i < c.first || g&guardTail != 0 && i > c.last
}

func (c *classifier) cutByPhrase(i, title int) {
	p := &c.paras[i]
	switch {
	case p.kind == Title || p.fixed:
	case p.rule != "":
		p.kind = Boilerplate
	case title >= 0 && i > title && c.repeatsTitle(p):
		c.cut(i, "repeated-title")
	case p.cut != nil && c.inPlace(i, p.cut.guard):
		c.cut(i, p.cut.rule)
		if p.cut.rule == "author" && c.found.author == "" && (i < c.first || i > c.last) {
			c.found.author = authorIn(p.text)
		}
	case c.isOutlet(p) && (i < c.first || i > c.last):
		c.cut(i, "outlet")
	}
}

func (c *classifier) cut(i int, rule string) {
	c.paras[i].kind, c.paras[i].rule, c.paras[i].story = Boilerplate, rule, false
}

// repeatsTitle reports whether p is the title again, perhaps with the text of
// the picture behind it.
func (c *classifier) repeatsTitle(p *para) bool {
	const behind = 200 // bytes of a picture's text
	if len(p.text)+16 < len(c.title) || len(p.text) > len(c.title)+behind {
		return false
	}
	line := fold(p.text)
	if sameTitle(line, c.title) {
		return true
	}
	const least = 30
	return len(c.title) > least && strings.HasPrefix(line, c.title+" ") && p.look.open && words(line[len(c.title):], shortWords+1) <= shortWords
}

// authorIn returns what stands behind the colon or the dash of a byline.
func authorIn(s string) string {
	if _, name, ok := strings.Cut(s, ":"); ok {
		return strings.Join(strings.Fields(name), " ")
	}
	return ""
}

// outletNames are the folded names of known outlets.
var outletNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, 128)
	rows("outlets.", 2, func(cells []string) {
		names[fold(cells[1])] = cells[1]
		names[cells[0]] = cells[1]
	})
	return names
})

// isOutlet reports whether p is nothing but the name of an outlet.
func (c *classifier) isOutlet(p *para) bool {
	if p.look.words > 5 {
		return false
	}
	name := p.look.bare()
	if name == "" {
		return false
	}
	return name == c.outlet || outletNames()[name] != ""
}

// Limits of [classifier.cutAround].
const (
	cardLines = 3  // headlines before "read more"
	listLines = 8  // headlines after "read also"
	listWords = 25 // in one of them
)

// cutAround cuts what belongs to the lines that are cut: the headlines beside
// them, the author's biography, the comments.
func (c *classifier) cutAround(title int) {
	stories := 0
	for i := range c.paras {
		p := &c.paras[i]
		if p.story {
			stories++
		}
		if p.cut == nil || p.kind != Boilerplate || p.rule != p.cut.rule || p.fixed {
			continue
		}
		switch p.cut.scope {
		case scopeCard:
			for j, n := i-1, 0; j > title && j > c.first && n < cardLines && c.headline(j); j, n = j-1, n+1 {
				c.cut(j, p.rule)
			}
		case scopeList:
			if p.cut.saysMore(p.look) {
				continue
			}
			for j, n := i+1, 0; j < len(c.paras) && n < listLines && c.headline(j); j, n = j+1, n+1 {
				if c.paras[j].blank && n > 0 {
					break
				}
				c.cut(j, p.rule)
				if c.paras[j].blank {
					break
				}
			}
		case scopeNext:
			if j := i + 1; j < len(c.paras) && j > c.first && c.paras[j].kind == "" {
				c.cut(j, p.rule)
			}
		case scopeRest:
			if stories < 2 {
				continue
			}
			for j := i + 1; j < len(c.paras); j++ {
				if c.paras[j].kind == "" {
					c.cut(j, p.rule)
				}
			}
			return
		}
	}
}

// headline reports whether i can be the headline of another account: a line
// of no kind yet that does not end with a full stop.
func (c *classifier) headline(i int) bool {
	p := &c.paras[i]
	mark := lastMark(p.text)
	return p.kind == "" && !p.fixed && !p.dated && p.look.words <= listWords && mark != '.' && mark != ':' && mark != ';'
}

// dates cuts the date lines at the head and the foot, and the byline beside
// the first one.
func (c *classifier) dates(title int) {
	for i := range c.paras {
		p := &c.paras[i]
		if !p.dated || p.kind != "" {
			continue
		}
		stamp := len(p.date) > len("2024-09-17") // date, year and time of day: no heading of a chronicle
		if !stamp && (c.told() && c.first < i && i < c.last || !c.told() && i > title+3) {
			continue
		}
		c.cut(i, "date-line")
		if c.found.date == "" && i < c.first {
			c.found.date = p.date
		}
		if i > title+1 && i < c.first {
			c.byline(i - 1)
		}
		if i+1 < c.first && i > title {
			c.byline(i + 1)
		}
	}
	if c.found.date == "" && c.told() {
		for i := c.last + 1; i < len(c.paras); i++ {
			if p := &c.paras[i]; p.rule == "date-line" && p.date != "" {
				c.found.date = p.date
				break
			}
		}
	}
	if title >= 0 && title+1 < c.first {
		c.byline(title + 1)
	}
	if c.told() && c.last+1 < len(c.paras) {
		c.byline(c.last + 1)
	}
}

var bylineWords = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	rows("bylines.", 1, func(cells []string) { set[cells[0]] = true })
	return set
})

// byline cuts i where it holds nothing but names.
func (c *classifier) byline(i int) {
	p := &c.paras[i]
	if p.kind != "" || p.fixed || !p.look.open || p.look.words < 2 || p.look.words > 8 || !c.told() {
		return
	}
	for n, word := range strings.Fields(p.text) {
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) && (n < 2 || !bylineWords()[strings.Trim(word, ",.")]) || strings.ContainsAny(word, `:«»"„“0123456789`) {
			return
		}
		rest := word[utf8.RuneLen(max(r, 0)):]
		if rest == "" && unicode.IsUpper(r) {
			return // a number: "Розділ I"
		}
		if len(rest) > 0 && rest == strings.ToUpper(rest) && rest != strings.ToLower(rest) {
			return // an acronym
		}
	}
	c.cut(i, "byline")
	if c.found.author == "" {
		c.found.author = strings.Join(strings.Fields(p.text), " ")
	}
}

// headingWords is the longest heading in plain text.
const headingWords = 8

// shape gives i the kind that its form tells, where it has none.
func (c *classifier) shape(i, title int) {
	p := &c.paras[i]
	if p.kind != "" {
		return
	}
	p.kind = Paragraph
	switch {
	case p.hint != "":
		p.kind = p.hint
	case isListItem(p.text):
		p.kind = List
	case c.told() && title >= 0 && i > title && i < c.first && p.look.open && p.look.words > 5 && len(p.text) <= titleLimit:
		p.kind = Subtitle
	case c.told() && i > c.first && i < c.last && p.look.open && p.look.words <= headingWords && !p.look.quoted && c.paras[i+1].story && c.startsUpper(p.text):
		p.kind = Heading
	}
}

func (c *classifier) startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
