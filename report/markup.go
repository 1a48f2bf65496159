package report

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// markup builds the parts of a page that are too many for a template: what
// is put in is a constant or made of letters and digits by this package, all
// else goes through text.
type markup struct{ b strings.Builder }

func (m *markup) put(s string) *markup  { m.b.WriteString(s); return m }
func (m *markup) text(s string) *markup { m.b.WriteString(template.HTMLEscapeString(s)); return m }
func (m *markup) html() template.HTML   { return template.HTML(m.b.String()) }

// blocks returns the text of an account: its blocks, its sentences with the
// differences that lie on them and the links to other accounts.
func (v *view) blocks(a *account, marks []spanMark, links [][]pageLink) template.HTML {
	blocks := a.Blocks
	if len(blocks) == 0 && a.Text != "" {
		blocks = []corpus.Block{{Span: corpus.Span{Start: 0, End: len(a.Text)}, Kind: corpus.Paragraph}}
	}
	var b markup
	k, m := 0, 0
	for _, block := range blocks {
		if !block.Valid(a.Text) {
			continue
		}
		at := block.Start
		for k < len(a.sentences) && a.sentences[k].Start < block.Start {
			k++
		}
		if block.Kind == corpus.Boilerplate && (k == len(a.sentences) || a.sentences[k].Start >= block.End) {
			v.cut(&b, oneLine(block.In(a.Text)))
			continue
		}
		b.put("\n<p class=\"").text(string(block.Kind)).put(`" data-block="`).text(string(block.Kind)).put(`" dir="auto">`)
		for ; k < len(a.sentences) && a.sentences[k].Start < block.End; k++ {
			s := a.sentences[k]
			if s.Start < at || !s.Valid(a.Text) {
				continue
			}
			b.text(clean(a.Text[at:s.Start]))
			for m < len(marks) && marks[m].End <= s.Start {
				m++
			}
			id := sentenceID(a, k)
			b.put(`<span class="s" id="`).put(id).put(`"><a class="no" href="#`).put(id).put(`" aria-label="`)
			b.text(v.w.t("ui.mentioned", "x", a.letter, "n", itoa(k+1))).put(`">`).put(itoa(k + 1)).put("</a>&nbsp;")
			sentenceBody(&b, pagePieces(a.Text, s, marks[m:], len(v.docs) > 2), links[k])
			b.put("</span>")
			at = s.End
		}
		if at < block.End {
			b.text(clean(a.Text[at:block.End]))
		}
		b.put("</p>")
	}
	return b.html()
}

// cut puts in what was left out of the comparison.
func (v *view) cut(b *markup, text string) {
	b.put("\n<details class=\"cut\" data-block=\"cut\"><summary><span lang=\"").text(string(v.w.lang)).put(`">`).text(v.w.t("ui.boilerplate"))
	b.put(":</span> ").text(shorten(text, 48)).put(`</summary><p dir="auto">`).text(text).put("</p></details>")
}

// sentenceBody puts in a sentence with its marks, the numbers of the
// differences after them, and the links to other accounts.
func sentenceBody(b *markup, pieces []pagePiece, links []pageLink) {
	for _, p := range pieces {
		if p.IDs == "" {
			b.text(p.Text)
			continue
		}
		b.put(`<mark class="`).text(p.Class).put(`" data-d="`).text(p.IDs).put(`">`).text(p.Text).put("</mark>")
		for _, r := range p.Refs {
			b.put(`<a class="ref `).text(r.Class).put(`" href="#`).text(r.ID).put(`" data-d="`).text(r.ID).put(`">`).text(r.Text).put("</a>")
		}
	}
	for _, l := range links {
		b.put(`<a class="to" href="#`).text(l.Href).put(`" data-doc="`).put(itoa(l.Doc)).put(`">`).text(l.Text).put("</a>")
	}
}

// card puts in a difference with both quotations, why it is reported, and
// where that comes from.
func (v *view) card(b *markup, p *pairView, it *item) {
	w, number := v.w, itoa(it.number)
	b.put(`<li><article class="card `).put(it.group).put(`" id="`).put(it.id).put(`" tabindex="-1" data-kind="`).text(string(it.Kind))
	b.put(`" data-group="`).put(it.group).put(`" data-conf="`).put(strconv.FormatFloat(it.Confidence, 'f', 3, 64))
	b.put(`" data-sal="`).put(itoa(it.Salience)).put(`" data-pair="`).put(p.id).put(`" aria-label="`).put(number).put(" ").text(it.label)
	b.put(`"><div class="head"><a class="id" href="#`).put(it.id).put(`" title="`).text(w.t("ui.permalink")).put(`">`).put(number)
	b.put(`</a><span class="kind">`).text(it.label).put(`</span><span class="small sure">`).text(w.t("column.confidence")).put(" ").text(w.decimal(it.Confidence)).put("</span>")
	if it.comment != "" {
		b.put(`<span class="badge">`).text(it.comment).put("</span>")
	}
	b.put("</div>")
	for side := range it.sides {
		v.quote(b, &it.sides[side], it.group)
	}
	if edits := rewording(p, it.Difference); edits != nil {
		b.put("\n<blockquote class=\"change\"><cite>").put(p.a.letter).put(" → ").put(p.b.letter)
		b.put(`</cite><span lang="`).text(langAttr(p.a.Lang)).put(`" dir="auto">`)
		changeBody(b, edits)
		b.put("</span></blockquote>")
	}
	b.put("\n<p class=\"why\">")
	v.because(b, p, it)
	b.put(`</p><details class="prov"><summary>`).text(w.t("ui.provenance")).put("</summary><dl>")
	v.provenance(b, p, it)
	b.put("</dl></details></article></li>")
}

