package corpus

import (
	"encoding/xml"
	"fmt"
	"html"
	"strings"
)

// entry is an item of a feed.
type entry struct {
	title, link, id, date, author string
	summary, content              string
}

// readFeed reads the entries of an RSS, RDF or Atom feed, a document each.
func (s *source) readFeed(text string) ([]*Doc, error) {
	entries, channel, broken := feedEntries(text)
	if len(entries) == 0 {
		if broken != nil {
			return nil, fmt.Errorf("a broken feed (%w): get it again", broken)
		}
		return nil, fmt.Errorf("%w: a feed without entries", ErrNoText)
	}
	var docs []*Doc
	var errs []error
	for i, e := range entries {
		body := e.content
		if len(body) < len(e.summary) {
			body = e.summary
		}
		c := &composer{}
		title := oneLine(html.UnescapeString(e.title))
		if title != "" {
			c.add(Title, "", title)
		}
		fragment(body, c)
		if c.text.Len() == 0 {
			errs = append(errs, fmt.Errorf("entry %d has no text", i+1))
			continue
		}
		d := &Doc{Format: "feed", Title: title, Author: oneLine(e.author), Outlet: s.opts.Outlet}
		if d.Outlet == "" {
			d.Outlet = channel
		}
		c.doc(d)
		s.finish(d, dated{e.date, "feed"}, dated{d.Date, d.DateFrom})
		d.ID = fmt.Sprintf("%s#%d", idOf(s.name), i+1)
		if e.link != "" {
			d.Source = e.link
		}
		docs = append(docs, d)
	}
	if broken != nil {
		errs = append(errs, fmt.Errorf("the feed breaks off after entry %d: %w", len(entries), broken))
	}
	return docs, joinSome(errs)
}

// feedEntries returns the entries of a feed and the title of its channel;
// with an error come the entries before the place where the XML breaks.
func feedEntries(text string) (entries []entry, channel string, err error) {
	// The text is decoded: what the file says of its encoding is past.
	if strings.HasPrefix(strings.TrimSpace(text), "<?xml") {
		if i := strings.Index(text, "?>"); i >= 0 {
			text = text[i+2:]
		}
	}
	var cur *entry
	var path []string
	var buf strings.Builder
	start := func(e xml.StartElement) {
		name := e.Name.Local
		switch name {
		case "item", "entry":
			entries = append(entries, entry{})
			cur = &entries[len(entries)-1]
		case "link":
			if href := xmlAttr(e, "href"); href != "" && cur != nil && (cur.link == "" || xmlAttr(e, "rel") == "alternate") {
				cur.link = href
			}
		}
		path = append(path, name)
		switch name {
		case "div", "p", "br", "a", "span", "b", "strong", "em", "i", "ul", "li", "blockquote", "h2", "h3", "img", "figure": // XHTML in Atom
			if cur != nil {
				buf.WriteString("<" + name + ">")
			}
		default:
			buf.Reset()
		}
	}
	end := func(name string) {
		if len(path) > 0 {
			path = path[:len(path)-1]
		}
		value := strings.TrimSpace(buf.String())
		parent := ""
		if len(path) > 0 {
			parent = path[len(path)-1]
		}
		if cur == nil {
			if name == "title" && channel == "" && (parent == "channel" || parent == "feed") {
				channel = oneLine(html.UnescapeString(value))
			}
			return
		}
		set := func(to *string) {
			if *to == "" {
				*to = value
			}
			buf.Reset()
		}
		switch name {
		case "item", "entry":
			cur = nil
		case "title":
			if parent == "item" || parent == "entry" {
				set(&cur.title)
			}
		case "link":
			if value != "" {
				set(&cur.link)
			}
		case "guid", "id":
			set(&cur.id)
		case "pubDate", "published", "date":
			cur.date = value
		case "updated":
			set(&cur.date)
		case "author", "creator":
			set(&cur.author)
		case "name":
			if parent == "author" {
				set(&cur.author)
			}
		case "description", "summary":
			set(&cur.summary)
		case "encoded", "content", "full-text", "fulltext":
			set(&cur.content)
		default:
			if name != "br" && name != "img" {
				buf.WriteString("</" + name + ">")
			}
		}
	}
	err = eachToken([]byte(text), start, func(s string) { buf.WriteString(s) }, end)
	return entries, channel, err
}
