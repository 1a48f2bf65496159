package bitext

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteTMX prints the units with both sides as TMX 1.4b. The properties
// x-score and x-relation of a unit hold what their names say. Characters that
// XML cannot hold become U+FFFD.
func WriteTMX(w io.Writer, units []Unit, opts Options) error {
	a, b := opts.langs()
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header + "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n")
	fmt.Fprintf(out, `<header creationtool="%s" creationtoolversion="%s" segtype="sentence" o-tmf="zvirka" adminlang="en" srclang="%s" datatype="plaintext"`,
		escape(first(opts.Tool, "zvirka")), escape(first(opts.Version, "0")), escape(a))
	if opts.Date != "" {
		fmt.Fprintf(out, ` creationdate="%s"`, escape(opts.Date))
	}
	out.WriteString("/>\n<body>\n")
	for i := range units {
		u := &units[i]
		if !u.Linked() {
			continue
		}
		fmt.Fprintf(out, "<tu tuid=\"%d\">\n<prop type=\"x-score\">%s</prop>\n", i+1, score(u.Score))
		if u.Relation != "" {
			fmt.Fprintf(out, "<prop type=\"x-relation\">%s</prop>\n", escape(u.Relation))
		}
		fmt.Fprintf(out, "<tuv xml:lang=\"%s\"><seg>%s</seg></tuv>\n", escape(a), escape(u.AText))
		fmt.Fprintf(out, "<tuv xml:lang=\"%s\"><seg>%s</seg></tuv>\n</tu>\n", escape(b), escape(u.BText))
	}
	out.WriteString("</body>\n</tmx>\n")
	return wrap(out.Flush())
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(line(s))) // a Builder does not fail
	return b.String()
}

// tmxUnit is a <tu> as it is read. Inline codes within a segment are passed
// over, their text too.
type tmxUnit struct {
	Props []struct {
		Type  string `xml:"type,attr"`
		Value string `xml:",chardata"`
	} `xml:"prop"`
	Variants []struct {
		XMLLang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Lang    string `xml:"lang,attr"`
		Seg     struct {
			Text string `xml:",chardata"`
		} `xml:"seg"`
	} `xml:"tuv"`
}

// ReadTMX reads a translation memory, and says which languages it is in: a is
// that of the first variant of the first unit, b that of the second. Later
// units may have them in any order, and further languages, which are passed
// over. Any of TMX 1.1 to 1.4b will do. The error names the file.
func ReadTMX(r io.Reader, name string) ([]Unit, Options, error) {
	in := xml.NewDecoder(r)
	in.Strict = true
	var units []Unit
	var opts Options
	for {
		tok, err := in.Token()
		if err == io.EOF {
			return units, opts, nil
		}
		if err != nil {
			return nil, opts, fmt.Errorf("bitext: %s: %w", name, err)
		}
		start, ok := tok.(xml.StartElement)
		if !ok || start.Name.Local != "tu" {
			continue
		}
		var tu tmxUnit
		if err := in.DecodeElement(&tu, &start); err != nil {
			return nil, opts, fmt.Errorf("bitext: %s: %w", name, err)
		}
		units = append(units, tu.unit(&opts))
	}
}

func (tu *tmxUnit) unit(opts *Options) Unit {
	u := Unit{Score: 1}
	for _, p := range tu.Props {
		switch p.Type {
		case "x-score":
			if s, err := strconv.ParseFloat(strings.TrimSpace(p.Value), 64); err == nil {
				u.Score = s
			}
		case "x-relation":
			u.Relation = p.Value
		}
	}
	for _, v := range tu.Variants {
		lang := first(v.XMLLang, v.Lang)
		switch {
		case opts.ALang == "" || lang == opts.ALang:
			opts.ALang, u.AText = lang, v.Seg.Text
		case opts.BLang == "" || lang == opts.BLang:
			opts.BLang, u.BText = lang, v.Seg.Text
		}
	}
	return u
}