// because puts in why a difference is reported, its quoted words in their
// languages.
func (v *view) because(b *markup, p *pairView, it *item) {
	words := [2]string{}
	quoted := false
	words[0], words[1], quoted = v.values(p, it.Difference)
	if !quoted {
		b.text(v.sentence(it))
		return
	}
	const first, second = "\x01", "\x02" // no text has them: they are shown as U+FFFD
	rest := v.reason(p, it.Difference, first, second)
	for {
		at := strings.IndexAny(rest, first+second)
		if at < 0 {
			break
		}
		side := int(rest[at] - first[0])
		b.text(rest[:at]).put(`<span lang="`).text(langAttr([2]*account{p.a, p.b}[side].Lang)).put(`">`).text(oneLine(words[side])).put("</span>")
		rest = rest[at+1:]
	}
	b.text(rest)
	if it.later != "" {
		b.put("; ").text(it.later)
	}
}

// quote puts in what one account says at a difference.
func (v *view) quote(b *markup, e *excerpt, group string) {
	if len(e.pieces) == 0 {
		return
	}
	b.put("\n<blockquote")
	if e.context {
		b.put(` class="context"`)
	}
	b.put("><cite>").put(e.account.letter)
	for _, k := range e.sentences {
		b.put(` <a href="#`).put(sentenceID(e.account, k)).put(`" aria-label="`).text(v.w.t("ui.mentioned", "x", e.account.letter, "n", itoa(k+1))).put(`">`).put(itoa(k + 1)).put("</a>")
	}
	b.put(`</cite><span lang="`).text(langAttr(e.account.Lang)).put(`" dir="auto">`)
	for _, p := range e.pieces {
		switch {
		case p.gap:
			b.put(" … ")
		case p.mark:
			b.put(`<mark class="`).put(group).put(`">`).text(p.text).put("</mark>")
		default:
			b.text(p.text)
		}
	}
	b.put("</span></blockquote>")
}

// changeBody puts in two texts laid over each other.
func changeBody(b *markup, edits []edit) {
	for _, e := range edits {
		switch {
		case e.deleted:
			b.put("<del>").text(e.text).put("</del>")
		case e.inserted:
			b.put("<ins>").text(e.text).put("</ins>")
		default:
			b.text(e.text)
		}
	}
}

// provenance puts in the rule, the evidence, the values and the places of a
// difference.
func (v *view) provenance(b *markup, p *pairView, it *item) {
	put := func(name, value string) { b.put("<dt>").text(name).put("</dt><dd>").text(oneLine(value)).put("</dd>") }
	w := v.w
	put(w.t("column.rule"), it.Rule)
	put(w.t("column.evidence"), it.Evidence)
	if it.Values.A != "" || it.Values.B != "" {
		put(w.t("column.value", "x", p.a.letter), it.Values.A)
		put(w.t("column.value", "x", p.b.letter), it.Values.B)
	}
	put(w.t("column.confidence"), w.decimal(it.Confidence))
	put(w.t("column.salience"), w.t("salience."+itoa(it.Salience)))
	put(w.t("ui.spans"), strings.Join(nonEmpty(offsets(p.a, it.A), offsets(p.b, it.B)), "; "))
}

// mapMarks puts in where a difference lies on the map of both texts. Conflicts
// are as wide as the text, gaps half on the left, other tellings on the right.
func mapMarks(b *markup, p *pairView, it *item) {
	x, w := 0, 12
	switch it.group {
	case "only_a", "only_b":
		w = 6
	case "other":
		x, w = 6, 6
	}
	for side, spans := range [2][]corpus.Span{it.A, it.B} {
		n := max(len([2]*account{p.a, p.b}[side].Text), 1)
		for _, s := range spans {
			b.put(`<rect class="`).put(it.group).put(`" x="`).put(itoa(16*side + x)).put(`" y="`).put(itoa(1000 * s.Start / n)).put(`" width="`).put(itoa(w))
			b.put(`" height="`).put(itoa(max(5, 1000*s.Len()/n))).put(`" data-d="`).put(it.id).put(`"></rect>`)
		}
	}
}

// factRows returns the rows of the table of facts: a fact, and how each
// account tells it.
func (v *view) factRows() template.HTML {
	words := make([]string, len(tellings))
	for _, t := range tellings {
		words[t] = template.HTMLEscapeString(v.w.t("matrix." + t.key()))
	}
	var b markup
	for _, r := range v.facts() {
		b.put("\n<tr><th scope=\"row\" lang=\"").text(langAttr(r.account.Lang)).put(`"><a href="#`).put(sentenceID(r.account, r.sentence)).put(`">`)
		b.text(shorten(r.text, 140)).put("</a></th>")
		for k, t := range r.tellings {
			b.put(`<td class="g `).put(t.key()).put(`">`)
			if r.at[k] >= 0 {
				b.put(`<a href="#`).put(sentenceID(&v.docs[k], r.at[k])).put(`">`)
			}
			b.put(`<span aria-hidden="true">`).put(t.glyph()).put(`</span><span class="sr">`).put(words[t]).put("</span>")
			if r.at[k] >= 0 {
				b.put("</a>")
			}
			b.put("</td>")
		}
		b.put("</tr>")
	}
	return b.html()
}
