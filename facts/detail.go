package facts

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// details returns the candidates for words that one side of a bead has more
// than the other: whole clauses and brackets, and runs of words.
func details(b *bead) []candidate {
	out := sideDetails(b, b.a, false)
	out = append(out, sideDetails(b, b.b, true)...)
	standOut(out)
	return out
}

// sideDetails returns what s has more than the other side; swapped says that
// s is b.
func sideDetails(b *bead, s *side, swapped bool) []candidate {
	var out []candidate
	sayings := sources(s)
	all := runs(s)
	out = append(out, wholes(b, s, all, swapped)...)
	for _, r := range all {
		if b.apart && isSaying(r, sayings) {
			continue // told as a source
		}
		words := s.words[r.from:r.to]
		n, rarity := uncovered(words)
		if n == 0 {
			continue
		}
		c := b.more(MissingDetail, r, swapped)
		c.mass = rarity
		isFact := r.rule == "clause-more" && n >= leastContent && s.tells(s.spanOf(r)) && !isSaying(r, sayings)
		switch {
		case isFact && b.mayBeApart(s, r):
			c = c.asFact()
			c.twin = false
			out = append(out, c)
		case isFact:
			out = append(out, c, c.asFact())
		case !b.mayBeApart(s, r):
			out = append(out, c)
		}
	}
	return out
}

// How sure a link of accounts written apart must be for one side to be told to
// have more: below, readers found that each side tells a fact of its own. Where
// it is most of the sentence that one side has more, more is asked for.
const (
	leastTogether     = 0.4
	leastMostTogether = 0.7
)

// mayBeApart reports whether the two sides may well tell two things, of which
// run r of s is one.
func (b *bead) mayBeApart(s *side, r run) bool {
	if !b.apart || b.align.Score >= leastMostTogether {
		return false
	}
	return b.align.Score < leastTogether || 2*s.contentOf(r) >= s.contentOf(run{from: 0, to: len(s.words)})
}

// contentOf counts the content words of a run.
func (s *side) contentOf(r run) int {
	n := 0
	for i := r.from; i < r.to; i++ {
		if s.words[i].content() {
			n++
		}
	}
	return n
}

// wholes returns the candidates for clauses that follow each other in a
// sentence and that the other side lacks all: they tell one fact.
func wholes(b *bead, s *side, all []run, swapped bool) []candidate {
	if !b.apart {
		return nil
	}
	var out []candidate
	for i := 0; i < len(all); {
		k := i + 1
		for k < len(all) && all[i].rule == "clause-more" && all[k].rule == "clause-more" && all[k].from == all[k-1].to &&
			s.words[all[k].from].sentence == s.words[all[i].from].sentence {
			k++
		}
		if r := (run{all[i].from, all[k-1].to, "clauses-alone"}); k-i > 1 && s.tells(s.spanOf(r)) {
			out = append(out, b.more(MissingFact, r, swapped))
		}
		i = k
	}
	return out
}

// more returns the candidate of a kind for a run of words that one side has
// more than the other; swapped says that the side is b.
func (b *bead) more(kind Kind, r run, swapped bool) candidate {
	s, own, rest := b.a, b.bagA, b.bagB
	if swapped {
		s, own, rest = b.b, rest, own
	}
	words, span := s.words[r.from:r.to], s.spanOf(r)
	c := b.oneSided(kind, r.rule, span, swapped)
	c.setWords(words)
	b.setPlace(&c, r.from, r.to, swapped)
	c.x[featAnywhere] = rest.bestCover(words)
	c.x[featKin] = own.marks.frameKin(s.account, span)
	c.Evidence = "no counterpart: " + uncoveredWords(s, words)
	return c
}

// spanOf returns the span of a run.
func (s *side) spanOf(r run) corpus.Span {
	return corpus.Span{Start: s.words[r.from].Start, End: s.words[r.to-1].End}
}

// isSaying reports whether a clause does little more than name a source.
func isSaying(r run, sayings []source) bool {
	return slices.ContainsFunc(sayings, func(x source) bool {
		return 2*(min(r.to, x.to)-max(r.from, x.from)) >= r.to-r.from
	})
}

// asFact returns c as a fact of its own: a clause with a verb may be more than
// a detail of the sentence that it stands in.
func (c candidate) asFact() candidate {
	c.Kind, c.Rule = MissingFact, "clause-alone"
	c.x[featRule] = ruleCodes[c.Rule]
	c.mass, c.twin = 0, true
	return c
}

// hasFinite reports whether a finite verb stands in the span.
func (s *side) hasFinite(span corpus.Span) bool {
	return slices.ContainsFunc(s.cues, func(c frame.Cue) bool {
		return (c.Kind == "finite" || c.Kind == "speech" || c.Kind == "passive") && span.Contains(c.Span)
	})
}

