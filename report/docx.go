package report

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strings"
	"time"
)

// DOCX prints c as a document of a word processor (Office Open XML), with
// headings, quotations in their languages, and marks in bold with a line
// under them.
func DOCX(w io.Writer, c *Comparison, o Options) error {
	v := newView(c, o.UI)
	d := &docx{lang: string(v.w.lang)}
	d.heading(1, v.w.t("report.title"))
	for i := range v.docs {
		a := &v.docs[i]
		d.paragraph("", docxRun{text: a.letter + "  ", bold: true}, docxRun{text: a.name(v.w), lang: langAttr(a.Lang), bold: true})
		d.paragraph("", docxRun{text: strings.Join(nonEmpty(v.w.or("lang."+string(a.Lang), a.lang), a.date, oneLine(a.Outlet),
			v.w.n("sentences", len(a.sentences)), v.w.n("facts", a.facts)), " · ")})
	}
	for i := range v.pairs {
		d.pair(v, &v.pairs[i], len(v.docs) > 2)
	}
	if len(v.docs) > 2 {
		d.matrix(v)
	}
	if lines := v.pinLines(); lines != nil {
		d.heading(2, v.w.t("ui.corrections"))
		for _, l := range lines {
			d.paragraph("", docxRun{text: l})
		}
	}
	d.heading(2, v.w.t("manifest.title"))
	for _, l := range v.made() {
		d.paragraph("", docxRun{text: l, small: true})
	}
	return d.write(w)
}

// docx collects the body of a document.
type docx struct {
	lang string
	b    strings.Builder
}

// docxRun is a stretch of text in one dress.
type docxRun struct {
	text, lang               string
	bold, mark, small, muted bool
}

func (d *docx) heading(level int, text string) {
	d.paragraph("Heading"+itoa(level), docxRun{text: text})
}

