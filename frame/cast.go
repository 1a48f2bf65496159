package frame

// cast are the ids of those who fill the slots of a frame, "" where nobody is
// known to.
type cast [slots]string

// The slots of a cast.
const (
	agentSlot = iota
	patientSlot
	partnerSlot
	slots
)

// slotNames are the roles that fillers of the slots have.
var slotNames = [slots]string{Agent, Patient, Partner}

// put fills a slot, unless it is filled or nobody is there to fill it.
func (c *cast) put(slot int, id string) {
	if c[slot] == "" {
		c[slot] = id
	}
}

// has reports whether id fills a slot.
func (c *cast) has(id string) bool {
	return id != "" && (c[agentSlot] == id || c[patientSlot] == id || c[partnerSlot] == id)
}

// roles returns c as a [Frame] shows it, nil where all slots are empty.
func (c *cast) roles() map[string][]string {
	ids := make([]string, 0, slots)
	var out map[string][]string
	for slot, id := range c {
		if id == "" {
			continue
		}
		if out == nil {
			out = make(map[string][]string, slots)
		}
		ids = append(ids, id)
		out[slotNames[slot]] = ids[len(ids)-1 : len(ids) : len(ids)]
	}
	return out
}
