package corpus

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"
)

// Errors that [Read], [ReadFile] and [Files] wrap.
var (
	ErrEmpty     = errors.New("the document is empty")
	ErrBinary    = errors.New("not a text document")
	ErrDirectory = errors.New("is a directory")
	ErrTooLarge  = errors.New("too large")
	ErrNoText    = errors.New("no text in it")
)

// Warning is an error that [Files] gives where nothing failed, but something
// was passed over.
type Warning struct{ Text string }

func (w *Warning) Error() string { return w.Text }

// Errors are the errors of several files, or of several records of one.
type Errors []error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the errors, for [errors.Is] and [errors.As].
func (e Errors) Unwrap() []error { return e }

// join returns errs as one error, nil for none.
func join(errs []error) error {
	switch len(errs) {
	case 0:
		return nil
	case 1:
		return errs[0]
	}
	return Errors(errs)
}

// DefaultMaxBytes is the largest document that is read, packed or unpacked,
// unless [Options.MaxBytes] says otherwise.
const DefaultMaxBytes = 256 << 20

// Options say how documents are read. The zero value reads them as they are.
type Options struct {
	Lang     Lang   // the language, where known: not detected then
	Date     string // overrides what the document says
	Outlet   string // overrides what the document says
	Encoding string // overrides what the document says: one of [Encodings]
	Fields   Fields // where a JSON or CSV record has what
	MaxBytes int64  // the largest document, 0 for [DefaultMaxBytes]
}

// Fields are the names of the fields of a record (JSON, JSONL, CSV) that hold
// the parts of a document. An empty name stands for the usual ones: text,
// body, content and the like.
type Fields struct {
	ID, Text, Title, Date, Author, Outlet, Lang string
}

// Set names the field for a part: "text", "title"… as a flag gives them.
func (f *Fields) Set(part, name string) error {
	switch part {
	case "id":
		f.ID = name
	case "text":
		f.Text = name
	case "title":
		f.Title = name
	case "date":
		f.Date = name
	case "author":
		f.Author = name
	case "outlet":
		f.Outlet = name
	case "lang":
		f.Lang = name
	default:
		return fmt.Errorf("no part %q: there are id, text, title, date, author, outlet, lang", part)
	}
	return nil
}

// ReadFile reads the documents in what name names: a file, a directory with
// all files in it and below, or a pattern as [filepath.Match] takes; "-" is
// standard input. It reads all it can: with an error, which may join several,
// come the documents that could be read.
func ReadFile(name string, opts Options) ([]*Doc, error) {
	var docs []*Doc
	var errs []error
	for got, err := range Files([]string{name}, os.Stdin, opts) {
		docs = append(docs, got...)
		var warning *Warning
		if err != nil && !errors.As(err, &warning) {
			errs = append(errs, err)
		}
	}
	return docs, join(errs)
}

// Files reads the documents in what names name, as [ReadFile] does, file by
// file: only one file at a time is in memory. Each file gives its documents,
// an error, or both where some of its records are bad; a [Warning] says what
// of a directory was passed over. No names are standard input alone.
func Files(names []string, stdin io.Reader, opts Options) iter.Seq2[[]*Doc, error] {
	if len(names) == 0 {
		names = []string{"-"}
	}
	return func(yield func([]*Doc, error) bool) {
		for _, name := range names {
			if name == "-" {
				if !yield(Read("stdin", stdin, opts)) {
					return
				}
				continue
			}
			paths := []string{name}
			if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?[") {
				found, err := glob(name)
				switch {
				case err != nil:
					err = fmt.Errorf("%s: a broken pattern: close its bracket", name)
				case len(found) == 0:
					err = fmt.Errorf("%s: no file matches", name)
				}
				if err != nil {
					if !yield(nil, err) {
						return
					}
					continue
				}
				paths = found
			}
			for _, path := range paths {
				if !readPath(path, opts, yield) {
					return
				}
			}
		}
	}
}

