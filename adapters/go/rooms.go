package tck

import (
	"context"
	"sync"
)

// Hall has the rooms of the control schema, for the whole process: what is said in one reaches each source in it.
type hall struct {
	mutex   sync.Mutex
	sources map[string][]*said
}

var rooms = &hall{sources: map[string][]*said{}}

func (h *hall) say(key string, text string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	for _, source := range h.sources[key] {
		source.add(text)
	}
}

// enter returns what is said in the room from now on, and what leaves it.
func (h *hall) enter(key string) (*said, func()) {
	source := &said{more: make(chan struct{}, 1)}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.sources[key] = append(h.sources[key], source)
	return source, func() {
		h.mutex.Lock()
		defer h.mutex.Unlock()
		for i, other := range h.sources[key] {
			if other == source {
				h.sources[key] = append(h.sources[key][:i:i], h.sources[key][i+1:]...)
				return
			}
		}
	}
}

// Said is what one source has not delivered yet: who speaks never waits for who listens.
type said struct {
	mutex sync.Mutex
	texts []string
	more  chan struct{} // has room for one signal: there is something again
}

func (s *said) add(text string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.texts = append(s.texts, text)
	select {
	case s.more <- struct{}{}:
	default:
	}
}

func (s *said) take() (string, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.texts) == 0 {
		return "", false
	}
	text := s.texts[0]
	s.texts = s.texts[1:]
	return text, true
}

// next waits for the next text; false when nobody listens any more.
func (s *said) next(ctx context.Context) (string, bool) {
	for {
		if text, ok := s.take(); ok {
			return text, true
		}
		select {
		case <-s.more:
		case <-ctx.Done():
			return "", false
		}
	}
}
