package corpus

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// looksLikeMail reports whether raw starts with the header of a message: two
// fields at least that only mail has.
func looksLikeMail(raw []byte, ext string) bool {
	head := raw[:min(len(raw), 16<<10)]
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	found := map[string]bool{}
	for n := 0; n < 200 && len(head) > 0; n++ {
		line, rest, _ := bytes.Cut(head, []byte("\n"))
		head = rest
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' || n == 0 && bytes.HasPrefix(line, []byte("From ")) {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(name) > 40 || bytes.ContainsAny(name, " \t<") {
			return false
		}
		switch strings.ToLower(string(name)) {
		case "from", "to", "subject", "date", "message-id", "mime-version", "received", "content-type", "return-path", "delivered-to":
			found[strings.ToLower(string(name))] = true
		}
	}
	return len(found) >= 3 || len(found) >= 1 && (ext == ".eml" || ext == ".mht" || ext == ".mhtml")
}

// mimePart is a part of a message that holds text.
type mimePart struct {
	text   decoded
	html   bool
	flowed bool
}

// mimeDepth is how deep parts may lie in each other.
const mimeDepth = 20

// readMail reads a message (.eml), or a web page saved as one (.mhtml).
func (s *source) readMail(raw []byte) ([]*Doc, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(raw, []byte("From ")) {
		_, raw, _ = bytes.Cut(raw, []byte("\n"))
	}
	msg, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("a broken message (%w): export it again as .eml", err)
	}
	d := &Doc{Format: "eml", Outlet: s.opts.Outlet}
	var parts []mimePart
	attached := 0
	if err := s.mimeParts(textproto.MIMEHeader(msg.Header), msg.Body, 0, &parts, &attached); err != nil {
		d.Notes = append(d.Notes, fmt.Sprintf("the message breaks off: %v", err))
	}
	part := choosePart(parts)
	if part == nil {
		return nil, fmt.Errorf("%w: a message without a text part", ErrNoText)
	}
	if attached > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("attachments that were not read: %d: save them and name them", attached))
	}
	d.Encoding = part.text.encoding
	if part.text.note != "" {
		d.Notes = append(d.Notes, part.text.note)
	}
	if mediaType, _, _ := mime.ParseMediaType(msg.Header.Get("Content-Type")); part.html && mediaType == "multipart/related" && msg.Header.Get("To") == "" {
		docs, err := s.readHTML(part.text.text) // a saved page
		for _, page := range docs {
			page.Format, page.Encoding = "mhtml", d.Encoding
			page.Notes = append(page.Notes, d.Notes...)
		}
		return docs, err
	}
	d.Title = oneLine(decodeHeader(msg.Header.Get("Subject")))
	if from := decodeHeader(msg.Header.Get("From")); from != "" {
		d.Author = from
		if a, err := mail.ParseAddress(from); err == nil && a.Name != "" {
			d.Author = a.Name
		} else if name, _, ok := strings.Cut(from, "<"); ok && strings.TrimSpace(name) != "" {
			d.Author = strings.Trim(name, ` "`)
		}
	}
	c := &composer{}
	body := &composer{}
	if part.html {
		fragment(part.text.text, body)
	} else {
		mailText(part.text.text, part.flowed, body)
	}
	if d.Title != "" && !body.has(d.Title) {
		c.add(Title, "", d.Title)
	}
	text := body.text.String()
	for i := range body.paras {
		p := &body.paras[i]
		if p.fixed {
			c.add(p.kind, p.rule, p.In(text))
		} else {
			c.add(p.hint, "", p.In(text))
		}
	}
	if c.text.Len() == 0 {
		return nil, fmt.Errorf("%w: an empty message", ErrNoText)
	}
	c.doc(d)
	return []*Doc{s.finish(d, dated{msg.Header.Get("Date"), "mail header"}, dated{d.Date, d.DateFrom})}, nil
}

