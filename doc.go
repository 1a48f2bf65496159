// Package zvirka compares Ukrainian and Russian accounts of the same events
// and shows what each adds, leaves out or changes, with the evidence.
//
// The hurried call [CompareTexts]:
//
//	c, err := zvirka.CompareTexts(ctx, ukrainianText, russianText)
//
// The whole path is [Analyze], once for each document, and [Compare], for two
// analyses or more:
//
//	a, err := zvirka.Analyze(ctx, doc, zvirka.Options{})
//	c, err := zvirka.Compare(ctx, []*zvirka.Analysis{a, b}, zvirka.Options{})
//
// Analyses are immutable, so that one can take part in many comparisons. A
// [Comparison] holds the documents, the facts they tell, the links between
// their sentences and the typed differences; package report prints it.
//
// The stages are packages of their own and can be used alone: corpus, detect,
// segment, anchor, frame, align and facts, in the order of the path.
//
// All spans are half-open byte offsets into UTF-8 text. The same input gives
// the same output, whatever the number of cores. zvirka never says who is
// right.
package zvirka
