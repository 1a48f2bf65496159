package frame

import (
	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/anchor/timex"
)

// The anchors that a document brings along.
type (
	Mention = names.Mention
	Time    = timex.Time
	Number  = timex.Number
)
