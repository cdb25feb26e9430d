"""The kit's adapter protocol, version 1, and sessions whose operations are tasks of asyncio.

An adapter has a subclass of `Session`, which makes the calls of its library, and gives it to `serve`.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from typing import Callable, Sequence

from graphql_tck_adapter.streams import StandardStreams


# What an event reports, in the words of the command `when`.
CUES = {"next": ("first-result",), "complete": ("completion", "end"), "error": ("error", "end")}


def is_due(order, event, members):
    same = all(order[name] == members.get(name) for name in ("session", "operation"))
    return same and order["on"] in CUES.get(event, ())


def text_of(problem):
    # Some exceptions have no text: then the name of their class is all that the user is told.
    return str(problem) or type(problem).__name__


class Session:
    """One client with its connection. Connects at once, as `async with` does; operations wait for it."""

    def __init__(self, name):
        self.name = name
        self.emit = None  # set by the adapter before any task of this session runs
        self.closed = False
        self.operations = {}
        self.closing = None  # the task that closes it, where an operation's own loop has asked for that
        self.connecting = asyncio.create_task(self._connect())
        # An operation may ask for the outcome later, or none ever: either is fine with asyncio after this.
        self.connecting.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def connect(self):
        """Connects, and returns what operations are started on."""
        raise NotImplementedError

    def results(self, connected, query, variables, operation_name):
        """An asynchronous generator of the results of one operation, as the library presents them."""
        raise NotImplementedError

    async def disconnect(self):
        """Disposes of the client, connected or not."""
        raise NotImplementedError

    def errors_of(self, problem):
        """The GraphQL errors that an exception of the library holds, if it does."""
        return None

    async def _connect(self):
        try:
            return await self.connect()
        except Exception as problem:
            # Operations that wait for the connection report this themselves.
            if not self.operations:
                self.emit("failure", session=self.name, message=text_of(problem))
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
            results = self.results(connected, query, variables, operation_name)
            async for payload in results:
                self.emit("next", **where, payload=payload)
                # Within the loop users stop by leaving it, and wait for what they close.
                if self.operations.get(name) is not asyncio.current_task():
                    await results.aclose()
                    return
                if self.closing:
                    await self.closing
            self.emit("complete", **where)
        except Exception as problem:
            errors = self.errors_of(problem)
            # What is no list of errors is in the text.
            told = isinstance(errors, list) and all(isinstance(error, dict) for error in errors) and errors
            self.emit("error", **where, message=text_of(problem), **({"errors": errors} if told else {}))

    def unsubscribe(self, name):
        # Cancelling the task that consumes the generator is how a user of asyncio stops. An operation that ended by
        # itself has nothing to stop.
        task = self.operations.pop(name, None)
        if task and task is not asyncio.current_task():
            task.cancel()

    async def close(self):
        try:
            # Without effect on a connection that is made; one in the making is given up, and then closed below.
            self.connecting.cancel()
            await asyncio.wait([self.connecting])
            await self.disconnect()
        except Exception as problem:
            self.emit("failure", session=self.name, message=text_of(problem))
        self.emit("closed", session=self.name)


def emit(event, **members):
    """Writes one event to standard output, for what a library reports outside of `Session`."""
    StandardStreams().write(json.dumps({"event": event, **members}))


class Adapter:
    def __init__(self, open_session, write):
        self.open_session = open_session
        self.write = write
        self.sessions = {}
        self.closing = set()
        self.orders = []  # of `when`, each carried out once

    def emit(self, event, **members):
        self.write(json.dumps({"event": event, **members}))
        for order in [order for order in self.orders if is_due(order, event, members)]:
            self.orders.remove(order)
            self.carry_out({**order["then"], "session": order["session"]})

    def carry_out(self, command):
        """Starts what the command asks for and returns at once, so that no session waits for another."""
        do = command.get("do")
        try:
            {
                "open": self.open,
                "subscribe": self.subscribe,
                "unsubscribe": self.unsubscribe,
                "when": self.when,
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
            self.emit("failure", session=session, message=message)
        else:
            self.emit("error", session=session, operation=operation, message=message)

    def open(self, command):
        name = command["session"]
        if name in self.sessions and not self.sessions[name].closed:
            raise ValueError(f"session {name} is open already")
        session = self.open_session(command)
        session.emit = self.emit
        self.sessions[name] = session

    def subscribe(self, command):
        self.opened(command).subscribe(
            command["operation"],
            command["query"],
            command.get("variables"),
            command.get("operationName"),
        )

    def unsubscribe(self, command):
        self.opened(command).unsubscribe(command["operation"])

    def when(self, command):
        self.opened(command)
        self.orders.append(command)

    def close(self, command):
        if self.sessions[command["session"]].closing:
            # An order has closed it, whose answer may be on its way when the kit asks for it at the end.
            return
        session = self.opened(command)
        session.closed = True
        # asyncio keeps no strong reference to a task: without this set one could vanish half-way.
        task = asyncio.create_task(session.close())
        if asyncio.current_task() in session.operations.values():
            session.closing = task
        self.closing.add(task)
        task.add_done_callback(self.closing.discard)

    def sync(self, command):
        # Events are written in the very step in which the library hands them out, so all of them are written by now.
        self.emit("synced", session=self.sessions[command["session"]].name, token=command["token"])

    def opened(self, command):
        session = self.sessions[command["session"]]
        if session.closed:
            raise ValueError(f"session {session.name} is closed")
        return session


def read_command(line):
    try:
        command = json.loads(line)
        if not isinstance(command, dict):
            raise ValueError("not an object")
        return command
    except ValueError as problem:
        print(f"not a command: {line!r}: {problem}", file=sys.stderr, flush=True)
        return None


def only(protocols, command):
    """Refuses an `open` of any other protocol."""
    if command["protocol"] not in protocols:
        raise ValueError(f"protocol {command['protocol']} is not offered by this adapter")


async def serve(name, library_version, capabilities, open_session, streams=None):
    """Greets, and carries out commands until the command `exit` or the end of input.

    `open_session` makes the `Session` that a command `open` asks for. Without `streams` the standard streams are used,
    and the end is that of the process.
    """
    streams = streams or StandardStreams()
    adapter = Adapter(open_session, streams.write)
    adapter.emit("ready", version=1, name=name, libraryVersion=library_version, capabilities=list(capabilities))
    async for line in streams.lines():
        command = read_command(line)
        if command is None:
            continue
        if command.get("do") == "exit":
            break
        adapter.carry_out(command)
    streams.end()


@dataclass(frozen=True)
class ClientAdapter:
    """An adapter as a value: for a program, `asyncio.run(adapter.serve())`; for pytest, as the client under test."""

    name: str
    library_version: str
    capabilities: Sequence[str]
    open_session: Callable

    async def serve(self, streams=None):
        await serve(self.name, self.library_version, self.capabilities, self.open_session, streams)
