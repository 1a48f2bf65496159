package bitext

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// UTF8 returns a reader of r as UTF-8 without a mark at the beginning: many
// tools on Windows write UTF-16. What has no mark is read as it is. The
// functions that read a format do this themselves.
func UTF8(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// pages are the encodings of one byte a letter that XML files in Ukrainian and
// Russian are met in.
var pages = map[string]*charmap.Charmap{
	"windows-1251": charmap.Windows1251, "cp1251": charmap.Windows1251, "koi8-u": charmap.KOI8U, "koi8-r": charmap.KOI8R,
	"iso-8859-5": charmap.ISO8859_5, "ibm866": charmap.CodePage866, "cp866": charmap.CodePage866,
	"windows-1252": charmap.Windows1252, "iso-8859-1": charmap.ISO8859_1,
}

// charset is for the XML decoder: it is asked where the file says that it is
// not in UTF-8. A file in UTF-16 has been through [UTF8].
func charset(label string, r io.Reader) (io.Reader, error) {
	label = strings.ToLower(label)
	if strings.HasPrefix(label, "utf-16") || label == "us-ascii" {
		return r, nil
	}
	if page, ok := pages[label]; ok {
		return page.NewDecoder().Reader(r), nil
	}
	return nil, fmt.Errorf("unknown encoding %q", label)
}
