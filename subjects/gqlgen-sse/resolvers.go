package main

import (
	"context"
	"errors"
	"sync"
	"time"
)

var errOnPurpose = errors.New("failing on purpose")

type root struct {
	sources *liveSources
	mutex   sync.Mutex
	bumps   map[string]int
}

func newRoot() *root {
	return &root{sources: newSources(), bumps: map[string]int{}}
}

func (r *root) Query() QueryResolver               { return query{r} }
func (r *root) Mutation() MutationResolver         { return mutation{r} }
func (r *root) Subscription() SubscriptionResolver { return subscription{r} }
func (r *root) Item() ItemResolver                 { return item{} }

type query struct{ *root }
type mutation struct{ *root }
type subscription struct{ *root }
type item struct{}

func (query) Hello(context.Context) (string, error) {
	return "world", nil
}

func (query) Echo(_ context.Context, value *string) (*string, error) {
	return value, nil
}

func (query) Slow(_ context.Context, ms int, value string) (string, error) {
	time.Sleep(time.Duration(ms) * time.Millisecond)
	return value, nil
}

func (query) Failing(context.Context) (*string, error) {
	return nil, errOnPurpose
}

func (query) FailingNonNull(context.Context) (string, error) {
	return "", errOnPurpose
}

func (q query) Sources(_ context.Context, key string, await *int, withinMs *int) (int, error) {
	if await == nil {
		return q.sources.count(key), nil
	}
	within := 2000
	if withinMs != nil {
		within = *withinMs
	}
	return q.sources.await(key, *await, time.Duration(within)*time.Millisecond), nil
}

func (q query) Bumps(_ context.Context, key string) (int, error) {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	return q.bumps[key], nil
}

func (m mutation) Bump(_ context.Context, key string) (int, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.bumps[key]++
	return m.bumps[key], nil
}

func (subscription) Countdown(ctx context.Context, from int) (<-chan int, error) {
	return source(ctx, func(send func(int) bool) {
		for n := from; n > 0 && send(n); n-- {
		}
	}), nil
}

func (s subscription) Ticks(ctx context.Context, everyMs int, key string) (<-chan int, error) {
	return s.counted(ctx, key, func(send func(int) bool) {
		ticker := time.NewTicker(time.Duration(everyMs) * time.Millisecond)
		defer ticker.Stop()
		for n := 1; ; n++ {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				if !send(n) {
					return
				}
			}
		}
	}), nil
}

func (s subscription) Silent(ctx context.Context, key string) (<-chan int, error) {
	return s.counted(ctx, key, func(func(int) bool) { <-ctx.Done() }), nil
}

func (s subscription) LateSource(ctx context.Context, afterMs int, key string) (<-chan int, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(time.Duration(afterMs) * time.Millisecond):
		return s.Silent(ctx, key)
	}
}

func (subscription) Echo(ctx context.Context, value *string) (<-chan *string, error) {
	return source(ctx, func(send func(*string) bool) { send(value) }), nil
}

// FailingSource ends: a channel has no way to say that its source failed.
func (subscription) FailingSource(ctx context.Context, after int) (<-chan int, error) {
	return source(ctx, func(send func(int) bool) {
		for n := 1; n <= after && send(n); n++ {
		}
	}), nil
}

func (subscription) Unstartable(context.Context) (<-chan int, error) {
	return nil, errors.New("source not created on purpose")
}

func (subscription) Items(ctx context.Context) (<-chan *Item, error) {
	return source(ctx, func(send func(*Item) bool) {
		for n := 1; n <= 2 && send(&Item{N: n}); n++ {
		}
	}), nil
}

func (item) Bad(context.Context, *Item) (*string, error) {
	return nil, errOnPurpose
}

// counted is a source that counts from the subscription to whatever ends it.
func (s subscription) counted(ctx context.Context, key string, run func(send func(int) bool)) <-chan int {
	s.sources.change(key, 1)
	return source(ctx, func(send func(int) bool) {
		defer s.sources.change(key, -1)
		run(send)
	})
}

// source is a channel of what `run` sends, closed at its end. `send` says whether somebody still listens.
func source[T any](ctx context.Context, run func(send func(T) bool)) <-chan T {
	events := make(chan T)
	go func() {
		defer close(events)
		run(func(event T) bool {
			select {
			case <-ctx.Done():
				return false
			case events <- event:
				return true
			}
		})
	}()
	return events
}
