// Package canon gives words a form in which inflection and language are gone,
// so that an account in Ukrainian and one in Russian can be compared.
//
//	c := canon.Default()
//	a := c.Form("зброєю", corpus.Ukrainian)
//	b := c.Form("оружия", corpus.Russian)
//	canon.Same(a, b) // true: the lexicon joins them
//
// A word passes through three stages, each of them driven by a data file:
//
//   - a light stemmer for its language takes inflection away
//     (data/uk.stem.tsv, data/ru.stem.tsv);
//   - the skeleton folds the stem into spelling common to both languages, so
//     that cognates meet (data/uk.fold.tsv, data/ru.fold.tsv);
//   - the lexicon names the concepts that the stem may stand for
//     (data/lexicon/*.tsv), which joins what spelling cannot, and tells false
//     friends apart; words of one root, and those that a row of data/kin.tsv
//     names, are akin: like, but not the same.
//
// [Tokenize] cuts text into words, numbers and marks; [Same], [Similarity] and
// [Canon.IDF] compare forms and weigh them; [Skeleton] and [NameKeys] fold
// names. [Canon.WithGlossary] adds a user's own pairs.
//
// Everything here takes any bytes, works in linear time and is safe for
// concurrent use.
package canon
