"""An adapter that lives in this process, while the kit believes that it has started one."""

import asyncio
import secrets
import threading
from contextlib import contextmanager

from graphql_tck import relay


class ConnectionStreams:
    """The kit's commands and the adapter's events, over the connection of a relay."""

    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer

    async def lines(self):
        while line := await self._reader.readline():
            yield line

    def write(self, line):
        self._writer.write(line.encode() + b"\n")

    def end(self):
        self._writer.close()


# As long as the adapter protocol allows a line to be.
LONGEST_LINE = 16 * 1024 * 1024


@contextmanager
def in_process(serve):
    """Serves an adapter in a thread with a loop of its own, once for each process that the kit believes to start. Gives the
    environment that leads the relay here."""
    token = secrets.token_hex(16)
    port = None
    started = threading.Event()
    loop = asyncio.new_event_loop()
    over = asyncio.Event()

    async def connected(reader, writer):
        try:
            if (await reader.readline()).strip().decode() != token:
                return
            await serve(ConnectionStreams(reader, writer))
        finally:
            writer.close()

    async def run():
        nonlocal port
        server = await asyncio.start_server(connected, "127.0.0.1", 0, limit=LONGEST_LINE)
        port = server.sockets[0].getsockname()[1]
        started.set()
        await over.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),), name="graphql-tck adapter", daemon=True)
    thread.start()
    started.wait()
    try:
        yield {relay.VARIABLE: f"{port}:{token}"}
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()
