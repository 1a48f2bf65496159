package report

import (
	"strconv"
	"strings"
)

// value writes a canonical value for a reader: "480000000 EUR" as
// "480,000,000 EUR", "2024-09-17TMO" as "17 September 2024, morning",
// "GPE-North-Korea" as "North Korea". What it does not know stays as it is.
func (w *words) value(v string) string {
	if from, to, ok := strings.Cut(v, "/"); ok {
		return w.value(from) + "–" + w.value(to)
	}
	for _, b := range [...][2]string{{">= ", "≥ "}, {"<= ", "≤ "}, {"> ", "> "}, {"< ", "< "}, {"~ ", "≈ "}, {"= ", ""}} {
		if rest, ok := strings.CutPrefix(v, b[0]); ok {
			return b[1] + w.quantity(rest)
		}
	}
	if name, ok := entityName(v); ok {
		return name
	}
	if t, ok := w.time(v); ok {
		return t
	}
	return w.quantity(v)
}

// quantity writes "12.5 km": a number and its unit.
func (w *words) quantity(v string) string {
	n, unit, ok := strings.Cut(v, " ")
	if !ok {
		return w.numeral(v)
	}
	if _, err := strconv.ParseFloat(n, 64); err != nil {
		return v
	}
	if unit == "%" && w.lang == "en" {
		return w.numeral(n) + "%"
	}
	return w.numeral(n) + " " + w.or("unit."+unit, unit)
}

// entityName returns the name within an entity id.
func entityName(v string) (string, bool) {
	kind, name, ok := strings.Cut(v, "-")
	if !ok || name == "" {
		return v, false
	}
	switch kind {
	case "GPE", "LOC", "PER", "ORG", "PRO", "EVT", "FAC":
		return strings.ReplaceAll(name, "-", " "), true
	}
	return v, false
}

// time writes a partial date, a time of day, or both.
func (w *words) time(v string) (string, bool) {
	date, clock, timed := strings.Cut(v, "T")
	if timed && !isClock(clock) {
		if w.or("day."+clock, "") == "" {
			return v, false
		}
		clock = w.t("day." + clock)
	} else if timed && len(clock) > 5 && strings.HasSuffix(clock, ":00") && len(clock) == 8 {
		clock = clock[:5]
	}
	if date == "" {
		return clock, timed
	}
	day, ok := w.date(date)
	if ok && timed {
		day += ", " + clock
	}
	return day, ok
}

func isClock(s string) bool { return len(s) >= 5 && s[2] == ':' && digits(s[:2]) && digits(s[3:5]) }

// date writes 2024, 2024-09, 2024-09-17 or 2024-SP.
func (w *words) date(v string) (string, bool) {
	parts := strings.Split(v, "-")
	if len(parts[0]) != 4 || !digits(parts[0]) || len(parts) > 3 {
		return v, false
	}
	year := parts[0]
	if len(parts) == 1 {
		return year, true
	}
	if season := w.or("season."+parts[1], ""); season != "" && len(parts) == 2 {
		return season + " " + year, true
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return v, false
	}
	if len(parts) == 2 {
		return w.t("month."+strconv.Itoa(month)) + " " + year, true
	}
	day, err := strconv.Atoi(parts[2])
	if err != nil || day < 1 || day > 31 {
		return v, false
	}
	return strconv.Itoa(day) + " " + w.t("month.of."+strconv.Itoa(month)) + " " + year, true
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
