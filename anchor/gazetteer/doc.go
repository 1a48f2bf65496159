// Package gazetteer knows by name the places, organisations, people, products
// and events that news in Ukrainian and Russian speaks of, and the given names
// of both languages.
//
//	g := gazetteer.Default()
//	n, hits := g.Match([]string{"Північною", "Кореєю", "і"}, corpus.Ukrainian, nil)
//	// n == 2, hits[0].Entry.ID == "GPE-North-Korea"
//
// A name is found in all its cases without a dictionary. The data hold base
// forms only; data/endings.tsv says, by how a base form ends, which endings may
// stand in its place. A token is cut into every stem and ending that the table
// knows, and a name matches where the stem is its own and the ending belongs to
// its class: "Харкові" is Харк+ові, as "Харків" is Харк+ів. Names of several
// words match word by word; a hyphen counts as a space, quotation marks inside
// a name are skipped, and letter case is compared (see [Gazetteer.Match]).
//
// # Data
//
// Every file data/*.tsv except endings.tsv holds one entry a line, its columns
// separated by tabs:
//
//	id  type  sub  uk  ru  en  parent  extra
//
// uk, ru and en hold forms separated by "|"; the first is the lemma. A form may
// begin with a mark: ~ adjective, @ demonym (inhabitant or member), ^ role
// (a holder of an office or a description: уряд Росії), ! exact (matches only as written).
// A form in capitals is an acronym. {C} in a form stands for the name of any
// country, {A} for its adjective: such a line is a rule, which makes an entry
// for the country that it meets.
// extra holds words and key=value pairs separated by ";":
//
//	met=ID   a place that also stands for another entity
//	m, f     gender of a person or given name
//	ff       family name first
//	ctx      the forms are also common words or names of other things
//	top      the surname alone is enough
//	a=ID     affiliation: the country or organisation of a person
//
// After a change of the data run go generate, which writes data/index.bin: what
// Load would otherwise work out anew each time; then go generate in
// anchor/names, which keeps the keys of the names.
//
// A [Gazetteer] is immutable and safe for concurrent use.
package gazetteer
