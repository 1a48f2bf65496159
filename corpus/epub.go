package corpus

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// readEPUB reads a book as one document: the chapters in the order of its
// spine.
func (s *source) readEPUB(a *archive) ([]*Doc, error) {
	data, err := a.part("META-INF/container.xml")
	if err != nil {
		return nil, err
	}
	root := ""
	eachToken(data, func(e xml.StartElement) {
		if e.Name.Local == "rootfile" && root == "" {
			root = xmlAttr(e, "full-path")
		}
	}, func(string) {}, func(string) {})
	opf, err := a.part(root)
	if err != nil {
		return nil, err
	}
	props := properties(opf)
	d := &Doc{Format: "epub", Title: oneLine(props["title"]), Author: oneLine(props["creator"]), Outlet: s.opts.Outlet}
	if d.Outlet == "" {
		d.Outlet = oneLine(props["publisher"])
	}
	c := &composer{}
	for _, href := range spine(opf) {
		name := path.Join(path.Dir(root), href)
		chapter, err := a.part(name)
		if err != nil {
			d.Notes = append(d.Notes, err.Error())
			continue
		}
		s.chapter(chapter, c)
	}
	if c.text.Len() == 0 {
		return nil, fmt.Errorf("%w: a book of pictures, or one that is locked", ErrNoText)
	}
	c.doc(d)
	return []*Doc{s.finish(d, dated{props["date"], "book"}, dated{d.Date, d.DateFrom})}, nil
}

// spine returns the paths of the chapters of a book in their order.
func spine(opf []byte) []string {
	paths := map[string]string{}
	var order []string
	eachToken(opf, func(e xml.StartElement) {
		switch e.Name.Local {
		case "item":
			if strings.Contains(xmlAttr(e, "media-type"), "html") && !strings.Contains(xmlAttr(e, "properties"), "nav") {
				href := xmlAttr(e, "href")
				if plain, err := url.PathUnescape(href); err == nil {
					href = plain
				}
				paths[xmlAttr(e, "id")] = href
			}
		case "itemref":
			if href := paths[xmlAttr(e, "idref")]; href != "" {
				order = append(order, href)
			}
		}
	}, func(string) {}, func(string) {})
	return order
}

// chapter appends all text of a page of a book to c.
func (s *source) chapter(raw []byte, c *composer) {
	t, err := decode(raw, declaredEncoding(raw), s.opts.Encoding)
	if err != nil {
		return
	}
	root, err := html.Parse(strings.NewReader(t.text))
	if err != nil {
		for _, p := range flatHTML(t.text).blocks() {
			c.add("", "", p)
		}
		return
	}
	p := &htmlPage{keep: map[*html.Node]bool{}, all: true}
	p.linearise(root)
	for i := range p.items {
		kind := p.items[i].hint
		if p.items[i].h1 && len(c.paras) > 0 {
			kind = Heading
		}
		c.add(kind, "", p.items[i].text)
	}
}

// blocks returns the texts of the blocks of c.
func (c *composer) blocks() []string {
	text := c.text.String()
	out := make([]string, len(c.paras))
	for i := range c.paras {
		out[i] = c.paras[i].In(text)
	}
	return out
}

// fragment appends a piece of HTML, such as the body of a mail or an entry of
// a feed, to c: all of it, since there is no page around it.
func fragment(text string, c *composer) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		for _, p := range flatHTML(text).blocks() {
			c.add("", "", p)
		}
		return
	}
	p := &htmlPage{keep: map[*html.Node]bool{}}
	p.linearise(root)
	for i := range p.items {
		it := &p.items[i]
		if it.cut != "" {
			c.add(Boilerplate, it.cut, it.text)
			continue
		}
		c.add(it.hint, "", it.text)
	}
}

// looksLikeHTML reports whether a value holds markup rather than text.
func looksLikeHTML(s string) bool {
	low := strings.ToLower(s[:min(len(s), 4000)])
	for _, tag := range []string{"<p>", "<p ", "<br", "<div", "<a href", "<strong>", "<b>", "<em>", "<i>", "<h2", "<ul>", "<img", "<span", "<figure", "<blockquote"} {
		if strings.Contains(low, tag) {
			return true
		}
	}
	return false
}
