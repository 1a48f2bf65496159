package align_test

import (
	"fmt"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
)

func Example() {
	a := align.Prepare([]string{
		"Мер міста відкрив новий міст через річку.",
		"Погода була чудова.",
	}, corpus.Ukrainian)
	b := align.Prepare([]string{
		"Движение начнется в понедельник.",
		"Мэр города открыл новый мост через реку.",
	}, corpus.Russian)
	for _, bead := range align.Align(a, b, align.Options{Mode: align.Comparable}).Beads {
		fmt.Printf("%v %v %q\n", bead.A, bead.B, bead.Relation)
	}
	// Output:
	// [0] [1] "equivalent"
	// [1] [] ""
	// [] [0] ""
}
