// Package digest names data by their SHA-256.
package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
)

// Bytes returns the SHA-256 of data in hexadecimal digits.
func Bytes[T string | []byte](data T) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:])
}

// Files returns the SHA-256 over the names and contents of all files in fsys,
// in the order of their names. It panics where a file cannot be read: it is
// for embedded files.
func Files(fsys fs.FS) string {
	h := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		h.Write([]byte(name))
		h.Write([]byte{0})
		h.Write(data)
		return nil
	})
	if err != nil {
		panic(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}
