// Package eval scores comparisons against gold: links between the sentences
// of two accounts, and typed differences between them.
//
//	gold, err := eval.ReadGold(file, "gold.jsonl")
//	predicted, err := eval.ReadPredictions(other, "mine.jsonl")
//	result, err := eval.Score(gold, predicted)
//
// The format of gold is told in testdata/gold, the measures in
// docs/evaluation.md. Predictions may come from any tool. Spans are given as
// half-open byte offsets into the text and measured in characters, so that
// Cyrillic and Latin weigh the same.
package eval
