package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// stories are two small texts in both languages.
func stories(t *testing.T) []story {
	t.Helper()
	lines := []string{
		`{"doc":"fire","uk":["У середу пожежники врятували 14 людей, які спали на другому поверсі, і вивели їх надвір (двоє обпеклися).","За словами Андрія Мельника, причини пожежі ще не знають."],
		"ru":["В среду пожарные спасли 14 человек, которые спали на втором этаже, и вывели их на улицу (двое обожглись).","По словам Андрея Мельника, причины пожара еще не знают."],
		"gold":{"beads":[[[0],[0]],[[1],[1]]]}}`,
		`{"doc":"bridge","uk":["Міст відкриє інженер Петро Гончарука, який будував його з 2016 року.","Рух почнеться о 9 годині."],
		"ru":["Мост откроет инженер Петр Гончарука, который строил его с 2016 года.","Движение начнется в 8 часов."],
		"gold":{"beads":[[[0],[0]],[[1],[1]]]}}`,
	}
	var out []story
	for _, line := range lines {
		var s story
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

func TestMakeDetails(t *testing.T) {
	made := makeDetails(stories(t))
	kinds := map[string]int{}
	for _, d := range made {
		kinds[d.Gold.Kind]++
		if !isMade(d.ID) {
			t.Errorf("%s: not known as made", d.ID)
		}
		if strings.Contains(d.Uk[0], "Рух") {
			t.Errorf("%s: made of sentences whose numbers differ", d.ID)
		}
	}
	for _, kind := range []string{"none", "number", "date", "name", "clause"} {
		if kinds[kind] == 0 {
			t.Errorf("no example of kind %s", kind)
		}
	}
	if again := makeDetails(stories(t)); !reflect.DeepEqual(made, again) {
		t.Error("two runs differ")
	}
}

// TestMadeSpans checks that what a change says of itself is what it did: with
// the span taken out and what stood there put back, the text is as it was.
func TestMadeSpans(t *testing.T) {
	was := map[string]bool{}
	all := stories(t)
	for _, s := range all {
		for _, text := range append(append([]string{}, s.Uk...), s.Ru...) {
			was[text] = true
		}
	}
	for _, d := range makeDetails(all) {
		a, b := d.Uk[0], d.Ru[0]
		if d.Gold.Kind == "none" {
			if !was[a] || !was[b] {
				t.Errorf("%s: a control is changed", d.ID)
			}
			continue
		}
		changed, other := a, b
		if d.Gold.Side == "b" {
			changed, other = b, a
		}
		if was[changed] || !was[other] {
			t.Errorf("%s: side %s is not the one that was changed", d.ID, d.Gold.Side)
		}
		before, after := changed[:d.Gold.Span[0]], changed[d.Gold.Span[1]:]
		found := false
		for text := range was {
			found = found || len(text) >= len(before)+len(after)-len(", ") && strings.HasPrefix(text, strings.TrimSuffix(before, ", ")) && strings.HasSuffix(text, after)
		}
		if !found {
			t.Errorf("%s: nothing reads %q…%q", d.ID, before, after)
		}
		if o := d.Gold.Other; o != nil && (o[0] < 0 || o[0] >= o[1] || o[1] > len(other)) {
			t.Errorf("%s: the counterpart %v is no span", d.ID, o)
		}
	}
}

func TestTokens(t *testing.T) {
	var got []string
	for _, w := range tokens("У Києві о 10:15, 3,5 млн. «Зоря» п'ята.") {
		mark := ""
		if w.opens {
			mark = "^"
		}
		got = append(got, mark+w.text)
	}
	if want := "^У Києві о 10:15 3,5 млн ^Зоря ^п'ята"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
}

func TestSegments(t *testing.T) {
	for text, want := range map[string][]string{
		"Він сказав, що мосту немає, і пішов.":        {"що мосту немає"},
		"Він сказав, що «мосту немає», і пішов далі.": {"і пішов далі"},
		"Без коми нічого немає.":                      nil,
		"Перша, друга, третя.":                        nil,
	} {
		var got []string
		for _, s := range segments(text) {
			got = append(got, text[s[0]:s[1]])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestForms checks that rows of a set stand in one order in both languages,
// with as many forms each.
func TestForms(t *testing.T) {
	for key, rows := range forms().rows {
		lang, set, _ := strings.Cut(key, " ")
		if lang == "uk" && len(rows) != len(forms().rows["ru "+set]) {
			t.Errorf("%s: %d rows in Ukrainian, %d in Russian", set, len(rows), len(forms().rows["ru "+set]))
		}
		for _, r := range rows {
			if len(r) != len(rows[0]) {
				t.Errorf("%s: %v has %d forms, not %d", key, r, len(r), len(rows[0]))
			}
		}
	}
	uk, ru := formOf(0, "П’ятницю"), formOf(1, "пятницу")
	if uk == nil || ru == nil || *uk != *ru {
		t.Errorf("Friday is %v and %v", uk, ru)
	}
}

func TestDice(t *testing.T) {
	first, again, other := newDice("a", "b"), newDice("a", "b"), newDice("ab", "")
	differs := false
	for range 20 {
		x := first.roll(1000)
		if x != again.roll(1000) {
			t.Fatal("the same dice fall otherwise")
		}
		differs = differs || x != other.roll(1000)
	}
	if !differs {
		t.Error("other dice fall alike")
	}
}
