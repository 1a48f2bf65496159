package canon

import (
	"sync"

	"github.com/zvirka/zvirka/internal/digest"
)

// Digest returns the SHA-256 of the lexicon of [Default].
func Digest() string { return lexiconDigest() }

var lexiconDigest = sync.OnceValue(func() string { return digest.Bytes(lexiconData) })
