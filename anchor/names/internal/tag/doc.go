// Package tag finds the spans of names in tokenised Ukrainian and Russian
// text: a linear model over hashed features of folded words, with BILOU labels
// and first-order Viterbi decoding. The languages share one model: both
// alphabets are folded to one, so that a word and its cognate give the same
// features.
package tag
