package value

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/units.tsv
var unitData string

// unit says how values of a unit become values of the base of its dimension:
// times factor, plus shift.
type unit struct {
	name          string // as it is printed
	dimension     string
	factor, shift float64
}

var units = sync.OnceValue(func() map[string]unit {
	m, err := parseUnits(unitData)
	if err != nil {
		panic(err) // the embedded data is broken: a test would have told
	}
	return m
})

func parseUnits(data string) (map[string]unit, error) {
	m := make(map[string]unit, 256)
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := addUnit(m, strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("value: units.tsv:%d: %w", n, err)
		}
	}
	return m, nil
}

func addUnit(m map[string]unit, cells []string) (err error) {
	if len(cells) < 3 {
		return fmt.Errorf("want names, dimension, factor")
	}
	u := unit{dimension: cells[1]}
	if u.factor, err = strconv.ParseFloat(cells[2], 64); err != nil {
		return err
	}
	if len(cells) > 3 {
		if u.shift, err = strconv.ParseFloat(cells[3], 64); err != nil {
			return err
		}
	}
	for i, name := range strings.Split(cells[0], "|") {
		if i == 0 {
			u.name = name
		}
		if _, twice := m[name]; twice {
			return fmt.Errorf("unit %q is there twice", name)
		}
		m[name] = u
	}
	return nil
}

// unitOf returns the unit of a name. A unit of three capitals is a currency,
// one that is not known a dimension of its own, and so is the lack of one.
func unitOf(name string) unit {
	if u, ok := units()[name]; ok {
		return u
	}
	return unit{name: name, dimension: "=" + name, factor: 1}
}

// IsCurrency reports whether a unit is an ISO 4217 code by its looks: three
// Latin capitals.
func IsCurrency(unit string) bool {
	if len(unit) != 3 {
		return false
	}
	for _, c := range []byte(unit) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}
