package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

//go:embed page/style.css
var pageStyle string

//go:embed page/script.js
var pageScript string

//go:embed page/page.tmpl
var pageTemplate string

// page is the template of the page, and what stands round it. The style and
// the script are constants and go into the page as they are; the policy lets
// nothing else run, and nothing be fetched.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageTemplate))
})

// policy is the Content-Security-Policy of the page.
var policy = sync.OnceValue(func() string {
	return "default-src 'none'; style-src " + source(pageStyle) + "; script-src " + source(pageScript) +
		"; base-uri 'none'; form-action 'none'"
})

// source names a text that stands in the page, as the policy does.
func source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// HTML prints c as one page that asks for nothing else: it can be read
// without a script, and is better with its own. All text of the documents is
// escaped, by html/template or by its escaper.
func HTML(w io.Writer, c *Comparison, o Options) error {
	v := newView(c, o.UI)
	p := v.page()
	var b bytes.Buffer
	b.WriteString("<!DOCTYPE html>\n<html lang=\"" + template.HTMLEscapeString(string(v.w.lang)) + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() + "\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
		template.HTMLEscapeString(p.Title) + "</title>\n<style>" + pageStyle + "</style>\n</head>\n")
	if err := page().ExecuteTemplate(&b, "body", p); err != nil {
		return err
	}
	b.WriteString("<script>" + pageScript + "</script>\n</body>\n</html>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// The page as its template takes it.
type (
	pageData struct {
		Title, UI     string
		T             map[string]string
		Many          bool
		Accounts      []pageAccount
		Pairs         []pagePair
		PinLines      []string
		Timeline      timeline
		Chart         chart
		Facts         template.HTML
		Legend        string
		Kinds         []pageKind
		Made          []string
		Rejected      []string
		RejectedTitle string
		Data          pageJSON
	}
	pageAccount struct {
		Letter, Lang, Title, About, Source, File string
		Blocks                                   template.HTML
	}
	pagePiece struct {
		Text, Class, IDs string
		Refs             []pageRef
	}
	pageRef  struct{ ID, Class, Text string }
	pageLink struct {
		Href, Text string
		Doc        int
	}
	pagePair struct {
		ID, Title, About string
		A, B             int
		Counts           []pageCount
		Groups           []pageGroup
		Map              template.HTML
	}
	pageCount struct{ ID, Class, Sign, Text string }
	pageGroup struct {
		Key, ID, Sign, Title, Count, Note, LowTitle string
		Items, Low                                  template.HTML
	}
	pageKind struct {
		Name, Label, Key string
		Count            int
	}
	pageJSON struct {
		Key    string            `json:"key"`
		Pairs  []jsonPair        `json:"pairs"`
		Inputs []Input           `json:"inputs"`
		Kinds  [][2]string       `json:"kinds"`
		Pins   map[string]Pin    `json:"pins"`
		Words  map[string]string `json:"words"`
		Made   *Comparison       `json:"made"`
	}
	jsonPair struct {
		ID    string   `json:"id"`
		A     int      `json:"a"`
		B     int      `json:"b"`
		Links [][4]any `json:"links"`
	}
)

// pageWords are the words that the template takes by a short name.
var pageWords = map[string]string{
	"skip": "ui.skip", "title": "report.title", "script": "ui.script", "timeline": "ui.timeline", "chart": "ui.chart",
	"matrix": "matrix.title", "fact": "matrix.fact", "filters": "ui.filters", "left": "ui.left", "right": "ui.right",
	"search": "ui.search", "kinds": "ui.kinds", "confidence": "ui.confidence", "salience": "ui.salience",
	"sal1": "salience.1", "sal2": "salience.2", "sal3": "salience.3", "fold": "ui.fold", "linked": "ui.linked",
	"download": "ui.download", "load": "ui.load", "clear": "ui.clear", "help": "ui.help", "differences": "ui.differences",
	"texts": "ui.texts", "boilerplate": "ui.boilerplate", "manifest": "manifest.title", "same": "report.same",
	"keyNext": "ui.help.next", "keyConflict": "ui.help.conflict", "keySearch": "ui.help.search", "keyKinds": "ui.help.kinds",
	"theme": "ui.theme", "themeAuto": "ui.theme.auto", "keyTheme": "ui.help.theme", "signs": "ui.signs", "signText": "ui.signs.text",
	"signConflict": "ui.signs.conflict", "signGap": "ui.signs.gap", "signOther": "ui.signs.other", "signSame": "ui.signs.same",
	"published": "ui.published", "cut": "ui.cut", "keyPin": "ui.help.pin", "keyClose": "ui.help.close", "keyHelp": "ui.help.help", "close": "ui.close",
}

// scriptWords are those that the script takes.
var scriptWords = map[string]string{
	"shown": "ui.shown", "more": "ui.folded", "accept": "ui.accept", "reject": "ui.reject", "retype": "ui.retype",
	"relink": "ui.relink", "nothing": "ui.nothing", "unchanged": "ui.unchanged", "pinned": "ui.pinned",
	"theme": "ui.theme", "themeAuto": "ui.theme.auto", "themeLight": "ui.theme.light", "themeDark": "ui.theme.dark",
	"accepted": "pin.accept", "rejected": "pin.reject", "relinked": "pin.relink",
}

func (v *view) page() *pageData {
	p := &pageData{UI: string(v.w.lang), T: map[string]string{}, Many: len(v.docs) > 2, PinLines: v.pinLines(), Made: v.made()}
	for name, key := range pageWords {
		p.T[name] = v.w.t(key)
	}
	p.Title = v.w.t("report.title")
	if len(v.docs) > 0 {
		p.Title = shorten(v.docs[0].name(v.w), 80) + " – " + p.Title
	}
	marks := v.marks()
	links := v.linksOf()
	for i := range v.docs {
		p.Accounts = append(p.Accounts, v.pageAccount(&v.docs[i], marks[i], links[i]))
	}
	for i := range v.pairs {
		p.Pairs = append(p.Pairs, v.pagePair(&v.pairs[i]))
	}
	p.Timeline, p.Chart = v.timeline(), v.chart()
	p.Facts, p.Legend = v.factRows(), v.legend()
	p.Kinds = v.kinds()
	if c := v.c.Corrections; c != nil && len(c.Rejected) > 0 {
		p.RejectedTitle = v.w.n("pins.rejected", len(c.Rejected))
		for _, r := range c.Rejected {
			p.Rejected = append(p.Rejected, v.rejected(r))
		}
	}
	p.Data = v.pageJSON()
	return p
}

// rejected says in one line what was rejected.
func (v *view) rejected(r Rejected) string {
	p := v.c.Pairs[r.Pair]
	parts := []string{v.w.or("kind."+string(r.Difference.Kind), string(r.Difference.Kind))}
	for side, spans := range [2][]corpus.Span{r.Difference.A, r.Difference.B} {
		doc := &v.docs[[2]int{p.A, p.B}[side]]
		for _, s := range spans {
			if s.Valid(doc.Text) {
				parts = append(parts, doc.letter+" «"+shorten(oneLine(s.In(doc.Text)), 120)+"»")
			}
		}
	}
	return strings.Join(parts, " · ")
}

// spanMark is a difference as it lies on a text.
type spanMark struct {
	corpus.Span
	it   *item
	pair *pairView
}

// marks returns the differences that lie on each text, in order.
func (v *view) marks() [][]spanMark {
	out := make([][]spanMark, len(v.docs))
	for i := range v.pairs {
		p := &v.pairs[i]
		for g := range p.groups {
			for k := range p.groups[g].items {
				it := &p.groups[g].items[k]
				for _, s := range it.A {
					out[p.Pair.A] = append(out[p.Pair.A], spanMark{s, it, p})
				}
				for _, s := range it.B {
					out[p.Pair.B] = append(out[p.Pair.B], spanMark{s, it, p})
				}
			}
		}
	}
	for i := range out {
		sort.SliceStable(out[i], func(a, b int) bool { return out[i][a].Start < out[i][b].Start })
	}
	return out
}

// linksOf returns, for each document and sentence, the links to other
// accounts.
func (v *view) linksOf() [][][]pageLink {
	out := make([][][]pageLink, len(v.docs))
	for i := range v.docs {
		out[i] = make([][]pageLink, len(v.docs[i].sentences))
	}
	add := func(from, k, to, n int) {
		if k >= len(out[from]) || k < 0 {
			return
		}
		other := &v.docs[to]
		text := other.letter + itoa(n+1)
		for _, l := range out[from][k] {
			if l.Text == text {
				return
			}
		}
		out[from][k] = append(out[from][k], pageLink{Href: sentenceID(other, n), Text: text, Doc: to})
	}
	for i := range v.c.Pairs {
		p := &v.c.Pairs[i]
		for _, b := range p.Beads {
			for _, x := range b.A {
				for _, y := range b.B {
					add(p.A, x, p.B, y)
					add(p.B, y, p.A, x)
				}
			}
		}
	}
	return out
}

func sentenceID(a *account, k int) string { return a.letter + "-s" + itoa(k+1) }

func (v *view) pageAccount(a *account, marks []spanMark, links [][]pageLink) pageAccount {
	about := []string{v.w.or("lang."+string(a.Lang), a.lang), a.date}
	for _, s := range []string{a.Outlet, a.Author} {
		if s != "" {
			about = append(about, oneLine(s))
		}
	}
	if a.Outlet == "" && a.Source != "" && a.name(v.w) != oneLine(a.Source) {
		about = append(about, fileName(a.Source))
	}
	about = append(about, v.w.n("sentences", len(a.sentences)), v.w.n("facts", a.facts))
	out := pageAccount{
		Letter: a.letter, Lang: langAttr(a.Lang), Title: a.name(v.w), About: strings.Join(about, " · "),
		Source: oneLine(a.Source), File: fileName(a.Source),
	}
	out.Blocks = v.blocks(a, marks, links)
	return out
}

// fileName returns the last part of a path.
func fileName(source string) string {
	if source == "" {
		return ""
	}
	return oneLine(path.Base(filepath.ToSlash(source)))
}

// langAttr returns a language for an attribute lang; none for one not known.
func langAttr(l corpus.Lang) string {
	if l == corpus.Undetermined || len(l) > 35 || strings.Trim(string(l), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		return ""
	}
	return string(l)
}

// pagePieces cuts a sentence at the edges of the differences on it, which may
// overlap.
func pagePieces(text string, in corpus.Span, marks []spanMark, many bool) []pagePiece {
	var mine []spanMark
	edges := []int{in.Start, in.End}
	for _, m := range marks {
		if m.Start >= in.End {
			break
		}
		if m.Overlaps(in) {
			mine = append(mine, m)
			edges = append(edges, max(m.Start, in.Start), min(m.End, in.End))
		}
	}
	if len(mine) == 0 {
		return []pagePiece{{Text: oneLine(in.In(text))}}
	}
	sort.Ints(edges)
	edges = slices.Compact(edges)
	var out []pagePiece
	for i := 0; i+1 < len(edges); i++ {
		at := corpus.Span{Start: edges[i], End: edges[i+1]}
		p := pagePiece{Text: clean(at.In(text))}
		var ids []string
		best := -1
		for _, m := range mine {
			if !m.Overlaps(at) {
				continue
			}
			ids = append(ids, m.it.id)
			if g := slices.Index(groupKeys[:], m.it.group); best < 0 || g < best {
				best = g
			}
			if m.End == at.End || m.End > in.End && at.End == in.End {
				label := itoa(m.it.number)
				if many {
					label = m.it.id
				}
				p.Refs = append(p.Refs, pageRef{m.it.id, m.it.group, label})
			}
		}
		if best >= 0 {
			p.Class, p.IDs = groupKeys[best], strings.Join(ids, " ")
		}
		out = append(out, p)
	}
	return out
}

// groupSigns stand beside the colour of each group.
var groupSigns = [4]string{"≠", "+", "+", "≈"}

func (v *view) pagePair(p *pairView) pagePair {
	out := pagePair{
		ID: p.id, A: p.Pair.A, B: p.Pair.B,
		Title: v.w.t("report.pair", "a", p.a.letter, "b", p.b.letter),
	}
	about := v.shared(p)
	if p.later != "" {
		about = append(about, v.w.t("later.update", "later", p.later))
	}
	if p.both == 0 && len(v.c.Facts) > 0 {
		about = append(about, v.w.t("report.unlinked"))
	}
	out.About = strings.Join(append(about, p.duplicates...), " · ")
	counts := v.counts(p)
	var strip markup
	for g := range p.groups {
		grp := &p.groups[g]
		if len(grp.items) == 0 {
			continue
		}
		pg := pageGroup{
			Key: grp.key, ID: "g-" + p.id + "-" + grp.key, Sign: groupSigns[g],
			Title: grp.title, Count: v.w.integer(len(grp.items)), Note: grp.note,
		}
		out.Counts = append(out.Counts, pageCount{pg.ID, grp.key, pg.Sign, counts[len(out.Counts)]})
		var items, low markup
		fine := 0
		for i := range grp.items {
			it := &grp.items[i]
			if it.fine {
				v.card(&low, p, it)
				fine++
			} else {
				v.card(&items, p, it)
			}
			mapMarks(&strip, p, it)
		}
		if pg.Items, pg.Low = items.html(), low.html(); fine > 0 {
			pg.LowTitle = v.w.n("folded", fine)
		}
		out.Groups = append(out.Groups, pg)
	}
	out.Map = strip.html()
	if out.Counts == nil {
		out.Counts = []pageCount{{Text: counts[0]}}
	}
	return out
}

// sentence says why it is reported, with what dates explain.
func (v *view) sentence(it *item) string {
	if it.later == "" {
		return oneLine(it.why)
	}
	return oneLine(it.why) + "; " + it.later
}

// offsets writes spans as places in the text: "A 12–17".
func offsets(a *account, spans []corpus.Span) string {
	if len(spans) == 0 {
		return ""
	}
	out := a.letter
	for _, s := range spans {
		out += " " + itoa(s.Start) + "–" + itoa(s.End)
	}
	return out
}

func (v *view) legend() string {
	var legend []string
	for _, t := range tellings {
		legend = append(legend, t.glyph()+" "+v.w.t("matrix."+t.key()))
	}
	return strings.Join(legend, "   ")
}

// kindOrder is the order in which kinds are listed.
var kindOrder = []facts.Kind{
	facts.Number, facts.Date, facts.Place, facts.Name, facts.Role, facts.Negation, facts.MissingFact, facts.MissingDetail,
	facts.Granularity, facts.Certainty, facts.Attribution, facts.Quote, facts.Framing, facts.Agent, facts.Order, facts.Copy,
}

// kinds returns the kinds that there are differences of, with the key that
// shows and hides each of the first nine.
func (v *view) kinds() []pageKind {
	counts := map[facts.Kind]int{}
	for i := range v.c.Pairs {
		for k := range v.c.Pairs[i].Differences {
			counts[v.c.Pairs[i].Differences[k].Kind]++
		}
	}
	var out []pageKind
	for _, k := range kindOrder {
		if counts[k] == 0 {
			continue
		}
		key := ""
		if len(out) < 9 {
			key = itoa(len(out) + 1)
		}
		out = append(out, pageKind{string(k), v.w.t("kind." + string(k)), key, counts[k]})
	}
	return out
}

func (v *view) pageJSON() pageJSON {
	j := pageJSON{Inputs: v.c.Manifest.Inputs, Pins: map[string]Pin{}, Words: map[string]string{}, Made: v.c.made()}
	sum := sha256.New()
	for i := range v.docs {
		for len(j.Inputs) <= i {
			j.Inputs = append(j.Inputs[:len(j.Inputs):len(j.Inputs)], Input{})
		}
		io.WriteString(sum, v.docs[i].Text+"\x00")
	}
	j.Key = base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:12])
	for name, key := range scriptWords {
		j.Words[name] = v.w.t(key)
	}
	for _, k := range kindOrder {
		j.Kinds = append(j.Kinds, [2]string{string(k), v.w.t("kind." + string(k))})
	}
	for i := range v.pairs {
		p := &v.pairs[i]
		jp := jsonPair{ID: p.id, A: p.Pair.A, B: p.Pair.B, Links: [][4]any{}}
		on := p.onBeads()
		for n, b := range p.Beads {
			if b.Linked() {
				jp.Links = append(jp.Links, [4]any{b.A, b.B, b.Relation, notNil(on[n])})
			}
		}
		j.Pairs = append(j.Pairs, jp)
		for g := range p.groups {
			for k := range p.groups[g].items {
				it := &p.groups[g].items[k]
				j.Pins[it.id] = v.pinFor(p, it.Difference)
			}
		}
	}
	return j
}

// onBeads returns the ids of the differences that lie on each bead.
func (p *pairView) onBeads() map[int][]string {
	on := map[int][]string{}
	for g := range p.groups {
		for k := range p.groups[g].items {
			it := &p.groups[g].items[k]
			for _, n := range it.Beads {
				on[n] = append(on[n], it.id)
			}
		}
	}
	return on
}
