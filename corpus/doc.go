// Package corpus holds the documents that zvirka compares: their text, its
// blocks, and what is known of their date, outlet and language.
//
// It is the leaf of the pipeline: [Span], [Block] and [Doc] are the words that
// every later stage speaks.
package corpus
