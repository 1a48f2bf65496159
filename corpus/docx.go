package corpus

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// xmlDecoder returns a decoder that is patient with what people's files hold.
func xmlDecoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		t, err := decode(raw, label, "")
		return strings.NewReader(t.text), err
	}
	return d
}

// xmlDepth is how deep elements may lie in each other.
const xmlDepth = 2000

// eachToken calls start, text and end for the tokens of data, until one of
// them is at an end or the XML breaks off.
func eachToken(data []byte, start func(xml.StartElement), text func(string), end func(string)) error {
	d := xmlDecoder(data)
	depth := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if depth++; depth > xmlDepth {
				return fmt.Errorf("elements lie more than %d deep in each other", xmlDepth)
			}
			start(t)
		case xml.CharData:
			text(string(t))
		case xml.EndElement:
			depth--
			end(t.Name.Local)
		}
	}
}

func xmlAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readDOCX reads a Word document: its paragraphs with the kinds that their
// styles say, without deleted text, and its footnotes.
func (s *source) readDOCX(a *archive) ([]*Doc, error) {
	body, err := a.part("word/document.xml")
	if err != nil {
		return nil, err
	}
	styles := map[string]string{}
	if a.files["word/styles.xml"] != nil {
		if data, err := a.part("word/styles.xml"); err == nil {
			styles = docxStyles(data)
		}
	}
	c := &composer{}
	d := &Doc{Format: "docx", Outlet: s.opts.Outlet}
	if err := docxText(body, styles, c); err != nil {
		d.Notes = append(d.Notes, fmt.Sprintf("the document breaks off: %v", err))
	}
	if a.files["word/footnotes.xml"] != nil {
		if data, err := a.part("word/footnotes.xml"); err == nil {
			docxText(data, styles, c)
		}
	}
	if c.text.Len() == 0 {
		return nil, fmt.Errorf("%w: only pictures or an empty document", ErrNoText)
	}
	var created string
	if a.files["docProps/core.xml"] != nil {
		if data, err := a.part("docProps/core.xml"); err == nil {
			props := properties(data)
			d.Title, d.Author, created = docTitle(props["title"], c), props["creator"], props["created"]
		}
	}
	c.doc(d)
	return []*Doc{s.finish(d, dated{d.Date, d.DateFrom}, dated{created, "document properties"})}, nil
}

// docTitle returns the title in the properties of a document if its text
// tells it too: templates leave all kinds of titles there.
func docTitle(title string, c *composer) string {
	if title != "" && c.has(title) {
		return oneLine(title)
	}
	return ""
}

// properties returns the texts of the elements of a file of properties, by
// their names.
func properties(data []byte) map[string]string {
	props := map[string]string{}
	name := ""
	eachToken(data,
		func(e xml.StartElement) { name = e.Name.Local },
		func(text string) {
			if name != "" && props[name] == "" {
				props[name] = strings.TrimSpace(text)
			}
		},
		func(string) { name = "" })
	return props
}

// docxStyles returns the lower-case names of the styles by their ids.
func docxStyles(data []byte) map[string]string {
	styles := map[string]string{}
	id := ""
	eachToken(data, func(e xml.StartElement) {
		switch e.Name.Local {
		case "style":
			id = xmlAttr(e, "styleId")
		case "name":
			if id != "" {
				styles[id] = strings.ToLower(xmlAttr(e, "val"))
			}
		}
	}, func(string) {}, func(string) {})
	return styles
}

// styleKind is the kind of a paragraph whose style has the name.
func styleKind(name string) Kind {
	switch {
	case name == "title":
		return Title
	case name == "subtitle":
		return Subtitle
	case strings.HasPrefix(name, "heading"):
		return Heading
	case name == "caption":
		return Caption
	case strings.Contains(name, "quote") || strings.HasPrefix(name, "quotation"):
		return Quotation
	case strings.HasPrefix(name, "list"):
		return List
	}
	return ""
}