// glob returns the files that pattern matches; hidden ones only where it
// starts with a dot itself.
func glob(pattern string) ([]string, error) {
	found, err := filepath.Glob(pattern)
	if err != nil || strings.HasPrefix(filepath.Base(pattern), ".") {
		return found, err
	}
	return slices.DeleteFunc(found, func(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }), nil
}

// readPath gives yield what path holds, a file or a directory.
func readPath(path string, opts Options, yield func([]*Doc, error) bool) bool {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return yield(nil, fmt.Errorf("%s: no such file", path))
	case err != nil:
		return yield(nil, fmt.Errorf("%s: %w", path, unwrapPath(err)))
	case info.IsDir():
		return readDirectory(path, opts, yield)
	}
	return yield(readOne(path, opts))
}

func readOne(path string, opts Options) ([]*Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, unwrapPath(err))
	}
	defer f.Close()
	return Read(path, f, opts)
}

// passedOver are the extensions of files that lie beside documents and are
// none.
var passedOver = map[string]bool{
	".js": true, ".css": true, ".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".svg": true, ".webp": true, ".ico": true,
	".woff": true, ".woff2": true, ".ttf": true, ".mp3": true, ".mp4": true, ".webm": true, ".ogg": true, ".avi": true, ".mov": true,
	".map": true, ".tgs": true, ".exe": true, ".dll": true, ".so": true, ".db": true, ".sqlite": true,
}

// readDirectory reads the files in and below dir in the order of their names.
// Hidden files and the folders that browsers save beside a page are no
// documents; other files that are none are counted and told at the end.
func readDirectory(dir string, opts Options, yield func([]*Doc, error) bool) bool {
	skipped := map[string]int{}
	goOn, any := true, false
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			if goOn = yield(nil, fmt.Errorf("%s: %w", path, unwrapPath(err))); !goOn {
				return fs.SkipAll
			}
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		name := entry.Name()
		switch {
		case path == dir:
			return nil
		case strings.HasPrefix(name, "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			if strings.HasSuffix(name, "_files") || strings.HasSuffix(name, ".files") {
				return fs.SkipDir
			}
			return nil
		case !entry.Type().IsRegular():
			skipped["not a regular file"]++
			return nil
		}
		ext := strings.ToLower(filepath.Ext(name))
		if passedOver[ext] {
			skipped[ext]++
			return nil
		}
		docs, err := readOne(path, opts)
		if errors.Is(err, ErrBinary) && len(docs) == 0 {
			if ext == "" {
				ext = "without extension"
			}
			skipped[ext]++
			return nil
		}
		for _, d := range docs {
			if rel, e := filepath.Rel(dir, path); e == nil && d.ID == idOf(path) {
				d.ID = strings.TrimSuffix(filepath.ToSlash(rel), name) + d.ID
			}
		}
		any = any || len(docs) > 0 || err != nil
		if goOn = yield(docs, err); !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if !goOn {
		return false
	}
	if !any {
		return yield(nil, fmt.Errorf("%s: there is no document in this directory", dir))
	}
	if len(skipped) > 0 {
		return yield(nil, &Warning{fmt.Sprintf("%s: passed over files that are no documents: %s", dir, counts(skipped))})
	}
	return true
}

