// Package detect tells the language of a text, and where a text changes it.
//
// Letters decide what they can (і ї є ґ against ы э ё ъ), function words and
// small profiles of letter sequences the rest. A text is cut into sentences,
// lines and quotations in « »; a short piece inherits the language of its
// paragraph. What is in none of the languages known is
// [corpus.Undetermined]; a Belarusian or Bulgarian text is never forced to be
// Ukrainian or Russian.
//
// Package detect/lingua is a fallback for single words; see [WithFallback].
package detect