// docxText appends the paragraphs of a part of a Word document to c.
func docxText(data []byte, styles map[string]string, c *composer) error {
	var text strings.Builder
	kind := Kind("")
	skip, inText, titled := 0, false, len(c.paras) > 0
	flush := func() {
		if kind == Title && titled {
			kind = Heading
		}
		if kind == Title && strings.TrimSpace(text.String()) != "" {
			titled = true
		}
		c.add(kind, "", text.String())
		text.Reset()
		kind = ""
	}
	err := eachToken(data, func(e xml.StartElement) {
		name := e.Name.Local
		if skip > 0 {
			skip++
			return
		}
		switch name {
		case "del", "moveFrom", "Fallback", "instrText", "delText":
			skip = 1
		case "p":
			if strings.TrimSpace(text.String()) != "" {
				flush() // a text box within a paragraph
			}
		case "t":
			inText = true
		case "tab":
			if text.Len() > 0 {
				text.WriteByte(' ')
			}
		case "br", "cr":
			text.WriteByte('\n')
		case "noBreakHyphen":
			text.WriteByte('-')
		case "pStyle":
			style := styles[xmlAttr(e, "val")]
			if style == "" {
				style = strings.ToLower(xmlAttr(e, "val"))
			}
			kind = styleKind(style)
		case "numPr":
			if kind == "" {
				kind = List
			}
		case "footnote":
			if t := xmlAttr(e, "type"); t == "separator" || t == "continuationSeparator" {
				skip = 1
			}
		}
	}, func(s string) {
		if inText && skip == 0 {
			text.WriteString(strings.ReplaceAll(s, "\u00AD", ""))
		}
	}, func(name string) {
		if skip > 0 {
			skip--
			return
		}
		switch name {
		case "t":
			inText = false
		case "p":
			flush()
		}
	})
	flush()
	return err
}

// readODT reads an OpenDocument text.
func (s *source) readODT(a *archive) ([]*Doc, error) {
	body, err := a.part("content.xml")
	if err != nil {
		return nil, err
	}
	c := &composer{}
	d := &Doc{Format: "odt", Outlet: s.opts.Outlet}
	if err := odtText(body, c); err != nil {
		d.Notes = append(d.Notes, fmt.Sprintf("the document breaks off: %v", err))
	}
	if c.text.Len() == 0 {
		return nil, fmt.Errorf("%w: only pictures or an empty document", ErrNoText)
	}
	var created string
	if a.files["meta.xml"] != nil {
		if data, err := a.part("meta.xml"); err == nil {
			props := properties(data)
			d.Title, d.Author, created = docTitle(props["title"], c), props["initial-creator"], props["creation-date"]
			created, _, _ = strings.Cut(created, ".")
		}
	}
	c.doc(d)
	return []*Doc{s.finish(d, dated{d.Date, d.DateFrom}, dated{created, "document properties"})}, nil
}

// odtText appends the paragraphs of an OpenDocument text to c.
func odtText(data []byte, c *composer) error {
	var text strings.Builder
	kind := Kind("")
	skip, list, in := 0, 0, 0
	titled := false
	err := eachToken(data, func(e xml.StartElement) {
		if skip > 0 {
			skip++
			return
		}
		switch e.Name.Local {
		case "tracked-changes", "annotation", "sequence-decls", "automatic-styles":
			skip = 1
		case "list":
			list++
		case "h", "p":
			in++
			style := strings.ToLower(xmlAttr(e, "style-name"))
			switch {
			case e.Name.Local == "h":
				kind = Heading
			case style == "title" && !titled:
				kind = Title
			case list > 0:
				kind = List
			default:
				kind = styleKind(style)
			}
		case "s", "tab":
			text.WriteByte(' ')
		case "line-break":
			text.WriteByte('\n')
		}
	}, func(s string) {
		if in > 0 && skip == 0 {
			text.WriteString(s)
		}
	}, func(name string) {
		if skip > 0 {
			skip--
			return
		}
		switch name {
		case "list":
			list--
		case "h", "p":
			if in--; in > 0 {
				return
			}
			if kind == Title {
				if titled {
					kind = Heading
				}
				titled = true
			}
			c.add(kind, "", text.String())
			text.Reset()
			kind = ""
		}
	})
	return err
}
