package zvirka

import (
	"sync"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/anchor/timex"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/frame"
)

// Preload loads the embedded lexicons and models, on all cores. Each is loaded
// when it is first needed anyway; a program that is about to compare can call
// this in a goroutine of its own while it reads the documents.
func Preload() {
	var group sync.WaitGroup
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		group.Go(func() { frame.Cues(frame.Input{Text: "а", Lang: lang}) })
		group.Go(func() { timex.Find("1", nil, lang, "") })
	}
	group.Go(facts.Preload)
	group.Go(func() { canon.Default() })
	group.Go(func() { gazetteer.Default() })
	group.Go(func() { names.Find("А", nil, corpus.Ukrainian) })
	group.Go(func() { align.DefaultModel(); models() })
	group.Go(func() { identifier() })
	group.Wait()
}
