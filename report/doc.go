// Package report prints comparisons: on a terminal, as one HTML page, and as
// JSON, from which every other report can be printed again.
package report
