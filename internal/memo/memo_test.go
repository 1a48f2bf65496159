package memo

import (
	"strconv"
	"strings"
	"sync"
	"testing"
)

func TestTableGivesWhatTheFunctionGives(t *testing.T) {
	table := New[int](6)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for n := range 2000 {
				n %= 300 // more words than places
				word := strconv.Itoa(n)
				if got := *table.Get(word, func(w string) int { n, _ := strconv.Atoi(w); return n }); got != n {
					t.Errorf("%s gives %d", word, got)
					return
				}
			}
		})
	}
	group.Wait()
}

func TestTableRemembers(t *testing.T) {
	table := New[int](4)
	calls := 0
	count := func(string) int { calls++; return calls }
	for range 3 {
		table.Get("слово", count)
	}
	if calls != 1 {
		t.Errorf("a word was worked out %d times", calls)
	}
	long := strings.Repeat("ы", longest)
	table.Get(long, count)
	table.Get(long, count)
	if calls != 3 {
		t.Errorf("%d calls, want a long word worked out each time", calls)
	}
}
