"""The kit starts this as its adapter, and it passes lines between the kit and the process of the tests, where the client is.

It uses nothing but the standard library, and is run by its file, so that it starts quickly.
"""

import json
import os
import socket
import sys
import threading

VARIABLE = "GRAPHQL_TCK_RELAY"


def main():
    port, _, token = os.environ[VARIABLE].partition(":")
    connection = socket.create_connection(("127.0.0.1", int(port)))
    connection.sendall(token.encode() + b"\n")
    threading.Thread(target=pass_commands, args=(connection,), daemon=True).start()
    while block := connection.recv(65536):
        sys.stdout.buffer.write(block)
        sys.stdout.buffer.flush()
    # Other than on a command `exit` the tests' process has no reason to hang up before the kit does.
    os._exit(0 if told_to_end.is_set() else 1)


told_to_end = threading.Event()


def pass_commands(connection):
    for line in sys.stdin.buffer:
        if json.loads(line).get("do") == "exit":
            told_to_end.set()
        connection.sendall(line)
    told_to_end.set()
    connection.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    main()
