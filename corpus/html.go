package corpus

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads a web page. What the page says of itself (JSON-LD, meta,
// time elements) gives title, date, author and outlet. The story is the
// element whose paragraphs weigh most; everything else stays in the text as
// boilerplate with the rule that cut it. The cost is linear in the page.
func (s *source) readHTML(text string) ([]*Doc, error) {
	d := &Doc{Format: "html", Outlet: s.opts.Outlet}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		c := flatHTML(text)
		if c.text.Len() == 0 {
			return nil, fmt.Errorf("%w: the page is broken (%w)", ErrNoText, err)
		}
		d.Notes = append(d.Notes, "HTML that is nested too deep: read without its structure")
		return []*Doc{s.finish(c.doc(d))}, nil
	}
	p := newPage(root)
	c := p.compose()
	if c.text.Len() == 0 {
		return nil, fmt.Errorf("%w: a page that scripts fill: open it in a browser and save it complete", ErrNoText)
	}
	m := &p.meta
	d.Title, d.Author = p.title, m.author
	if d.Outlet == "" {
		d.Outlet = m.outlet
	}
	dates := append(m.dates, p.dates...)
	c.doc(d)
	if d.Author == "" {
		d.Author = p.author
	}
	if strings.EqualFold(d.Author, d.Outlet) {
		d.Author = ""
	}
	dates = append(dates, dated{d.Date, d.DateFrom}, dated{m.dateInURL(), "address"})
	return []*Doc{s.finish(d, dates...)}, nil
}

// item is a run of text of a page between two block edges.
type item struct {
	text  string
	runes int
	links int // runes of it in links
	hint  Kind
	cut   string     // what an element around it says: the rule that cuts it
	node  *html.Node // the block element that it stands in
	h1    bool
	role  string // "author", "date", "subtitle" or ""
}

// linked returns the share of the text that is in links.
func (it *item) linked() float64 { return float64(it.links) / float64(max(it.runes, 1)) }

// page is an HTML page while it is being read.
type htmlPage struct {
	meta   pageMeta
	items  []item
	title  string
	author string
	dates  []dated

	keep map[*html.Node]bool // elements around the story: never cut
	all  bool                // cut nothing by class

	// The block that is being filled.
	buf    strings.Builder
	links  int
	breaks int
	space  bool
	linkIn int // how deep in links
}

// context is what the elements around a node say.
type context struct {
	cut  string
	hint Kind
	role string
	h1   bool
	node *html.Node
}

func newPage(root *html.Node) *htmlPage {
	p := &htmlPage{keep: map[*html.Node]bool{}}
	p.meta.read(root)
	p.findKept(root)
	p.keepLarge(root)
	p.linearise(root)
	if p.weight() == 0 {
		p.all = true
		p.linearise(root)
	}
	return p
}

func (p *htmlPage) linearise(root *html.Node) {
	p.items, p.dates, p.author = nil, nil, ""
	p.walk(root, context{node: root})
	p.flush(context{node: root})
}

// weight is how much the items weigh together.
func (p *htmlPage) weight() (sum float64) {
	for i := range p.items {
		sum += p.items[i].weight()
	}
	return sum
}

// weight is how much an item tells for its being part of a story.
func (it *item) weight() float64 {
	if it.cut != "" || it.hint == Caption || it.hint == Heading || it.linked() > 0.5 {
		return 0
	}
	w := float64(it.runes - it.links)
	switch {
	case closed(it.text) && it.runes >= 40:
		return w
	case it.runes >= 120:
		return w / 2
	}
	return 0
}

// findKept marks the elements that hold the headline or the story: whatever
// their names are, they are not cut.
func (p *htmlPage) findKept(n *html.Node) bool {
	kept := false
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.H1, atom.Main, atom.Html, atom.Body:
			kept = true
		case atom.Article:
			kept = paragraphsIn(n, 2)
		}
		if strings.EqualFold(attr(n, "itemprop"), "articleBody") || classOf(n) == "=body" && paragraphsIn(n, 1) {
			kept = true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if p.findKept(c) {
			kept = true
		}
	}
	if kept && n.Type == html.ElementNode {
		p.keep[n] = true
	}
	return kept
}

// keepLarge keeps the elements that hold most of the page's text, such as a
// form around all of it; only comments may be longer than what they are on.
func (p *htmlPage) keepLarge(root *html.Node) {
	size := map[*html.Node]int{}
	total := textSize(root, size)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && size[n]*10 >= total*6 && classOf(n) != "comments" {
			p.keep[n] = true
		}
	}
}

