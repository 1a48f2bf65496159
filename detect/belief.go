package detect

import (
	_ "embed"
	"math"
	"sync"

	"github.com/zvirka/zvirka/corpus"
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
var prior = belief{uk: 3, ru: 3, be: 0, bg: 0, sr: 0, mk: 0, pl: 0, en: 1}

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

// temper makes up for letters not being independent of each other.
const temper = 0.7

// allows reports whether lang is not out of the question.
func (b *belief) allows(lang corpus.Lang) bool {
	best, _ := b.best(nil)
	for l, code := range ngram.Languages {
		if code == string(lang) {
			return b[best]-b[l] < 12
		}
	}
	return true
}
