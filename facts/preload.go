package facts

import "sync"

// Preload loads the embedded weights and lists, on all cores. Each is loaded
// when it is first needed anyway.
func Preload() {
	var group sync.WaitGroup
	group.Go(func() { weights() })
	group.Go(func() { poles() })
	group.Go(func() { framing(); titles() })
	group.Wait()
}
