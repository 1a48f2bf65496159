package align

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/canon"
)

// voices say under which name a feature of a pair speaks to a reader.
var voices = [nBase]string{
	fBias: "prior", fGrams: "spelling", fWords: "words", fCover: "words", fCoverMax: "words", fMass: "words",
	fLength: "length", fShort: "length", fShortGrams: "spelling", fShortWords: "words", fIDs: "names", fTimes: "times",
	fValues: "numbers", fOtherAnchors: "anchors", fIDClash: "clash", fTimeClash: "clash", fValueClash: "clash",
	fEvidence: "", fNumbers: "numbers", fNumberClash: "clash", fGramsWords: "words", fPosition: "position",
	fQuoteEnds: "punctuation", fAsks: "punctuation", fNoStop: "punctuation", fOtherMarks: "punctuation",
	fNear: "words", fNearCover: "words", fBest: "words", fOnce: "words", fLocal: "words", fUnits: "numbers",
	fTimesNear: "times", fValuesNear: "numbers",
	fShorter: "length", fLonger: "length", fTitles: "position", fEarlier: "position", fLater: "position", fSizes: "prior",
}

// beadVoices say the same of the features of a block of a bead.
var beadVoices = [nBlock]string{
	bBias: "prior", bGrams: "spelling", bWords: "words", bGramsWords: "words", bRatio: "length", bDelta: "length",
	bShort: "length", bShortGrams: "spelling", bWeakest: "spelling", bNumbers: "numbers", bNumberClash: "clash",
	bAnchors: "anchors", bSame: "words", bRest: "words", bGramSame: "spelling", bGramRest: "spelling",
	bQuoteEnds: "punctuation", bAsks: "punctuation", bNoStop: "punctuation", bOtherMarks: "punctuation",
	bEvidence: "evidence",
}

// voiceSum adds up weights by voice.
type voiceSum map[string]float64

// reasons returns the voices as reasons, those that speak loudest first; text
// says what each has seen. What weighs nearly nothing is left out.
func (v voiceSum) reasons(text func(name string) string) []Reason {
	var out []Reason
	for name, w := range v {
		if math.Abs(w) >= 0.05 {
			out = append(out, Reason{Name: name, Weight: math.Round(w*1000) / 1000, Text: text(name)})
		}
	}
	slices.SortFunc(out, func(x, y Reason) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight)), cmp.Compare(x.Name, y.Name))
	})
	return out
}

// explainPair returns what spoke for and against a link. The weights add up to
// its log-odds.
func (j *job) explainPair(m *regime, p *pair) []Reason {
	v := voiceSum{}
	for i, x := range p.x {
		if voices[i] != "" {
			v[voices[i]] += m.first[i] * x
		}
	}
	z := weigh(m.first[:], p.x)
	v["neighbours and rivals"] = p.z[len(p.z)-1] - z
	a, b := []int{int(p.a)}, []int{int(p.b)}
	out := v.reasons(func(name string) string { return j.seen(name, a, b) })
	for _, s := range j.support[[2]int32{p.a, p.b}] {
		out = append(out, Reason{Name: s.name, Weight: math.Round(m.first[fEvidence]*math.Log1p(evidenceSlope*s.strength)*1000) / 1000, Text: s.why})
	}
	return out
}

// explainBead returns what spoke for and against a bead of the parallel
// regime. The weights add up to that of the bead in the ladder.
func (j *job) explainBead(l *ladderField, r rung) []Reason {
	x := make([]float64, nBead)
	l.bead(x, r.i, r.j, r.shape)
	v := voiceSum{}
	for i, value := range x {
		name := "prior"
		if i < 2*nBlock {
			name = beadVoices[i%nBlock]
		}
		v[name] += j.opts.Model.bead[i] * value
	}
	a, b := series(r.i, r.shape.m), series(r.j, r.shape.n)
	return v.reasons(func(name string) string { return j.seen(name, a, b) })
}

