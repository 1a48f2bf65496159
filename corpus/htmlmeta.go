package corpus

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta is what a page says of itself, outside the text.
type pageMeta struct {
	title, author, outlet, address string

	sure  bool    // the title comes from more than the title element
	dates []dated // in the order of trust
	lists [4][]dated
	names map[string]string
}

// The lists of dates by where they come from.
const (
	fromJSONLD = iota
	fromMeta
	fromItemprop
)

// read fills m from the elements below root.
func (m *pageMeta) read(root *html.Node) {
	m.names = map[string]string{}
	m.walk(root)
	m.address = m.first("canonical", "og:url")
	title := m.first("ld:headline", "og:title", "twitter:title", "headline", "dc.title")
	m.sure = title != ""
	if title == "" {
		title = m.first("title")
	}
	m.outlet = oneLine(m.first("og:site_name", "ld:publisher", "application-name", "dc.publisher", "publisher"))
	if m.outlet == "" || strings.Contains(m.outlet, ".") {
		if name := outletOf(m.address); name != "" {
			m.outlet = name
		}
	}
	m.title = m.withoutOutlet(oneLine(title))
	m.author = m.first("ld:author", "author", "article:author", "dc.creator", "itemprop:author", "parsely-author", "mediator_author", "byl")
	if strings.Contains(m.author, "://") || strings.HasPrefix(m.author, "@") || strings.EqualFold(m.author, m.outlet) {
		m.author = ""
	}
	m.author = oneLine(m.author)
	for _, list := range m.lists {
		m.dates = append(m.dates, list...)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// first returns the first value that the page gives for one of names.
func (m *pageMeta) first(names ...string) string {
	for _, name := range names {
		if v := strings.TrimSpace(m.names[name]); v != "" {
			return v
		}
	}
	return ""
}

// set notes a value, unless one is known.
func (m *pageMeta) set(name, value string) {
	if m.names[name] == "" {
		m.names[name] = value
	}
}

// dateNames are the names of meta elements that hold the date of
// publication.
var dateNames = map[string]bool{
	"article:published_time": true, "og:published_time": true, "datepublished": true, "date": true, "dc.date": true, "dc.date.issued": true,
	"dcterms.created": true, "dcterms.date": true, "dcterms.issued": true, "pubdate": true, "publishdate": true, "publish-date": true, "publish_date": true,
	"publication_date": true, "published_time": true, "sailthru.date": true, "parsely-pub-date": true, "mediator_published_time": true,
	"cxenseparse:recs:publishtime": true, "article.published": true, "article:published": true, "published-date": true, "citation_publication_date": true,
	"og:article:published_time": true, "release_date": true, "pdate": true,
}

func (m *pageMeta) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		m.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c)
	}
}

func (m *pageMeta) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			m.set("title", textOf(n))
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			m.set("canonical", attr(n, "href"))
		}
	case atom.Meta:
		name := attr(n, "property")
		if name == "" {
			name = attr(n, "name")
		}
		name = strings.ToLower(name)
		value := attr(n, "content")
		switch {
		case name == "":
		case dateNames[name]:
			m.lists[fromMeta] = append(m.lists[fromMeta], dated{value, "meta"})
		default:
			m.set(name, value)
		}
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
			m.linkedData(textOf(n))
		}
	}
	switch prop := strings.ToLower(attr(n, "itemprop")); prop {
	case "datepublished":
		value := attr(n, "datetime")
		if value == "" {
			value = attr(n, "content")
		}
		if value == "" {
			value = textOf(n)
		}
		m.lists[fromItemprop] = append(m.lists[fromItemprop], dated{value, "itemprop"})
	case "author":
		if value := attr(n, "content"); value != "" {
			m.set("itemprop:author", value)
		} else if text := oneLine(textOf(n)); words(text, 9) <= 8 {
			m.set("itemprop:author", text)
		}
	}
}

// textOf returns the text of the children of n.
func textOf(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
		if b.Len() > 1000 {
			break
		}
	}
	return b.String()
}

// looseDate finds the date of publication in JSON-LD that is no JSON.
var looseDate = pattern(`"datePublished"\s*:\s*"([^"]{6,40})"`)

