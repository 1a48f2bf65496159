package frame

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func TestGender(t *testing.T) {
	for _, tt := range []struct {
		lang corpus.Lang
		name string
		want gender
	}{
		{corpus.Ukrainian, "Ольга Кравець", woman},
		{corpus.Ukrainian, "Микола Кравець", man},
		{corpus.Ukrainian, "Степанова", woman},
		{corpus.Ukrainian, "Кравець", anyone},
		{corpus.Russian, "Илья Громов", man},
		{corpus.Russian, "Любовь Громова", woman},
		{corpus.Russian, "Анна Вебер", woman},
		{corpus.Russian, "", anyone},
	} {
		if got := lexiconOf(tt.lang).coref.gender(tt.name); got != tt.want {
			t.Errorf("%q is %d, want %d", tt.name, got, tt.want)
		}
	}
}

// agentOf returns the agent of the frame with the trigger.
func agentOf(t *testing.T, in Input, trigger string) string {
	t.Helper()
	for _, f := range Extract(in) {
		if f.Trigger.In(in.Text) == trigger {
			return strings.Join(f.Roles[Agent], " ")
		}
	}
	t.Fatalf("no frame of %q", trigger)
	return ""
}

func TestAntecedents(t *testing.T) {
	mention := func(text, name, typ, id, lemma string) Mention {
		i := strings.Index(text, name)
		return Mention{Span: corpus.Span{Start: i, End: i + len(name)}, Text: name, Type: typ, ID: id, Lemma: lemma}
	}
	for _, tt := range []struct {
		lang          corpus.Lang
		first, second string
		trigger, want string
		people        [][4]string
	}{
		{corpus.Ukrainian, "Ольга Кравець зустріла Степана Лиса.", "Вона підписала угоду.", "підписала", "O",
			[][4]string{{"Ольга Кравець", "PER", "O", "Ольга Кравець"}, {"Степана Лиса", "PER", "S", "Степан Лис"}}},
		{corpus.Ukrainian, "Концерн Вітрила звільнив директора.", "Компанія виплатила борг.", "виплатила", "V",
			[][4]string{{"Вітрила", "ORG", "V", ""}}},
		{corpus.Russian, "Анна Вебер встретила Павла Громова.", "Он подписал договор.", "подписал", "P",
			[][4]string{{"Анна Вебер", "PER", "A", "Анна Вебер"}, {"Павла Громова", "PER", "P", "Павел Громов"}}},
		{corpus.Russian, "Концерн Паруса уволил директора.", "Новая компания выплатила долг.", "выплатила", "w:комп",
			[][4]string{{"Паруса", "ORG", "V", ""}}},
	} {
		in := Input{Text: tt.first + " " + tt.second, Lang: tt.lang}
		in.Sentences = []corpus.Span{{Start: 0, End: len(tt.first)}, {Start: len(tt.first) + 1, End: len(in.Text)}}
		for _, p := range tt.people {
			in.Mentions = append(in.Mentions, mention(in.Text, p[0], p[1], p[2], p[3]))
		}
		if got := agentOf(t, in, tt.trigger); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: agent %q, want %q", tt.second, got, tt.want)
		}
	}
}
