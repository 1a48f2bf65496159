package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// pinOf returns a correction of difference number n, as the page would give
// it out.
func pinOf(t testing.TB, c *Comparison, n int, action string) Pin {
	t.Helper()
	v := newView(c, "en")
	p := &v.pairs[0]
	pin := v.pinFor(p, &p.Differences[n])
	pin.Action = action
	return pin
}

func numberOf(t testing.TB, c *Comparison, kind facts.Kind) int {
	t.Helper()
	for i, d := range c.Pairs[0].Differences {
		if d.Kind == kind {
			return i
		}
	}
	t.Fatalf("no difference of kind %s", kind)
	return 0
}

func TestEveryDifferenceIsFoundAgain(t *testing.T) {
	base := saved(t, "two")
	for n, d := range base.Pairs[0].Differences {
		c := saved(t, "two")
		Apply(c, &Pins{Schema: PinSchema, Pins: []Pin{pinOf(t, base, n, Reject)}}, nil)
		if len(c.Corrections.Unfit) > 0 {
			t.Errorf("%d %s: does not fit: %s", n, d.Kind, c.Corrections.Unfit[0].Reason)
			continue
		}
		if got := len(c.Pairs[0].Differences); got != len(base.Pairs[0].Differences)-1 {
			t.Errorf("%d: %d differences left", n, got)
		}
		r := c.Corrections.Rejected[0].Difference
		if r.Rule != d.Rule || len(r.A) != len(d.A) || len(r.A) > 0 && r.A[0] != d.A[0] || len(r.B) > 0 && r.B[0] != d.B[0] {
			t.Errorf("%d: another difference was rejected: %+v for %+v", n, r, d)
		}
	}
}

// shifted returns c with text put before the first account, as if it had
// been edited.
func shifted(c *Comparison, text string) {
	move := func(s *corpus.Span) { s.Start += len(text); s.End += len(text) }
	d := &c.Documents[0]
	d.Text = text + d.Text
	for i := range d.Sentences {
		move(&d.Sentences[i].Span)
	}
	for i := range d.Blocks {
		move(&d.Blocks[i].Span)
	}
	for i := range d.Times {
		move(&d.Times[i].Span)
	}
	for k := range c.Pairs {
		for i := range c.Pairs[k].Differences {
			for j := range c.Pairs[k].Differences[i].A {
				move(&c.Pairs[k].Differences[i].A[j])
			}
		}
	}
	c.Manifest.Inputs[0].SHA256 = "other"
}

func TestCorrectionsOutliveChanges(t *testing.T) {
	base := saved(t, "two")
	number := numberOf(t, base, facts.Number)
	accept, retype := pinOf(t, base, number, Accept), pinOf(t, base, numberOf(t, base, facts.Date), Retype)
	retype.To = facts.Granularity
	lost := accept
	lost.A.Quote = "сімдесят сім кораблів стояли в порту"
	odd := accept
	odd.Action = "praise"
	other := accept
	other.Kind = facts.Agent

	c := saved(t, "two")
	shifted(c, "Оновлено о 9:00. ")
	var file bytes.Buffer
	if err := json.NewEncoder(&file).Encode(Pins{PinSchema, []Pin{accept, retype, lost, odd, other}}); err != nil {
		t.Fatal(err)
	}
	pins, err := ReadPins(&file)
	if err != nil {
		t.Fatal(err)
	}
	Apply(c, pins, nil)
	if len(c.Corrections.Applied) != 2 {
		t.Fatalf("%d applied, want 2: %+v", len(c.Corrections.Applied), c.Corrections)
	}
	reasons := ""
	for _, u := range c.Corrections.Unfit {
		reasons += u.Reason + " "
	}
	if reasons != "text action difference " {
		t.Errorf("unfit because of %q", reasons)
	}
	if got := c.Pairs[0].Differences[c.Corrections.Applied[1].Difference].Kind; got != facts.Granularity {
		t.Errorf("the kind is %s", got)
	}
	for _, format := range []string{"text", "md", "html", "docx"} {
		var b bytes.Buffer
		if err := Write(&b, c, format, Options{}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"2 corrections were applied", "3 corrections no longer fit", "сімдесят сім"} {
			if !strings.Contains(readable(t, format, b.String()), want) {
				t.Errorf("%s does not say %q", format, want)
			}
		}
	}
}

func TestSidesMayBeTurned(t *testing.T) {
	base := saved(t, "two")
	pin := pinOf(t, base, 0, Reject)
	pin.A, pin.B = pin.B, pin.A
	Apply(base, &Pins{Schema: PinSchema, Pins: []Pin{pin}}, nil)
	if len(base.Corrections.Rejected) != 1 {
		t.Errorf("%+v", base.Corrections.Unfit)
	}
}