// linkedData reads a JSON-LD script. Templates often write line breaks into
// its strings, or a comma too many: then only the date is looked for.
func (m *pageMeta) linkedData(script string) {
	script = strings.TrimSpace(script)
	script = strings.TrimSuffix(strings.TrimPrefix(script, "<!--"), "-->")
	script = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(script), "//<![CDATA["), "//]]>")
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		clean := strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, script)
		if json.Unmarshal([]byte(clean), &value) != nil {
			if found := looseDate().FindStringSubmatch(script); found != nil {
				m.lists[fromJSONLD] = append(m.lists[fromJSONLD], dated{found[1], "JSON-LD"})
			}
			return
		}
	}
	m.linkedValue(value, 0)
}

// linkedValue reads the articles in a value of JSON-LD.
func (m *pageMeta) linkedValue(value any, depth int) {
	if depth > 6 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			m.linkedValue(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			m.set("ld:headline", html.UnescapeString(str(v["headline"])))
			m.set("ld:author", names(v["author"]))
			m.set("ld:publisher", names(v["publisher"]))
			if date := str(v["datePublished"]); date != "" {
				m.lists[fromJSONLD] = append(m.lists[fromJSONLD], dated{date, "JSON-LD"})
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			m.linkedValue(v[key], depth+1)
		}
	}
}

// isArticle reports whether a type of schema.org is an article or a page.
func isArticle(value any) bool {
	switch v := value.(type) {
	case string:
		return strings.Contains(v, "Article") || strings.Contains(v, "Posting") || strings.Contains(v, "Report") || v == "WebPage" || v == "Review"
	case []any:
		for _, e := range v {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

func str(value any) string {
	s, _ := value.(string)
	return strings.TrimSpace(s)
}

// names returns the names in an author or publisher of JSON-LD: a string, an
// object or a list of them.
func names(value any) string {
	switch v := value.(type) {
	case string:
		return html.UnescapeString(strings.TrimSpace(v))
	case map[string]any:
		return names(v["name"])
	case []any:
		var all []string
		for _, e := range v {
			if name := names(e); name != "" {
				all = append(all, name)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// outletOf returns the name of the outlet at an address, or "".
func outletOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for host != "" {
		if name := outletNames()[host]; name != "" {
			return name
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			break
		}
		host = rest
	}
	return ""
}

// withoutOutlet drops the name of the outlet that pages put behind, or
// before, the title.
func (m *pageMeta) withoutOutlet(title string) string {
	for _, sep := range titleSeparators {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		tail := strings.TrimSpace(title[i+len(sep):])
		known := m.outlet != "" && (strings.EqualFold(tail, m.outlet) || alike(tail, m.outlet) && words(tail, 5) <= 4) || outletNames()[fold(tail)] != ""
		if known || !m.sure && words(tail, 4) <= 3 && (sep == " | " || sep == " :: " || sep == " » ") {
			if m.outlet == "" {
				m.outlet = tail
			}
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// outletBeside takes what the title element says behind or before the title
// for the name of the outlet, where no other is known.
func (m *pageMeta) outletBeside(title string) {
	whole := oneLine(m.names["title"])
	if m.outlet != "" || title == "" || len(whole) <= len(title) {
		return
	}
	for _, sep := range titleSeparators {
		name, ok := strings.CutPrefix(whole, title+sep)
		if !ok {
			name, ok = strings.CutSuffix(whole, sep+title)
		}
		if ok && words(name, 6) <= 5 {
			m.outlet = strings.TrimSpace(name)
			return
		}
	}
}

// addressDate is a date in the path of an address: /2024/09/17/.
var addressDate = pattern(`/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:[/-]|$)`)

// dateInURL returns the date in the address of the page, or "".
func (m *pageMeta) dateInURL() string {
	f := addressDate().FindStringSubmatch(m.address)
	if f == nil {
		return ""
	}
	pad := func(s string) string {
		if len(s) == 1 {
			return "0" + s
		}
		return s
	}
	return f[1] + "-" + pad(f[2]) + "-" + pad(f[3])
}