// mimeParts appends the parts of a body that hold text, and counts the
// attachments.
func (s *source) mimeParts(h textproto.MIMEHeader, body io.Reader, depth int, parts *[]mimePart, attached *int) error {
	mediaType, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil && mediaType == "" {
		mediaType = "text/plain"
	}
	if strings.HasPrefix(mediaType, "multipart/") && params["boundary"] != "" && depth < mimeDepth {
		r := multipart.NewReader(body, params["boundary"])
		for {
			p, err := r.NextRawPart()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			if err := s.mimeParts(textproto.MIMEHeader(p.Header), p, depth+1, parts, attached); err != nil {
				return err
			}
		}
	}
	if !strings.HasPrefix(mediaType, "text/") || strings.HasPrefix(strings.ToLower(h.Get("Content-Disposition")), "attachment") {
		if depth > 0 && !strings.HasPrefix(mediaType, "image/") && mediaType != "text/css" {
			*attached++
		}
		return nil
	}
	if mediaType != "text/plain" && mediaType != "text/html" {
		return nil
	}
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, &base64Only{r: body})
	}
	raw, err := s.all(body)
	label := params["charset"]
	if label == "" && mediaType == "text/html" {
		label = declaredEncoding(raw)
	}
	t, e := decode(raw, label, s.opts.Encoding)
	if e != nil {
		return e
	}
	*parts = append(*parts, mimePart{t, mediaType == "text/html", strings.EqualFold(params["format"], "flowed")})
	return err
}

// base64Only passes on what belongs to base64: mailing lists put other
// characters in.
type base64Only struct{ r io.Reader }

func (b *base64Only) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	kept := 0
	for _, c := range p[:n] {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' {
			p[kept] = c
			kept++
		}
	}
	return kept, err
}

// choosePart returns the part to read: plain text, unless the HTML says much
// more.
func choosePart(parts []mimePart) *mimePart {
	var plain, page *mimePart
	for i := range parts {
		p := &parts[i]
		switch {
		case strings.TrimSpace(p.text.text) == "":
		case p.html && page == nil:
			page = p
		case !p.html && plain == nil:
			plain = p
		}
	}
	if plain == nil || page != nil && len(plain.text.text)*20 < len(page.text.text) {
		return page
	}
	return plain
}

// decodeHeader decodes the words of a header in any of our encodings; bytes
// that are not ASCII and not declared are guessed.
func decodeHeader(s string) string {
	dec := mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		t, err := decode(raw, label, "")
		return strings.NewReader(t.text), err
	}}
	if out, err := dec.DecodeHeader(s); err == nil {
		s = out
	}
	t, err := decode([]byte(s), "", "")
	if err != nil {
		return Repair(s)
	}
	return t.text
}

// mailText appends the paragraphs of the text of a mail to c: lines that were
// broken are joined, quoted mail is a quotation, and the signature is cut.
func mailText(text string, flowed bool, c *composer) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	body, signature, signed := strings.Cut(text, "\n-- \n")
	if flowed {
		body = unflow(body)
	}
	var quoted, plain []string
	flush := func(lines *[]string, kind Kind) {
		if len(*lines) == 0 {
			return
		}
		part := strings.Join(*lines, "\n")
		*lines = nil
		for _, l := range joinWrapped(part, splitLines(part)) {
			c.add(kind, "", strings.Join(strings.Fields(l.In(part)), " "))
		}
	}
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, ">") {
			flush(&plain, "")
			quoted = append(quoted, strings.TrimLeft(line, "> "))
		} else {
			flush(&quoted, Quotation)
			plain = append(plain, line)
		}
	}
	flush(&plain, "")
	flush(&quoted, Quotation)
	if signed {
		c.add(Boilerplate, "signature", strings.Join(strings.Fields(signature), " "))
	}
}

// unflow joins the lines of format=flowed (RFC 3676): one that ends with a
// blank goes on in the next.
func unflow(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		line = strings.TrimPrefix(line, " ")
		if bare := strings.TrimRight(line, "\n"); strings.HasSuffix(bare, " ") && bare != "-- " {
			b.WriteString(bare)
		} else {
			b.WriteString(line)
		}
	}
	return b.String()
}
