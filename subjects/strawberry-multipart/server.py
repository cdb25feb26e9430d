"""The control schema, served by Strawberry's ASGI application, with its multipart subscriptions: under uvicorn or, with the
argument `hypercorn`, under that.
"""

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Annotated

import strawberry
from strawberry.asgi import GraphQL
from strawberry.subscriptions import MULTIPART_SUBSCRIPTION_PROTOCOL

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-server"))
from kit_server import Sources, never  # noqa: E402

sources = Sources()
bumps = Counter()

# Names that are keywords of Python.
From = Annotated[int, strawberry.argument(name="from")]
Await = Annotated[int | None, strawberry.argument(name="await")]


def fail():
    raise RuntimeError("failing on purpose")


@strawberry.type
class Query:
    @strawberry.field
    def hello(self) -> str:
        return "world"

    @strawberry.field
    def echo(self, value: str | None = None) -> str | None:
        return value

    @strawberry.field
    async def slow(self, ms: int, value: str) -> str:
        await asyncio.sleep(ms / 1000)
        return value

    @strawberry.field
    def failing(self) -> str | None:
        fail()

    @strawberry.field
    def failing_non_null(self) -> str:
        fail()

    @strawberry.field
    async def sources(self, key: str, awaited: Await = None, within_ms: int = 2000) -> int:
        return await sources.count(key, awaited, within_ms)

    @strawberry.field
    def bumps(self, key: str) -> int:
        return bumps[key]


@strawberry.type
class Mutation:
    @strawberry.mutation
    def bump(self, key: str) -> int:
        bumps[key] += 1
        return bumps[key]


@strawberry.type
class Item:
    n: int

    @strawberry.field
    def bad(self) -> str | None:
        fail()


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def countdown(self, start: From) -> AsyncGenerator[int, None]:
        for n in range(start, 0, -1):
            yield n

    @strawberry.subscription
    async def ticks(self, every_ms: int, key: str) -> AsyncGenerator[int, None]:
        with sources.running(key):
            n = 0
            while True:
                await asyncio.sleep(every_ms / 1000)
                n += 1
                yield n

    @strawberry.subscription
    async def silent(self, key: str) -> AsyncGenerator[int, None]:
        with sources.running(key):
            await never.wait()
            yield 0  # never reached: it makes this function a generator

    @strawberry.subscription
    async def echo(self, value: str | None = None) -> AsyncGenerator[str | None, None]:
        yield value

    @strawberry.subscription
    async def failing_source(self, after: int) -> AsyncGenerator[int, None]:
        for n in range(1, after + 1):
            yield n
        raise RuntimeError("source failed on purpose")

    # A coroutine that makes the source: a generator could not fail before it is consumed.
    @strawberry.subscription
    async def unstartable(self) -> AsyncGenerator[int, None]:
        raise RuntimeError("source not created on purpose")

    @strawberry.subscription
    async def items(self) -> AsyncGenerator[Item, None]:
        for n in (1, 2):
            yield Item(n=n)


def serve(app):
    # Each has its own packages: the other one's server is not installed there.
    if sys.argv[1:] == ["hypercorn"]:
        import kit_hypercorn as server
    else:
        import kit_uvicorn as server
    server.serve(app)


if __name__ == "__main__":
    # Strawberry logs each error of a resolver. The errors of the control schema are on purpose, and the client is told.
    logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)
    schema = strawberry.Schema(query=Query, mutation=Mutation, subscription=Subscription)
    # Its multipart subscriptions are on for who names them.
    serve(GraphQL(schema, subscription_protocols=[MULTIPART_SUBSCRIPTION_PROTOCOL]))
