// Package bitext writes and reads aligned texts in the formats that
// translators and their tools exchange.
//
// The common form is a slice of [Unit]: what stands on either side of a bead.
// [Units] makes it of a ladder, [Write] prints it in the format of a name,
// [Read] takes it back:
//
//	err := bitext.Write(w, "tmx", bitext.Units(ladder, a, b), bitext.Options{ALang: "uk", BLang: "ru"})
//
// Formats: tsv (for spreadsheets, with scores and both texts), ladder (as
// hunalign prints it), tmx (1.4b), xliff (2.1), moses (two files of a line
// each, see [WriteMoses]) and jsonl. Of these tsv, ladder, tmx and jsonl can be
// read.
package bitext
