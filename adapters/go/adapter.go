// Package tck has what a client or a server in Go needs to be tested by the GraphQL Subscription TCK: the loop of the adapter protocol, and
// the control schema, whose sources are counted.
package tck

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
)

// Description is what an adapter says of its client when it greets.
type Description struct {
	Name           string
	LibraryVersion string
	Protocols      []string
	// Nil if the description of the subject names them.
	Capabilities []string
}

// Open asks for a client of this URL and protocol.
type Open struct {
	Session       string            `json:"session"`
	Protocol      string            `json:"protocol"`
	URL           string            `json:"url"`
	Params        json.RawMessage   `json:"params"`
	Headers       map[string]string `json:"headers"`
	CAFile        string            `json:"caFile"`
	Authorisation json.RawMessage   `json:"authorisation"`
}

// Request is an operation that the application starts.
type Request struct {
	Query         string         `json:"query"`
	Variables     map[string]any `json:"variables"`
	OperationName string         `json:"operationName"`
}

// Session is one client. Its methods return at once: no session waits for another. What the application is told goes to the Application
// that Open was answered with.
type Session interface {
	// Subscribe starts an operation by the library's ordinary call for it.
	Subscribe(operation string, request Request) error
	// Unsubscribe stops listening to an operation, as the library's user would.
	Unsubscribe(operation string) error
	// Close disposes of the client; closed is reported when it returns. It runs in a goroutine of its own.
	Close() error
}

// Application is told what the client tells its user. It may be used by many goroutines. What the kit ordered for an event is carried out
// before the method that reports the event returns: call it from the library's callback, or from the loop that reads its results.
type Application struct {
	session string
	out     *lines
	orders  *orders
}

// Next reports a result, as the library presents it.
func (a Application) Next(operation string, payload any) {
	a.out.write(map[string]any{"event": "next", "session": a.session, "operation": operation, "payload": payload})
	a.orders.obey(operation, "first-result")
}

// Complete reports the end of an operation without an error.
func (a Application) Complete(operation string) {
	a.out.write(map[string]any{"event": "complete", "session": a.session, "operation": operation})
	a.orders.obey(operation, "completion", "end")
}

// Error reports the end of an operation with an error; errors are the GraphQL errors if the library gives them, or nil.
func (a Application) Error(operation string, problem error, errors any) {
	event := map[string]any{"event": "error", "session": a.session, "operation": operation, "message": problem.Error()}
	if errors != nil {
		event["errors"] = errors
	}
	a.out.write(event)
	a.orders.obey(operation, "error", "end")
}

// Failure reports that the connection could not be made or was lost, other than through an operation.
func (a Application) Failure(problem error) {
	a.out.write(map[string]any{"event": "failure", "session": a.session, "message": problem.Error()})
}

type lines struct {
	mutex sync.Mutex
	out   io.Writer
}

func (l *lines) write(event map[string]any) {
	text, err := json.Marshal(event)
	if err != nil {
		fmt.Fprintf(os.Stderr, "an event that is no JSON: %v\n", err)
		return
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	// Where nobody reads any more there is nobody to tell.
	_, _ = l.out.Write(append(text, '\n'))
}

// The longest line that the adapter protocol allows.
const longestLine = 16 << 20

// Main serves an adapter on the standard streams and ends the process with them. Nothing else may write to the standard output.
func Main(description Description, open func(Open, Application) (Session, error)) {
	if err := Serve(description, open, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Serve greets, and carries out commands until the command `exit` or the end of the input.
func Serve(description Description, open func(Open, Application) (Session, error), in io.Reader, out io.Writer) error {
	adapter := &adapter{protocols: description.Protocols, open: open, out: &lines{out: out}, sessions: map[string]*running{}}
	greeting := map[string]any{
		"event": "ready", "version": 1, "name": description.Name, "libraryVersion": description.LibraryVersion,
	}
	if description.Capabilities != nil {
		greeting["capabilities"] = description.Capabilities
	}
	adapter.out.write(greeting)
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 64<<10), longestLine)
	for scanner.Scan() {
		var command command
		if err := json.Unmarshal(scanner.Bytes(), &command); err != nil {
			fmt.Fprintf(os.Stderr, "not a command: %q: %v\n", scanner.Text(), err)
			continue
		}
		if command.Do == "exit" {
			return nil
		}
		if err := adapter.carryOut(command); err != nil {
			adapter.refuse(command, err)
		}
	}
	return scanner.Err()
}

type command struct {
	Do        string   `json:"do"`
	Operation string   `json:"operation"`
	Token     string   `json:"token"`
	On        string   `json:"on"`
	Then      *command `json:"then"`
	Open
	Request
}

type adapter struct {
	protocols []string
	open      func(Open, Application) (Session, error)
	out       *lines
	sessions  map[string]*running // used by the goroutine that reads commands only
}

// A session with what is to be done in its callbacks.
type running struct {
	session     Session
	application Application
	closing     atomic.Bool
}

func (r *running) carryOut(command command) error {
	switch command.Do {
	case "subscribe":
		return r.session.Subscribe(command.Operation, command.Request)
	case "unsubscribe":
		return r.session.Unsubscribe(command.Operation)
	case "close":
		r.close()
		return nil
	default:
		return fmt.Errorf("unknown command %s", command.Do)
	}
}

// An order has closed it already where the kit asks for it at the end.
func (r *running) close() {
	if !r.closing.CompareAndSwap(false, true) {
		return
	}
	if err := r.session.Close(); err != nil {
		r.application.Failure(err)
	}
	r.application.out.write(map[string]any{"event": "closed", "session": r.application.session})
}

func (a *adapter) carryOut(command command) error {
	name := command.Session
	if command.Do == "open" {
		return a.openSession(command.Open)
	}
	if command.Do == "sync" {
		a.out.write(map[string]any{"event": "synced", "session": name, "token": command.Token})
		return nil
	}
	session, found := a.sessions[name]
	if !found {
		return fmt.Errorf("no session %s", name)
	}
	switch command.Do {
	case "when":
		if command.Then == nil {
			return errors.New("when says nothing to do then")
		}
		session.application.orders.add(order{command.Operation, command.On, *command.Then})
		return nil
	case "close":
		delete(a.sessions, name)
		go session.close()
		return nil
	default:
		if session.closing.Load() {
			return fmt.Errorf("session %s is closed", name)
		}
		return session.carryOut(command)
	}
}

func (a *adapter) openSession(open Open) error {
	if _, found := a.sessions[open.Session]; found {
		return fmt.Errorf("session %s is open already", open.Session)
	}
	for _, protocol := range a.protocols {
		if protocol == open.Protocol {
			running := &running{}
			running.application = Application{session: open.Session, out: a.out, orders: &orders{running: running}}
			session, err := a.open(open, running.application)
			if err == nil {
				running.session = session
				a.sessions[open.Session] = running
			}
			return err
		}
	}
	return errors.New("protocol " + open.Protocol + " is not offered by this adapter")
}

func (a *adapter) refuse(command command, problem error) {
	if command.Session == "" {
		fmt.Fprintln(os.Stderr, problem)
		return
	}
	application := Application{session: command.Session, out: a.out}
	if running, found := a.sessions[command.Session]; found {
		application = running.application
	}
	application.refuse(command, problem)
}

func (a Application) refuse(command command, problem error) {
	switch command.Operation {
	case "":
		a.Failure(problem)
	default:
		a.Error(command.Operation, problem, nil)
	}
}
