// Package corpus holds the documents that zvirka compares: their text, its
// blocks, and what is known of their date, outlet and language.
//
// Most callers read files: [ReadFile] takes a file, a directory or a pattern,
// in any of the formats of docs/formats.md, told by content first and by name
// second; [Files] gives the same file by file. [FromText] makes a document of
// a text at hand, [FromSentences] one of sentences that are already split.
//
// The text of a document is never rewritten once it is given out: spans are
// byte offsets into it. What is not part of the account (menus, credits,
// related links, comments) stays in the text as blocks of kind [Boilerplate],
// each with the rule that cut it. The rules are data: a table of phrases, of
// date words and of class names of pages under data/, a file per language.
//
// It is the leaf of the pipeline: [Span], [Block] and [Doc] are the words that
// every later stage speaks.
//
// Documents are values of their own; the functions of this package may be
// called from several goroutines at once.
package corpus
