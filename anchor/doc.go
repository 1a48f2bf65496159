// Package anchor finds what two accounts of one event can be held together
// by: names of people, places and organisations with an identity that is the
// same in both languages, times and numbers with their values, and quotations.
//
// [Find] reads one document; [Resolve] then brings the documents of one
// comparison to common ids, so that a short name in one text meets the full
// name in the other. The work is done in the packages below: anchor/names,
// anchor/gazetteer and anchor/timex, each of which can be used alone.
package anchor
