"""Adapter of the kit's adapter protocol, version 1, for the WebSocket transports of gql.

Usage: adapter.py websockets|aiohttp

Other adapters of gql import this file: they say how their transport is made, and the rest is the same.
"""

import asyncio
import json
import os
import ssl
import sys
import threading
from importlib.metadata import version

from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportQueryError
from graphql import OperationType, get_operation_ast

PROTOCOL = "graphql-transport-ws"
CAPABILITIES = ["unsubscribe", "multiplexing", "queries", "params", "tls"]


def transport_class(name):
    # Imported when asked for: each of the two needs another WebSocket library to be installed.
    if name == "websockets":
        from gql.transport.websockets import WebsocketsTransport

        return WebsocketsTransport
    if name == "aiohttp":
        from gql.transport.aiohttp_websockets import AIOHTTPWebsocketsTransport

        return AIOHTTPWebsocketsTransport
    raise SystemExit(f"unknown transport {name!r}: websockets or aiohttp")


def websocket_transports(transport):
    """How a transport of this class is made for an `open`."""

    def make(command):
        if command["protocol"] != PROTOCOL:
            raise ValueError(f"protocol {command['protocol']} is not offered by this adapter")
        options = {"subprotocols": [PROTOCOL], **tls_options(command)}
        if command.get("params") is not None:
            options["init_payload"] = command["params"]
        return transport(url=command["url"], **options)

    return make


def tls_options(command):
    if command.get("caFile") and command["url"].startswith(("wss:", "https:")):
        return {"ssl": ssl.create_default_context(cafile=command["caFile"])}
    return {}


def emit(event, **members):
    print(json.dumps({"event": event, **members}), flush=True)


def text_of(problem):
    # Some exceptions of gql and asyncio have no text: then the name of their class is all that the user is told.
    return str(problem) or type(problem).__name__


def is_subscription(request, operation_name):
    operation = get_operation_ast(request.document, operation_name)
    return operation is not None and operation.operation is OperationType.SUBSCRIPTION


def payload_of(result):
    payload = {"data": result.data}
    if result.extensions is not None:
        payload["extensions"] = result.extensions
    return payload


class Session:
    """One gql client with its connection. Connects at once, as `async with client` does; operations wait for it."""

    def __init__(self, name, transport):
        self.name = name
        self.closed = False
        self.client = Client(transport=transport)
        self.operations = {}
        self.connecting = asyncio.create_task(self._connect())
        # An operation may ask for the outcome later, or none ever: either is fine with asyncio after this.
        self.connecting.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def _connect(self):
        try:
            return await self.client.connect_async()
        except Exception as problem:
            # Operations that wait for the connection report this themselves.
            if not self.operations:
                emit("failure", session=self.name, message=text_of(problem))
            raise

    def subscribe(self, name, query, variables, operation_name):
        if name in self.operations:
            raise ValueError(f"operation {name} is active already")
        task = asyncio.create_task(self._run(name, query, variables, operation_name))
        self.operations[name] = task
        task.add_done_callback(lambda _: self._forget(name, task))

    def _forget(self, name, task):
        # The name may be in use again, after an `unsubscribe`.
        if self.operations.get(name) is task:
            del self.operations[name]

    async def _run(self, name, query, variables, operation_name):
        where = {"session": self.name, "operation": name}
        try:
            # Shielded: who stops this operation does not stop the connecting of all.
            connected = await asyncio.shield(self.connecting)
            request = GraphQLRequest(query, variable_values=variables, operation_name=operation_name)
            # The full result is asked for so that `extensions` are seen, too.
            if is_subscription(request, operation_name):
                async for result in connected.subscribe(request, get_execution_result=True):
                    emit("next", **where, payload=payload_of(result))
            else:
                result = await connected.execute(request, get_execution_result=True)
                emit("next", **where, payload=payload_of(result))
            emit("complete", **where)
        except TransportQueryError as problem:
            errors = {"errors": problem.errors} if problem.errors else {}
            emit("error", **where, message=text_of(problem), **errors)
        except Exception as problem:
            emit("error", **where, message=text_of(problem))

    def unsubscribe(self, name):
        # Cancelling the task that consumes the generator is how gql's users stop. An operation that ended by itself
        # has nothing to stop.
        task = self.operations.pop(name, None)
        if task:
            task.cancel()

    async def close(self):
        try:
            # Without effect on a connection that is made; one in the making is given up, and then closed below.
            self.connecting.cancel()
            await asyncio.wait([self.connecting])
            await self.client.close_async()
        except Exception as problem:
            emit("failure", session=self.name, message=text_of(problem))
        emit("closed", session=self.name)


