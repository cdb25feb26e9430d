"""Where the commands of an adapter that is a program of its own come from, and where its events go."""

import asyncio
import os
import sys
import threading


class StandardStreams:
    """Those of a process that the kit has started."""

    async def lines(self):
        loop = asyncio.get_running_loop()
        queue = asyncio.Queue()
        threading.Thread(target=self._read, args=(loop, queue), daemon=True).start()
        while (line := await queue.get()) is not None:
            yield line

    @staticmethod
    def _read(loop, queue):
        # In a thread: standard input may be anything, and reading it must not stop the loop.
        for line in sys.stdin.buffer:
            loop.call_soon_threadsafe(queue.put_nowait, line)
        loop.call_soon_threadsafe(queue.put_nowait, None)

    def write(self, line):
        print(line, flush=True)

    def end(self):
        # Not an orderly end on purpose: a peer that does not answer must not keep this process alive.
        os._exit(0)
