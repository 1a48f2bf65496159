// Package detect tells the language of a text, and where a text changes it.
//
//	id := detect.New()
//	whole, spans := id.Analyze(text)
//
// Ukrainian, Russian, Belarusian, Bulgarian, Serbian, Macedonian, Polish and
// English are told apart. What is in none of them, transliterated text among
// it, is [corpus.Undetermined]; a Belarusian or Bulgarian text is never forced
// to be Ukrainian or Russian.
//
// # How
//
// A text is cut into sentences, lines and quotations in « ». The letters of a
// piece decide where they can (і ї є ґ against ы э ё ъ); elsewhere each
// language gets the likelihood of the words, letter by letter, by small
// profiles of letter sequences, a bonus for function words, and a malus for
// letters that it does not have. A short piece inherits from its line, and a
// line that says little from the document: a title in « », a brand in Latin
// letters or «Так.» alone do not change the language, a quoted sentence does.
// Latin letters amid Cyrillic ones are read as what they look like.
//
// # Data
//
// data/words.tsv are function words, a line for each handful. The profiles in
// data/profiles.bin are built by the program in detect/mkprofiles, which says
// what they were learnt from.
//
// # Figures
//
// Accuracy in percent on development data (words and phrases of rare words,
// sentences of news and fiction), and the same with package detect/lingua as
// [WithFallback]:
//
//	                    alone        with lingua   lingua, low accuracy
//	                    uk     ru    uk     ru     uk     ru
//	single words        92.0   85.3  94.7   90.0   88.7   86.7
//	two words           99.3   98.7  99.3   99.3   99.3   97.3
//	sentences           99.5   99.5  99.5   99.5   99.0   99.5
//	paragraphs          100    100   100    100    100    100
//	letters of mixed documents        99.9 in all three
//	foreign sentences called uk or ru  0.3 in all three
//
// Many single words belong to both languages (правда, стало, таких): no
// detector can do better there than guess. On 4,000 words that occur in the
// texts of one of the two only, the figures are 95.0 alone and 95.8 with
// lingua.
//
// It runs at some 60 MB/s; the profiles are loaded in 5 ms and take 4 MB.
// lingua takes half a second and 180 MB when it is first asked, and adds 130
// MB to a binary. It is asked about single short texts, never about the pieces
// of an article.
package detect
