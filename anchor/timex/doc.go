// Package timex finds when and how many: temporal expressions with their
// TIMEX values, numbers, ordinals, money and quantities with units and bounds,
// in Ukrainian and Russian news.
//
//	times, numbers := timex.Find(text, sentences, corpus.Ukrainian, "2023-09-22")
//
// # Values
//
// A time is one of date, time, datetime, range, duration. Its value has the
// granularity that the words state: 2023-09-13, 2023-09, 2023, 2023-W37 (ISO
// week), 2023-W37-WE (weekend), 2023-Q1, 2023-H1, 2023-SU (SP SU FA WI; a
// winter by its December), 199X (decade), 18XX (19th century), BC0264, T02:45,
// 2023-10-19T06:56, 2023-09-12TEV (MO AF EV NI), P19M, PT90M. A range has the
// inclusive last point in ValueEnd («25–26 липня», «2003–2005», «з 22:00 5 червня
// до 6:00 6 червня»). Where its ends name different months and no hour («з 14
// вересня по 24 листопада 1966 року») it is two dates, which name each other in
// Until and Since; a sum over months («за січень–червень») stays one. XXXX stands for a year that cannot be
// known, X for a number that is not told («кілька років» is PXY). A value is
// empty where it depends on a reference date and none is known.
//
// A date without a year is the latest one not after the reference date, or the
// next one where the verb nearest to it looks ahead. In a document whose years
// are mostly long gone it belongs to the year last named. Expressions such as
// «того ж місяця» and «наступного дня» count from the date told before them.
//
// A number is one of number, ordinal, money, quantity. Unit is an ISO currency
// code, "%", or a unit such as "km", "m2", "°C". Bound says what the words
// before it make of it: «понад 20» is ">", «не менше 5» ">=", «майже» "~". Of is
// the stem of the noun that is counted: a number compares only with a number
// of the same thing.
//
// Numbers of laws, cases, models, telephones and houses, and sports scores are
// recognised and kept silent.
//
// # How it works
//
// The grammar is data. Word lists in data/<lang>/*.tsv put word forms into
// classes; rules in data/common/*.rules and data/<lang>/*.rules are patterns
// over classes with examples beneath, which the tests run. The head of
// data/common/calendar.rules tells the format and how to add a rule: no Go is
// needed. After a change run go generate, which writes data/<lang>/grammar.bin:
// what the data compile to, to be read quickly. A file that is of other data is
// left aside, and the grammar is compiled at first use.
//
// The rules of a language are multiplied out and put into a trie whose edges
// are classes. A sentence is tokenized once, each word is looked up
// once in a hash table, and only tokens with which some rule begins are tried.
// The longest match wins, of equal ones the earlier rule. Two more passes join
// what the first has found: «у середу» + «о 15:00», date – date. Steps per
// starting token are bounded, so the cost is linear in any text.
package timex
