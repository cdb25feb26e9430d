package main

import (
	"sync"
	"time"
)

// liveSources counts how many sources are alive for each key, and who waits for a certain number of them.
type liveSources struct {
	mutex   sync.Mutex
	alive   map[string]int
	waiters map[*waiter]struct{}
}

type waiter struct {
	key    string
	wanted int
	there  chan struct{}
}

func newSources() *liveSources {
	return &liveSources{alive: map[string]int{}, waiters: map[*waiter]struct{}{}}
}

func (s *liveSources) count(key string) int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.alive[key]
}

func (s *liveSources) change(key string, by int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.alive[key] += by
	for w := range s.waiters {
		if w.key == key && w.wanted == s.alive[key] {
			delete(s.waiters, w)
			close(w.there)
		}
	}
}

// await returns `wanted` as soon as so many are alive, or the number alive after the time.
func (s *liveSources) await(key string, wanted int, within time.Duration) int {
	s.mutex.Lock()
	if s.alive[key] == wanted {
		s.mutex.Unlock()
		return wanted
	}
	w := &waiter{key: key, wanted: wanted, there: make(chan struct{})}
	s.waiters[w] = struct{}{}
	s.mutex.Unlock()

	select {
	case <-w.there:
		return wanted
	case <-time.After(within):
		s.mutex.Lock()
		delete(s.waiters, w)
		s.mutex.Unlock()
		return s.count(key)
	}
}