// textSize fills size with the bytes of text in n and in the elements below.
func textSize(n *html.Node, size map[*html.Node]int) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if muteElements[n.DataAtom] {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += textSize(c, size)
	}
	size[n] = sum
	return sum
}

// paragraphsIn reports whether n holds at least least paragraphs as its
// children or theirs.
func paragraphsIn(n *html.Node, least int) bool {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.P {
			count++
		}
		for g := c.FirstChild; g != nil; g = g.NextSibling {
			if g.DataAtom == atom.P || g.DataAtom == atom.Br {
				count++
			}
		}
	}
	return count >= least
}

// blockElements break the text; inline ones do not.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true,
	atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true, atom.Nav: true, atom.Ol: true,
	atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true,
	atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true, atom.Hgroup: true, atom.Label: true,
}

// mute elements hold no text for readers.
var muteElements = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Select: true, atom.Textarea: true, atom.Input: true, atom.Head: true,
	atom.Audio: true, atom.Video: true, atom.Map: true, atom.Button: true, atom.Datalist: true, atom.Option: true, atom.Title: true,
}

// cutElements are boilerplate by their names.
var cutElements = map[atom.Atom]string{atom.Nav: "menu", atom.Aside: "aside", atom.Footer: "footer", atom.Form: "form", atom.Dialog: "popup", atom.Menu: "menu"}

var cutRoles = map[string]string{
	"navigation": "menu", "complementary": "aside", "contentinfo": "footer", "search": "form", "banner": "menu", "dialog": "popup", "menu": "menu", "alert": "popup",
}

func (p *htmlPage) walk(n *html.Node, ctx context) {
	switch n.Type {
	case html.TextNode:
		p.write(n.Data, ctx)
		return
	case html.ElementNode:
	case html.DocumentNode:
		p.children(n, ctx)
		return
	default:
		return
	}
	if muteElements[n.DataAtom] {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		p.breaks++
		return
	case atom.Wbr, atom.Img:
		return
	case atom.A:
		p.linkIn++
		p.children(n, p.inside(n, ctx))
		p.linkIn--
		return
	}
	if hidden(n) && !p.keep[n] {
		if blockElements[n.DataAtom] && ctx.cut == "" {
			ctx.cut = "hidden"
		} else if !blockElements[n.DataAtom] {
			return
		}
	}
	if n.DataAtom == atom.Time {
		p.time(n, ctx)
	}
	inner := p.inside(n, ctx)
	if !blockElements[n.DataAtom] {
		if inner.cut != ctx.cut || inner.role != ctx.role || inner.hint != ctx.hint {
			p.flush(ctx)
			p.children(n, inner)
			p.flush(inner)
			return
		}
		p.children(n, inner)
		return
	}
	if cell := n.DataAtom == atom.Td || n.DataAtom == atom.Th; cell && smallCell(n) {
		p.space = true
		p.children(n, inner)
		p.space = true
		return
	}
	inner.node = n
	p.flush(ctx)
	p.children(n, inner)
	p.flush(inner)
}

func (p *htmlPage) children(n *html.Node, ctx context) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, ctx)
	}
}

// smallCell reports whether a table cell holds a value rather than a part of
// the page's layout.
func smallCell(n *html.Node) bool {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockElements[c.DataAtom] || c.DataAtom == atom.Br) {
			return false
		}
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
	}
	return size < 120
}

// inside returns the context within the element n.
func (p *htmlPage) inside(n *html.Node, ctx context) context {
	switch n.DataAtom {
	case atom.H1:
		ctx.h1, ctx.hint = true, Heading
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Legend:
		ctx.hint = Heading
	case atom.Li, atom.Dd:
		ctx.hint = List
	case atom.Blockquote:
		ctx.hint = Quotation
	case atom.Figcaption, atom.Caption:
		ctx.hint = Caption
	}
	class := classOf(n)
	switch class {
	case "=caption":
		ctx.hint = Caption
	case "=subtitle":
		if ctx.role == "" {
			ctx.role = "subtitle"
		}
	case "=author":
		ctx.role = "author"
	case "=date":
		ctx.role = "date"
	}
	if ctx.cut != "" || p.keep[n] {
		return ctx
	}
	if rule, ok := cutRoles[strings.ToLower(attr(n, "role"))]; ok {
		ctx.cut = rule
		return ctx
	}
	if rule, ok := cutElements[n.DataAtom]; ok {
		ctx.cut = rule
		return ctx
	}
	if class != "" && class[0] != '=' && !p.all {
		ctx.cut = class
	}
	if class == "hidden" {
		ctx.cut = class
	}
	return ctx
}

