package report

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// PinSchema is the number of the form of a file of corrections.
const PinSchema = 1

// Pins are corrections of a report, as the page gives them out.
type Pins struct {
	Schema int   `json:"schema"`
	Pins   []Pin `json:"pins"`
}

// What a correction asks for.
const (
	Accept = "accept" // the difference is right
	Reject = "reject" // the difference is wrong
	Retype = "retype" // the difference is of the kind To
	Relink = "relink" // the sentence of A belongs with that of B, or with none
)

// Pin is one correction that a reader made. It names a difference by its kind
// and the words on both sides, or, for [Relink], two sentences.
type Pin struct {
	Action string     `json:"action"`
	Kind   facts.Kind `json:"kind,omitempty"`
	To     facts.Kind `json:"to,omitempty"`
	A      Place      `json:"a"`
	B      Place      `json:"b"`
	Note   string     `json:"note,omitempty"`
}

// Place is a place in an account that outlives changes of the text: the words
// there and what stands beside them. Source and SHA256 say which account it
// was. A place without a quotation is nowhere.
type Place struct {
	Source string `json:"source,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
	Quote  string `json:"quote,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Corrections says what corrections did to a comparison.
type Corrections struct {
	Applied  []Applied  `json:"applied,omitempty"`
	Rejected []Rejected `json:"rejected,omitempty"`
	Unfit    []Unfit    `json:"unfit,omitempty"`
}

// Applied is a correction that was laid over a comparison. Difference is its
// number in the pair, below zero where it is not of one difference.
type Applied struct {
	Pin        Pin `json:"pin"`
	Pair       int `json:"pair"`
	Difference int `json:"difference"`
}

// Rejected is a difference that a correction took out.
type Rejected struct {
	Pair       int              `json:"pair"`
	Difference facts.Difference `json:"difference"`
}

// Unfit is a correction that could not be laid over. Reason is "account",
// "text", "sentence", "difference" or "action": what was not found.
type Unfit struct {
	Pin    Pin    `json:"pin"`
	Reason string `json:"reason"`
}

// ReadPins reads a file of corrections.
func ReadPins(r io.Reader) (*Pins, error) {
	var p Pins
	if err := json.NewDecoder(r).Decode(&p); err != nil {
		return nil, fmt.Errorf("report: not a file of corrections: %w", err)
	}
	if p.Schema != PinSchema {
		return nil, fmt.Errorf("report: the corrections have schema %d; this version reads %d", p.Schema, PinSchema)
	}
	return &p, nil
}

// Recompare makes the comparison of a pair again from corrected links.
type Recompare func(pair int, beads []align.Bead) facts.Pair

// Apply lays corrections over c and notes in c.Corrections what each did.
// Links are corrected first; where recompare is not nil the differences of
// those pairs are found again, otherwise the differences that rest on a link
// which is gone are dropped. A correction is found again by the words it
// quotes and what stands beside them, so that it holds when the text or the
// program has changed; one that fits nowhere is listed, never dropped.
func Apply(c *Comparison, pins *Pins, recompare Recompare) {
	x := &applying{c: c, out: &Corrections{}, gone: map[[2]int]bool{}}
	changed := map[int]bool{}
	for _, pin := range pins.Pins {
		if pin.Action == Relink {
			if pair, ok := x.relink(pin); ok {
				changed[pair] = true
			}
		}
	}
	for k := range c.Pairs {
		if changed[k] && recompare != nil {
			a, b := c.Pairs[k].A, c.Pairs[k].B
			c.Pairs[k] = recompare(k, filled(c.Pairs[k].Beads))
			c.Pairs[k].A, c.Pairs[k].B = a, b
		} else if changed[k] {
			x.dropUnlinked(k)
		}
	}
	for _, pin := range pins.Pins {
		if pin.Action != Relink {
			x.single(pin)
		}
	}
	x.compact()
	c.Corrections = x.out
}

// filled returns the beads that hold a sentence.
func filled(beads []align.Bead) []align.Bead {
	var out []align.Bead
	for _, b := range beads {
		if len(b.A)+len(b.B) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// applying is the state of [Apply].
type applying struct {
	c    *Comparison
	out  *Corrections
	gone map[[2]int]bool // differences to take out, by pair and number
}

func (x *applying) unfit(pin Pin, reason string) {
	x.out.Unfit = append(x.out.Unfit, Unfit{pin, reason})
}

// single applies a correction of one difference.
func (x *applying) single(pin Pin) {
	switch pin.Action {
	case Accept, Reject:
	case Retype:
		if pin.To == "" {
			x.unfit(pin, "action")
			return
		}
	default:
		x.unfit(pin, "action")
		return
	}
	pair, difference, reason := x.find(pin)
	if reason != "" {
		x.unfit(pin, reason)
		return
	}
	key := [2]int{pair, difference}
	switch pin.Action {
	case Reject:
		x.gone[key] = true
		x.out.Rejected = append(x.out.Rejected, Rejected{pair, x.c.Pairs[pair].Differences[difference]})
		difference = -1
	case Retype:
		x.c.Pairs[pair].Differences[difference].Kind = pin.To
	}
	x.out.Applied = append(x.out.Applied, Applied{pin, pair, difference})
}

// find returns the difference that pin is about, or what was not found.
func (x *applying) find(pin Pin) (pair, difference int, reason string) {
	reason = "account"
	best := 0.0
	for k := range x.c.Pairs {
		p := &x.c.Pairs[k]
		for _, turned := range [2]bool{false, true} {
			place := [2]Place{pin.A, pin.B}
			if turned {
				place[0], place[1] = place[1], place[0]
			}
			if !x.c.may(place[0], p.A) || !x.c.may(place[1], p.B) {
				continue
			}
			if reason == "account" {
				reason = "text"
			}
			a, okA := locate(x.c.Documents[p.A].Text, place[0])
			b, okB := locate(x.c.Documents[p.B].Text, place[1])
			if !okA || !okB {
				continue
			}
			if reason == "text" {
				reason = "difference"
			}
			for i := range p.Differences {
				d := &p.Differences[i]
				if x.gone[[2]int{k, i}] || d.Kind != pin.Kind || !covers(d.A, a) || !covers(d.B, b) {
					continue
				}
				if s := overlap(d.A, a) + overlap(d.B, b); s > best {
					best, pair, difference = s, k, i
				}
			}
		}
	}
	if best > 0 {
		return pair, difference, ""
	}
	return 0, 0, reason
}

// may reports whether place may lie in document i: no other document of the
// comparison is the one it was made in.
func (c *Comparison) may(place Place, i int) bool {
	if place.Quote == "" {
		return true
	}
	known := false
	for k, in := range c.Manifest.Inputs {
		if place.SHA256 != "" && in.SHA256 == place.SHA256 || place.Source != "" && in.Source == place.Source {
			if k == i {
				return true
			}
			known = true
		}
	}
	return !known
}

// covers reports whether spans touch at, or both are nowhere.
func covers(spans []corpus.Span, at corpus.Span) bool {
	if at.Len() == 0 || len(spans) == 0 {
		return at.Len() == 0 && len(spans) == 0
	}
	return overlap(spans, at) > 0
}

// overlap is the share of at and spans that they have in common, in [0,1].
func overlap(spans []corpus.Span, at corpus.Span) float64 {
	common, all := 0, at.Len()
	for _, s := range spans {
		all += s.Len()
		if s.Overlaps(at) {
			common += 2 * (min(s.End, at.End) - max(s.Start, at.Start))
		}
	}
	if all == 0 {
		return 0
	}
	return float64(common) / float64(all)
}

// Shares of common words from which a neighbourhood, or a sentence that was
// changed, is taken for the one that was quoted.
const (
	sameNeighbours = 0.3
	sameSentence   = 0.6
	tellingQuote   = 24 // runes of a quotation that needs no neighbours
)

// locate finds a place in text again: by its words with the best neighbours,
// or by the sentence-like stretch with most words in common.
func locate(text string, p Place) (corpus.Span, bool) {
	if strings.TrimSpace(p.Quote) == "" {
		return corpus.Span{}, true
	}
	before, after := wordSet(p.Before), wordSet(p.After)
	best, found := -1.0, corpus.Span{}
	for _, at := range occurrences(text, p.Quote) {
		left, right := neighbour(text, at.Start, -1), neighbour(text, at.End, 1)
		b := (kept(before, left) + beside(p.Before, left, -1)) / 2
		a := (kept(after, right) + beside(p.After, right, 1)) / 2
		if s := (b*float64(len(before)) + a*float64(len(after))) / float64(max(1, len(before)+len(after))); s > best {
			best, found = s, at
		}
	}
	long := utf8.RuneCountInString(p.Quote) >= tellingQuote
	if best >= sameNeighbours || best >= 0 && long || best >= 0 && len(before) == 0 && len(after) == 0 {
		return found, true
	}
	if !long {
		return corpus.Span{}, false
	}
	best, found = 0, corpus.Span{}
	quote := wordSet(p.Quote)
	for start := 0; start < len(text); {
		end := start + strings.IndexAny(text[start:], ".!?\n") + 1
		if end == start {
			end = len(text)
		}
		if s := dice(quote, wordSet(text[start:end])); s > best {
			best, found = s, corpus.Span{Start: start, End: end}.Trim(text)
		}
		start = end
	}
	return found, best >= sameSentence
}

// Locate finds a place in a text again, which may have changed since: by the
// words that it quotes and what stands beside them, or by the sentence that
// has most words in common. A place without a quotation is an empty span.
func Locate(text string, p Place) (corpus.Span, bool) { return locate(text, p) }

// occurrences returns where the words of quote stand in text, white space
// aside and not within a word.
func occurrences(text, quote string) []corpus.Span {
	fields := strings.Fields(quote)
	for i := range fields {
		fields[i] = regexp.QuoteMeta(strings.ToValidUTF8(fields[i], "\uFFFD"))
	}
	re, err := regexp.Compile(strings.Join(fields, `\s+`))
	if err != nil {
		return nil
	}
	var out []corpus.Span
	for _, m := range re.FindAllStringIndex(text, 1000) {
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		after, _ := utf8.DecodeRuneInString(text[m[1]:])
		first, _ := utf8.DecodeRuneInString(text[m[0]:])
		last, _ := utf8.DecodeLastRuneInString(text[:m[1]])
		if inWord(before) && inWord(first) || inWord(after) && inWord(last) {
			continue
		}
		out = append(out, corpus.Span{Start: m[0], End: m[1]})
	}
	return out
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// neighbours is how many runes beside its words a place remembers.
const neighbours = 60

// neighbour returns the text beside an offset: before it where way is below
// zero, else after it.
func neighbour(text string, at, way int) string {
	i := at
	for n := 0; n < neighbours; n++ {
		if way < 0 {
			_, size := utf8.DecodeLastRuneInString(text[:i])
			if i -= size; size == 0 {
				break
			}
		} else {
			_, size := utf8.DecodeRuneInString(text[i:])
			if i += size; size == 0 {
				break
			}
		}
	}
	if way < 0 {
		return text[i:at]
	}
	return text[at:i]
}

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !inWord(r) }) {
		set[strings.ToLower(w)] = true
	}
	return set
}

// kept is the share of words that still stand in text.
func kept(words map[string]bool, text string) float64 {
	n, now := 0, wordSet(text)
	for w := range words {
		if now[w] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(words)))
}

