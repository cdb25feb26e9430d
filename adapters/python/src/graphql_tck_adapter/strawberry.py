"""The control schema for Strawberry."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Annotated, Optional

import strawberry

from graphql_tck_adapter.sources import (
    bump,
    bumps,
    fail,
    fail_to_start,
    failing_source,
    late_source,
    room_source,
    say,
    silent_source,
    sources,
    tick_source,
)

# Names that are keywords of Python.
From = Annotated[int, strawberry.argument(name="from")]
Await = Annotated[Optional[int], strawberry.argument(name="await")]


@strawberry.type
class Query:
    @strawberry.field
    def hello(self) -> str:
        return "world"

    @strawberry.field
    def echo(self, value: Optional[str] = None) -> Optional[str]:
        return value

    @strawberry.field
    async def slow(self, ms: int, value: str) -> str:
        await asyncio.sleep(ms / 1000)
        return value

    @strawberry.field
    def failing(self) -> Optional[str]:
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
        return bump(key)

    @strawberry.mutation
    def say(self, key: str, text: str) -> str:
        return say(key, text)


@strawberry.type
class Item:
    n: int

    @strawberry.field
    def bad(self) -> Optional[str]:
        fail()


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def countdown(self, start: From) -> AsyncGenerator[int, None]:
        for n in range(start, 0, -1):
            yield n

    @strawberry.subscription
    def ticks(self, every_ms: int, key: str) -> AsyncGenerator[int, None]:
        return tick_source(every_ms, key)

    @strawberry.subscription
    def silent(self, key: str) -> AsyncGenerator[int, None]:
        return silent_source(key)

    @strawberry.subscription
    def room(self, key: str) -> AsyncGenerator[str, None]:
        return room_source(key)

    @strawberry.subscription
    def late_source(self, after_ms: int, key: str) -> AsyncGenerator[int, None]:
        return late_source(after_ms, key)

    @strawberry.subscription
    async def echo(self, value: Optional[str] = None) -> AsyncGenerator[Optional[str], None]:
        yield value

    @strawberry.subscription
    def failing_source(self, after: int) -> AsyncGenerator[int, None]:
        return failing_source(after)

    # A coroutine that makes the source: a generator could not fail before it is consumed.
    @strawberry.subscription
    async def unstartable(self) -> AsyncGenerator[int, None]:
        fail_to_start()

    # The count of sources for the legacy protocol, over which Strawberry takes no queries.
    @strawberry.subscription
    async def sources(self, key: str, awaited: Await = None, within_ms: int = 2000) -> AsyncGenerator[int, None]:
        yield await sources.count(key, awaited, within_ms)

    @strawberry.subscription
    async def items(self) -> AsyncGenerator[Item, None]:
        for n in (1, 2):
            yield Item(n=n)


def control_schema():
    return strawberry.Schema(query=Query, mutation=Mutation, subscription=Subscription)