// hidden reports whether the element is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// write appends text to the block, every run of white space as one blank.
func (p *htmlPage) write(s string, ctx context) {
	pre := ctx.node != nil && ctx.node.DataAtom == atom.Pre
	for _, r := range s {
		if isSpace(r) && r != 0xA0 && r != 0x202F {
			if pre && r == '\n' {
				p.breaks++
			}
			p.space = true
			continue
		}
		if r == 0xAD || r == 0x200B || r == 0xFEFF || r == 0 {
			continue
		}
		if p.breaks > 0 {
			if p.breaks > 1 || p.endsLine(r) {
				p.flush(ctx)
			}
			p.breaks, p.space = 0, true
		}
		if p.space && p.buf.Len() > 0 {
			p.buf.WriteByte(' ')
		}
		p.space = false
		p.buf.WriteRune(r)
		if p.linkIn > 0 {
			p.links++
		}
	}
}

// lineLimit is the longest line, in bytes, that a single line break ends
// though its sentence is not closed.
const lineLimit = 400

// endsLine reports whether a single line break before r ends the block: its
// sentence is closed, or it is a short line and r no small letter.
func (p *htmlPage) endsLine(r rune) bool {
	line := p.buf.String()
	return closed(line[max(0, len(line)-16):]) || len(line) < lineLimit && !unicode.IsLower(r)
}

// flush ends the block.
func (p *htmlPage) flush(ctx context) {
	text := strings.TrimFunc(p.buf.String(), isSpace)
	links := p.links
	p.buf.Reset()
	p.links, p.breaks, p.space = 0, 0, false
	if text == "" {
		return
	}
	it := item{text: text, runes: utf8.RuneCountInString(text), links: links, hint: ctx.hint, cut: ctx.cut, node: ctx.node, h1: ctx.h1, role: ctx.role}
	if it.cut == "" {
		switch it.role {
		case "date":
			if date, ok := ParseDate(text); ok {
				p.dates = append(p.dates, dated{date, "date element"})
			}
		case "author":
			if n := words(text, 10); n > 8 {
				it.role = ""
			} else if p.author == "" && n > 0 && !containsDigit(text) {
				if p.author = authorIn(text); p.author == "" {
					p.author = text
				}
			}
		}
	}
	p.items = append(p.items, it)
}

func containsDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// time notes the date of a <time> element.
func (p *htmlPage) time(n *html.Node, ctx context) {
	if ctx.cut != "" {
		return
	}
	if date, ok := ParseDate(attr(n, "datetime")); ok {
		p.dates = append(p.dates, dated{date, "time element"})
	}
}

// compose chooses the story and gives all text of the page in order.
func (p *htmlPage) compose() *composer {
	titleAt := p.findTitle()
	top := p.container(titleAt)
	first, last := len(p.items), -1
	for i := range p.items {
		if within(p.items[i].node, top) {
			first = min(first, i)
			last = i
		}
	}
	scope := scopeOf(top)
	c := &composer{}
	if titleAt < 0 && p.title != "" {
		c.add(Title, "", p.title)
	}
	for i := range p.items {
		it := &p.items[i]
		kind, rule := p.place(it, i, titleAt, first, last, scope, top)
		c.add(kind, rule, it.text)
	}
	return c
}

