// Package names finds who and where in Ukrainian and Russian text: people,
// places, organisations, products and events, each with a normal form and an
// identity that is the same in both languages.
//
//	ms := names.Find(text, nil, corpus.Ukrainian)
//	// ms[0].Text == "Кім Чен Ина", ms[0].ID == "PER-Kim-Jong-un"
//
// Spans come from a tagger (internal/tag), a linear model over folded words.
// The id comes from the gazetteer where it
// knows the name, and else from the name itself: its words are folded so that
// case endings, both alphabets and both habits of transliteration meet, and
// words that the languages do not share go by data/slugs.tsv (закордонних
// справ, иностранных дел: foreign-affairs). So an id is a function of the text
// alone: two documents get one id for one name though they are read apart.
//
// Within a document a short mention takes the id of the fuller one (Кім after
// Кім Чен Ин), an acronym that of the long name. [Resolve] does the same over
// all documents of a comparison.
//
// # Model
//
// data/names.model holds the weights of the tagger and no text. One command
// makes it anew, with a fixed seed:
//
//	go run ./anchor/names/train -data DIR -runs 3 -o anchor/names/data/names.model
//
// It is learnt from SlavicNER (Piskorski, Marcińczuk and Yangarber, LREC-COLING
// 2024), from the development set of factRuEval-2016 (Dialogue, MIT licence),
// and from sentences composed for it (train/data). ner-uk is measured on, never
// learnt from. The gazetteer is a source of features: where it has grown, the
// model should be learnt again. With -loto the command prints what the model is
// chosen by: the figures of each topic, tagged by a model that has not seen it.
//
// data/keys.bin holds the keys of the names of the gazetteer. After a change of
// the gazetteer, or of what a key is, run go generate; keys that are not of this
// gazetteer are left aside and worked out at first use.
package names