func (d *docx) paragraph(style string, runs ...docxRun) {
	d.b.WriteString("<w:p>")
	if style != "" {
		d.b.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	for _, r := range runs {
		d.run(r)
	}
	d.b.WriteString("</w:p>")
}

func (d *docx) run(r docxRun) {
	if r.text == "" {
		return
	}
	d.b.WriteString("<w:r><w:rPr>")
	if r.bold || r.mark {
		d.b.WriteString("<w:b/>")
	}
	if r.muted {
		d.b.WriteString(`<w:color w:val="57534C"/>`)
	}
	if r.small {
		d.b.WriteString(`<w:sz w:val="18"/>`)
	}
	if r.mark {
		d.b.WriteString(`<w:u w:val="single"/>`)
	}
	lang := r.lang
	if lang == "" {
		lang = d.lang
	}
	d.b.WriteString(`<w:lang w:val="` + escapeXML(lang) + `"/></w:rPr><w:t xml:space="preserve">` + escapeXML(r.text) + "</w:t></w:r>")
}

func (d *docx) pair(v *view, p *pairView, many bool) {
	level := 2
	if many {
		d.heading(2, v.w.t("report.pair", "a", p.a.letter, "b", p.b.letter))
		level = 3
	}
	lines := append(nonEmpty(strings.Join(v.shared(p), " · "), strings.Join(v.counts(p), " · ")), p.duplicates...)
	if p.later != "" {
		lines = append(lines, v.w.t("later.update", "later", p.later))
	}
	for _, l := range lines {
		d.paragraph("", docxRun{text: l})
	}
	for g := range p.groups {
		grp := &p.groups[g]
		if len(grp.items) == 0 {
			continue
		}
		d.heading(level, strings.Join(nonEmpty(grp.title, grp.note), " – "))
		for i := range grp.items {
			d.item(v, &grp.items[i])
		}
	}
}

func (d *docx) item(v *view, it *item) {
	head := itoa(it.number) + ". " + it.label
	rest := "  " + v.w.t("column.confidence") + " " + v.w.decimal(it.Confidence)
	if it.comment != "" {
		rest += " · " + it.comment
	}
	d.paragraph("Item", docxRun{text: head, bold: true}, docxRun{text: rest, muted: true})
	for side := range it.sides {
		e := &it.sides[side]
		if len(e.pieces) == 0 {
			continue
		}
		runs := []docxRun{{text: strings.TrimSpace(e.account.letter+" "+e.numbers()) + "  ", muted: true}}
		for _, x := range e.pieces {
			r := docxRun{text: x.text, mark: x.mark, lang: langAttr(e.account.Lang), muted: e.context}
			if x.gap {
				r.text = " … "
			}
			runs = append(runs, r)
		}
		d.paragraph("Quote", runs...)
	}
	d.paragraph("", docxRun{text: v.sentence(it), small: true, muted: true})
}

// matrix prints who tells which fact as a table.
func (d *docx) matrix(v *view) {
	rows := v.facts()
	if len(rows) == 0 {
		return
	}
	d.heading(2, v.w.t("matrix.title"))
	d.b.WriteString(`<w:tbl><w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="6800"/>` + strings.Repeat(`<w:gridCol w:w="600"/>`, len(v.docs)) + `</w:tblGrid>`)
	row := func(first docxRun, cells []string) {
		d.b.WriteString("<w:tr><w:tc>")
		d.paragraph("", first)
		d.b.WriteString("</w:tc>")
		for _, c := range cells {
			d.b.WriteString("<w:tc>")
			d.paragraph("", docxRun{text: c})
			d.b.WriteString("</w:tc>")
		}
		d.b.WriteString("</w:tr>")
	}
	var letters []string
	for i := range v.docs {
		letters = append(letters, v.docs[i].letter)
	}
	row(docxRun{text: v.w.t("matrix.fact"), bold: true}, letters)
	for _, r := range rows {
		var cells []string
		for _, t := range r.tellings {
			cells = append(cells, t.glyph())
		}
		row(docxRun{text: shorten(r.text, 140), lang: langAttr(r.account.Lang)}, cells)
	}
	d.b.WriteString("</w:tbl>")
	d.paragraph("", docxRun{text: v.legend(), small: true})
}

const wordML = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// docxParts are the parts of the package that do not change.
var docxParts = [][2]string{
	{"[Content_Types].xml", xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`},
	{"_rels/.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
	{"word/_rels/document.xml.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
	{"word/styles.xml", xml.Header + `<w:styles ` + wordML + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		docxHeading("1", "36") + docxHeading("2", "28") + docxHeading("3", "24") +
		`<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:ind w:left="400"/></w:pPr></w:style></w:styles>`},
}

func docxHeading(level, size string) string {
	return `<w:style w:type="paragraph" w:styleId="Heading` + level + `"><w:name w:val="heading ` + level + `"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="` + string(level[0]-1) + `"/></w:pPr><w:rPr><w:b/><w:sz w:val="` + size + `"/></w:rPr></w:style>`
}

// write writes the package. Its parts have no times, so that the same
// comparison gives the same bytes.
func (d *docx) write(w io.Writer) error {
	z := zip.NewWriter(w)
	put := func(name, text string) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Time{}})
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		return err
	}
	for _, p := range docxParts {
		if err := put(p[0], p[1]); err != nil {
			return err
		}
	}
	err := put("word/document.xml", xml.Header+"<w:document "+wordML+"><w:body>"+d.b.String()+
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr></w:body></w:document>`)
	if err != nil {
		return err
	}
	return z.Close()
}

// escapeXML makes s mean itself in XML; what XML cannot hold becomes U+FFFD.
func escapeXML(s string) string {
	if !strings.ContainsAny(s, "<>&\"'") && plainXML(s) {
		return s
	}
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

func plainXML(s string) bool {
	for _, r := range s {
		if r < ' ' || r >= 0xfffd {
			return false
		}
	}
	return true
}