// counts returns "3 .css, 12 .png".
func counts(of map[string]int) string {
	var parts []string
	for name, n := range of {
		parts = append(parts, fmt.Sprintf("%d %s", n, name))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

// unwrapPath drops the operation and the name that *fs.PathError repeats.
func unwrapPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// Read reads the documents in r; name says where they come from and appears
// in errors. What they are in is told by their first bytes, and by the
// extension of name where those leave it open. Offsets of a document are into
// the text that comes out, which is valid UTF-8: bytes that are not become
// U+FFFD. With an error come the records that could be read.
func Read(name string, r io.Reader, opts Options) ([]*Doc, error) {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	s := &source{name: name, ext: extension(name), opts: opts}
	raw, err := s.all(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	docs, err := s.read(raw)
	if err != nil {
		err = s.named(err)
	}
	return docs, err
}

// source is a file that is being read.
type source struct {
	name string
	ext  string // in lower case, without ".gz"
	opts Options
	deep int // how many gzip layers were taken off
}

// named puts the name of the source before an error, or before each of
// several.
func (s *source) named(err error) error {
	if many, ok := err.(Errors); ok {
		named := make(Errors, len(many))
		for i, e := range many {
			named[i] = fmt.Errorf("%s: %w", s.name, e)
		}
		return named
	}
	return fmt.Errorf("%s: %w", s.name, err)
}

// extension returns the extension of name in lower case; that of what is
// packed where it ends in ".gz".
func extension(name string) string {
	name = strings.ToLower(name)
	return filepath.Ext(strings.TrimSuffix(name, ".gz"))
}

// idOf returns the name of a file without folder and extensions.
func idOf(name string) string {
	base := filepath.Base(name)
	if strings.EqualFold(filepath.Ext(base), ".gz") {
		base = base[:len(base)-3]
	}
	if id := strings.TrimSuffix(base, filepath.Ext(base)); id != "" {
		return id
	}
	return base
}

// all returns the bytes of r, up to the limit.
func (s *source) all(r io.Reader) ([]byte, error) {
	var raw []byte
	var err error
	limited := io.LimitReader(r, s.opts.MaxBytes+1)
	if f, ok := r.(*os.File); ok {
		// A regular file has a size: no more memory than that is taken.
		if info, e := f.Stat(); e == nil && info.Mode().IsRegular() && info.Size() <= s.opts.MaxBytes {
			b := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
			_, err = b.ReadFrom(limited)
			raw = b.Bytes()
		}
	}
	if raw == nil && err == nil {
		raw, err = io.ReadAll(limited)
	}
	switch {
	case err != nil:
		return nil, err
	case int64(len(raw)) > s.opts.MaxBytes:
		return nil, fmt.Errorf("%w: more than %d MB: split it", ErrTooLarge, s.opts.MaxBytes>>20)
	}
	return raw, nil
}

// fileDate is a date in the name of a file.
var fileDate = pattern(`(?:^|\D)((?:19|20)\d\d)([-_.]?)([01]\d)([-_.]?)([0-3]\d)(?:\D|$)|(?:^|\D)([0-3]\d)[._-]([01]\d)[._-]((?:19|20)\d\d)(?:\D|$)`)

// dateInName returns the date in the name of a file, or "".
func dateInName(name string) string {
	m := fileDate().FindStringSubmatch(filepath.Base(name))
	if m == nil || m[2] != m[4] {
		return ""
	}
	date := m[1] + "-" + m[3] + "-" + m[5]
	if m[8] != "" {
		date = m[8] + "-" + m[7] + "-" + m[6]
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return ""
	}
	return date
}

// dated is a date and where it was found.
type dated struct{ date, from string }

// finish fills in what the options and the name of the file say, and the
// first of dates that is one.
func (s *source) finish(d *Doc, dates ...dated) *Doc {
	d.Source = s.name
	if d.ID == "" {
		d.ID = idOf(s.name)
	}
	if s.opts.Lang != "" {
		d.Lang = s.opts.Lang
	}
	if s.opts.Outlet != "" {
		d.Outlet = s.opts.Outlet
	}
	if s.opts.Date != "" {
		d.Date, d.DateFrom = s.opts.Date, "flag"
		return d
	}
	fromText := dated{d.Date, d.DateFrom}
	d.Date, d.DateFrom = "", ""
	for _, c := range append(dates, fromText) {
		if date, ok := ParseDate(c.date); ok {
			d.Date, d.DateFrom = date, c.from
			return d
		}
	}
	if date := dateInName(s.name); date != "" {
		d.Date, d.DateFrom = date, "file name"
	}
	return d
}

// read reads the documents in raw.
func (s *source) read(raw []byte) ([]*Doc, error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, ErrEmpty
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\x1f\x8b")):
		return s.readGzip(raw)
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("PK\x05\x06")):
		return s.readZip(raw)
	case bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")):
		return s.readPDF(raw)
	}
	if what := foreign(raw); what != "" {
		return nil, fmt.Errorf("%w: %s", ErrBinary, what)
	}
	if looksLikeMail(raw, s.ext) {
		return s.readMail(raw)
	}
	label := declaredEncoding(raw)
	text, err := decode(raw, label, s.opts.Encoding)
	if err != nil {
		if errors.Is(err, ErrBinary) {
			err = fmt.Errorf("%w: export it as text, HTML, DOCX or PDF", err)
		}
		return nil, err
	}
	if strings.TrimSpace(text.text) == "" {
		return nil, ErrEmpty
	}
	docs, err := s.readText(text)
	for _, d := range docs {
		d.Encoding = text.encoding
		if text.note != "" {
			d.Notes = append(d.Notes, text.note)
		}
	}
	return docs, err
}

// readText reads the documents in a text, by what it is written in.
func (s *source) readText(t decoded) ([]*Doc, error) {
	switch s.sniff(t.text) {
	case "html":
		return s.readHTML(t.text)
	case "feed":
		return s.readFeed(t.text)
	case "json":
		return s.readJSON(t.text)
	case "jsonl":
		return s.readJSONL(t.text)
	case "csv":
		return s.readCSV(t.text)
	case "md":
		return s.readMarkdown(t.text)
	}
	d := &Doc{Text: t.text, Format: "txt", Outlet: s.opts.Outlet}
	d.SetBlocks()
	return []*Doc{s.finish(d)}, nil
}

// readGzip reads what is packed in raw.
func (s *source) readGzip(raw []byte) ([]*Doc, error) {
	if s.deep > 1 {
		return nil, fmt.Errorf("%w: packed more than twice: unpack it", ErrBinary)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("a broken gzip file (%w): get it again", err)
	}
	plain, err := s.all(z)
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, fmt.Errorf("unpacked it is %w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New("the gzip file breaks off before its end: get it again")
	case err != nil:
		return nil, fmt.Errorf("a broken gzip file (%w): get it again", err)
	}
	inner := *s
	inner.deep++
	return inner.read(plain)
}

// foreign returns what to do with a file of a kind that is not read, or "".
func foreign(raw []byte) string {
	magic := []struct{ prefix, advice string }{
		{"\xd0\xcf\x11\xe0", "an old Word or Office file: save it as .docx"},
		{"{\\rtf", "an RTF file: save it as .docx or plain text"},
		{"\x89PNG", "a picture: run it through text recognition (OCR) first"},
		{"\xff\xd8\xff", "a picture: run it through text recognition (OCR) first"},
		{"GIF8", "a picture: run it through text recognition (OCR) first"},
		{"II*\x00", "a picture: run it through text recognition (OCR) first"},
		{"MM\x00*", "a picture: run it through text recognition (OCR) first"},
		{"Rar!", "a RAR archive: unpack it and name the files in it"},
		{"7z\xbc\xaf", "a 7z archive: unpack it and name the files in it"},
		{"BZh", "a bzip2 file: unpack it"},
		{"\xfd7zXZ", "an xz file: unpack it"},
		{"\x28\xb5\x2f\xfd", "a zstd file: unpack it"},
		{"\x7fELF", "a program"},
		{"SQLite format 3", "a database: export it as CSV or JSONL"},
		{"AT&TFORM", "a DjVu file: export it as text or PDF"},
	}
	for _, m := range magic {
		if bytes.HasPrefix(raw, []byte(m.prefix)) {
			return m.advice
		}
	}
	return ""
}

// declared is the encoding that a page or an XML file says it is in.
var declared = pattern(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([a-z0-9_:.-]+)|^@charset "([a-z0-9_-]+)"`)

// declaredEncoding returns the label in the first kilobytes of raw, or "".
func declaredEncoding(raw []byte) string {
	head := raw[:min(len(raw), 4096)]
	if !bytes.Contains(head, []byte("<")) {
		return ""
	}
	m := declared().FindSubmatch(head)
	if m == nil {
		return ""
	}
	for _, label := range m[1:] {
		if len(label) > 0 {
			return string(label)
		}
	}
	return ""
}

// sniff returns what text is written in.
func (s *source) sniff(text string) string {
	head := strings.TrimLeft(text[:min(len(text), 2048)], "\ufeff \t\r\n")
	low := strings.ToLower(head)
	for strings.HasPrefix(low, "<!--") || strings.HasPrefix(low, "<?") {
		end := strings.Index(low, ">")
		if strings.HasPrefix(low, "<!--") {
			if end = strings.Index(low, "-->"); end >= 0 {
				end += 2
			}
		}
		if end < 0 {
			break
		}
		low = strings.TrimLeft(low[end+1:], " \t\r\n")
	}
	switch {
	case hasAny(low, "<rss", "<feed", "<rdf:rdf", "<atom:feed"):
		return "feed"
	case hasAny(low, "<!doctype html", "<html", "<head", "<body", "<meta", "<title"):
		return "html"
	}
	switch s.ext {
	case ".html", ".htm", ".xhtml", ".shtml", ".mht", ".php", ".asp", ".aspx":
		return "html"
	case ".rss", ".atom":
		return "feed"
	case ".jsonl", ".ndjson":
		return "jsonl"
	case ".json":
		if manyObjects(text) {
			return "jsonl"
		}
		return "json"
	case ".csv", ".tsv":
		return "csv"
	case ".md", ".markdown", ".mkd":
		return "md"
	}
	switch {
	case hasAny(low, "<article", "<div", "<p>", "<p ", "<h1", "<table", "<section", "<main") && strings.Contains(low, "</"):
		return "html"
	case manyObjects(text):
		return "jsonl"
	case looksLikeJSON(head):
		return "json"
	case s.ext == "" && looksLikeCSV(head):
		return "csv"
	}
	return "txt"
}

func hasAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// composer builds the text of a document that was not plain text, block by
// block.
type composer struct {
	text  strings.Builder
	paras []para
}

// add appends a block. An empty kind is found by the rules for plain text;
// so is whether a block of another kind is boilerplate, except where the kind
// is Title or Boilerplate already.
func (c *composer) add(kind Kind, rule, text string) {
	text = strings.TrimFunc(text, isSpace)
	if text == "" {
		return
	}
	if c.text.Len() > 0 {
		c.text.WriteString("\n\n")
	}
	start := c.text.Len()
	c.text.WriteString(text)
	p := para{line: line{Span: Span{start, c.text.Len()}, blank: kind != List}, hint: kind, rule: rule}
	if kind == Title || kind == Boilerplate {
		p.kind, p.fixed = kind, true
	}
	c.paras = append(c.paras, p)
}

// has reports whether title stands among the first blocks.
func (c *composer) has(title string) bool {
	title = fold(title)
	text := c.text.String()
	for i := range c.paras[:min(len(c.paras), 40)] {
		if p := &c.paras[i]; !p.fixed && sameTitle(fold(p.In(text)), title) || p.kind == Title {
			return true
		}
	}
	return false
}

// doc fills the text and the blocks of d, and the title, the date and the
// author where they are empty and the text tells them.
func (c *composer) doc(d *Doc) *Doc {
	d.Text = c.text.String()
	for i := range c.paras {
		c.paras[i].text = c.paras[i].In(d.Text)
	}
	found := classify(c.paras, d.Title, d.Outlet)
	d.Blocks = make([]Block, len(c.paras))
	for i := range c.paras {
		p := &c.paras[i]
		d.Blocks[i] = Block{Span: p.Span, Kind: p.kind, Rule: p.rule}
	}
	if d.Title == "" {
		d.Title = found.title
	}
	if d.Date == "" && found.date != "" {
		d.Date, d.DateFrom = found.date, "text"
	}
	if d.Author == "" {
		d.Author = found.author
	}
	return d
}

// sortedKeys returns the keys of m in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
