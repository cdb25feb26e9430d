// The adapter around genqlient's WebSocket client on gorilla/websocket, used as its documentation shows it.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"

	"github.com/Khan/genqlient/graphql"
	"github.com/gorilla/websocket"
	tck "graphqltck.io/adapter"
)

type dialer struct{ *websocket.Dialer }

func (d dialer) DialContext(ctx context.Context, url string, header http.Header) (graphql.WSConn, error) {
	conn, _, err := d.Dialer.DialContext(ctx, url, header)
	return conn, err
}

// What genqlient generates for each operation, for any operation.
type result graphql.BaseResponse[any]

func forward(channel any, message json.RawMessage) error {
	var response graphql.Response
	if err := json.Unmarshal(message, &response); err != nil {
		return err
	}
	var forwarded result
	if len(response.Errors) == 0 {
		if err := json.Unmarshal(message, &forwarded); err != nil {
			return err
		}
	} else {
		forwarded.Errors = response.Errors
	}
	results, ok := channel.(chan result)
	if !ok {
		return errors.New("failed to cast interface into 'chan result'")
	}
	results <- forwarded
	return nil
}

func payloadOf(r result) map[string]any {
	payload := map[string]any{"data": r.Data}
	if len(r.Errors) > 0 {
		payload["errors"] = r.Errors
	}
	if r.Extensions != nil {
		payload["extensions"] = r.Extensions
	}
	return payload
}

// Session is one client. Its connection is made at once, and operations wait for it.
type session struct {
	client      graphql.WebSocketClient
	application tck.Application
	giveUp      context.CancelFunc
	started     chan struct{} // closed when the connection is made, or refused
	refused     error
	mutex       sync.Mutex // the library writes to the connection from the caller's goroutine, which must be one at a time
	running     map[string]string
	stopped     map[string]bool
}

func open(asked tck.Open, application tck.Application) (tck.Session, error) {
	options := []graphql.WebSocketOption{}
	if len(asked.Params) > 0 {
		var params map[string]any
		if err := json.Unmarshal(asked.Params, &params); err != nil {
			return nil, err
		}
		options = append(options, graphql.WithConnectionParams(params))
	}
	if len(asked.Headers) > 0 {
		header := http.Header{}
		for name, value := range asked.Headers {
			header.Set(name, value)
		}
		options = append(options, graphql.WithWebsocketHeader(header))
	}
	ctx, giveUp := context.WithCancel(context.Background())
	s := &session{
		client:      graphql.NewClientUsingWebSocket(asked.URL, dialer{websocket.DefaultDialer}, options...),
		application: application,
		giveUp:      giveUp,
		started:     make(chan struct{}),
		running:     map[string]string{},
		stopped:     map[string]bool{},
	}
	go s.start(ctx)
	return s, nil
}

func (s *session) start(ctx context.Context) {
	problems, err := s.client.Start(ctx)
	s.refused = err
	close(s.started)
	if err != nil {
		if ctx.Err() == nil {
			s.application.Failure(err)
		}
		return
	}
	// The connection is over for the library then, and its user's to close.
	for problem := range problems {
		s.application.Failure(problem)
	}
}

func (s *session) Subscribe(operation string, request tck.Request) error {
	go s.run(operation, request)
	return nil
}

func (s *session) run(operation string, request tck.Request) {
	<-s.started
	if s.refused != nil {
		s.application.Error(operation, s.refused, nil)
		return
	}
	results := make(chan result)
	if err := s.begin(operation, request, results); err != nil {
		s.application.Error(operation, err, nil)
		return
	}
	for r := range results {
		s.application.Next(operation, payloadOf(r))
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	delete(s.running, operation)
	// The channel is closed by an unsubscribe, too.
	if !s.stopped[operation] {
		s.application.Complete(operation)
	}
}

func (s *session) begin(operation string, request tck.Request, results chan result) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.stopped[operation] {
		close(results)
		return nil
	}
	asked := graphql.Request{Query: request.Query, OpName: request.OperationName}
	if request.Variables != nil {
		asked.Variables = request.Variables
	}
	id, err := s.client.Subscribe(&asked, results, forward)
	if err == nil {
		s.running[operation] = id
	}
	return err
}

func (s *session) Unsubscribe(operation string) error {
	// The library waits for the connection, which another session must not do.
	go func() {
		// The library panics when the operation ends at the same time. A command of the kit must not end the process.
		defer func() {
			if problem := recover(); problem != nil {
				fmt.Fprintf(os.Stderr, "cannot unsubscribe from %s: %v\n", operation, problem)
			}
		}()
		if err := s.unsubscribe(operation); err != nil {
			s.application.Failure(err)
		}
	}()
	return nil
}

func (s *session) unsubscribe(operation string) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.stopped[operation] = true
	// One that has ended has nothing to stop; the library would panic.
	if id, ok := s.running[operation]; ok {
		delete(s.running, operation)
		return s.client.Unsubscribe(id)
	}
	return nil
}

func (s *session) Close() error {
	// Without effect on a connection that is made.
	s.giveUp()
	select {
	case <-s.started:
		if s.refused != nil {
			return nil
		}
	default: // It dials, or waits for connection_ack, for which the library has no other end.
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.client.Close()
}

func main() {
	tck.Main(tck.Description{
		Name: "genqlient", LibraryVersion: "0.8.1", Protocols: []string{"graphql-transport-ws"},
	}, open)
}
