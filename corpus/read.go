package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// Errors that [Read] and [ReadFile] wrap.
var (
	ErrEmpty     = errors.New("the document is empty")
	ErrBinary    = errors.New("not a text document")
	ErrDirectory = errors.New("is a directory")
)

// Options say how documents are read. The zero value reads them as they are.
type Options struct {
	Lang   Lang   // the language, where known: not detected then
	Date   string // overrides what the document says
	Outlet string // overrides what the document says
}

// ReadFile reads the documents in the file called name; most files hold one.
// The name "-" is standard input.
func ReadFile(name string, opts Options) ([]*Doc, error) {
	if name == "-" {
		return Read("stdin", os.Stdin, opts)
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file", name)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, unwrapPath(err))
	case info.IsDir():
		return nil, fmt.Errorf("%s: %w: name the files in it", name, ErrDirectory)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, unwrapPath(err))
	}
	defer f.Close()
	return Read(name, f, opts)
}

// unwrapPath drops the operation and the name that *os.PathError repeats.
func unwrapPath(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// Read reads the documents in r; name says where they come from and appears
// in errors. Offsets of a document are into the text that comes out, which is
// valid UTF-8: bytes that are not become U+FFFD.
func Read(name string, r io.Reader, opts Options) ([]*Doc, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	text, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("%s: %w", name, ErrEmpty)
	}
	id := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	d := &Doc{ID: id, Text: text, Lang: opts.Lang, Outlet: opts.Outlet, Source: name}
	if opts.Date != "" {
		d.Date, d.DateFrom = opts.Date, "flag"
	}
	d.SetBlocks()
	if d.Date == "" {
		d.Date, d.DateFrom = dateOf(name, opts)
	}
	return []*Doc{d}, nil
}

// fileDate is a date in the name of a file.
var fileDate = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d-[01]\d-[0-3]\d)(?:\D|$)`)

// dateOf returns the date of a document and where it was found.
func dateOf(name string, opts Options) (date, from string) {
	if opts.Date != "" {
		return opts.Date, "flag"
	}
	m := fileDate.FindStringSubmatch(filepath.Base(name))
	if m == nil {
		return "", ""
	}
	if _, err := time.Parse(time.DateOnly, m[1]); err != nil {
		return "", ""
	}
	return m[1], "file name"
}

// decode gives the text in raw.
func decode(raw []byte) (string, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if looksBinary(raw) {
		return "", ErrBinary
	}
	return Repair(string(raw)), nil
}

// looksBinary reports whether the first bytes hold NULs or many other control
// characters.
func looksBinary(raw []byte) bool {
	head := raw[:min(len(raw), 8192)]
	control := 0
	for _, b := range head {
		if b == 0 || b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			control++
		}
	}
	return control*50 > len(head)
}

// Repair returns s with each byte that is not UTF-8 replaced by U+FFFD; a
// valid s comes back as it is.
func Repair(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
