"""What the servers around Python's libraries have in common: the control schema (docs/control-schema.md), and the count of
its sources. What serves their ASGI applications stands in `kit_uvicorn` and `kit_hypercorn`.
"""

import asyncio
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[2] / "scenarios" / "control" / "schema.graphqls"


class Sources:
    """How many event streams are alive for each key, and who waits for which number."""

    def __init__(self):
        self._alive = Counter()
        self._waiting = []

    @contextmanager
    def running(self, key):
        """Counts one source for the time of the block. Used inside the generators, so that a source counts from the
        moment at which it is really consumed until its generator is closed, cancelled or exhausted."""
        self._add(key, 1)
        try:
            yield
        finally:
            self._add(key, -1)

    async def count(self, key, wanted, within_ms):
        if wanted is None or self._alive[key] == wanted:
            return self._alive[key]
        reached = asyncio.get_running_loop().create_future()
        waiter = (key, wanted, reached)
        self._waiting.append(waiter)
        try:
            await asyncio.wait_for(reached, within_ms / 1000)
            return wanted
        except asyncio.TimeoutError:
            return self._alive[key]
        finally:
            self._waiting.remove(waiter)

    def _add(self, key, change):
        self._alive[key] += change
        # Waiters are told in the same step as the change, so that none misses a number that is passed only briefly.
        for waiting_key, wanted, reached in self._waiting:
            if waiting_key == key and wanted == self._alive[key] and not reached.done():
                reached.set_result(None)


# Nobody ever sets it. It is one for all, and not one for each that waits: a source that only itself refers to would be
# collected as garbage, where a real one, which something refers to, is never released.
never = asyncio.Event()
