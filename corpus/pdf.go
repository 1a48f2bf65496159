package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// pdfLine is a line of a page: its text, and where it stands.
type pdfLine struct {
	text       string
	x, y, size float64 // of its first sign; y grows upwards
	end        float64
	page       int
	edge       bool // the first or the last of its page
	rule       string
}

// maxPDFPages is how many pages of a PDF are read.
const maxPDFPages = 3000

// readPDF reads the text layer of a PDF: lines are put together from the
// places of their signs and joined into paragraphs, words that were hyphenated
// at a line's end are joined, and what stands at the head or foot of several
// pages is cut.
func (s *source) readPDF(raw []byte) (docs []*Doc, err error) {
	d := &Doc{Format: "pdf", Outlet: s.opts.Outlet}
	lines, info, err := pdfLines(raw)
	if err != nil && len(lines) == 0 {
		return nil, err
	}
	if err != nil {
		d.Notes = append(d.Notes, fmt.Sprintf("the PDF breaks off: %v", err))
	}
	letters := 0
	for _, l := range lines {
		letters += words(l.text, 100)
	}
	if letters < 3 {
		return nil, fmt.Errorf("%w: a PDF of pictures: run it through text recognition (OCR) first", ErrNoText)
	}
	c := &composer{}
	cutRunning(lines)
	pdfBlocks(lines, c)
	if title := oneLine(info.title); title != "" && c.has(title) {
		d.Title = title
	}
	c.doc(d)
	if d.Author == "" {
		d.Author = oneLine(info.author)
	}
	return []*Doc{s.finish(d, dated{d.Date, d.DateFrom}, dated{info.created, "document properties"})}, nil
}

// pdfInfo is what a PDF says of itself.
type pdfInfo struct{ title, author, created string }

// pdfLines returns the lines of a PDF, those before the place where it breaks
// where there is an error. The library panics on broken files.
func pdfLines(raw []byte) (lines []pdfLine, info pdfInfo, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: a broken PDF: print it to a new one, or export it as text", ErrBinary)
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	switch {
	case err != nil && (errors.Is(err, pdf.ErrInvalidPassword) || strings.Contains(err.Error(), "encrypt") || strings.Contains(err.Error(), "password")):
		return nil, info, fmt.Errorf("%w: the PDF is locked: save it without a password", ErrNoText)
	case err != nil:
		return nil, info, fmt.Errorf("%w: a broken PDF (%w): print it to a new one, or export it as text", ErrBinary, err)
	}
	if v := r.Trailer().Key("Info"); !v.IsNull() {
		info = pdfInfo{title: v.Key("Title").Text(), author: v.Key("Author").Text()}
		if !isPrinter(v.Key("Producer").Text() + v.Key("Creator").Text()) {
			info.created = pdfDate(v.Key("CreationDate").Text())
		}
	}
	for n := 1; n <= min(r.NumPage(), maxPDFPages); n++ {
		page := r.Page(n)
		if page.V.IsNull() {
			continue
		}
		lines = append(lines, pageLines(page.Content().Text, n)...)
	}
	return lines, info, nil
}

// isPrinter reports whether a PDF was made by what prints pages: its date says
// when somebody saved it, not when it was written.
func isPrinter(producer string) bool {
	for _, name := range []string{"Skia", "Chrom", "Mozilla", "Quartz", "Print To PDF", "wkhtml", "cairo", "Firefox", "WeasyPrint"} {
		if strings.Contains(producer, name) {
			return true
		}
	}
	return false
}

// pdfDate turns "D:20240917214000+03'00'" into ISO 8601.
func pdfDate(s string) string {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 14 {
		return ""
	}
	for i := range 14 {
		if s[i] < '0' || s[i] > '9' {
			return ""
		}
	}
	iso := s[:4] + "-" + s[4:6] + "-" + s[6:8] + "T" + s[8:10] + ":" + s[10:12] + ":" + s[12:14]
	zone := strings.ReplaceAll(s[14:], "'", "")
	if len(zone) == 5 && (zone[0] == '+' || zone[0] == '-') {
		return iso + zone[:3] + ":" + zone[3:]
	}
	return iso
}

