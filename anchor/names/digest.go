package names

import (
	"sync"

	"github.com/zvirka/zvirka/internal/digest"
)

// Digest returns the SHA-256 of the model that finds names.
func Digest() string { return modelDigest() }

var modelDigest = sync.OnceValue(func() string { return digest.Bytes(modelFile) })
