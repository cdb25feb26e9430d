"""The control schema, served by Strawberry's ASGI application with one of its protocols of subscriptions.

Usage: server.py multipart-subscription [hypercorn]
       server.py graphql-transport-ws|graphql-ws

It runs under uvicorn or, with the argument `hypercorn`, under that.
"""

import asyncio
import logging
import os
import sys
from collections import Counter
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import strawberry
from strawberry import UNSET
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.subscriptions import (
    GRAPHQL_TRANSPORT_WS_PROTOCOL,
    GRAPHQL_WS_PROTOCOL,
    MULTIPART_SUBSCRIPTION_PROTOCOL,
)

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
    async def late_source(self, after_ms: int, key: str) -> AsyncGenerator[int, None]:
        await asyncio.sleep(after_ms / 1000)
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

    # The count of sources for the legacy protocol, over which Strawberry takes no queries.
    @strawberry.subscription
    async def sources(self, key: str, awaited: Await = None, within_ms: int = 2000) -> AsyncGenerator[int, None]:
        yield await sources.count(key, awaited, within_ms)

    @strawberry.subscription
    async def items(self) -> AsyncGenerator[Item, None]:
        for n in (1, 2):
            yield Item(n=n)


class Application(GraphQL):
    async def on_ws_connect(self, context):
        """Does what the `tck` member of the payload of `connection_init` asks for."""
        wishes = (context["connection_params"] or {}).get("tck")
        if not isinstance(wishes, dict):
            return UNSET
        if "delayMs" in wishes:
            await asyncio.sleep(wishes["delayMs"] / 1000)
        if wishes.get("fail"):
            raise RuntimeError("connect hook failed on purpose")
        if wishes.get("deny"):
            raise ConnectionRejectionError({"message": "denied on purpose"})
        return wishes.get("ack", UNSET)


def application(protocol):
    # Strawberry logs each error of a resolver. The errors of the control schema are on purpose, and the client is told.
    logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)
    schema = strawberry.Schema(query=Query, mutation=Mutation, subscription=Subscription)
    # Its multipart subscriptions are on for who names them; both protocols of WebSockets are, if none is named.
    if protocol == "multipart-subscription":
        return Application(schema, subscription_protocols=[MULTIPART_SUBSCRIPTION_PROTOCOL])
    if protocol == "graphql-transport-ws":
        waiting = os.environ.get("TCK_INIT_TIMEOUT_MS")
        options = {"connection_init_wait_timeout": timedelta(milliseconds=int(waiting))} if waiting else {}
        return Application(schema, subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL], **options)
    if protocol == "graphql-ws":
        # Off by default; whoever has proxies in between switches it on.
        keep_alive = os.environ.get("TCK_KEEP_ALIVE_MS")
        options = {"keep_alive": True, "keep_alive_interval": int(keep_alive) / 1000} if keep_alive else {}
        return Application(schema, subscription_protocols=[GRAPHQL_WS_PROTOCOL], **options)
    raise SystemExit(f"unknown protocol {protocol!r}: multipart-subscription, graphql-transport-ws or graphql-ws")


def serve(app):
    # Each has its own packages: the other one's server is not installed there.
    if sys.argv[2:] == ["hypercorn"]:
        import kit_hypercorn as server
    else:
        import kit_uvicorn as server
    server.serve(app)


if __name__ == "__main__":
    serve(application(sys.argv[1]))
