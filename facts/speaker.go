package facts

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// longestSource is how many words may stand between a word of saying and who
// says it.
const longestSource = 9

// shortRest is how many words at the end of a clause still say who speaks.
const shortRest = 5

// longestSpeaker is how many words before a speaker may say more of who it is:
// «експерт асоціації «Зерно України» Микола Горобець».
const longestSpeaker = 8

// speakerAfter returns the words from the cue at words [i,end) of a clause to
// the end of who says it, where that follows. after says that it can stand
// nowhere else.
func (s *side) speakerAfter(clause run, i, end int, after bool) (from, to int, found bool) {
	hi := min(clause.to, end+longestSource)
	for k := end; k < hi; k++ {
		if !s.isSpeaker(k) {
			continue
		}
		for to = k + 1; to < hi && (s.isSpeaker(to) || s.words[to].part == inName); to++ {
		}
		return i, s.throughName(s.restOfSource(to, clause.to)), true
	}
	switch {
	case end < clause.to && s.isSomebody(end): // «сказав він»
		return i, end + 1, true
	case i == clause.from && end < clause.to && s.isPlainNoun(end): // «, отметила защита»
		return i, s.throughName(s.restOfSource(end+1, clause.to)), true
	case after && end < hi: // «за попередніми даними» has no name
		return i, s.restOfSource(min(hi, end+3), clause.to), true
	case after && end > i+1: // «за його словами»
		return i, end, true
	}
	return 0, 0, false
}

// speakerBefore returns the words from the beginning of who says it to the end
// of the cue at words [i,end) of a clause, where that follows.
func (s *side) speakerBefore(clause run, i, end int) (from, to int, found bool) {
	lo := max(clause.from, i-longestSource)
	for k := i - 1; k >= lo; k-- {
		if s.isSpeaker(k) {
			return s.wholeSpeaker(k), end, true
		}
	}
	if i > clause.from && s.isSomebody(i-1) {
		return i - 1, end, true
	}
	return 0, 0, false
}

// wholeSpeaker returns where the words begin that tell of the speaker at word
// k: what stands before it in its clause, quoted names among it, but no time
// and no verb.
func (s *side) wholeSpeaker(k int) int {
	from := k
	for from > max(0, k-longestSpeaker) {
		w := &s.words[from-1]
		if w.sentence != s.words[k].sentence || w.part == inTime || s.breaks(w.Span, s.words[from].Span) || s.isVerb(w.Span) || s.isIn("conjunction", w.In(s.account.Doc.Text)) {
			break
		}
		from--
	}
	return from
}

// breaks reports whether more than quotation marks stands between two words.
func (s *side) breaks(left, right corpus.Span) bool {
	return strings.ContainsAny(s.account.Doc.Text[left.End:right.Start], ",;:()—–…")
}

// throughName returns where the words end that begin before word to, with the
// name in quotation marks that follows right there: «пише портал «Новинки»».
func (s *side) throughName(to int) int {
	if to >= len(s.words) || s.words[to].sentence != s.words[to-1].sentence {
		return to
	}
	text := s.account.Doc.Text
	if between := text[s.words[to-1].End:s.words[to].Start]; strings.TrimSpace(between) == "" || !strings.ContainsAny(between, "«“\"") || strings.ContainsAny(between, ",;:()—–…") {
		return to
	}
	for k := to; k < min(len(s.words), to+5) && s.words[k].sentence == s.words[to].sentence; k++ {
		next := len(text)
		if k+1 < len(s.words) {
			next = s.words[k+1].Start
		}
		if strings.ContainsAny(text[s.words[k].End:next], "»”\"") {
			return k + 1
		}
	}
	return to
}

// restOfSource returns where a source ends whose speaker ends before word to:
// a short rest of the clause without a verb of its own says more of the
// speaker.
func (s *side) restOfSource(to, end int) int {
	if end-to > shortRest || to >= end || s.hasVerb(to, end) {
		return to
	}
	return end
}

// hasVerb reports whether a finite verb stands among words [from,to).
func (s *side) hasVerb(from, to int) bool {
	return s.hasFinite(corpus.Span{Start: s.words[from].Start, End: s.words[to-1].End})
}

// isSomebody reports whether word k is a pronoun for who speaks.
func (s *side) isSomebody(k int) bool {
	return s.isIn("somebody", s.words[k].In(s.account.Doc.Text))
}

// isPlainNoun reports whether word k may name who speaks: a word with a meaning
// that is no verb, time or number.
func (s *side) isPlainNoun(k int) bool {
	w := &s.words[k]
	return w.class == canon.Word && w.content() && (w.part == plain || w.part == inName) && !s.isVerb(w.Span)
}

// isSpeaker reports whether word k names somebody or is a noun for people or
// a body.
func (s *side) isSpeaker(k int) bool {
	return s.words[k].part == inName || s.isPerson(s.words[k].Span)
}

// bit is 1 for true.
func bit(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// sayings returns the cues by which s tells of sources, in the order of the
// text: verbs of saying, phrases like «за даними», those with a pronoun in them
// («за його словами»), and verbs of finding out.
func (s *side) sayings() []frame.Cue {
	var out []frame.Cue
	text := s.account.Doc.Text
	for _, c := range s.cues {
		switch c.Kind {
		case "source", "speech":
			out = append(out, c)
		case "finite":
			if s.beginsIn("finding", c.In(text)) {
				out = append(out, frame.Cue{Span: c.Span, Sentence: c.Sentence, Kind: "speech"})
			}
		}
	}
	for k := 2; k < len(s.words); k++ {
		x, y, z := &s.words[k-2], &s.words[k-1], &s.words[k]
		if x.sentence == z.sentence && s.isIn("whose", y.In(text)) && s.isIn("by-whom", x.In(text)) && s.beginsIn("account", z.In(text)) {
			out = append(out, frame.Cue{Span: corpus.Span{Start: x.Start, End: z.End}, Sentence: z.sentence, Kind: "source"})
		}
	}
	slices.SortStableFunc(out, func(c, d frame.Cue) int { return cmp.Compare(c.Start, d.Start) })
	return out
}

// withMarks returns the span of words [from,to) with the quotation mark that
// closes a name at its end.
func (s *side) withMarks(from, to int) corpus.Span {
	span := corpus.Span{Start: s.words[from].Start, End: s.words[to-1].End}
	text := s.account.Doc.Text
	if rest := text[span.End:]; strings.Contains(span.In(text), "«") && strings.HasPrefix(rest, "»") {
		span.End += len("»")
	}
	return span
}

// speakersAt returns the ids of those whom the frames at a source have as who
// says it.
func (s *side) speakersAt(x source) []string {
	frames := s.account.Frames
	var ids []string
	for i := sort.Search(len(frames), func(i int) bool { return frames[i].Sentence >= x.sentence }); i < len(frames) && frames[i].Sentence == x.sentence; i++ {
		for _, id := range []string{frames[i].Speaker, frames[i].Source} {
			if id != "" && !strings.HasPrefix(id, "w:") && !slices.Contains(ids, id) && (frames[i].Span.Overlaps(x.span) || x.span.Contains(frames[i].Trigger)) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