// pageLines puts the signs of a page together to lines. Signs come in the
// order in which they were written: a new line starts where the height
// changes, or where the text jumps back.
func pageLines(signs []pdf.Text, page int) []pdfLine {
	var lines []pdfLine
	var b strings.Builder
	var cur pdfLine
	flush := func() {
		if cur.text = strings.TrimSpace(b.String()); cur.text != "" {
			cur.text = Repair(cur.text)
			cur.page = page
			lines = append(lines, cur)
		}
		b.Reset()
	}
	open, before := false, 0.0
	spaced := writesBlanks(signs)
	for _, t := range signs {
		if t.S == "" || t.S == "\x00" {
			continue
		}
		size := math.Abs(t.FontSize)
		if size < 1 {
			size = 10
		}
		if open && (math.Abs(t.Y-cur.y) > size*0.4 || t.X < before-size*0.5) {
			flush()
			open = false
		}
		if !open {
			cur = pdfLine{x: t.X, y: t.Y, size: size, end: t.X}
			open = true
		} else if t.S != " " && !strings.HasSuffix(b.String(), " ") {
			gap := t.X - cur.end
			if !spaced && gap > size*0.18 || gap > size*3 {
				b.WriteByte(' ')
			}
		}
		b.WriteString(strings.Map(func(r rune) rune {
			if r < ' ' {
				return -1
			}
			return r
		}, t.S))
		before = t.X
		width := t.W
		if width <= 0 {
			// The library knows no widths of composite fonts, and leaves all
			// signs of a piece at its start.
			width = signWidth(t.S) * size
			cur.end = max(cur.end, t.X) + width
		} else {
			cur.end = max(cur.end, t.X+width)
		}
	}
	flush()
	if len(lines) > 0 {
		top, bottom := 0, 0
		for i := range lines {
			if lines[i].y > lines[top].y {
				top = i
			}
			if lines[i].y < lines[bottom].y {
				bottom = i
			}
		}
		for i := range lines {
			lines[i].edge = math.Abs(lines[i].y-lines[top].y) < 2 || math.Abs(lines[i].y-lines[bottom].y) < 2
		}
	}
	return lines
}

// writesBlanks reports whether the blanks between words are signs of their
// own, rather than gaps.
func writesBlanks(signs []pdf.Text) bool {
	blanks := 0
	for i := range signs {
		blanks += strings.Count(signs[i].S, " ")
	}
	return blanks*25 > len(signs)
}

// signWidth is about how wide a sign is, in parts of the size of its font.
func signWidth(s string) float64 {
	width := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune(" .,:;'’!|іїjlі()[]", r):
			width += 0.28
		case strings.ContainsRune("жшщюфмыЖШЩЮФМ—…%", r):
			width += 0.75
		case unicode.IsUpper(r):
			width += 0.67
		default:
			width += 0.5
		}
	}
	return width
}

// cutRunning marks the lines at the head or foot of a page that are there on
// other pages too, apart from their numbers, and those that are only a
// number.
func cutRunning(lines []pdfLine) {
	pages := map[string]map[int]bool{}
	key := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '0'
			}
			return r
		}, fold(s))
	}
	for i := range lines {
		if l := &lines[i]; l.edge {
			k := key(l.text)
			if pages[k] == nil {
				pages[k] = map[int]bool{}
			}
			pages[k][l.page] = true
		}
	}
	for i := range lines {
		if l := &lines[i]; l.edge && (len(pages[key(l.text)]) > 1 && words(l.text, 16) < 16 || isPageNumber(l.text)) {
			l.rule = "running-head"
		}
	}
}

func isPageNumber(s string) bool {
	s = strings.Trim(s, " -–—")
	return s != "" && len(s) < 5 && strings.Trim(s, "0123456789") == ""
}