// beside is the share of the words of quoted that now stand in text in the same
// order right at the place: at its end where way is below zero, else at its
// beginning.
func beside(quoted, text string, way int) float64 {
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !inWord(r) })
	}
	q, t := split(quoted), split(text)
	if way < 0 {
		slices.Reverse(q)
		slices.Reverse(t)
	}
	n := 0
	for n < len(q) && n < len(t) && q[n] == t[n] {
		n++
	}
	return float64(n) / float64(max(1, len(q)))
}

// dice is the share of words that two sets have in common.
func dice(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// relink applies a correction of links; it returns the pair it changed.
func (x *applying) relink(pin Pin) (int, bool) {
	reason := "account"
	for k := range x.c.Pairs {
		p := &x.c.Pairs[k]
		for _, turned := range [2]bool{false, true} {
			place := [2]Place{pin.A, pin.B}
			if turned {
				place[0], place[1] = place[1], place[0]
			}
			if place[0].Quote == "" && place[1].Quote == "" || !x.c.may(place[0], p.A) || !x.c.may(place[1], p.B) {
				continue
			}
			i, okA := x.c.sentence(p.A, place[0])
			j, okB := x.c.sentence(p.B, place[1])
			if !okA || !okB {
				reason = "sentence"
				continue
			}
			relinkBeads(p, i, j)
			x.out.Applied = append(x.out.Applied, Applied{pin, k, -1})
			return k, true
		}
	}
	x.unfit(pin, reason)
	return 0, false
}

// sentence returns the number of the sentence at a place, -1 for nowhere.
func (c *Comparison) sentence(doc int, place Place) (int, bool) {
	if place.Quote == "" {
		return -1, true
	}
	d := &c.Documents[doc]
	at, ok := locate(d.Text, place)
	if !ok {
		return 0, false
	}
	best, number := 0, -1
	for i, s := range d.Sentences {
		if n := min(s.End, at.End) - max(s.Start, at.Start); n > best {
			best, number = n, i
		}
	}
	return number, number >= 0
}

// relinkBeads makes sentences i and j of p belong together and with no others;
// where one is below zero the other belongs with none. The numbers of beads
// stay: links that end become beads of one side.
func relinkBeads(p *facts.Pair, i, j int) {
	beads := make([]align.Bead, 0, len(p.Beads)+3)
	var freedA, freedB []int
	for _, b := range p.Beads {
		inA, inB := holds(b.A, i), holds(b.B, j)
		switch {
		case inA && len(b.B) > 0, inB && len(b.A) > 0:
			freedA, freedB = append(freedA, b.A...), append(freedB, b.B...)
			b = align.Bead{A: []int{}, B: []int{}, Score: 1}
		case inA && j >= 0, inB && i >= 0:
			b = align.Bead{A: []int{}, B: []int{}, Score: 1}
		}
		beads = append(beads, b)
	}
	if i >= 0 && j >= 0 {
		beads = append(beads, align.Bead{A: []int{i}, B: []int{j}, Score: 1, Relation: align.Overlap})
	}
	for _, k := range freedA {
		if !linkedIn(beads, k, true) {
			beads = append(beads, align.Bead{A: []int{k}, B: []int{}, Score: 1})
		}
	}
	for _, k := range freedB {
		if !linkedIn(beads, k, false) {
			beads = append(beads, align.Bead{A: []int{}, B: []int{k}, Score: 1})
		}
	}
	p.Beads = beads
}

func holds(numbers []int, k int) bool {
	for _, n := range numbers {
		if n == k && k >= 0 {
			return true
		}
	}
	return false
}

func linkedIn(beads []align.Bead, k int, a bool) bool {
	for _, b := range beads {
		if a && holds(b.A, k) || !a && holds(b.B, k) {
			return true
		}
	}
	return false
}

// dropUnlinked takes out the differences of a pair that rest on links which
// are gone, and the facts said to be missing that are now linked.
func (x *applying) dropUnlinked(k int) {
	p := &x.c.Pairs[k]
	for i := range p.Differences {
		d := &p.Differences[i]
		stale := false
		for _, n := range d.Beads {
			stale = stale || n < len(p.Beads) && len(p.Beads[n].A)+len(p.Beads[n].B) == 0
		}
		if d.Kind == facts.MissingFact {
			stale = x.linkedSpan(p, d)
		}
		if stale {
			x.gone[[2]int{k, i}] = true
			x.out.Rejected = append(x.out.Rejected, Rejected{k, *d})
		}
	}
}

// linkedSpan reports whether a fact said to be missing lies in a sentence
// that a link holds.
func (x *applying) linkedSpan(p *facts.Pair, d *facts.Difference) bool {
	for _, b := range p.Beads {
		if !b.Linked() {
			continue
		}
		for _, s := range []struct {
			doc     int
			numbers []int
			spans   []corpus.Span
		}{{p.A, b.A, d.A}, {p.B, b.B, d.B}} {
			for _, n := range s.numbers {
				for _, at := range s.spans {
					if x.c.Documents[s.doc].Sentences[n].Overlaps(at) {
						return true
					}
				}
			}
		}
	}
	return false
}

// compact takes out the differences that are gone, keeping the numbers of the
// applied corrections right.
func (x *applying) compact() {
	moved := map[[2]int]int{}
	for k := range x.c.Pairs {
		p := &x.c.Pairs[k]
		kept := make([]facts.Difference, 0, len(p.Differences))
		for i, d := range p.Differences {
			if !x.gone[[2]int{k, i}] {
				moved[[2]int{k, i}] = len(kept)
				kept = append(kept, d)
			}
		}
		p.Differences = kept
	}
	for i := range x.out.Applied {
		a := &x.out.Applied[i]
		if to, ok := moved[[2]int{a.Pair, a.Difference}]; ok {
			a.Difference = to
		} else {
			a.Difference = -1
		}
	}
}

// pinned returns the corrections of single differences, by pair and number.
func (c *Comparison) pinned() map[[2]int]*Applied {
	out := map[[2]int]*Applied{}
	if c.Corrections == nil {
		return out
	}
	for i := range c.Corrections.Applied {
		if a := &c.Corrections.Applied[i]; a.Difference >= 0 {
			out[[2]int{a.Pair, a.Difference}] = a
		}
	}
	return out
}

// pinFor returns the correction, without an action, that names a difference.
func (v *view) pinFor(p *pairView, d *facts.Difference) Pin {
	return Pin{Kind: d.Kind, A: v.placeOf(p.a, d.A), B: v.placeOf(p.b, d.B)}
}

// placeOf returns the place of the first of spans.
func (v *view) placeOf(a *account, spans []corpus.Span) Place {
	if len(spans) == 0 {
		return Place{}
	}
	s := spans[0]
	p := Place{
		Quote:  s.In(a.Text),
		Before: strings.TrimSpace(neighbour(a.Text, s.Start, -1)), After: strings.TrimSpace(neighbour(a.Text, s.End, 1)),
	}
	if a.number < len(v.c.Manifest.Inputs) {
		in := v.c.Manifest.Inputs[a.number]
		p.Source, p.SHA256 = in.Source, in.SHA256
	}
	return p
}

// PinLines says in words, in the language ui, what the corrections of c did
// and which of them no longer fit, one a line; nil where there were none.
func PinLines(c *Comparison, ui corpus.Lang) []string { return pinLines(c, wordsOf(ui)) }

func (v *view) pinLines() []string { return pinLines(v.c, v.w) }

func pinLines(c *Comparison, w *words) []string {
	if c.Corrections == nil {
		return nil
	}
	var lines []string
	if n := len(c.Corrections.Applied); n > 0 {
		lines = append(lines, w.n("pins.applied", n))
	}
	if n := len(c.Corrections.Rejected); n > 0 {
		lines = append(lines, w.n("pins.rejected", n))
	}
	if n := len(c.Corrections.Unfit); n > 0 {
		lines = append(lines, w.n("pins.unfit", n)+":")
	}
	for _, u := range c.Corrections.Unfit {
		what := w.or("kind."+string(u.Pin.Kind), string(u.Pin.Kind))
		if u.Pin.Action == Relink {
			what = ""
		}
		var quotes []string
		for _, q := range []string{u.Pin.A.Quote, u.Pin.B.Quote} {
			if q != "" {
				quotes = append(quotes, "«"+shorten(oneLine(q), 60)+"»")
			}
		}
		lines = append(lines, "- "+strings.Join(nonEmpty(w.or("pin."+u.Pin.Action, oneLine(u.Pin.Action)), what, strings.Join(quotes, " / ")), ", ")+": "+w.t("unfit."+u.Reason))
	}
	return lines
}

func nonEmpty(s ...string) []string {
	var out []string
	for _, x := range s {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}