// seen says what a voice has seen in the sentences a and b.
func (j *job) seen(name string, a, b []int) string {
	switch name {
	case "words":
		return j.sharedWords(a, b)
	case "spelling":
		return fmt.Sprintf("%.0f%% of the trigrams, by weight", 100*j.likeness(a, b))
	case "length":
		x, y := j.sides(fmt.Sprintf("%.0f", j.lengthOf(j.a, a)), fmt.Sprintf("%.0f", j.lengthOf(j.b, b)))
		return x + " letters against " + y
	case "position":
		x, y := j.sides(fmt.Sprintf("%d of %d", a[0]+1, len(j.a)), fmt.Sprintf("%d of %d", b[0]+1, len(j.b)))
		return "sentence " + x + " against " + y
	case "punctuation":
		return agreement(marksOfAll(j.a, a), marksOfAll(j.b, b))
	case "neighbours and rivals":
		return "links of the sentences around, and other candidates"
	case "names":
		return strings.Join(j.commonAnchors(a, b, kindID), ", ")
	case "times":
		return strings.Join(j.commonAnchors(a, b, kindTime), ", ")
	case "numbers":
		if same := j.commonAnchors(a, b, kindValue); len(same) > 0 {
			return strings.Join(same, ", ")
		}
		return "digits"
	case "anchors":
		var all []string
		for k := range nKinds {
			all = append(all, j.commonAnchors(a, b, k)...)
		}
		return strings.Join(all, ", ")
	case "clash":
		return j.clashing(a, b)
	case "evidence":
		return j.outside(a, b)
	case "prior":
		return "how often such beads are right"
	}
	return ""
}

// sides returns what is said of a and b in the order in which the caller has them.
func (j *job) sides(a, b string) (string, string) {
	if j.swapped {
		return b, a
	}
	return a, b
}

// markNames are the marks that agreement tells of.
var markNames = []struct {
	mark uint16
	name string
}{
	{mOpensQuote, "a quotation at the start"}, {mClosesQuote, "a quotation at the end"}, {mAsks, "?"}, {mExclaims, "!"},
	{mTrails, "…"}, {mColon, ":"}, {mNoStop, "no full stop"}, {mBracket, "brackets"}, {mQuotes, "quotation marks"},
}

// marksOfAll returns the marks of some sentences that follow each other, as of one.
func marksOfAll(ps []profile, of []int) uint16 { return marks(ps[of[0] : of[len(of)-1]+1]) }

// agreement says which marks both sides have, and which one of them.
func agreement(a, b uint16) string {
	var both, one []string
	for _, m := range markNames {
		switch {
		case a&b&m.mark != 0:
			both = append(both, m.name)
		case (a|b)&m.mark != 0:
			one = append(one, m.name)
		}
	}
	var parts []string
	if len(both) > 0 {
		parts = append(parts, "both: "+strings.Join(both, ", "))
	}
	if len(one) > 0 {
		parts = append(parts, "one side only: "+strings.Join(one, ", "))
	}
	return strings.Join(parts, "; ")
}

// outside says what the evidence of the caller says for the sentences.
func (j *job) outside(a, b []int) string {
	var out []string
	for _, i := range a {
		for _, k := range b {
			for _, s := range j.support[[2]int32{int32(i), int32(k)}] {
				out = append(out, s.name+": "+s.why)
			}
		}
	}
	return strings.Join(out, "; ")
}

func (j *job) lengthOf(ps []profile, of []int) float64 {
	n := 0.0
	for _, i := range of {
		n += ps[i].length
	}
	return n
}

func (j *job) likeness(a, b []int) float64 {
	g, x, y := 0.0, 0.0, 0.0
	for _, i := range a {
		for _, k := range a {
			x += dot(j.a[i].grams, j.a[k].grams)
		}
		for _, k := range b {
			g += dot(j.a[i].grams, j.b[k].grams)
		}
	}
	for _, i := range b {
		for _, k := range b {
			y += dot(j.b[i].grams, j.b[k].grams)
		}
	}
	return cosine(g, math.Sqrt(x), math.Sqrt(y))
}

// maxShown is how many shared words a reason lists.
const maxShown = 8

