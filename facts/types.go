package facts

import (
	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/segment"
)

// Account is one document, analysed: what is compared.
type Account struct {
	Doc       *corpus.Doc
	Sentences []segment.Sentence
	Anchors   *anchor.Anchors
	Frames    []frame.Frame // events, in the order of the text
	Cues      []frame.Cue   // words of saying, doubt and denial, in the order of the text

	// Tokens and Forms hold the tokens of each sentence and their canonical
	// forms: Forms[i][k] is that of Tokens[i][k].
	Tokens [][]canon.Token
	Forms  [][]canon.Form

	reading *reading // see [Account.Prepare]
}

// Kind is a type of difference.
type Kind string

// The kinds of differences.
const (
	MissingFact   Kind = "missing_fact"   // told on one side only
	MissingDetail Kind = "missing_detail" // a linked fact has more words on one side
	Granularity   Kind = "granularity"    // one value contains the other
	Number        Kind = "number"
	Date          Kind = "date"
	Place         Kind = "place"
	Name          Kind = "name"
	Role          Kind = "role"
	Negation      Kind = "negation"
	Certainty     Kind = "certainty"
	Attribution   Kind = "attribution"
	Quote         Kind = "quote"
	Framing       Kind = "framing"
	Agent         Kind = "agent"
	Order         Kind = "order"
	Copy          Kind = "copy"
)

// Values are the canonical values that a difference compares.
type Values struct {
	A string `json:"a"`
	B string `json:"b"`
}

// Difference is one thing that two accounts tell differently. A and B are
// spans of the texts of the two documents; one side may be empty. Confidence
// is the share of such reports that are right; Salience is 3 for what an
// editor must see, 2 for what is worth knowing, 1 for the fine print.
type Difference struct {
	Kind       Kind          `json:"kind"`
	Fact       string        `json:"fact,omitempty"`
	Beads      []int         `json:"beads"`
	A          []corpus.Span `json:"a"`
	B          []corpus.Span `json:"b"`
	Values     Values        `json:"values"`
	Rule       string        `json:"rule"`
	Confidence float64       `json:"confidence"`
	Salience   int           `json:"salience"`
	Evidence   string        `json:"evidence"`
}

// Fact is one thing told, by one account or several.
type Fact struct {
	ID       string    `json:"id"`
	Class    string    `json:"class"`
	Salience int       `json:"salience"`
	Tellings []Telling `json:"tellings"`
}

// Telling is how one account tells a fact. Doc is the number of the account,
// Sentences are numbers of its sentences.
type Telling struct {
	Doc       int               `json:"doc"`
	Sentences []int             `json:"sentences"`
	Spans     []corpus.Span     `json:"spans"`
	Values    map[string]string `json:"values,omitempty"`
}

// Share is how much of each of two accounts stands in the other too, in [0,1].
type Share struct {
	A float64 `json:"a"`
	B float64 `json:"b"`
}

// Pair is the comparison of two accounts, given by their numbers.
type Pair struct {
	A           int          `json:"a"`
	B           int          `json:"b"`
	Mode        align.Mode   `json:"mode"`
	Why         string       `json:"why,omitempty"`
	Copy        Share        `json:"copy"`
	Beads       []align.Bead `json:"beads"`
	Differences []Difference `json:"differences"`
}