class Adapter:
    def __init__(self, make_transport):
        self.make_transport = make_transport
        self.sessions = {}
        self.closing = set()

    def carry_out(self, command):
        """Starts what the command asks for and returns at once, so that no session waits for another."""
        do = command.get("do")
        if do == "exit":
            # Not an orderly end on purpose: a peer that does not answer must not keep this process alive.
            os._exit(0)
        try:
            {
                "open": self.open,
                "subscribe": self.subscribe,
                "unsubscribe": self.unsubscribe,
                "close": self.close,
                "sync": self.sync,
            }[do](command)
        except Exception as problem:
            self.refuse(command, f"{do} cannot be carried out: {problem!r}")

    def refuse(self, command, message):
        session, operation = command.get("session"), command.get("operation")
        if session is None:
            print(message, file=sys.stderr, flush=True)
        elif operation is None:
            emit("failure", session=session, message=message)
        else:
            emit("error", session=session, operation=operation, message=message)

    def open(self, command):
        name = command["session"]
        if name in self.sessions and not self.sessions[name].closed:
            raise ValueError(f"session {name} is open already")
        self.sessions[name] = Session(name, self.make_transport(command))

    def subscribe(self, command):
        self.opened(command).subscribe(
            command["operation"],
            command["query"],
            command.get("variables"),
            command.get("operationName"),
        )

    def unsubscribe(self, command):
        self.opened(command).unsubscribe(command["operation"])

    def close(self, command):
        session = self.opened(command)
        session.closed = True
        # asyncio keeps no strong reference to a task: without this set one could vanish half-way.
        task = asyncio.create_task(session.close())
        self.closing.add(task)
        task.add_done_callback(self.closing.discard)

    def sync(self, command):
        # Events are written in the very step in which gql hands them out, so all of them are written by now.
        emit("synced", session=self.sessions[command["session"]].name, token=command["token"])

    def opened(self, command):
        session = self.sessions[command["session"]]
        if session.closed:
            raise ValueError(f"session {session.name} is closed")
        return session


def read_commands(loop, adapter):
    """Runs in a thread of its own: standard input may be anything, and reading it must not stop the loop."""
    for line in sys.stdin.buffer:
        try:
            command = json.loads(line)
            if not isinstance(command, dict):
                raise ValueError("not an object")
        except ValueError as problem:
            print(f"not a command: {line!r}: {problem}", file=sys.stderr, flush=True)
            continue
        loop.call_soon_threadsafe(adapter.carry_out, command)
    loop.call_soon_threadsafe(adapter.carry_out, {"do": "exit"})


async def serve(name, capabilities, make_transport):
    """`make_transport` makes a transport of gql for an `open`."""
    adapter = Adapter(make_transport)
    emit("ready", version=1, name=name, libraryVersion=version("gql"), capabilities=capabilities)
    loop = asyncio.get_running_loop()
    threading.Thread(target=read_commands, args=(loop, adapter), daemon=True).start()
    await asyncio.Event().wait()  # until the command `exit` or the end of input ends the process


if __name__ == "__main__":
    transport_name = sys.argv[1] if len(sys.argv) > 1 else "websockets"
    make = websocket_transports(transport_class(transport_name))
    asyncio.run(serve(f"gql-{transport_name}", CAPABILITIES, make))
