"""The control schema for Ariadne."""

import asyncio

from ariadne import (
    MutationType,
    ObjectType,
    QueryType,
    SubscriptionType,
    load_schema_from_path,
    make_executable_schema,
)

from graphql_tck_adapter.sources import (
    SCHEMA,
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
    fail()


@query.field("sources")
async def resolve_sources(*_, key, withinMs, **optional):
    # `await` is a keyword of Python and cannot be a parameter.
    return await sources.count(key, optional.get("await"), withinMs)


@query.field("bumps")
def resolve_bumps(*_, key):
    return bumps[key]


@mutation.field("bump")
def resolve_bump(*_, key):
    return bump(key)


@mutation.field("say")
def resolve_say(*_, key, text):
    return say(key, text)


@subscription.source("countdown")
async def countdown(*_, **arguments):
    # `from` is a keyword of Python, too.
    for n in range(arguments["from"], 0, -1):
        yield n


@subscription.source("ticks")
def ticks(*_, everyMs, key):
    return tick_source(everyMs, key)


@subscription.source("silent")
def silent(*_, key):
    return silent_source(key)


@subscription.source("room")
def room(*_, key):
    return room_source(key)


@subscription.source("lateSource")
def late(*_, afterMs, key):
    return late_source(afterMs, key)


@subscription.source("echo")
async def echo(*_, value=None):
    yield value


@subscription.source("failingSource")
def source_that_fails(*_, after):
    return failing_source(after)


@subscription.source("unstartable")
async def unstartable(*_):
    fail_to_start()


@subscription.source("items")
async def items(*_):
    for n in (1, 2):
        yield {"n": n}


@subscription.field("countdown")
@subscription.field("ticks")
@subscription.field("silent")
@subscription.field("room")
@subscription.field("lateSource")
@subscription.field("echo")
@subscription.field("failingSource")
@subscription.field("unstartable")
@subscription.field("items")
def resolve_event(event, *_, **__):
    return event


def control_schema():
    return make_executable_schema(load_schema_from_path(SCHEMA), query, mutation, subscription, item)