// frameKin returns how well the frames that span tells match the best of the
// other account's: much means that it is told there, if in other words.
func (m *marks) frameKin(account *Account, span corpus.Span) float64 {
	best := 0.0
	at := sentenceAt(account, span.Start)
	from := sort.Search(len(account.Frames), func(i int) bool { return account.Frames[i].Sentence >= at })
	for i := from; i < len(account.Frames) && account.Frames[i].Sentence == at; i++ {
		if span.Contains(account.Frames[i].Trigger) {
			best = max(best, m.frames[i])
		}
	}
	return best
}

// standOut fills in how a candidate stands out among those of its bead: the
// share of all that is uncovered, and the lead over the next.
func standOut(list []candidate) {
	all := 0.0
	for i := range list {
		all += list[i].mass
	}
	for i := range list {
		c := &list[i]
		if c.twin {
			c.x[featShare], c.x[featLead] = list[i-1].x[featShare], list[i-1].x[featLead]
			continue
		}
		next := 0.0
		for k := range list {
			if k != i {
				next = max(next, list[k].mass)
			}
		}
		if all > 0 && c.mass+next > 0 {
			c.x[featShare] = c.mass / all
			c.x[featLead] = (c.mass - next) / (c.mass + next)
		}
	}
}

// oneSided returns a candidate with a span on one side only.
func (b *bead) oneSided(kind Kind, rule string, span corpus.Span, swapped bool) candidate {
	if swapped {
		return b.newCandidate(kind, rule, nil, spansOf(span))
	}
	return b.newCandidate(kind, rule, spansOf(span), nil)
}

// uncoveredWords lists the words that have no counterpart.
func uncoveredWords(s *side, words []word) string {
	var list []string
	for i := range words {
		if w := &words[i]; w.content() && !w.covered {
			list = append(list, w.In(s.account.Doc.Text))
		}
	}
	return strings.Join(list, ", ")
}

// run is a range of words of a side that may be more than the other has.
type run struct {
	from, to int
	rule     string
}

// runs returns the runs of a side: the clauses most of whose content the
// other side lacks, and in the other clauses the stretches of words that it
// lacks, with the function words before them.
func runs(s *side) []run {
	var out []run
	for _, c := range clauses(s) {
		words := s.words[c.from:c.to]
		missing, content := 0, 0
		for i := range words {
			if words[i].content() {
				content++
				if !words[i].covered {
					missing++
				}
			}
		}
		if missing == 0 {
			continue
		}
		if content >= 2 && missing*4 >= content*3 {
			out = append(out, run{c.from, c.to, "clause-more"})
			continue
		}
		out = append(out, stretches(s, c.from, c.to)...)
	}
	return out
}

// stretches returns the runs of uncovered words between from and to; function
// words belong to the run that follows them.
func stretches(s *side, from, to int) []run {
	var out []run
	start, last := -1, -1
	flush := func() {
		if start >= 0 && last >= 0 {
			out = append(out, run{start, last + 1, "words-more"})
		}
		start, last = -1, -1
	}
	for i := from; i < to; i++ {
		w := &s.words[i]
		switch {
		case w.content() && w.covered:
			flush()
		case w.content():
			if start < 0 {
				start = i
			}
			last = i
		case start < 0:
			start = i
		}
	}
	flush()
	return out
}

// clauses returns the ranges of words of s between marks of punctuation that
// end a clause or open and close a bracket. Commas that only part the members
// of a list make clauses of one word or two, which is what a reader sees.
func clauses(s *side) []run {
	if !s.in.clauses {
		s.in.clauseRuns, s.in.clauses = findClauses(s), true
	}
	return s.in.clauseRuns
}

func findClauses(s *side) []run {
	var out []run
	from := 0
	for i := 1; i <= len(s.words); i++ {
		if i < len(s.words) && s.words[i].sentence == s.words[i-1].sentence && !parted(s, s.words[i-1].Span, s.words[i].Span) {
			continue
		}
		if i > from {
			out = append(out, run{from: from, to: i})
		}
		from = i
	}
	return out
}

// parted reports whether what lies between two words parts clauses.
func parted(s *side, left, right corpus.Span) bool {
	between := s.account.Doc.Text[left.End:right.Start]
	for len(between) > 0 {
		r, size := utf8.DecodeRuneInString(between)
		switch r {
		case ',', ';', ':', '(', ')', '—', '–', '«', '»', '“', '”', '"', '…':
			return true
		}
		between = between[size:]
	}
	return false
}
