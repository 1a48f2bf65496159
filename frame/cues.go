package frame

import "github.com/zvirka/zvirka/corpus"

// Cue is a word, or some words, that show how certain a clause is, whether it
// is negated, or who it comes from. Kind is that of the cue: "probable",
// "possible", "unknown", "asserted", "negative", "planned", "conditional", "future",
// "background", "source" (who follows is the source), "speech" (a finite verb of
// saying), "claim" (a noun or another form of one), "passive" (a participle or verb without its agent), "finite" (a
// finite verb), or "person" (a noun for people or a body). Class is the class of event of speech, passive and finite cues
// that have one.
type Cue struct {
	corpus.Span
	Sentence int
	Kind     string
	Class    string
}

// cueWords are the names of cues, by cue.
var cueWords = func() (out [cues]string) {
	for name, c := range cueNames {
		out[c] = name
	}
	return out
}()

// Cues returns the cues of a document in the order of the text. A text in a
// language without data has none. Cost is linear in the text.
func Cues(in Input) []Cue {
	c := cueReader{wanted: true, in: in}
	if in.Sentences == nil && in.Text != "" {
		in.Sentences = []corpus.Span{{Start: 0, End: len(in.Text)}}
	}
	for n, sentence := range in.Sentences {
		c.sentence(n, sentence)
	}
	return c.out
}

// cueReader gathers the cues of a document.
type cueReader struct {
	wanted bool
	in     Input
	own    *reader // reads what nobody else does
	out    []Cue
}

// sentence adds the cues of sentence n.
func (c *cueReader) sentence(n int, span corpus.Span) {
	if !c.wanted {
		return
	}
	if c.own == nil {
		c.own = newReader(c.in, new(scratch))
	}
	if c.own.lex != nil {
		c.add(c.own.lex, c.own.tokens(n, span), n)
	}
}

// add adds the cues of sentence n, whose tokens were read.
func (c *cueReader) add(lex *lexicon, toks []token, n int) {
	if !c.wanted {
		return
	}
	for i := range toks {
		c.out = appendCues(c.out, lex, toks, i, n)
	}
}

// appendCues appends the cues that begin at token i.
func appendCues(out []Cue, lex *lexicon, toks []token, i, sentence int) []Cue {
	t := &toks[i]
	if t.source >= 0 {
		last := max(i, min(int(t.source), len(toks)-1))
		out = append(out, Cue{corpus.Span{Start: t.Start, End: toks[last].End}, sentence, cueWords[cSource], ""})
	}
	if t.cue != cNone {
		last := max(i, min(int(t.cueEnd), len(toks)-1))
		out = append(out, Cue{corpus.Span{Start: t.Start, End: toks[last].End}, sentence, cueWords[t.cue], ""})
	}
	class, speech := "", false
	if t.trigger >= 0 {
		e := &lex.entries[t.trigger]
		speech = e.speech
		if e.sort == sTrigger {
			class = ontology().classes[e.class].ID
		}
	}
	if t.person >= 0 {
		out = append(out, Cue{t.Span, sentence, "person", ""})
	}
	switch {
	case speech:
		kind := "claim"
		if t.f.has(fPast | fPres | fFut) {
			kind = "speech"
		}
		last := max(i, min(int(t.last), len(toks)-1))
		out = append(out, Cue{corpus.Span{Start: t.Start, End: toks[last].End}, sentence, kind, class})
	case t.f.has(fShort):
		out = append(out, Cue{t.Span, sentence, "passive", class})
	case t.f.has(fPast | fPres | fFut):
		out = append(out, Cue{t.Span, sentence, "finite", class})
	}
	return out
}

// Opposite reports whether two classes of event contradict each other: deny
// and confirm, start and stop.
func Opposite(a, b string) bool {
	o := ontology()
	i, ok := o.index[a]
	j, ok2 := o.index[b]
	return ok && ok2 && o.rel[i][j] == oppositeClass
}
