// The server subjects/gqlgen-transport-ws/server.go for releases before 0.17.23, which have no server-sent events, no source that fails,
// and no payload of an acknowledgement.
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
	tck "graphqltck.io/adapter"
)

type resolver struct{}

func (resolver) Query() graph.QueryResolver       { return tck.Query{} }
func (resolver) Mutation() graph.MutationResolver { return tck.Mutation{} }
func (resolver) Subscription() graph.SubscriptionResolver {
	return tck.Subscription{FailSource: func(context.Context, error) {}}
}

// Without the variable it is 0, the library's default.
func milliseconds(variable string) time.Duration {
	n, _ := strconv.Atoi(os.Getenv(variable))
	return time.Duration(n) * time.Millisecond
}

func connect(ctx context.Context, params transport.InitPayload) (context.Context, error) {
	if tck.WishesOf(params).Deny {
		return ctx, errors.New("denied on purpose")
	}
	return ctx, nil
}

func main() {
	server := handler.New(graph.NewExecutableSchema(graph.Config{Resolvers: resolver{}}))
	server.AddTransport(transport.Websocket{
		InitTimeout:           milliseconds("TCK_INIT_TIMEOUT_MS"),
		KeepAlivePingInterval: milliseconds("TCK_KEEP_ALIVE_MS"),
		InitFunc:              connect,
	})
	server.AddTransport(transport.Options{})
	server.AddTransport(transport.GET{})
	server.AddTransport(transport.POST{})
	mux := http.NewServeMux()
	mux.Handle("/graphql", server)
	log.Fatal(tck.ListenAndServe(mux))
}
