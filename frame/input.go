package frame

import (
	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/anchor/timex"
)

// The anchors as their packages give them.
type (
	Mention = names.Mention // a span that names somebody or something
	Time    = timex.Time    // a span that tells a time, with its value
	Number  = timex.Number  // a span that tells a quantity, with its value
)