// place decides what becomes of the item i: where the story is in the items
// first to last, within top and perhaps scope.
func (p *htmlPage) place(it *item, i, titleAt, first, last int, scope, top *html.Node) (Kind, string) {
	in := within(it.node, top)
	switch {
	case i == titleAt:
		return Title, ""
	case it.cut != "":
		return Boilerplate, it.cut
	case it.role == "author" && it.runes < 100:
		return Boilerplate, "byline"
	case it.role == "date" && it.runes < 100:
		return Boilerplate, "date-line"
	case it.linked() > 0.9 && (!closed(it.text) || it.runes < 200) && it.hint != Title:
		return Boilerplate, "links"
	case in && it.linked() > 0.6 && !closed(it.text):
		return Boilerplate, "links"
	case in:
		return it.kind(), ""
	case titleAt >= 0 && titleAt < i && i < first:
		n := words(it.text, 7)
		if _, ok := dateLine(it.text); ok {
			return "", ""
		}
		if isStamp(it.text) {
			return Boilerplate, "date-line"
		}
		if it.hint == "" && n >= 4 && it.linked() < 0.3 || it.role == "subtitle" {
			return Subtitle, ""
		}
		if it.hint == Heading && n >= 4 {
			return Subtitle, ""
		}
		if it.hint == Caption {
			return Caption, ""
		}
	case i < first && it.role == "subtitle" && n4(it.text) && within(it.node, scope):
		return Subtitle, ""
	case i > last && scope != nil && within(it.node, scope) && it.weight() > 0 && it.hint == "":
		return "", ""
	case i > last && scope == nil && sibling(it.node, top) && it.weight() > 0:
		return it.kind(), ""
	}
	return Boilerplate, "outside"
}

// isStamp reports whether s, between the headline and the story, is a date
// with a time of day and a few words more: who wrote it, how often it was
// read.
func isStamp(s string) bool {
	if len(s) > 150 {
		return false
	}
	d, strange := readDate(dateTokens(fold(s)))
	return d.month > 0 && d.hour >= 0 && strange <= 4
}

func n4(s string) bool { return words(s, 4) >= 4 }

// kind is the kind of an item in the story.
func (it *item) kind() Kind {
	if it.hint == "" && it.role == "subtitle" {
		return Subtitle
	}
	return it.hint
}

// within reports whether n is top or stands below it.
func within(n, top *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

// sibling reports whether n stands in an element beside top that looks like
// it.
func sibling(n, top *html.Node) bool {
	for ; n != nil && top != nil; n = n.Parent {
		if n.Parent == top.Parent {
			return n.DataAtom == top.DataAtom && attr(n, "class") == attr(top, "class")
		}
	}
	return false
}

// scopeOf returns the article element around top, nil where there is none.
func scopeOf(top *html.Node) *html.Node {
	for n := top; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || strings.EqualFold(attr(n, "itemprop"), "articleBody") {
			return n
		}
	}
	return nil
}

// container returns the element whose paragraphs weigh most: an element gets
// the weight of its paragraphs, half of that of its children's, a quarter of
// its grandchildren's.
func (p *htmlPage) container(titleAt int) *html.Node {
	weights := make([]float64, len(p.items))
	total := map[*html.Node]float64{} // of all items in an element
	for i := range p.items {
		w := p.items[i].weight()
		if i < titleAt {
			w /= 4
		}
		if weights[i] = w; w == 0 {
			continue
		}
		for n := p.items[i].node; n != nil; n = n.Parent {
			total[n] += w
		}
	}
	scores := map[*html.Node]float64{}
	var order []*html.Node
	for i, w := range weights {
		if w == 0 {
			continue
		}
		// Elements around this paragraph alone are its wrappers.
		n, alone := p.items[i].node, total[p.items[i].node]
		if alone == w {
			for n.Parent != nil && n.Parent.Type == html.ElementNode && n.DataAtom != atom.Body && total[n.Parent] == alone {
				n = n.Parent
			}
			if n.Parent != nil && total[n.Parent] > alone {
				n = n.Parent
			}
		}
		for depth := 0; n != nil && depth < 4 && n.Type == html.ElementNode; depth++ {
			if _, seen := scores[n]; !seen {
				order = append(order, n)
			}
			scores[n] += w
			w /= 2
			n = n.Parent
		}
	}
	var best *html.Node
	bestScore := 0.0
	for _, n := range order {
		score := scores[n]
		if classOf(n) == "=body" || strings.EqualFold(attr(n, "itemprop"), "articleBody") || n.DataAtom == atom.Article {
			score *= 1.5
		}
		if score > bestScore {
			best, bestScore = n, score
		}
	}
	return best
}

