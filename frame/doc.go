// Package frame reads who did what out of sentences in Ukrainian and Russian:
// it cuts them into clauses and gives for each event a [Frame] with its class,
// its actors, time, place, quantities, source, certainty and polarity.
//
// Independent accounts of one event share facts, not sentences. [Match] says
// whether two frames, in either language, tell the same fact: their classes
// are equal or near, something rare is common to both, and no slot rules it
// out.
//
//	frames := frame.Extract(frame.Input{Text: text, Lang: corpus.Ukrainian, Sentences: sentences})
//
// There is no parser. Words are inflected forms of the entries of a lexicon
// (data/<lang>/triggers.tsv and its neighbours), found by cutting endings; the
// rest is order, case endings and punctuation. The idea of actor, action and
// target with verb dictionaries is that of event coding (CAMEO, PLOVER); the
// kinds of events widen those of ACE and ERE to news at large.
//
// # Adding a class
//
// Add a line to data/ontology.tsv: the id, its group, a definition, the roles
// with what fills them, the near classes and the opposite ones. Near and
// opposite are read both ways, so one line is enough. Then give the class
// triggers in every language.
//
// # Adding a trigger
//
// Add the base form to the line of its class and part of speech in
// data/<lang>/triggers.tsv: verbs as infinitives, in both aspects, reflexive
// ones with their ending; nouns in the nominative; adjectives in the
// masculine. Participles, verbal nouns and impersonal forms come from the
// verb by data/<lang>/paradigms.tsv; give a verb with unforeseen stems a row
// there. Words joined by "_" must stand near each other, the first inflected,
// the others met by their beginning; joined by "+" they must follow each
// other. A negation or an adverb may stand first («не_визнати»). List the
// perfective verb before its imperfective partner: that tells which present
// forms are future. A person or thing that takes part in events and is none
// has the part of speech c. A class named "light" makes a verb carry
// the noun beside it («провести переговори»).
//
// The words of a language are packed, so that they need not be inflected at every
// start. After a change of a table run
//
//	go generate ./frame
//
// # Fitting the weights of Match
//
// The weights of [Match] are data/weights.tsv. After a change of the lexicon or
// of what is compared, write them anew over pairs of accounts with gold links,
// and read the figures with each pair left out of the fit:
//
//	go run ./frame/coverage -data DIR -fit frame/data/weights.tsv
//
// # Adding a language
//
// Add a directory to data with the same tables, and run go generate. No line of
// Go is needed.
package frame
