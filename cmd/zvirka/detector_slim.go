//go:build slim

package main

import "github.com/zvirka/zvirka/detect"

// detectorName says how this binary tells languages.
const detectorName = "letters, function words and small profiles; slim, without lingua-go"

// newDetector returns the detector of this binary.
func newDetector() *detect.Identifier { return detect.New() }
