package report

import (
	"sort"
	"strings"
)

// timeline is the strip of the times that the accounts name, evenly spaced.
type timeline struct {
	Width, Height, Axis, Low, High, LabelY int
	Label                                  string
	Ticks                                  []tick
}

type tick struct {
	X     int
	Label string
	Marks []tickMark
}

type tickMark struct {
	Y                         int
	Letter, Text, Title, Href string
}

// Bounds of the strip: it is shown from three times on, and shows the most
// named ones where there are more than fit.
const (
	leastTimes = 3
	mostTimes  = 12
	tickWidth  = 170 // at least; a column of letters is taken as 8 wide
	tickLine   = 18
)

// timeline returns the times named in the accounts, in order.
func (v *view) timeline() timeline {
	byValue := map[string]*tick{}
	var values []string
	for i := range v.docs {
		a := &v.docs[i]
		seen := map[string]bool{}
		for _, t := range a.Times {
			label, ok := v.w.time(t.Value)
			if !ok || len(t.Value) < len("2024-09") || t.Value[0] == 'T' || seen[t.Value] || len(a.sentences) == 0 || !t.Valid(a.Text) {
				continue
			}
			seen[t.Value] = true
			k := byValue[t.Value]
			if k == nil {
				k = &tick{Label: label}
				byValue[t.Value] = k
				values = append(values, t.Value)
			}
			n := a.at(t.Start)
			text := oneLine(t.In(a.Text))
			k.Marks = append(k.Marks, tickMark{
				Letter: a.letter, Text: shorten(text, 20), Href: sentenceID(a, n),
				Title: v.w.t("ui.mentioned", "x", a.letter, "n", itoa(n+1)) + ": «" + text + "»",
			})
		}
	}
	if len(values) < leastTimes {
		return timeline{}
	}
	if len(values) > mostTimes {
		sort.SliceStable(values, func(i, j int) bool { return len(byValue[values[i]].Marks) > len(byValue[values[j]].Marks) })
		values = values[:mostTimes]
	}
	sort.Slice(values, func(i, j int) bool { return moment(values[i]) < moment(values[j]) })
	tall := 0
	for _, x := range values {
		tall = max(tall, len(byValue[x].Marks))
	}
	t := timeline{Width: 10, LabelY: 14, Axis: 26, Low: 20, High: 32, Height: 36 + tickLine*tall}
	var label []string
	for _, x := range values {
		k := *byValue[x]
		k.X = t.Width
		t.Width += max(tickWidth, 16+8*columns(k.Label))
		var letters []string
		for j := range k.Marks {
			k.Marks[j].Y = 48 + j*tickLine
			letters = append(letters, k.Marks[j].Letter)
		}
		label = append(label, k.Label+" ("+strings.Join(letters, ", ")+")")
		t.Ticks = append(t.Ticks, k)
	}
	t.Label = v.w.t("ui.timeline") + ": " + strings.Join(label, "; ")
	return t
}

// moments are the parts of a day as the hours they are sorted by.
var moments = strings.NewReplacer("TMO", "T06", "TDT", "T10", "TAF", "T14", "TEV", "T19", "TNI", "T22")

// moment returns a value as it is sorted: a day before its parts.
func moment(v string) string { return moments.Replace(v) }

// chart is who tells how many facts: a bar for each account.
type chart struct {
	Width, Height, LegendY int
	Label                  string
	Bars                   []chartBar
	Legend                 []chartPart
}

type chartBar struct {
	Y, TextX     int
	Letter, Text string
	Parts        []chartPart
}

type chartPart struct {
	X, Width             int
	Class, Pattern, Text string
}

// chart counts the facts that each account tells with all others, with some,
// and alone.
func (v *view) chart() chart {
	counts := make([][3]int, len(v.docs))
	most := 1
	for _, f := range v.c.Facts {
		var tellers []int
		for i := range v.docs {
			if told(f.Tellings, i) {
				tellers = append(tellers, i)
			}
		}
		sort := 1
		if len(tellers) == len(v.docs) {
			sort = 0
		} else if len(tellers) == 1 {
			sort = 2
		}
		for _, i := range tellers {
			counts[i][sort]++
			most = max(most, v.docs[i].facts)
		}
	}
	const left, wide = 30, 360
	parts := [3]chartPart{
		{Class: "seg-all", Text: v.w.t("ui.chart.all")},
		{Class: "seg-some", Pattern: "p-hatch", Text: v.w.t("ui.chart.some")},
		{Class: "seg-one", Pattern: "p-dots", Text: v.w.t("ui.chart.one")},
	}
	c := chart{Width: left + wide + 130, LegendY: 8 + 28*len(v.docs), Height: 34 + 28*len(v.docs)}
	label := []string{v.w.t("ui.chart")}
	for i := range v.docs {
		bar := chartBar{Y: 4 + 28*i, Letter: v.docs[i].letter}
		x := left
		var numbers, words []string
		for k, n := range counts[i] {
			if k == 1 && len(v.docs) < 3 {
				continue
			}
			part := parts[k]
			part.X, part.Width = x, wide*n/most
			x += part.Width
			bar.Parts = append(bar.Parts, part)
			numbers = append(numbers, v.w.integer(n))
			words = append(words, v.w.integer(n)+" "+part.Text)
		}
		bar.TextX, bar.Text = x+8, strings.Join(numbers, " + ")
		c.Bars = append(c.Bars, bar)
		label = append(label, bar.Letter+": "+strings.Join(words, ", "))
	}
	x := left
	for k, part := range parts {
		if k == 1 && len(v.docs) < 3 {
			continue
		}
		part.X = x
		x += 40 + 8*columns(part.Text)
		c.Legend = append(c.Legend, part)
	}
	c.Width = max(c.Width, x)
	c.Label = strings.Join(label, "; ")
	return c
}
