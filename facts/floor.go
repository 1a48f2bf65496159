package facts

import "github.com/zvirka/zvirka/align"

// Surely is the confidence from which a difference is more likely right than
// wrong. Reports fold what is below.
const Surely = 0.5

// The least probability, kind included, of what is listed where two accounts
// were written apart. There most of what an editor must see is told in other
// words and never sure: with one half as the floor, two of three conflicts
// would be lost. The values are those that serve the measures of the gold best
// on pairs left out of training.
const (
	leastFactApart   = 0.15
	leastDetailApart = 0.2
	leastApart       = 0.1
)

// leastSure is the least confidence of what is listed there.
const leastSure = 0.05

// leastVersion is the least confidence of what is listed where one text is a
// version of the other: there a reader wants silence, and what differs is sure
// more often than not. It is no floor of the probability with the kind
// included, since three names that stand together share that of one thing. Of
// the values that raise an alarm on no more than one in fourteen pairs of
// sentences that say the same it finds most, on stories left out of training.
const leastVersion = 0.58

// floor says which candidates are listed.
type floor struct {
	confidence         float64
	fact, detail, rest float64 // least probabilities, kind included, of missing facts, of details and of all else
}

func floorOf(opts Options, mode align.Mode) floor {
	f := floor{confidence: leastVersion}
	if mode == align.Independent {
		f = floor{confidence: leastSure, fact: leastFactApart, detail: leastDetailApart, rest: leastApart}
	}
	switch least := opts.MinConfidence; {
	case least < 0:
		return floor{}
	case least > 0:
		return floor{confidence: least, fact: min(f.fact, least), detail: min(f.detail, least), rest: min(f.rest, least)}
	}
	return f
}

// isLikely reports whether c, which has been weighed, is likely enough.
func (f floor) isLikely(c *candidate) bool {
	switch c.Kind {
	case MissingFact:
		return c.pick >= f.fact
	case MissingDetail:
		return c.pick >= f.detail
	}
	return c.pick >= f.rest
}
