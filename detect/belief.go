package detect

import (
	_ "embed"
	"math"
	"sync"

	"github.com/zvirka/zvirka/detect/internal/ngram"
)

//go:embed data/profiles.bin
var profileData []byte

// profiles is the table of letter profiles. It panics on broken embedded data.
var profiles = sync.OnceValue(func() *ngram.Table {
	t, err := ngram.Unmarshal(profileData)
	if err != nil {
		panic("detect: data/profiles.bin: " + err.Error())
	}
	return t
})

// indexes of the languages in the table
const (
	uk = iota
	ru
	be
	bg
	sr
	mk
	pl
	en
)

// belief is the logarithm of the likelihood of each language, in nats.
type belief [ngram.Count]float64

// bonuses are added to a belief before it is compared.
type bonuses [ngram.Count]float64

// prior is what is believed of a text before it is read: what people compare
// is Ukrainian or Russian.
var prior = belief{uk: 4.3, ru: 4, be: 0, bg: 0, sr: 0, mk: 0, pl: 0, en: 1}

// exclude rules out the languages of the other script.
func (b *belief) exclude(cyrillic bool) {
	for l := range b {
		if isLatin(l) == cyrillic {
			b[l] -= ruledOut
		}
	}
}

// ruledOut is taken from the belief in a language of another script.
const ruledOut = 30

// add adds o to b, no language of o lagging the best by more than limit: one
// odd piece does not outweigh the rest.
func (b *belief) add(o *belief, limit float64) {
	top := o[0]
	for _, v := range o {
		top = max(top, v)
	}
	for l, v := range o {
		b[l] += max(v-top, -limit)
	}
}

// best returns the language that is believed most, and its lead.
func (b *belief) best(bonus *bonuses) (lang int, lead float64) {
	first, second := math.Inf(-1), math.Inf(-1)
	for l, v := range b {
		if bonus != nil {
			v += bonus[l]
		}
		if v > first {
			lang, first, second = l, v, first
		} else if v > second {
			second = v
		}
	}
	return lang, first - second
}

// share returns the share of belief in lang.
func (b *belief) share(lang int, bonus *bonuses) float64 {
	if first, lead := b.best(bonus); first == lang && lead > 30 {
		return 1
	}
	sum := 0.0
	at := func(l int) float64 {
		if bonus != nil {
			return b[l] + bonus[l]
		}
		return b[l]
	}
	for l := range b {
		sum += math.Exp(max(-60, min(60, (at(l)-at(lang))*temper)))
	}
	return round(1 / sum)
}

const (
	// wordWeight is what a common word adds to the languages that have it.
	wordWeight = 2.5
	// letterWeight is what a letter takes from a language that lacks it, over
	// what the profiles say.
	letterWeight = 6.0
)

// lacks says which languages do not have the letters of a mark.
var lacks = [markCount]langSet{
	markI:      1<<ru | 1<<bg | 1<<sr | 1<<mk,
	markYi:     all &^ (1 << uk),
	markY:      all &^ (1<<ru | 1<<be),
	markHard:   all &^ (1<<ru | 1<<bg),
	markU:      all &^ (1 << be),
	markSr:     all &^ (1<<sr | 1<<mk),
	markSrOnly: all &^ (1 << sr),
	markMk:     all &^ (1 << mk),
	markI2:     1 << be,
	markShch:   1<<be | 1<<sr | 1<<mk,
	markSoft:   1<<sr | 1<<mk,
	markPl:     all &^ (1 << pl),
}

const all langSet = 1<<ngram.Count - 1

// letters takes from each language what its missing letters cost.
func (b *belief) letters(p *piece) {
	for m, set := range lacks {
		if n := p.marks[m]; n > 0 && set != 0 {
			for l := range b {
				if set&(1<<l) != 0 {
					b[l] -= letterWeight * float64(n)
				}
			}
		}
	}
}

// perLetter makes up, for each letter, for the little text that some profiles
// were learnt from. Of single words less is added (see makeUp): there the
// prior counts.
var perLetter = belief{be: 0.5, bg: 0.65, sr: 0.65, mk: 0.65, pl: 0.4, en: 0.4}

// makeUp returns by how many letters' worth perLetter is added to a piece of n
// letters.
func makeUp(n int) float64 {
	return float64(n) * min(1, max(0.15, float64(n-6)/18))
}

// temper makes up for letters not being independent of each other.
const temper = 0.7

// hear adds the word of another detector: each language it names gains or
// loses by how far its share is from an even one. A language that it does not
// name stays where it is.
func (b *belief) hear(said []Result) {
	for _, r := range said {
		for l, code := range ngram.Languages {
			if code == string(r.Lang) {
				b[l] += hearing * math.Log(max(r.Confidence, leastShare)/evenShare)
			}
		}
	}
}

const (
	hearing    = 3     // the weight of a fallback's word
	leastShare = 0.005 // no fallback rules a language out for good
	evenShare  = 0.25  // what says nothing
)
