package bitext

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
)

// WriteXLIFF prints the units as XLIFF 2.1, a unit of one segment each; score
// and relation stand in notes. What only the target has gets an empty source.
func WriteXLIFF(w io.Writer, units []Unit, opts Options) error {
	a, b := opts.langs()
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header)
	fmt.Fprintf(out, "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"%s\" trgLang=\"%s\">\n<file id=\"f1\">\n",
		escape(a), escape(b))
	written := 0
	for i := range units {
		u := &units[i]
		if u.AText == "" && u.BText == "" {
			continue
		}
		written++
		fmt.Fprintf(out, "<unit id=\"u%d\">\n<notes><note category=\"score\">%s</note>", i+1, score(u.Score))
		if u.Relation != "" {
			fmt.Fprintf(out, "<note category=\"relation\">%s</note>", escape(u.Relation))
		}
		fmt.Fprintf(out, "</notes>\n<segment>\n<source>%s</source>\n", escape(u.AText))
		if u.BText != "" {
			fmt.Fprintf(out, "<target>%s</target>\n", escape(u.BText))
		}
		out.WriteString("</segment>\n</unit>\n")
	}
	if written == 0 {
		out.WriteString("<unit id=\"u1\"><segment><source/></segment></unit>\n") // a file must have a unit
	}
	out.WriteString("</file>\n</xliff>\n")
	return wrap(out.Flush())
}
