//go:build !slim

package main

import (
	"github.com/zvirka/zvirka/detect"
	"github.com/zvirka/zvirka/detect/lingua"
)

// detectorName says how this binary tells languages.
const detectorName = "letters and function words, lingua-go where they leave it open"

// newDetector returns the detector of this binary. The models of lingua-go
// are loaded when a text first needs them.
func newDetector() *detect.Identifier {
	return detect.New(detect.WithFallback(lingua.New()))
}
