// Package lingua makes pemistahl/lingua-go a fallback of package detect.
//
// It tells Ukrainian, Russian, Belarusian and English apart, best in single
// words and short phrases. Importing it adds some 130 MB of models to a
// binary; they are loaded when it is first asked, which takes about half a
// second. Package detect asks it only about short texts that letters and its
// own profiles leave open.
package lingua

import (
	"strings"
	"sync"

	"github.com/pemistahl/lingua-go"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect"
)

// Detector is a [detect.Detector] on lingua-go. It is safe for concurrent use.
type Detector struct {
	build func() lingua.LanguageDetector
}

// Option is a choice made when a [Detector] is built.
type Option func(*options)

type options struct{ lowAccuracy bool }

// LowAccuracy uses sequences of three letters alone: a tenth of the memory,
// and more errors in single words.
func LowAccuracy() Option { return func(o *options) { o.lowAccuracy = true } }

// New returns a detector. Nothing is loaded before it is first asked.
func New(opts ...Option) *Detector {
	var o options
	for _, f := range opts {
		f(&o)
	}
	return &Detector{build: sync.OnceValue(func() lingua.LanguageDetector {
		b := lingua.NewLanguageDetectorBuilder().FromLanguages(lingua.Ukrainian, lingua.Russian, lingua.Belarusian, lingua.English)
		if o.lowAccuracy {
			b = b.WithLowAccuracyMode()
		}
		return b.Build()
	})}
}

// Detect returns the likeliest of the four languages and its share of
// lingua's confidence, [corpus.Undetermined] where no letter is known.
func (d *Detector) Detect(text string) detect.Result {
	best := detect.Result{Lang: corpus.Undetermined}
	for _, r := range d.Rank(text) {
		if r.Confidence > best.Confidence {
			best = r
		}
	}
	return best
}

// Rank returns all four languages with their shares of lingua's confidence,
// the likeliest first.
func (d *Detector) Rank(text string) []detect.Result {
	values := d.build().ComputeLanguageConfidenceValues(text)
	out := make([]detect.Result, len(values))
	for i, v := range values {
		out[i] = detect.Result{Lang: corpus.Lang(strings.ToLower(v.Language().IsoCode639_1().String())), Confidence: v.Value()}
	}
	return out
}
