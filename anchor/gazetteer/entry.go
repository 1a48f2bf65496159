package gazetteer

import (
	"iter"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// Types of entries.
const (
	Person       = "PER"
	Place        = "LOC"
	Organisation = "ORG"
	Product      = "PRO"
	Event        = "EVT"
	RoleType     = "ROLE" // an office, see [Gazetteer.MatchRole]
)

// Indexes into [Entry.Lemma].
const (
	UK = iota
	RU
	EN
)

// Entry is one thing that has a name.
type Entry struct {
	// ID is readable and the same for all languages: GPE-North-Korea.
	ID string
	// Type is PER, LOC, ORG, PRO or EVT, or ROLE.
	Type string
	// Sub says more: country, capital, city, region, river, ministry, party,
	// media, given (a given name, not a person)…
	Sub string
	// Lemma holds the base form in Ukrainian, Russian and English; "" where
	// the data have none.
	Lemma [3]string
	// Parent is the id of the place or organisation that this one lies in or
	// belongs to, or "".
	Parent string
	// MetonymOf is the id of what the place also stands for (LOC-Kremlin for
	// the government of Russia), or "".
	MetonymOf string
	// Affiliation is the id of the country or organisation of a person, or "".
	Affiliation string
	// Gender is 'm' or 'f' for people and given names where the data say so,
	// otherwise 0.
	Gender byte
	// FamilyFirst is set where the family name comes first: Кім Чен Ин.
	FamilyFirst bool
	// Context is set where the forms are also common words or names of other
	// things, so that a match alone is no evidence.
	Context bool
	// Known is set for people whose surname alone is enough.
	Known bool

	forms [3]string
}

// Kind says how a form names its entry.
type Kind uint8

// Kinds of forms, in the order in which hits of equal length are returned.
const (
	Name      Kind = iota // the name itself or another full name
	Acronym               // a form in capitals: КНДР
	Short                 // the family name of a person, taken from the full name
	Adjective             // північнокорейський
	Demonym               // кореєць, демократи
	Role                  // a holder of an office or description
)

// String returns the kind as a word in lower case.
func (k Kind) String() string {
	switch k {
	case Acronym:
		return "acronym"
	case Short:
		return "short"
	case Adjective:
		return "adjective"
	case Demonym:
		return "demonym"
	case Role:
		return "role"
	}
	return "name"
}

// Forms returns the forms of e that the data give for lang ("uk", "ru"; all
// else means English) with their kinds, without those that are derived.
func (e *Entry) Forms(lang corpus.Lang) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for rest := e.forms[column(lang)]; rest != ""; {
			var form string
			form, rest, _ = strings.Cut(rest, "|")
			form, kind, _ := unmark(form)
			if form != "" && !yield(form, kind) {
				return
			}
		}
	}
}

func column(lang corpus.Lang) int {
	switch lang {
	case corpus.Ukrainian:
		return UK
	case corpus.Russian:
		return RU
	}
	return EN
}

// unmark cuts the mark of a form and returns its kind, and whether the form
// matches only as it is written.
func unmark(form string) (string, Kind, bool) {
	if form == "" {
		return "", Name, false
	}
	switch form[0] {
	case '~':
		return form[1:], Adjective, false
	case '@':
		return form[1:], Demonym, false
	case '^':
		return form[1:], Role, false
	case '!':
		return form[1:], kindOf(form[1:]), true
	}
	return form, kindOf(form), false
}

func kindOf(form string) Kind {
	if isAcronym(form) {
		return Acronym
	}
	return Name
}
