package report

import (
	"io"
	"strings"
)

// Markdown prints c in the Markdown of CommonMark with tables.
func Markdown(w io.Writer, c *Comparison, o Options) error {
	v := newView(c, o.UI)
	var b strings.Builder
	b.WriteString("# " + v.w.t("report.title") + "\n\n")
	for i := range v.docs {
		b.WriteString("- " + v.markdownAccount(&v.docs[i]) + "\n")
	}
	for i := range v.pairs {
		v.markdownPair(&b, &v.pairs[i])
	}
	if len(v.docs) > 2 {
		v.markdownMatrix(&b)
	}
	if lines := v.pinLines(); lines != nil {
		b.WriteString("\n## " + v.w.t("ui.corrections") + "\n\n")
		for _, l := range lines {
			b.WriteString("- " + escapeMarkdown(strings.TrimPrefix(l, "- ")) + "\n")
		}
	}
	b.WriteString("\n## " + v.w.t("manifest.title") + "\n\n")
	for _, l := range v.made() {
		b.WriteString("- " + escapeMarkdown(l) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (v *view) markdownAccount(a *account) string {
	parts := []string{
		"**" + a.letter + "** «" + escapeMarkdown(a.name(v.w)) + "»", escapeMarkdown(v.w.or("lang."+string(a.Lang), a.lang)), escapeMarkdown(a.date),
		v.w.n("sentences", len(a.sentences)), v.w.n("facts", a.facts),
	}
	if a.Outlet != "" {
		parts = append(parts, escapeMarkdown(oneLine(a.Outlet)))
	}
	return strings.Join(parts, " · ")
}

func (v *view) markdownPair(b *strings.Builder, p *pairView) {
	heading := "##"
	b.WriteByte('\n')
	if len(v.docs) > 2 {
		b.WriteString("## " + v.w.t("report.pair", "a", p.a.letter, "b", p.b.letter) + "\n\n")
		heading = "###"
	}
	lines := nonEmpty(strings.Join(v.shared(p), " · "), strings.Join(v.counts(p), " · "))
	if p.later != "" {
		lines = append(lines, v.w.t("later.update", "later", p.later))
	}
	b.WriteString(strings.Join(append(lines, p.duplicates...), "  \n") + "\n")
	for g := range p.groups {
		grp := &p.groups[g]
		if len(grp.items) == 0 {
			continue
		}
		b.WriteString("\n" + heading + " " + strings.Join(nonEmpty(grp.title, grp.note), " – ") + "\n\n")
		for i := range grp.items {
			it := &grp.items[i]
			b.WriteString("**" + itoa(it.number) + "** " + escapeMarkdown(it.label) + " · " + v.w.decimal(it.Confidence) + " · " + v.w.t("salience."+itoa(it.Salience)))
			if it.comment != "" {
				b.WriteString(" · " + it.comment)
			}
			b.WriteString("\n\n")
			for side := range it.sides {
				e := &it.sides[side]
				if len(e.pieces) == 0 {
					continue
				}
				b.WriteString("> " + strings.TrimSpace(e.account.letter+" "+e.numbers()) + ": ")
				for _, x := range e.pieces {
					b.WriteString(markdownPiece(x))
				}
				b.WriteString("\n>\n")
			}
			b.WriteString("> *" + escapeMarkdown(v.sentence(it)) + "*\n\n")
		}
	}
}

// markdownPiece returns a piece, strong where it is marked.
func markdownPiece(x piece) string {
	text := escapeMarkdown(x.text)
	switch {
	case x.gap:
		return " … "
	case !x.mark:
		return text
	}
	inner := strings.Trim(text, " ")
	if inner == "" {
		return text
	}
	at := strings.Index(text, inner)
	return text[:at] + "**" + inner + "**" + text[at+len(inner):]
}

func (v *view) markdownMatrix(b *strings.Builder) {
	rows := v.facts()
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n## " + v.w.t("matrix.title") + "\n\n| | " + v.w.t("matrix.fact") + " |")
	for i := range v.docs {
		b.WriteString(" " + v.docs[i].letter + " |")
	}
	b.WriteString("\n|--:|---|" + strings.Repeat(":-:|", len(v.docs)) + "\n")
	for i, r := range rows {
		b.WriteString("| " + itoa(i+1) + " | " + r.letter + " " + itoa(r.sentence+1) + " " + escapeMarkdown(shorten(r.text, 140)) + " |")
		for _, t := range r.tellings {
			b.WriteString(" " + t.glyph() + " |")
		}
		b.WriteByte('\n')
	}
	b.WriteString("\n" + v.legend() + "\n")
}

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "|", `\|`, "#", `\#`, "&", "&amp;", "~", `\~`, "!", `\!`,
)

// escapeMarkdown makes s mean itself.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }
