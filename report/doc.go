// Package report prints comparisons: for a terminal ([Text]), as one page
// that needs nothing else ([HTML]), as Markdown, as a table, as a document of
// a word processor, and as JSON, from which every other report can be printed
// again without the analysis ([ReadJSON]).
//
// All printers print one view of a comparison: the same differences in the
// same order under the same numbers, conflicts first, then what only one
// account tells, then other tellings. The words of a report come from the
// catalogues in data, one for each language.
//
// Corrections that a reader makes in the page come back as [Pins] and are laid
// over a later comparison with [Apply].
package report
