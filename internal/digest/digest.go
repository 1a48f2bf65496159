// Package digest names data by their SHA-256.
package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
)

// Bytes returns the SHA-256 of data in hexadecimal digits.
func Bytes[T string | []byte](data T) string {
	h := sha256.New()
	var room [1 << 12]byte // what is hashed is megabytes: it is not copied whole
	for len(data) > 0 {
		n := copy(room[:], data)
		h.Write(room[:n])
		data = data[n:]
	}
	return hex.EncodeToString(h.Sum(nil))
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
		f, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		h.Write([]byte(name))
		h.Write([]byte{0})
		_, err = io.Copy(h, f)
		return err
	})
	if err != nil {
		panic(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}
