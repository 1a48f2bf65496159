package report

import "strings"

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
	const left, wide = 28, 260
	parts := [3]chartPart{
		{Class: "seg-all", Text: v.w.t("ui.chart.all")},
		{Class: "seg-some", Pattern: "p-hatch", Text: v.w.t("ui.chart.some")},
		{Class: "seg-one", Pattern: "p-dots", Text: v.w.t("ui.chart.one")},
	}
	c := chart{Width: left + wide + 130, LegendY: 8 + 24*len(v.docs), Height: 26 + 24*len(v.docs)}
	label := []string{v.w.t("ui.chart")}
	for i := range v.docs {
		bar := chartBar{Y: 4 + 24*i, Letter: v.docs[i].letter}
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
