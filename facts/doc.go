// Package facts says what linked accounts tell in common and where they
// differ: it groups what is told into facts, and turns each link between two
// accounts, and each sentence without one, into typed differences.
//
// A difference is two spans, the rule that fired and a confidence. It never
// says which account is right.
package facts
