package canon

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// WithGlossary returns a Canon that knows the pairs in r besides those of c,
// which stays as it is. name is the file's name, for errors; one that ends in
// ".tmx" is read as TMX, any other as lines in the form of the lexicon:
// Ukrainian, Russian, and optionally part of speech and flags, cut by tabs.
// Errors name file and line.
func (c *Canon) WithGlossary(r io.Reader, name string) (*Canon, error) {
	read := readTSV
	if strings.HasSuffix(strings.ToLower(name), ".tmx") {
		read = readTMX
	}
	rows, err := read(r, name)
	if err != nil {
		return nil, err
	}
	out := *c
	out.lexicon = c.lexicon.clone()
	out.forget()
	for _, row := range rows {
		if err := out.addRow(out.lexicon, row); err != nil {
			return nil, fmt.Errorf("canon: %s:%d: %w", name, row.line, err)
		}
	}
	out.part(out.lexicon)
	return &out, nil
}

func readTSV(r io.Reader, name string) ([]row, error) {
	in := bufio.NewReader(r)
	var out []row
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("canon: %s:%d: %w", name, n, err)
		}
		if n == 1 {
			line = strings.TrimPrefix(line, "\uFEFF")
		}
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != '#' {
			cells := strings.Split(line, "\t")
			if len(cells) < 2 {
				return nil, fmt.Errorf("canon: %s:%d: want two words cut by a tab, have %q", name, n, line)
			}
			out = append(out, row{n, cells})
		}
		if err != nil {
			return out, nil
		}
	}
}

// readTMX reads the translation units of a TMX file that have both languages.
func readTMX(r io.Reader, name string) ([]row, error) {
	in := xml.NewDecoder(r)
	var out []row
	for {
		tok, err := in.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		line, _ := in.InputPos()
		if err != nil {
			return nil, fmt.Errorf("canon: %s:%d: %w", name, line, err)
		}
		start, ok := tok.(xml.StartElement)
		if !ok || start.Name.Local != "tu" {
			continue
		}
		var tu tmxUnit
		if err := in.DecodeElement(&tu, &start); err != nil {
			return nil, fmt.Errorf("canon: %s:%d: %w", name, line, err)
		}
		if uk, ru := tu.in("uk"), tu.in("ru"); uk != "" && ru != "" {
			out = append(out, row{line, []string{uk, ru}})
		}
	}
}

type tmxUnit struct {
	Variants []struct {
		Lang string `xml:"lang,attr"` // xml:lang, or lang of old versions
		Text string `xml:"seg"`
	} `xml:"tuv"`
}

// in returns the text of the unit in a language; "uk-UA" is "uk".
func (tu tmxUnit) in(lang string) string {
	for _, v := range tu.Variants {
		code, _, _ := strings.Cut(strings.ToLower(v.Lang), "-")
		if code == lang {
			return strings.TrimSpace(v.Text)
		}
	}
	return ""
}

// clone returns a copy that rows can be added to.
func (l *lexicon) clone() *lexicon {
	out := newLexicon(len(l.words))
	out.base, out.kin, out.next = l.base, l.kin, l.next
	for hash, e := range l.words {
		out.words[hash] = &entry{slices.Clone(e.concepts)}
	}
	for hash, list := range l.phrase {
		out.phrase[hash] = slices.Clone(list)
	}
	maps.Copy(out.apart, l.apart)
	out.pairs.sieve = l.pairs.sieve
	maps.Copy(out.pairs.keys, l.pairs.keys)
	return out
}
