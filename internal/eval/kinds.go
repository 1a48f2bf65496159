package eval

// Kinds are the kinds of differences that are scored, in the order of tables.
var Kinds = []string{
	"missing_fact", "missing_detail", "granularity", "number", "date", "place", "name", "role",
	"negation", "certainty", "attribution", "quote", "framing", "agent", "order",
}

// groups hold the kinds that a lax match takes for each other.
var groups = map[string]int{
	"missing_fact": 0, "missing_detail": 0, "granularity": 0,
	"number": 1, "date": 1, "place": 1, "name": 1, "role": 1,
	"negation": 2, "certainty": 2, "attribution": 2, "quote": 2,
	"framing": 3,
	"agent":   4,
	"order":   5,
}

const (
	kindOrder   = "order"   // of whole sentences: matches nothing but itself
	kindFraming = "framing" // of words, not of facts
	kindCopy    = "copy"    // of whole documents: not scored
	related     = "related" // a bead that is not the same fact
)

// factual reports whether a report of the kind can spring a trap.
func factual(kind string) bool { return kind != kindFraming && kind != kindOrder && kind != kindCopy }
