package report

import "github.com/zvirka/zvirka/corpus"

// Options say how a report looks. The zero value is plain text in English,
// 100 columns wide, without what is of low salience.
type Options struct {
	UI         corpus.Lang // language of the report's own words: en, uk or ru; empty is en
	Width      int         // columns of text; 0 is 100
	Color      bool        // escape sequences of a terminal for colours
	Links      bool        // escape sequences of a terminal for links to the files
	SideBySide bool        // text: both accounts beside each other
	All        bool        // text: also what is of low salience
}

const defaultWidth = 100
