package report

import (
	"fmt"
	"io"
)

// printers are the formats a comparison can be printed in, in the order in
// which they are listed.
var printers = []struct {
	name  string
	print func(io.Writer, *Comparison, Options) error
}{
	{"text", Text},
	{"html", HTML},
	{"md", Markdown},
	{"csv", CSV},
	{"docx", DOCX},
	{"json", func(w io.Writer, c *Comparison, _ Options) error { return WriteJSON(w, c) }},
}

// Formats returns the names that [Write] takes, the usual one first.
func Formats() []string {
	names := make([]string, len(printers))
	for i, p := range printers {
		names[i] = p.name
	}
	return names
}

// Write prints c in the named format.
func Write(w io.Writer, c *Comparison, format string, o Options) error {
	for _, p := range printers {
		if p.name == format {
			return p.print(w, c, o)
		}
	}
	return fmt.Errorf("report: no format %q", format)
}
