"""The control schema for graphql-core, and for servers that take a schema of it."""

import asyncio

from graphql import build_schema

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


async def slow(_root, _info, ms, value):
    await asyncio.sleep(ms / 1000)
    return value


async def count(_root, _info, key, withinMs, **optional):
    # `await` is a keyword of Python and cannot be a parameter.
    return await sources.count(key, optional.get("await"), withinMs)


async def countdown(_root, _info, **arguments):
    # `from` is a keyword of Python, too.
    for n in range(arguments["from"], 0, -1):
        yield n


async def echo(_root, _info, value=None):
    yield value


async def unstartable(_root, _info):
    fail_to_start()


async def items(_root, _info):
    for n in (1, 2):
        yield {"n": n}


RESOLVERS = {
    ("Query", "hello"): lambda *_: "world",
    ("Query", "echo"): lambda *_, value=None: value,
    ("Query", "slow"): slow,
    ("Query", "failing"): lambda *_: fail(),
    ("Query", "failingNonNull"): lambda *_: fail(),
    ("Query", "sources"): count,
    ("Query", "bumps"): lambda *_, key: bumps[key],
    ("Mutation", "bump"): lambda *_, key: bump(key),
    ("Mutation", "say"): lambda *_, key, text: say(key, text),
    ("Item", "bad"): lambda *_: fail(),
}

# Each event is the root value of its own execution, and the value of the field.
SUBSCRIBERS = {
    "countdown": countdown,
    "ticks": lambda *_, everyMs, key: tick_source(everyMs, key),
    "silent": lambda *_, key: silent_source(key),
    "room": lambda *_, key: room_source(key),
    "lateSource": lambda *_, afterMs, key: late_source(afterMs, key),
    "echo": echo,
    "failingSource": lambda *_, after: failing_source(after),
    "unstartable": unstartable,
    "items": items,
}


def control_schema():
    schema = build_schema(SCHEMA.read_text(encoding="utf-8"))
    for (type_name, field), resolve in RESOLVERS.items():
        schema.type_map[type_name].fields[field].resolve = resolve
    for field, subscribe in SUBSCRIBERS.items():
        definition = schema.subscription_type.fields[field]
        definition.subscribe = subscribe
        definition.resolve = lambda event, *_, **__: event
    return schema