// sharedWords lists the words that both have, the rarest first: "міст = мост",
// the word of the caller's a before that of b.
func (j *job) sharedWords(a, b []int) string {
	type found struct {
		a, b string
		w    float32
	}
	var all []found
	done := map[int32]bool{}
	for _, i := range a {
		for _, e := range j.a[i].words {
			if done[e.id] {
				continue
			}
			done[e.id] = true
			if x, y := sameWord(j.formsOf(0, a, e.id), j.formsOf(1, b, e.id)); x != "" {
				all = append(all, found{x, y, e.w})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y found) int {
		return cmp.Or(cmp.Compare(y.w, x.w), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	var texts []string
	for _, f := range all[:min(maxShown, len(all))] {
		x, y := j.sides(f.a, f.b)
		if x != y {
			x += " = " + y
		}
		texts = append(texts, x)
	}
	if len(texts) == 0 {
		return "none in common"
	}
	return strings.Join(texts, ", ")
}

// formsOf returns the forms of a class of words in the sentences of a side.
func (j *job) formsOf(side int, of []int, class int32) []*canon.Form {
	ps := j.a
	if side == 1 {
		ps = j.b
	}
	var out []*canon.Form
	for _, i := range of {
		for k, id := range ps[i].order {
			if id == class {
				out = append(out, &j.sentence(side, i).Forms[ps[i].forms[k]])
			}
		}
	}
	return out
}

// sameWord returns the first two forms that are the same word, or nothing where
// there are none but function words.
func sameWord(x, y []*canon.Form) (string, string) {
	for _, p := range x {
		for _, q := range y {
			if !p.Stop && !q.Stop && canon.Same(*p, *q) {
				return p.Stem, q.Stem
			}
		}
	}
	return "", ""
}

// pooled returns the anchors of a kind in the sentences named, sorted.
func pooled(ps []profile, of []int, kind int) []int32 {
	var out []int32
	for _, i := range of {
		out = append(out, ps[i].anchors[kind]...)
	}
	return distinct(out)
}

func (j *job) commonAnchors(a, b []int, kind int) []string {
	y := pooled(j.b, b, kind)
	var out []string
	for _, id := range pooled(j.a, a, kind) {
		if slices.Contains(y, id) {
			out = append(out, j.anchorName[id])
		}
	}
	return out
}

// clashing lists the times and numbers that each side has and the other has
// not; where neither are known as such, what is written in digits.
func (j *job) clashing(a, b []int) string {
	var out []string
	add := func(x, y []string) {
		if len(x) > 0 && len(y) > 0 {
			first, second := j.sides(strings.Join(x, ", "), strings.Join(y, ", "))
			out = append(out, first+" against "+second)
		}
	}
	for _, kind := range [...]int{kindID, kindTime, kindValue} {
		add(j.apart(a, b, kind))
	}
	if len(out) == 0 {
		add(j.digitsApart(a, b))
	}
	return strings.Join(out, "; ")
}

// digitsApart returns the numbers in digits that a has and b has not, and the
// other way round.
func (j *job) digitsApart(a, b []int) (x, y []string) {
	inA, inB := digits(j.a, a), digits(j.b, b)
	return writtenNumbers(j.sa, a, inB), writtenNumbers(j.sb, b, inA)
}

// writtenNumbers returns the numbers of some sentences as they are written, but
// for those that are known.
func writtenNumbers(s []Sentence, of []int, known []int32) (out []string) {
	for _, i := range of {
		eachNumeral(s[i].Text, func(from, to int, hash int32) {
			if text := s[i].Text[from:to]; !slices.Contains(known, hash) && !slices.Contains(out, text) {
				out = append(out, text)
			}
		})
	}
	return out
}

// apart returns the anchors of a kind that a has and b has not, and the other way round.
func (j *job) apart(a, b []int, kind int) (x, y []string) {
	p, q := pooled(j.a, a, kind), pooled(j.b, b, kind)
	for _, id := range p {
		if !slices.Contains(q, id) {
			x = append(x, j.anchorName[id])
		}
	}
	for _, id := range q {
		if !slices.Contains(p, id) {
			y = append(y, j.anchorName[id])
		}
	}
	return x, y
}
