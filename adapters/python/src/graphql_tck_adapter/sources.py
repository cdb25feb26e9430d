"""What the control schema does, for the modules that mount it in a library: counted sources, bumps, wishes of a client."""

import asyncio
from collections import Counter, defaultdict
from contextlib import contextmanager
from pathlib import Path

SCHEMA = Path(__file__).resolve().with_name("schema.graphqls")


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

sources = Sources()
bumps = Counter()


def bump(key):
    bumps[key] += 1
    return bumps[key]


async def tick_source(every_ms, key):
    with sources.running(key):
        n = 0
        while True:
            await asyncio.sleep(every_ms / 1000)
            n += 1
            yield n


async def silent_source(key):
    with sources.running(key):
        await never.wait()
        yield 0  # never reached: it makes this function a generator


# The sources of each room, as the queues of what they have not delivered yet.
_rooms = defaultdict(list)


def say(key, text):
    for queue in _rooms[key]:
        queue.put_nowait(text)
    return text


async def room_source(key):
    queue = asyncio.Queue()
    _rooms[key].append(queue)
    try:
        with sources.running(key):
            while True:
                yield await queue.get()
    finally:
        _rooms[key].remove(queue)


async def late_source(after_ms, key):
    await asyncio.sleep(after_ms / 1000)
    with sources.running(key):
        await never.wait()
        yield 0  # never reached: it makes this function a generator


async def failing_source(after):
    for n in range(1, after + 1):
        yield n
    raise RuntimeError("source failed on purpose")


def fail():
    raise RuntimeError("failing on purpose")


def fail_to_start():
    raise RuntimeError("source not created on purpose")


async def wishes(params):
    """What the member `tck` of the payload of `connection_init` asks the connect hook for, after the delay that it asks for.

    An empty object where it asks for nothing. A wish to fail is fulfilled here; `deny` and `ack` are for the caller, because
    each library has its own way.
    """
    asked = params.get("tck") if isinstance(params, dict) else None
    if not isinstance(asked, dict):
        return {}
    if "delayMs" in asked:
        await asyncio.sleep(asked["delayMs"] / 1000)
    if asked.get("fail"):
        raise RuntimeError(asked.get("text", "connect hook failed on purpose"))
    return asked