func TestRelink(t *testing.T) {
	c := saved(t, "two")
	n := numberOf(t, c, facts.MissingFact)
	alone := c.Pairs[0].Differences[n]
	doc := func(i int) string { return c.Documents[i].Text }
	pin := Pin{Action: Relink, A: Place{Quote: alone.A[0].In(doc(0))}, B: Place{Quote: c.Documents[1].Sentences[6].In(doc(1))}}
	before := len(c.Pairs[0].Beads)
	Apply(c, &Pins{Schema: PinSchema, Pins: []Pin{pin}}, nil)
	if len(c.Corrections.Applied) != 1 {
		t.Fatalf("unfit: %+v", c.Corrections.Unfit)
	}
	for _, d := range c.Pairs[0].Differences {
		if d.Kind == facts.MissingFact && len(d.A) > 0 && d.A[0] == alone.A[0] {
			t.Error("a linked sentence is still said to be missing")
		}
		for _, b := range d.Beads {
			if len(c.Pairs[0].Beads[b].A)+len(c.Pairs[0].Beads[b].B) == 0 {
				t.Error("a difference rests on a link that is gone")
			}
		}
	}
	last := c.Pairs[0].Beads[before]
	if len(last.B) != 1 || last.B[0] != 6 || !last.Linked() {
		t.Errorf("the link is %+v", last)
	}
	for side := range 2 {
		for k := range c.Documents[side].Sentences {
			if !linkedIn(c.Pairs[0].Beads, k, side == 0) {
				t.Errorf("sentence %d of account %d is in no bead", k, side)
			}
		}
	}

	c = saved(t, "two")
	called := 0
	pin.B = Place{} // with nothing
	pin.A.Quote = c.Documents[0].Sentences[1].In(doc(0))
	Apply(c, &Pins{Schema: PinSchema, Pins: []Pin{pin}}, func(pair int, beads []align.Bead) facts.Pair {
		called++
		for _, b := range beads {
			if len(b.A)+len(b.B) == 0 || b.Linked() && holds(b.A, 1) {
				t.Errorf("bead %+v", b)
			}
		}
		return facts.Pair{Beads: beads}
	})
	if called != 1 {
		t.Errorf("the pair was compared again %d times", called)
	}
}

func TestLocate(t *testing.T) {
	const text = "Загинули 3 людини. Поранено 3 жінки та 30 чоловіків.\nЩе 3 зникли безвісти після катастрофи порома."
	at := func(s string, n int) int {
		i := 0
		for ; n > 0; n-- {
			i += strings.Index(text[i:], s) + len(s)
		}
		return i + strings.Index(text[i:], s)
	}
	for _, x := range []struct {
		name string
		p    Place
		want int
	}{
		{"by what follows", Place{Quote: "3", After: "жінки та"}, at("3", 1)},
		{"by what stands before", Place{Quote: "3", Before: "Ще"}, at("3", 3)},
		{"not within a number", Place{Quote: "0", After: "чоловіків"}, -1},
		{"other neighbours", Place{Quote: "3", Before: "Купили", After: "яблука"}, -1},
		{"white space aside", Place{Quote: "30  чоловіків", Before: "жінки"}, at("30", 0)},
		{"a changed sentence", Place{Quote: "Ще двоє зникли безвісти після катастрофи порома."}, at("Ще", 0)},
		{"nowhere", Place{Quote: "Рятувальники знайшли уламки судна"}, -1},
		{"invalid", Place{Quote: "\xff("}, -1},
	} {
		got, ok := locate(text, x.p)
		if ok != (x.want >= 0) || ok && got.Start != x.want {
			t.Errorf("%s: %v at %d, want %d", x.name, ok, got.Start, x.want)
		}
	}
}

func TestReadPinsRefuses(t *testing.T) {
	for _, s := range []string{"", "[]", `{"schema":2}`} {
		if _, err := ReadPins(strings.NewReader(s)); err == nil {
			t.Errorf("%q is read", s)
		}
	}
}

func FuzzPins(f *testing.F) {
	f.Add("reject", "number", "23", "залучили", "31")
	f.Add("relink", "", "Обидва українці перебувають у лікарні", "", "")
	f.Add("retype", "date", "(", "\xff", "")
	f.Fuzz(func(t *testing.T, action, kind, quote, before, other string) {
		c := saved(t, "two")
		pin := Pin{Action: action, Kind: facts.Kind(kind), To: "number", A: Place{Quote: quote, Before: before}, B: Place{Quote: other}}
		Apply(c, &Pins{Schema: PinSchema, Pins: []Pin{pin}}, nil)
		if n := len(c.Corrections.Applied) + len(c.Corrections.Unfit); n != 1 {
			t.Fatalf("%d results of one correction", n)
		}
		if err := c.check(); err != nil {
			t.Fatal(err)
		}
	})
}

func TestChanges(t *testing.T) {
	a, b := saved(t, "two"), saved(t, "two")
	if got := Changes(a, b); got != nil {
		t.Errorf("changes of nothing: %q", got)
	}
	b.Pairs[0].Differences = b.Pairs[0].Differences[1:]
	b.Pairs[0].Differences[0].Confidence = 0.1
	got := strings.Join(Changes(a, b), "\n")
	if !strings.HasPrefix(got, "gone: AB | ") || !strings.Contains(got, "confidence or salience: AB") || strings.Count(got, "\n") != 1 {
		t.Errorf("changes: %s", got)
	}
	if got := Changes(b, a); !strings.HasPrefix(got[0], "new: ") {
		t.Errorf("changes: %q", got)
	}
}
