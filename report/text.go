package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// TextOptions say how the report for a terminal looks. The zero value is
// plain text, 100 columns wide, without what is of low salience.
type TextOptions struct {
	Width      int  // columns; 0 is 100
	Color      bool // escape sequences for a terminal
	SideBySide bool // both texts beside each other
	All        bool // also what is of low salience
}

// Text prints c for a terminal.
func Text(w io.Writer, c *Comparison, o TextOptions) error {
	var b strings.Builder
	for i, d := range c.Documents {
		fmt.Fprintf(&b, "%c %s %s «%s» %d sentences\n", 'A'+i, d.Lang, d.Date, d.Title, len(d.Sentences))
	}
	for _, p := range c.Pairs {
		fmt.Fprintf(&b, "\n%c and %c: %s (%s), %d differences\n", 'A'+p.A, 'A'+p.B, p.Mode, p.Why, len(p.Differences))
		for i, d := range p.Differences {
			if d.Salience < 2 && !o.All {
				continue
			}
			printDifference(&b, c, p, i, d)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printDifference(b *strings.Builder, c *Comparison, p facts.Pair, i int, d facts.Difference) {
	fmt.Fprintf(b, "%3d %-14s %.2f s%d %s | %s\n", i+1, d.Kind, d.Confidence, d.Salience, d.Rule, d.Evidence)
	side := func(name rune, doc Document, spans []corpus.Span) {
		for _, s := range spans {
			fmt.Fprintf(b, "      %c %s\n", name, strings.Join(strings.Fields(s.In(doc.Text)), " "))
		}
	}
	side(rune('A'+p.A), c.Documents[p.A], d.A)
	side(rune('A'+p.B), c.Documents[p.B], d.B)
}
