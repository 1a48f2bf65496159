package main

import "github.com/zvirka/zvirka/anchor/names/internal/tag"

// lists returns the lists of names that the features may use.
func lists() tag.Lists { return nil }
