package tck

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"testing"
)

// A client that answers each query with itself.
type echo struct{ application Application }

func (e echo) Subscribe(operation string, request Request) error {
	if request.Query == "" {
		return errors.New("no query")
	}
	e.application.Next(operation, map[string]any{"data": request.Query})
	e.application.Complete(operation)
	return nil
}

func (echo) Unsubscribe(string) error { return nil }

func (echo) Close() error { return nil }

func TestServeCarriesOutCommands(t *testing.T) {
	in, commands := io.Pipe()
	events, out := io.Pipe()
	done := make(chan error)
	go func() {
		done <- Serve(Description{Name: "echo", Protocols: []string{"p"}}, func(_ Open, a Application) (Session, error) {
			return echo{a}, nil
		}, in, out)
	}()
	lines := bufio.NewScanner(events)
	next := func() map[string]any {
		t.Helper()
		if !lines.Scan() {
			t.Fatal("no line")
		}
		var event map[string]any
		if err := json.Unmarshal(lines.Bytes(), &event); err != nil {
			t.Fatal(err)
		}
		return event
	}
	expect := func(command string, kinds ...string) map[string]any {
		t.Helper()
		if _, err := commands.Write([]byte(command + "\n")); err != nil {
			t.Fatal(err)
		}
		var last map[string]any
		for _, kind := range kinds {
			if last = next(); last["event"] != kind {
				t.Fatalf("expected %s after %s, received %v", kind, command, last)
			}
		}
		return last
	}

	if ready := next(); ready["event"] != "ready" || ready["version"] != 1.0 {
		t.Fatalf("received %v", ready)
	}
	expect(`{"do":"open","session":"s","protocol":"other","url":"ws://x"}`, "failure")
	expect(`{"do":"open","session":"s","protocol":"p","url":"ws://x"}`)
	expect(`{"do":"open","session":"s","protocol":"p","url":"ws://x"}`, "failure")
	expect(`{"do":"subscribe","session":"s","operation":"o","query":"q"}`, "next", "complete")
	expect(`{"do":"subscribe","session":"s","operation":"o"}`, "error")
	if synced := expect(`{"do":"sync","session":"s","token":"t"}`, "synced"); synced["token"] != "t" {
		t.Fatalf("received %v", synced)
	}
	// Within the callback for a result: what starts there comes before the end of the first one.
	expect(`{"do":"when","session":"s","operation":"a","on":"first-result","then":{"do":"subscribe","operation":"b","query":"q"}}`)
	expect(`{"do":"when","session":"s","operation":"b","on":"completion","then":{"do":"subscribe","operation":"c"}}`)
	if last := expect(`{"do":"subscribe","session":"s","operation":"a","query":"q"}`, "next", "next", "complete", "error", "complete"); last["operation"] != "a" {
		t.Fatalf("received %v", last)
	}
	// Once; and the kit's own close is answered by no second event.
	expect(`{"do":"subscribe","session":"s","operation":"a","query":"q"}`, "next", "complete")
	expect(`{"do":"when","session":"s","operation":"d","on":"end","then":{"do":"close"}}`)
	expect(`{"do":"subscribe","session":"s","operation":"d","query":"q"}`, "next", "complete", "closed")
	expect(`{"do":"subscribe","session":"s","operation":"e","query":"q"}`, "error")
	expect(`{"do":"close","session":"s"}`)
	expect(`{"do":"when","session":"s","operation":"d","on":"end","then":{"do":"close"}}`, "error")
	expect(`{"do":"nonsense","session":"s"}`, "failure")
	expect(`{"do":"exit"}`)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestSourcesAreCountedUntilTheyAreReleased(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	one, none, within := 1, 0, 10_000
	ticks, _ := Subscription{}.Ticks(ctx, 1, "key")
	if n := <-ticks; n != 1 {
		t.Fatalf("the first tick is %d", n)
	}
	if n, _ := (Query{}).Sources(context.Background(), "key", &one, &within); n != 1 {
		t.Fatalf("%d are alive", n)
	}
	cancel()
	if n, _ := (Query{}).Sources(context.Background(), "key", &none, &within); n != 0 {
		t.Fatalf("%d are alive", n)
	}
}

func TestSDLIsTheKits(t *testing.T) {
	kits, err := os.ReadFile("../../scenarios/control/schema.graphqls")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("outside the kit's tree")
	}
	if string(kits) != SDL {
		t.Fatal("schema.graphqls differs from scenarios/control/schema.graphqls")
	}
}
