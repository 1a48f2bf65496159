package bitext_test

import (
	"os"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/align/bitext"
)

func Example() {
	ladder := &align.Ladder{Beads: []align.Bead{{A: []int{0}, B: []int{0, 1}, Score: 0.9, Relation: align.Equivalent}}}
	units := bitext.Units(ladder, []string{"Прийшов, побачив."}, []string{"Пришел.", "Увидел."})
	bitext.Write(os.Stdout, "ladder", units, bitext.Options{})
	bitext.Write(os.Stdout, "jsonl", units, bitext.Options{})
	// Output:
	// 0	0	0.9000
	// 1	2	1.0000
	// {"a":[0],"b":[0,1],"score":0.9,"relation":"equivalent","a_text":"Прийшов, побачив.","b_text":"Пришел. Увидел."}
}
