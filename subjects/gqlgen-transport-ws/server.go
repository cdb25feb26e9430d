// The control schema behind gqlgen's handler, set up as the library's documentation shows it: over HTTP, over server-sent events, and over
// both protocols of WebSocket, of which a client chooses one.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"strconv"
	"time"

	"graphqltck.invalid/subjects/gqlgen/graph"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/gqlerror"
	tck "graphqltck.io/adapter"
)

type resolver struct{}

func (resolver) Query() graph.QueryResolver       { return tck.Query{} }
func (resolver) Mutation() graph.MutationResolver { return tck.Mutation{} }
func (resolver) Subscription() graph.SubscriptionResolver {
	// The only way that gqlgen has for a source that fails. Only its WebSocket has a place for the error: elsewhere the call
	// panics, and the source only ends.
	return tck.Subscription{FailSource: func(ctx context.Context, problem error) {
		defer func() { _ = recover() }()
		transport.AddSubscriptionError(ctx, gqlerror.Wrap(problem))
	}}
}

// Without the variable it is 0, the library's default.
func milliseconds(variable string) time.Duration {
	n, _ := strconv.Atoi(os.Getenv(variable))
	return time.Duration(n) * time.Millisecond
}

func connect(ctx context.Context, params transport.InitPayload) (context.Context, *transport.InitPayload, error) {
	asked := tck.WishesOf(params)
	if asked.Deny {
		return ctx, nil, errors.New("denied on purpose")
	}
	if asked.Ack != nil {
		ack := transport.InitPayload(asked.Ack)
		return ctx, &ack, nil
	}
	return ctx, nil, nil
}

func main() {
	server := handler.New(graph.NewExecutableSchema(graph.Config{Resolvers: resolver{}}))
	server.AddTransport(transport.Websocket{
		InitTimeout:           milliseconds("TCK_INIT_TIMEOUT_MS"),
		KeepAlivePingInterval: milliseconds("TCK_KEEP_ALIVE_MS"),
		InitFunc:              connect,
	})
	server.AddTransport(transport.SSE{KeepAlivePingInterval: milliseconds("TCK_SSE_KEEP_ALIVE_MS")})
	server.AddTransport(transport.Options{})
	server.AddTransport(transport.GET{})
	server.AddTransport(transport.POST{})
	mux := http.NewServeMux()
	mux.Handle("/graphql", server)
	log.Fatal(tck.ListenAndServe(mux))
}
