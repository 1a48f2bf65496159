package facts

import (
	"sync"

	"github.com/zvirka/zvirka/internal/digest"
)

// Digest returns the SHA-256 of the weights of confidence and of the lists of
// terms and titles.
func Digest() string { return dataDigest() }

var dataDigest = sync.OnceValue(func() string { return digest.Files(data) })
