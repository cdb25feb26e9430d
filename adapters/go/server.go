package tck

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

// ListenAndServe serves at the port in PORT of 127.0.0.1, any free one without it, says so as the kit expects, and ends the process with its
// standard input.
func ListenAndServe(handler http.Handler) error {
	port := os.Getenv("PORT")
	if port == "" {
		port = "0"
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Printf("listening on %d\n", listener.Addr().(*net.TCPAddr).Port)
	return http.Serve(listener, handler)
}
