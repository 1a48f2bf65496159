package bitext

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
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

// tmxUnit is a <tu> as it is read.
type tmxUnit struct {
	Props []struct {
		Type  string `xml:"type,attr"`
		Value string `xml:",chardata"`
	} `xml:"prop"`
	Variants []struct {
		XMLLang string  `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Lang    string  `xml:"lang,attr"`
		Seg     segment `xml:"seg"`
	} `xml:"tuv"`
}

// segment is the text of a <seg>. What <hi> marks is text as well; inline codes
// (bpt, ept, it, ph, ut) stand for formatting of the program that wrote the
// file, and are passed over with all that they hold.
type segment string

// UnmarshalXML implements [xml.Unmarshaler].
func (s *segment) UnmarshalXML(in *xml.Decoder, _ xml.StartElement) error {
	var text strings.Builder
	for depth := 1; depth > 0; {
		tok, err := in.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if t.Name.Local == "hi" {
				depth++
			} else if err := in.Skip(); err != nil {
				return err
			}
		}
	}
	*s = segment(text.String())
	return nil
}

// ReadTMX reads a translation memory, and says which languages it is in: a is
// that of the first variant of the first unit, b that of the second. Later
// units may have them in any order, and further languages, which are passed
// over; "uk-UA" and "UK-ua" are one. Any of TMX 1.1 to 1.4b will do, in UTF-8,
// UTF-16 or a Cyrillic code page. The error names the file.
func ReadTMX(r io.Reader, name string) ([]Unit, Options, error) {
	in := xml.NewDecoder(UTF8(r))
	in.CharsetReader = charset
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
			if s, err := parseScore(p.Value); err == nil {
				u.Score = s
			}
		case "x-relation":
			u.Relation = p.Value
		}
	}
	for _, v := range tu.Variants {
		lang := first(v.XMLLang, v.Lang)
		switch {
		case opts.ALang == "":
			opts.ALang, u.AText = lang, string(v.Seg)
		case strings.EqualFold(lang, opts.ALang):
			u.AText = string(v.Seg)
		case opts.BLang == "":
			opts.BLang, u.BText = lang, string(v.Seg)
		case strings.EqualFold(lang, opts.BLang):
			u.BText = string(v.Seg)
		}
	}
	return u
}
