package frame

import (
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// Input is a document as the earlier stages left it. Sentences, Mentions,
// Times, Numbers and Quotes are in the order of the text; all spans are byte
// offsets into Text. Only Text and Lang are required: without sentences the
// whole text is one.
type Input struct {
	Text      string
	Title     bool // the first sentence is the title
	Lang      corpus.Lang
	Date      string // reference time, "2023-09-22[T…]" or empty
	Sentences []corpus.Span
	Mentions  []Mention
	Times     []Time
	Numbers   []Number
	Quotes    []corpus.Span

	Canon *canon.Canon // knows the words; nil is [canon.Default]

	// Tokens are those of each sentence, and Forms what Canon makes of them,
	// where somebody has worked them out already: both or none.
	Tokens [][]canon.Token
	Forms  [][]canon.Form
}

// The roles of a frame.
const (
	Agent   = "agent"   // who acts
	Patient = "patient" // who or what is acted on
	Partner = "partner" // to or with whom
)

// The values of Frame.Certainty. Empty is asserted.
const (
	Asserted = "asserted"
	Probable = "probable"
	Possible = "possible"
	Unknown  = "unknown"
)

// The values of Frame.Polarity. Denied is said by the text to be denied by
// somebody, negative is said by the text itself not to be.
const (
	Positive = "positive"
	Negative = "negative"
	Denied   = "denied"
)

// The values of Frame.Context. Empty is what the account is about.
const (
	Background  = "background"
	Planned     = "planned"
	Conditional = "conditional"
	Future      = "future"
)

// The classes of sources, Frame.SourceClass.
const (
	Official  = "official"
	Agency    = "agency"
	Media     = "media"
	Expert    = "expert"
	Anonymous = "anonymous"
)

// Frame is one event as a clause tells it. It is a value: copies share what
// is precomputed for [Match], nothing of it is changed after [Extract].
type Frame struct {
	corpus.Span             // the clause
	Sentence    int         `json:"sentence"` // index into Input.Sentences
	Trigger     corpus.Span `json:"trigger"`  // the word or words that name the event
	Class       string      `json:"class"`    // id of the ontology, never empty
	// Roles holds for each role the ids of mentions, or "w:" and the stem of
	// a word that names no known actor. Roles without filler are absent.
	Roles map[string][]string `json:"roles,omitempty"`
	// Time is the value of the time of the event ("2023-09-13",
	// "2023-09-13/2023-09-15"), Place the id of its place; empty if unknown.
	Time    string `json:"time,omitempty"`
	Place   string `json:"place,omitempty"`
	Numbers []int  `json:"numbers,omitempty"` // indexes into Input.Numbers
	// Source is who the account has it from, Speaker who said it: the id of a
	// mention or "w:" and the stem of a word. SourceClass is one of the
	// classes of sources or empty.
	Source      string   `json:"source,omitempty"`
	SourceClass string   `json:"source_class,omitempty"`
	Speaker     string   `json:"speaker,omitempty"`
	Certainty   string   `json:"certainty"`
	Polarity    string   `json:"polarity"`
	Context     string   `json:"context,omitempty"`
	Quoted      bool     `json:"quoted,omitempty"` // inside a direct quotation
	Topics      []uint32 `json:"-"`                // canonical keys of the content words of the clause, sorted

	m *features
}