// findTitle chooses the title, and returns the place of the item that tells
// it, -1 where none does.
func (p *htmlPage) findTitle() int {
	known := p.meta.title
	at := -1
	for i := range p.items {
		it := &p.items[i]
		if !it.h1 || it.cut == "hidden" {
			continue
		}
		if alike(it.text, known) {
			at = i
			break
		}
		if at < 0 && (known == "" || !p.meta.sure) && it.linked() < 0.9 {
			at = i
		}
	}
	for _, part := range titleParts(known) {
		for i := 0; i < len(p.items) && at < 0; i++ {
			if it := &p.items[i]; it.cut == "" && it.runes < 300 && sameTitle(fold(it.text), fold(part)) {
				at = i
			}
		}
	}
	p.title = known
	if at >= 0 {
		p.title = p.items[at].text
	}
	p.meta.outletBeside(p.title)
	return at
}

// titleSeparators part the title of a page from the name of the outlet.
var titleSeparators = []string{" | ", " — ", " – ", " - ", " :: ", " » ", " • "}

// titleParts returns a title, and the parts of it that may be the title
// without the name of the outlet, the longer one first.
func titleParts(title string) []string {
	if title == "" {
		return nil
	}
	parts := []string{title}
	for _, sep := range titleSeparators {
		if i := strings.Index(title, sep); i >= 0 {
			a, b := title[:i], title[i+len(sep):]
			if len(a) < len(b) {
				a, b = b, a
			}
			parts = append(parts, a, b)
		}
	}
	return parts
}

// alike reports whether two headlines share most of their words.
func alike(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	set := map[string]bool{}
	for _, w := range y {
		set[strings.Trim(w, `.,:;!?«»"`)] = true
	}
	same := 0
	for _, w := range x {
		if set[strings.Trim(w, `.,:;!?«»"`)] {
			same++
		}
	}
	return same*2 > len(x)
}

// attr returns the value of an attribute, or "".
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// classRules are the rows of classes.tsv by their first word.
var classRules = sync.OnceValue(func() map[string][][2]string {
	rules := make(map[string][][2]string, 256)
	rows("classes.", 2, func(cells []string) {
		first, _, _ := strings.Cut(cells[0], " ")
		// Longer phrases first: "author bio" before "author".
		if strings.Contains(cells[0], " ") {
			rules[first] = append([][2]string{{cells[0], cells[1]}}, rules[first]...)
		} else {
			rules[first] = append(rules[first], [2]string{cells[0], cells[1]})
		}
	})
	return rules
})

// classOf returns what the class and id names of n say: the rule of the first
// name that is known.
func classOf(n *html.Node) string {
	for i := range n.Attr {
		if k := n.Attr[i].Key; k != "class" && k != "id" {
			continue
		}
		for name := range strings.FieldsSeq(n.Attr[i].Val) {
			if rule := classRule(name); rule != "" {
				return rule
			}
		}
	}
	return ""
}

// classRule returns the rule for one class name.
func classRule(name string) string {
	if len(name) > 80 {
		return ""
	}
	parts := nameWords(name)
	rules := classRules()
	joined := " " + strings.Join(parts, " ") + " "
	weak := ""
	for _, part := range parts {
		for _, r := range rules[part] {
			if strings.Contains(joined, " "+r[0]+" ") {
				if r[1][0] != '=' {
					return r[1]
				}
				if weak == "" || r[1] == "=body" {
					weak = r[1]
				}
			}
		}
	}
	return weak
}

// nameWords splits a class name into its words, in lower case.
func nameWords(name string) []string {
	var parts []string
	start := 0
	var prev rune
	add := func(end int) {
		if end > start {
			parts = append(parts, strings.ToLower(name[start:end]))
		}
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			add(i)
			start = i + utf8.RuneLen(max(r, 0))
			if r == utf8.RuneError {
				start = i + 1
			}
		case unicode.IsUpper(r) && unicode.IsLower(prev):
			add(i)
			start = i
		}
		prev = r
	}
	add(len(name))
	return parts
}

// flatHTML reads the text of a page without its structure: block by block, by
// tags alone. It is for pages that cannot be parsed.
func flatHTML(text string) *composer {
	c := &composer{}
	var block strings.Builder
	flush := func() {
		c.add("", "", strings.Join(strings.Fields(block.String()), " "))
		block.Reset()
	}
	z := html.NewTokenizer(strings.NewReader(text))
	mute := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			flush()
			return c
		case html.TextToken:
			if mute == 0 {
				block.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if blockElements[a] || a == atom.Br {
				flush()
			}
			switch {
			case mute == a:
				mute = 0
			case mute == 0 && (a == atom.Script || a == atom.Style || a == atom.Head || a == atom.Noscript):
				mute = a
			case a == atom.Body:
				mute = 0
			}
		}
	}
}