// pdfBlocks joins lines to paragraphs and appends them to c.
func pdfBlocks(lines []pdfLine, c *composer) {
	body := bodySize(lines)
	leading := lineLeading(lines)
	right := map[int]float64{}
	for _, l := range lines {
		right[l.page] = max(right[l.page], l.end)
	}
	known := wordSet(lines)
	var text strings.Builder
	var last *pdfLine
	kind := Kind("")
	titled := false
	flush := func() {
		if text.Len() > 0 {
			k := kind
			if k == Heading && !titled && len(c.text.String()) < 400 {
				titled = true
				k = ""
			}
			c.add(k, "", text.String())
			text.Reset()
		}
		last = nil
	}
	for i := range lines {
		l := &lines[i]
		if l.rule != "" {
			continue
		}
		if last != nil && !sameParagraph(last, l, body, leading, right[last.page]) {
			flush()
		}
		if last == nil {
			kind = ""
			if l.size > body*1.15 && utf8.RuneCountInString(l.text) < 160 {
				kind = Heading
			}
			text.WriteString(l.text)
		} else {
			joinHyphen(&text, l.text, known)
		}
		last = l
	}
	flush()
	for i := range lines {
		if lines[i].rule != "" {
			c.add(Boilerplate, lines[i].rule, lines[i].text)
		}
	}
}

// sameParagraph reports whether the line b goes on in the paragraph of a.
func sameParagraph(a, b *pdfLine, body, leading, right float64) bool {
	if math.Abs(a.size-b.size) > a.size*0.1 {
		return false
	}
	if isListItem(b.text) {
		return false
	}
	if a.page != b.page || b.y > a.y {
		// The next page or column: only an unfinished sentence goes on.
		return breaksOff(a.text) && startsLower(b.text)
	}
	gap := a.y - b.y
	if a.size > body*1.15 && gap < a.size*1.6 {
		return true // a headline of two lines
	}
	if gap > max(leading*1.25, a.size*1.1) && gap > leading+2 {
		return false
	}
	if startsLower(b.text) && breaksOff(a.text) {
		return true
	}
	if b.x > a.x+a.size*0.8 && closed(a.text) {
		return false // an indented first line
	}
	first, _, _ := strings.Cut(b.text, " ")
	room := right - a.end
	return room < float64(utf8.RuneCountInString(first)+1)*a.size*0.62+a.size*0.5
}

// bodySize returns the size of most of the text.
func bodySize(lines []pdfLine) float64 {
	count := map[float64]int{}
	for _, l := range lines {
		count[math.Round(l.size*2)/2] += len(l.text)
	}
	sizes := make([]float64, 0, len(count))
	for size := range count {
		sizes = append(sizes, size)
	}
	sort.Float64s(sizes)
	best := 10.0
	for _, size := range sizes {
		if count[size] > count[best] {
			best = size
		}
	}
	return best
}

// lineLeading returns the usual distance of two lines: the smallest of those
// that are common.
func lineLeading(lines []pdfLine) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		if a, b := &lines[i-1], &lines[i]; a.page == b.page && a.y > b.y && a.y-b.y < 4*a.size {
			gaps = append(gaps, a.y-b.y)
		}
	}
	if len(gaps) == 0 {
		return 12
	}
	sort.Float64s(gaps)
	return gaps[len(gaps)/3]
}

// wordSet returns the folded words with a hyphen in them.
func wordSet(lines []pdfLine) map[string]bool {
	set := map[string]bool{}
	for _, l := range lines {
		for word := range strings.FieldsSeq(l.text) {
			if i := strings.IndexByte(word, '-'); i > 0 && i < len(word)-1 {
				set[strings.TrimFunc(fold(word), func(r rune) bool { return !unicode.IsLetter(r) })] = true
			}
		}
	}
	return set
}

// joinHyphen appends a line to the paragraph in b. A word that was broken at
// the end of the line is made whole; it keeps its hyphen where it has one
// elsewhere in the document.
func joinHyphen(b *strings.Builder, next string, hyphened map[string]bool) {
	s := b.String()
	if rest, ok := strings.CutSuffix(s, "\u00AD"); ok {
		b.Reset()
		b.WriteString(rest + next)
		return
	}
	rest, ok := strings.CutSuffix(s, "-")
	before, _ := utf8.DecodeLastRuneInString(rest)
	after, _ := utf8.DecodeRuneInString(next)
	if !ok || !unicode.IsLetter(before) {
		b.WriteString(" " + next)
		return
	}
	head := rest[strings.LastIndexFunc(rest, isSpace)+1:]
	tail, _, _ := strings.Cut(next, " ")
	whole := strings.TrimFunc(fold(head+"-"+tail), func(r rune) bool { return !unicode.IsLetter(r) })
	if !unicode.IsLower(after) || hyphened[whole] {
		b.WriteString(next)
		return
	}
	b.Reset()
	b.WriteString(rest + next)
}
