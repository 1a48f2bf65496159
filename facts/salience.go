package facts

import "github.com/zvirka/zvirka/corpus"

// leadSentences are the sentences at the head of an account that tell what it
// is about.
const leadSentences = 3

// salience returns how much an editor wants to see c: 3, 2 or 1.
func salience(c *candidate, a, b *Account) int {
	lead := inLead(c.A, a) || inLead(c.B, b)
	switch c.Kind {
	case Number, Date, Negation, Name, Place:
		return 3
	case MissingFact:
		if lead || c.x[featExtra] >= 0.6 {
			return 3
		}
		return 2
	case Certainty, Role, Agent, Attribution:
		return 2
	case MissingDetail:
		if c.x[featDelimited] > 0 || c.x[featAnchors] > 0.3 {
			return 2
		}
		return 1
	}
	return 1
}

// inLead reports whether a span stands in the first sentences of an account.
func inLead(spans []corpus.Span, a *Account) bool {
	n := min(leadSentences, len(a.Sentences))
	return len(spans) > 0 && n > 0 && spans[0].Start < a.Sentences[n-1].End
}
