package facts

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/value"
)

// counted returns the numbers of s as rules compare them: those that are
// anchors, then, in accounts written apart, each «один» that counts somebody
// or something.
func (s *side) counted(apart bool) []anchor.Number {
	if !apart {
		return s.numbers
	}
	if !s.in.counts {
		s.in.countedNumbers, s.in.counts = slices.Concat(s.numbers, ones(s)), true
	}
	return s.in.countedNumbers
}

// ones returns the words for one that a noun follows. They are no anchors, since
// most say no more than an article does; beside another number of the same they
// count.
func ones(s *side) []anchor.Number {
	var out []anchor.Number
	text := s.account.Doc.Text
	for i := range s.words {
		w := &s.words[i]
		if w.class != canon.Word || w.part != plain || !s.isIn("one", w.In(text)) {
			continue
		}
		n := anchor.Number{Span: w.Span, Text: w.In(text), Value: "1", Bound: "=", Rule: oneRule}
		for k := i + 1; k < min(len(s.words), i+3) && s.words[k].sentence == w.sentence && !parted(s, s.words[k-1].Span, s.words[k].Span); k++ {
			v := &s.words[k]
			if v.form.Stop || v.class != canon.Word {
				break // «один из них», «один на один»
			}
			n.Of, n.OfSpan = v.In(text), v.Span
			if s.isPeople(v.Span, *v.form) {
				break
			}
		}
		if n.Of != "" {
			out = append(out, n)
		}
	}
	return out
}

// oneRule is the rule of such numbers.
const oneRule = "one"

// isCollective reports whether the word of a number counts people only: «двоє»,
// «семеро».
func (s *side) isCollective(n anchor.Number) bool {
	word, _, _ := strings.Cut(n.Text, " ")
	return s.isIn("collective", word)
}

// people are the keys of nouns that are counted as people are.
var people = sync.OnceValue(func() map[uint32]bool {
	keys := map[uint32]bool{}
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		for _, word := range wordSets()["people-"+string(lang)] {
			keys[canon.Default().Form(word, lang).Key] = true
		}
	}
	return keys
})

// isPeople reports whether a noun for people, whose form is given, stands at the
// span.
func (s *side) isPeople(span corpus.Span, form canon.Form) bool {
	return s.isPerson(span) || !form.IsZero() && people()[form.Key]
}

// countsPeople reports whether a number counts people.
func (s *side) countsPeople(n anchor.Number, of canon.Form) bool {
	return s.isCollective(n) || !of.IsZero() && s.isPeople(n.OfSpan, of)
}

// reaches reports whether the number is what a sum, a degree or a sentence comes
// up to: «до 45 градусів» names 45.
func (s *side) reaches(n anchor.Number) bool {
	if n.Bound != "<=" || n.ValueEnd != "" {
		return false
	}
	text := s.account.Doc.Text
	before := strings.TrimRight(text[max(0, n.Start-6):n.Start], " ")
	return strings.HasPrefix(strings.ToLower(n.Text), "до ") || strings.HasSuffix(strings.ToLower(before), "до")
}

// reachesAnother reports whether one of two numbers names what something comes
// up to, and the other names another value.
func (b *bead) reachesAnother(n, m anchor.Number) bool {
	switch {
	case n.Unit != m.Unit || n.ValueEnd != "" || m.ValueEnd != "":
		return false
	case b.a.reaches(n):
		return n.Value != m.Value && (m.Bound == "=" || m.Bound == "~") || m.Bound == ">="
	case b.b.reaches(m):
		return n.Value != m.Value && (n.Bound == "=" || n.Bound == "~") || n.Bound == ">="
	}
	return false
}

// isSum reports whether number n, of those on its side, is the sum of m and
// another number beside m: «186 людей» is «180 пассажиров и шесть членов экипажа».
func isSum(n, m anchor.Number, own, others []anchor.Number) bool {
	whole, part := magnitude(n.Value), magnitude(m.Value)
	if n.Unit != m.Unit || n.ValueEnd+m.ValueEnd != "" || part <= 0 || whole <= part {
		return false
	}
	return slices.ContainsFunc(others, func(k anchor.Number) bool {
		return k.Span != m.Span && k.Unit == m.Unit && k.Type == m.Type && k.ValueEnd == "" && magnitude(k.Value)+part == whole &&
			!slices.ContainsFunc(own, func(o anchor.Number) bool { return o.Value == k.Value })
	})
}

// isTurned reports whether two values are one score told from two sides: 2:1 and
// 1:2.
func isTurned(x, y string) bool {
	first, second, ok := strings.Cut(x, ":")
	return ok && y == second+":"+first
}

// magnitude returns the number that a value tells, 0 if it tells none.
func magnitude(value string) float64 {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return 0
	}
	return math.Abs(x)
}

// boundsNearly reports whether of two numbers one bounds or rounds the other
// and they are too near each other to be so by chance.
func boundsNearly(n, m anchor.Number, relation value.Relation) bool {
	if !relation.Agree() || len(n.Value) == 0 || len(m.Value) == 0 {
		return false
	}
	x, y := magnitude(n.Value), magnitude(m.Value)
	return min(x, y) >= 10 && max(x, y) <= 1.25*min(x, y)
}
