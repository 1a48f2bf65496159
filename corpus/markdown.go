package corpus

import (
	"strings"
)

// readMarkdown reads a text with Markdown: the marks are taken out, and give
// the kinds of the blocks; fields before the text (front matter) give title,
// date, author and outlet. Code is boilerplate.
func (s *source) readMarkdown(text string) ([]*Doc, error) {
	d := &Doc{Format: "md", Outlet: s.opts.Outlet}
	fields, body := frontMatter(text)
	d.Title, d.Author = fields["title"], fields["author"]
	if d.Outlet == "" {
		d.Outlet = fields["outlet"]
	}
	c := &composer{}
	if d.Title != "" && !strings.Contains(body[:min(len(body), 2000)], d.Title) {
		c.add(Title, "", d.Title)
	}
	markdownBlocks(body, c)
	if c.text.Len() == 0 {
		return nil, ErrEmpty
	}
	c.doc(d)
	return []*Doc{s.finish(d, dated{fields["date"], "front matter"}, dated{d.Date, d.DateFrom})}, nil
}

// frontMatter returns the simple fields between two lines of three dashes at
// the start of text, and what follows them.
func frontMatter(text string) (fields map[string]string, body string) {
	fields = map[string]string{}
	plain := strings.ReplaceAll(text, "\r\n", "\n")
	rest, ok := strings.CutPrefix(plain, "---\n")
	if !ok {
		return fields, plain
	}
	head, body, ok := strings.Cut(rest, "\n---\n")
	if !ok || len(head) > 8192 {
		return fields, plain
	}
	for line := range strings.Lines(head) {
		if name, value, ok := strings.Cut(line, ":"); ok && name != "" && name[0] != ' ' {
			fields[strings.ToLower(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return fields, body
}

// markdownBlocks appends the blocks of a Markdown text to c.
func markdownBlocks(text string, c *composer) {
	var lines []string
	kind := Kind("")
	flush := func() {
		if len(lines) > 0 {
			k := kind
			if k == Title && len(c.paras) > 0 && c.paras[0].kind == Title {
				k = Heading
			}
			c.add(k, "", inline(strings.Join(lines, " ")))
		}
		lines, kind = nil, ""
	}
	var code []string
	fence := ""
	titled := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		bare := strings.TrimSpace(line)
		if fence != "" {
			if strings.HasPrefix(bare, fence) {
				c.add(Boilerplate, "code", strings.Join(code, "\n"))
				fence, code = "", nil
			} else {
				code = append(code, line)
			}
			continue
		}
		level := headingLevel(bare)
		switch {
		case bare == "":
			flush()
		case strings.HasPrefix(bare, "```") || strings.HasPrefix(bare, "~~~"):
			flush()
			fence = bare[:3]
		case level > 0:
			flush()
			kind = Heading
			if level == 1 && !titled {
				kind, titled = Title, true
			}
			lines = []string{strings.Trim(bare, "# ")}
			flush()
		case isRule(bare):
			if len(lines) == 1 && kind == "" && !titled && strings.Trim(bare, "=") == "" {
				kind, titled = Title, true
			} else if len(lines) == 1 && kind == "" && (bare[0] == '-' || bare[0] == '=') {
				kind = Heading
			}
			flush()
		case strings.HasPrefix(bare, ">"):
			if kind != Quotation {
				flush()
				kind = Quotation
			}
			if quoted := strings.TrimLeft(bare, "> "); quoted != "" {
				lines = append(lines, quoted)
			} else {
				flush()
			}
		case listMark(bare) > 0:
			flush()
			kind = List
			lines = []string{bare[listMark(bare):]}
		default:
			lines = append(lines, bare)
			if strings.HasSuffix(line, "\\") {
				lines[len(lines)-1] = strings.TrimSuffix(bare, "\\")
			}
		}
	}
	flush()
	if len(code) > 0 {
		c.add(Boilerplate, "code", strings.Join(code, "\n"))
	}
}

func headingLevel(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n >= len(s) || s[n] != ' ' {
		return 0
	}
	return n
}

// isRule reports whether s is a line of dashes, stars or equal signs.
func isRule(s string) bool {
	for _, sign := range []string{"-", "*", "_", "="} {
		if len(s) >= 3 && strings.Trim(s, sign+" ") == "" {
			return true
		}
	}
	return false
}

// listMark returns the length of the bullet or number that s starts with.
func listMark(s string) int {
	if len(s) > 2 && (s[0] == '-' || s[0] == '*' || s[0] == '+') && s[1] == ' ' {
		return 2
	}
	n := 0
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n+1 < len(s) && (s[n] == ')' || s[n] == '.') && s[n+1] == ' ' && n < 3 {
		return n + 2
	}
	return 0
}

// The marks of Markdown within a block.
var (
	mdImage  = pattern(`!\[([^\]]*)\]\([^)]*\)`)
	mdLink   = pattern(`\[([^\]]+)\]\([^)\s]*(?:\s+"[^"]*")?\)`)
	mdStrong = pattern(`(\*\*|__|~~)(\S(?:.*?\S)?)(?:\*\*|__|~~)`)
	mdEm     = pattern(`(^|[\s(«"„])[*_](\S(?:[^*_]*?\S)?)[*_]($|[\s).,:;!?»"“])`)
	mdCode   = pattern("`([^`]+)`")
	mdEscape = pattern(`\\([\\*_#\[\]().!>+~-])`)
)

// inline takes the marks of Markdown out of a block.
func inline(s string) string {
	if !strings.ContainsAny(s, "*_`[\\~") {
		return s
	}
	s = mdImage().ReplaceAllString(s, "")
	s = mdLink().ReplaceAllString(s, "$1")
	s = mdStrong().ReplaceAllString(s, "$2")
	s = mdEm().ReplaceAllString(s, "$1$2$3")
	s = mdCode().ReplaceAllString(s, "$1")
	return mdEscape().ReplaceAllString(s, "$1")
}
