// Package segment splits Ukrainian and Russian text into sentences.
//
// [Split] walks through each block of a document and stops at every mark that
// can end a sentence. Small named rules, tried in order, each answer split,
// join or no opinion; the first opinion counts, and its name is kept in
// [Sentence] so that every boundary can be explained. What the rules know of
// a language is data: abbreviations by class, words that open sentences, the
// endings of surnames, and Punkt parameters for words that the tables lack.
//
// # Conventions
//
// A boundary falls after closing quotes and brackets. Several sentences
// within one pair of quotes are split. An aside in brackets stays whole; a
// sentence wholly in brackets stands alone. A sentence ends before a dash
// that opens new speech, never before the words of the author. List numbers
// stay with their item.
//
// # Figures
//
// Boundary F1 on development data (UD IU and ParlaMint for Ukrainian;
// factRuEval, UD GSD and Taiga for Russian), beside the best peers measured:
//
//	              uk     ru
//	this package  .996   .998
//	razdel        .980   .992
//	SRX rules     .993   .986
//
// Without the Punkt parameters the same: the tables know the abbreviations of
// these texts. They cost 5 to 10 ms and 2 MB, when the first doubtful full
// stop of a language is met. How they were made is told in segment/punkt.
package segment
