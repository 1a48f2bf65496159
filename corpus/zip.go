package corpus

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// maxRatio is how much larger than packed a part of an archive may be: no
// text packs better than that, a zip bomb does.
const maxRatio = 200

// archive is a zip file that documents are parts of.
type archive struct {
	files map[string]*zip.File
	max   int64
	used  int64
}

// readZip reads a DOCX, an ODT or an EPUB.
func (s *source) readZip(raw []byte) ([]*Doc, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("a broken zip file (%w): get it again", err)
	}
	a := &archive{files: make(map[string]*zip.File, len(z.File)), max: s.opts.MaxBytes}
	for _, f := range z.File {
		a.files[f.Name] = f
	}
	kind := ""
	if a.files["mimetype"] != nil {
		mime, err := a.part("mimetype")
		if err != nil {
			return nil, err
		}
		kind = strings.TrimSpace(string(mime))
	}
	switch {
	case a.files["word/document.xml"] != nil:
		return s.readDOCX(a)
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.text"):
		return s.readODT(a)
	case a.files["META-INF/container.xml"] != nil:
		return s.readEPUB(a)
	case a.files["xl/workbook.xml"] != nil:
		return nil, fmt.Errorf("%w: a spreadsheet: save it as CSV", ErrBinary)
	}
	return nil, fmt.Errorf("%w: a zip archive: unpack it and name the files in it", ErrBinary)
}

// part returns a part of the archive. Parts that unpack to far more than they
// were are an error, as are those beyond the limit.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[path.Clean(name)]
	if f == nil {
		return nil, fmt.Errorf("its part %s is missing: get it again", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("its part %s is broken (%w): get it again", name, err)
	}
	defer r.Close()
	limit := min(a.max-a.used, int64(f.CompressedSize64)*maxRatio+1<<16)
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("%w: its part %s unpacks to more than %d times its size: a zip bomb is not read", ErrTooLarge, name, maxRatio)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("its part %s breaks off: get it again", name)
	case err != nil:
		return nil, fmt.Errorf("its part %s is broken (%w): get it again", name, err)
	}
	a.used += int64(len(data))
	return data, nil
}
