// A server for the GraphQL Subscription TCK with gqlgen. Replace gqlgen by your library, or its version by yours.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"

	"conformance/graph"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/gqlerror"
	tck "graphqltck.io/adapter"
)

// The resolvers of the control schema.
type resolver struct{}

func (resolver) Query() graph.QueryResolver       { return tck.Query{} }
func (resolver) Mutation() graph.MutationResolver { return tck.Mutation{} }
func (resolver) Subscription() graph.SubscriptionResolver {
	return tck.Subscription{FailSource: func(ctx context.Context, problem error) {
		transport.AddSubscriptionError(ctx, gqlerror.Wrap(problem))
	}}
}

// The connect hook does what the payload of `connection_init` asks for.
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
	server.AddTransport(transport.Websocket{InitTimeout: 3 * time.Second, InitFunc: connect})
	server.AddTransport(transport.Options{})
	server.AddTransport(transport.GET{})
	server.AddTransport(transport.POST{})
	http.Handle("/graphql", server)
	// Prints the port, and ends with the standard input.
	log.Fatal(tck.ListenAndServe(http.DefaultServeMux))
}
