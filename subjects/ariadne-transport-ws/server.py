"""The control schema, served by Ariadne under uvicorn: over HTTP, or by one of its handlers of WebSockets.

Usage: server.py graphql-transport-ws|graphql-ws|graphql-over-http
"""

import asyncio
import logging
import os
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from ariadne import (
    MutationType,
    ObjectType,
    QueryType,
    SubscriptionType,
    load_schema_from_path,
    make_executable_schema,
)
from ariadne.asgi import GraphQL
from ariadne.asgi.handlers import GraphQLTransportWSHandler, GraphQLWSHandler
from ariadne.exceptions import WebSocketConnectionError
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-server"))
from kit_server import SCHEMA, Sources, never  # noqa: E402
from kit_uvicorn import serve  # noqa: E402

sources = Sources()
bumps = Counter()

query = QueryType()
mutation = MutationType()
subscription = SubscriptionType()
item = ObjectType("Item")


@query.field("hello")
def resolve_hello(*_):
    return "world"


@query.field("echo")
def resolve_echo(*_, value=None):
    return value


@query.field("slow")
async def resolve_slow(*_, ms, value):
    await asyncio.sleep(ms / 1000)
    return value


@query.field("failing")
@query.field("failingNonNull")
@item.field("bad")
def resolve_failing(*_):
    raise RuntimeError("failing on purpose")


@query.field("sources")
async def resolve_sources(*_, key, withinMs, **optional):
    # `await` is a keyword of Python and cannot be a parameter.
    return await sources.count(key, optional.get("await"), withinMs)


@query.field("bumps")
def resolve_bumps(*_, key):
    return bumps[key]


@mutation.field("bump")
def resolve_bump(*_, key):
    bumps[key] += 1
    return bumps[key]


@subscription.source("countdown")
async def countdown(*_, **arguments):
    # `from` is a keyword of Python, too.
    for n in range(arguments["from"], 0, -1):
        yield n


@subscription.source("ticks")
async def ticks(*_, everyMs, key):
    with sources.running(key):
        n = 0
        while True:
            await asyncio.sleep(everyMs / 1000)
            n += 1
            yield n


@subscription.source("silent")
async def silent(*_, key):
    with sources.running(key):
        await never.wait()
        yield  # never reached: it makes this function a generator


@subscription.source("lateSource")
async def late_source(*_, afterMs, key):
    await asyncio.sleep(afterMs / 1000)
    with sources.running(key):
        await never.wait()
        yield  # never reached: it makes this function a generator


@subscription.source("echo")
async def echo(*_, value=None):
    yield value


@subscription.source("failingSource")
async def failing_source(*_, after):
    for n in range(1, after + 1):
        yield n
    raise RuntimeError("source failed on purpose")


@subscription.source("unstartable")
async def unstartable(*_):
    raise RuntimeError("source not created on purpose")


@subscription.source("items")
async def items(*_):
    for n in (1, 2):
        yield {"n": n}


@subscription.field("countdown")
@subscription.field("ticks")
@subscription.field("silent")
@subscription.field("lateSource")
@subscription.field("echo")
@subscription.field("failingSource")
@subscription.field("unstartable")
@subscription.field("items")
def resolve_event(event, *_, **__):
    return event


async def on_connect(_websocket, params):
    """Does what the `tck` member of the payload of `connection_init` asks for."""
    wishes = params.get("tck") if isinstance(params, dict) else None
    if not isinstance(wishes, dict):
        return
    if "delayMs" in wishes:
        await asyncio.sleep(wishes["delayMs"] / 1000)
    if wishes.get("fail"):
        raise RuntimeError("connect hook failed on purpose")
    if wishes.get("deny"):
        raise WebSocketConnectionError("denied on purpose")


def transport_ws_handler():
    waiting = os.environ.get("TCK_INIT_TIMEOUT_MS")
    if waiting is None:
        return GraphQLTransportWSHandler(on_connect=on_connect)
    return GraphQLTransportWSHandler(
        on_connect=on_connect,
        connection_init_wait_timeout=timedelta(milliseconds=int(waiting)),
    )


def websocket_handler(protocol):
    if protocol == "graphql-transport-ws":
        return transport_ws_handler()
    if protocol == "graphql-ws":
        # Off by default; whoever has proxies in between switches it on.
        keep_alive = os.environ.get("TCK_KEEP_ALIVE_MS")
        return GraphQLWSHandler(on_connect=on_connect, keepalive=int(keep_alive) / 1000 if keep_alive else None)
    raise SystemExit(f"unknown protocol {protocol!r}: graphql-transport-ws, graphql-ws or graphql-over-http")


def application(protocol):
    # Ariadne logs each error of a resolver with its trace. The errors of the control schema are on purpose, and the
    # client is told of them.
    logging.getLogger("ariadne").setLevel(logging.CRITICAL)
    schema = make_executable_schema(
        load_schema_from_path(SCHEMA), query, mutation, subscription, item
    )
    if protocol == "graphql-over-http":
        return GraphQL(schema)
    graphql = GraphQL(schema, websocket_handler=websocket_handler(protocol))
    return Starlette(
        routes=[
            Route("/graphql", graphql.handle_request, methods=["GET", "POST"]),
            WebSocketRoute("/graphql", graphql.handle_websocket),
        ]
    )


if __name__ == "__main__":
    serve(application(sys.argv[1]))
