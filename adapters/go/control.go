package tck

import (
	"context"
	_ "embed"
	"errors"
	"time"
)

// SDL is the control schema. (Not called Schema: gqlgen would bind the type of introspection to that.)
//
//go:embed schema.graphqls
var SDL string

var errOnPurpose = errors.New("failing on purpose")

// Query, Mutation and Subscription have the methods that gqlgen generates for the control schema as interfaces of resolvers.
type (
	Query        struct{}
	Mutation     struct{}
	Subscription struct {
		// FailSource reports an error of a source in the middle of its stream: for gqlgen, by transport.AddSubscriptionError.
		FailSource func(ctx context.Context, problem error)
	}
)

// Item is the type of this name; gqlgen binds it by autobind.
type Item struct{ N int }

func (Item) Bad(context.Context) (*string, error) { return nil, errOnPurpose }

func (Query) Hello(context.Context) (string, error) { return "world", nil }

func (Query) Echo(_ context.Context, value *string) (*string, error) { return value, nil }

// Slow is not shortened by its context: whether a result that comes after the end of its operation is delivered is what scenarios ask.
func (Query) Slow(_ context.Context, ms int, value string) (string, error) {
	time.Sleep(milliseconds(ms))
	return value, nil
}

func (Query) Failing(context.Context) (*string, error) { return nil, errOnPurpose }

func (Query) FailingNonNull(context.Context) (string, error) { return "", errOnPurpose }

func (Query) Sources(ctx context.Context, key string, await *int, withinMs *int) (int, error) {
	within := 2 * time.Second
	if withinMs != nil {
		within = milliseconds(*withinMs)
	}
	return table.count(ctx, key, await, within), nil
}

func (Query) Bumps(_ context.Context, key string) (int, error) { return table.bumped(key), nil }

func (Mutation) Bump(_ context.Context, key string) (int, error) { return table.bump(key), nil }

func (Mutation) Say(_ context.Context, key string, text string) (string, error) {
	rooms.say(key, text)
	return text, nil
}

func (Subscription) Countdown(ctx context.Context, from int) (<-chan int, error) {
	return stream(ctx, func(send func(int) bool) {
		for n := from; n > 0 && send(n); n-- {
		}
	}), nil
}

func (Subscription) Ticks(ctx context.Context, everyMs int, key string) (<-chan int, error) {
	return counted(ctx, key, func(send func(int) bool) {
		ticker := time.NewTicker(milliseconds(max(everyMs, 1)))
		defer ticker.Stop()
		for n := 1; ; n++ {
			select {
			case <-ticker.C:
			case <-ctx.Done():
				return
			}
			if !send(n) {
				return
			}
		}
	}), nil
}

func (Subscription) Silent(ctx context.Context, key string) (<-chan int, error) {
	return counted(ctx, key, func(func(int) bool) { <-ctx.Done() }), nil
}

func (Subscription) Room(ctx context.Context, key string) (<-chan string, error) {
	said, leave := rooms.enter(key)
	return counted(ctx, key, func(send func(string) bool) {
		defer leave()
		for {
			text, ok := said.next(ctx)
			if !ok || !send(text) {
				return
			}
		}
	}), nil
}

func (Subscription) LateSource(ctx context.Context, afterMs int, key string) (<-chan int, error) {
	// Not shortened by ctx: this is the source that comes after its operation has ended.
	time.Sleep(milliseconds(afterMs))
	return counted(ctx, key, func(func(int) bool) { <-ctx.Done() }), nil
}

func (Subscription) Echo(ctx context.Context, value *string) (<-chan *string, error) {
	return stream(ctx, func(send func(*string) bool) { send(value) }), nil
}

func (s Subscription) FailingSource(ctx context.Context, after int) (<-chan int, error) {
	return stream(ctx, func(send func(int) bool) {
		for n := 1; n <= after; n++ {
			if !send(n) {
				return
			}
		}
		s.FailSource(ctx, errors.New("source failed on purpose"))
	}), nil
}

func (Subscription) Unstartable(context.Context) (<-chan int, error) {
	return nil, errors.New("source not created on purpose")
}

func (Subscription) Items(ctx context.Context) (<-chan *Item, error) {
	return stream(ctx, func(send func(*Item) bool) {
		for n := 1; n <= 2 && send(&Item{N: n}); n++ {
		}
	}), nil
}

// Wishes are what the member `tck` of the payload of connection_init asks a connect hook for.
type Wishes struct {
	Deny bool
	Ack  map[string]any
}

// WishesOf waits as long as it is asked to, and panics when it is asked to fail. What else it is asked for is for the caller, because each
// library has its own way.
func WishesOf(params map[string]any) Wishes {
	asked, _ := params["tck"].(map[string]any)
	if delay, ok := asked["delayMs"].(float64); ok {
		time.Sleep(milliseconds(int(delay)))
	}
	if asked["fail"] == true {
		panic("connect hook failing on purpose")
	}
	ack, _ := asked["ack"].(map[string]any)
	return Wishes{Deny: asked["deny"] == true, Ack: ack}
}

func milliseconds(n int) time.Duration { return time.Duration(n) * time.Millisecond }
