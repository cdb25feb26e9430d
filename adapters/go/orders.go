package tck

import (
	"slices"
	"sync"
)

// What is to be done within the callback for an event of an operation, once.
type order struct {
	operation string
	on        string
	then      command
}

// The orders of one session. Nil where there is none.
type orders struct {
	running *running
	mutex   sync.Mutex
	waiting []order
}

func (o *orders) add(order order) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.waiting = append(o.waiting, order)
}

// Carries out what was ordered for these cues of the operation.
func (o *orders) obey(operation string, cues ...string) {
	if o == nil {
		return
	}
	for _, order := range o.due(operation, cues) {
		if err := o.running.carryOut(order.then); err != nil {
			o.running.application.refuse(order.then, err)
		}
	}
}

// The lock is free while an order is carried out: what it does may end another operation.
func (o *orders) due(operation string, cues []string) []order {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	var due, later []order
	for _, order := range o.waiting {
		if order.operation == operation && slices.Contains(cues, order.on) {
			due = append(due, order)
		} else {
			later = append(later, order)
		}
	}
	o.waiting = later
	return due
}
