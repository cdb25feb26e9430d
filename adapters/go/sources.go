package tck

import (
	"context"
	"sync"
	"time"
)

// Counts are the living sources and the bumps of each key, for the whole process.
type counts struct {
	mutex   sync.Mutex
	alive   map[string]int
	bumps   map[string]int
	changed chan struct{} // closed by the next change
}

var table = &counts{alive: map[string]int{}, bumps: map[string]int{}, changed: make(chan struct{})}

func (c *counts) add(key string, change int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.alive[key] += change
	close(c.changed)
	c.changed = make(chan struct{})
}

func (c *counts) look(key string) (int, <-chan struct{}) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.alive[key], c.changed
}

// count answers as soon as exactly the wanted number is alive, or when the time is over.
func (c *counts) count(ctx context.Context, key string, wanted *int, within time.Duration) int {
	timer := time.NewTimer(within)
	defer timer.Stop()
	for {
		alive, changed := c.look(key)
		if wanted == nil || alive == *wanted {
			return alive
		}
		select {
		case <-changed:
		case <-timer.C:
			return alive
		case <-ctx.Done():
			return alive
		}
	}
}

func (c *counts) bump(key string) int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.bumps[key]++
	return c.bumps[key]
}

func (c *counts) bumped(key string) int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.bumps[key]
}

// Stream runs a source in a goroutine and returns its channel. The source ends when it returns; send reports false when nobody listens any
// more.
func stream[T any](ctx context.Context, source func(send func(T) bool)) <-chan T {
	events := make(chan T)
	go func() {
		defer close(events)
		source(func(event T) bool {
			select {
			case events <- event:
				return true
			case <-ctx.Done():
				return false
			}
		})
	}()
	return events
}

// Counted is a stream that counts as alive from now until its source has returned.
func counted[T any](ctx context.Context, key string, source func(send func(T) bool)) <-chan T {
	table.add(key, 1)
	return stream(ctx, func(send func(T) bool) {
		defer table.add(key, -1)
		source(send)
	})
}
