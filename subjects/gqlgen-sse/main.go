// The control schema behind gqlgen on Go's HTTP server, with its transports as the library's documentation shows them: server-sent
// events by POST, and single results by GET and POST.
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"
)

func main() {
	server := handler.New(NewExecutableSchema(Config{Resolvers: newRoot()}))
	// The first that supports a request answers it; that of server-sent events has to come before that of POST.
	server.AddTransport(transport.SSE{KeepAlivePingInterval: 10 * time.Second})
	server.AddTransport(transport.Options{})
	server.AddTransport(transport.GET{})
	server.AddTransport(transport.POST{})

	listener, err := net.Listen("tcp", "127.0.0.1:"+port())
	if err != nil {
		log.Fatal(err)
	}
	http.Handle("/graphql", server)
	fmt.Printf("listening on %d\n", listener.Addr().(*net.TCPAddr).Port)

	// The kit holds our standard input: when it ends, the run is over.
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	log.Fatal(http.Serve(listener, nil))
}

func port() string {
	if given := os.Getenv("PORT"); given != "" {
		return given
	}
	return "0"
}
