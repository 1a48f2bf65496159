package main

import (
	"strings"
	"testing"
)

func TestRulesForLearnContext(t *testing.T) {
	all := endings{"ати": {"", 2}, "и": {"", 2}, "": {"", 0}}
	var list []wanted
	for _, w := range []string{"солдати", "кандидати", "халдати", "балдати"} {
		list = append(list, wanted{[]rune(w), strings.TrimSuffix(w, "и"), true, false})
	}
	for _, w := range []string{"читати", "питати", "шукати", "чекати", "кликати", "писати"} {
		list = append(list, wanted{[]rune(w), strings.TrimSuffix(w, "ати"), true, false})
	}
	rules := rulesFor(list, all)
	if len(rules) != 1 || rules["дати"] != "дат" {
		t.Errorf("rules = %v, want дати → дат", rules)
	}
}

func TestLearnRulesFindVowel(t *testing.T) {
	want := map[string]string{
		"ліс": "лес", "лісов": "лесов", "лісник": "лесник", "полісся": "полес", "ліст": "лест",
		"сил": "сил", "міністр": "министр", "лист": "лист", "лінія": "лина",
	}
	base := folds{"і": "и", "я": "а"}
	rules := learnRules(base, want)
	all := folds{"і": "и", "я": "а"}
	for from, to := range rules {
		all[from] = to
	}
	for _, stem := range []string{"ліс", "лісник", "міністр", "сил", "лист"} {
		if got := all.fold(stem); got != want[stem] {
			t.Errorf("%s folds to %s, want %s, by %v", stem, got, want[stem], rules)
		}
	}
}

func TestAlignLetters(t *testing.T) {
	var got []string
	for _, p := range alignLetters([]rune("ночи"), []rune("ноч")) {
		got = append(got, string(p[:]))
	}
	if s := strings.Join(got, " "); s != "и- чч оо нн" {
		t.Errorf("got %s", s)
	}
}
