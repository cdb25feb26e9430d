"""Adapter of the kit's adapter protocol, version 1, for the WebSocket transports of gql.

Usage: adapter.py websockets|aiohttp

Other adapters of gql import this file: they say how their transport is made, and the rest is the same.
"""

import asyncio
import ssl
import sys
from importlib.metadata import version
from pathlib import Path

from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportQueryError
from graphql import OperationType, get_operation_ast

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python" / "src"))
import graphql_tck_adapter as kit_adapter  # noqa: E402

# `graphql-ws` is what gql calls its Apollo mode.
PROTOCOLS = {"graphql-transport-ws", "graphql-ws"}
CAPABILITIES = ["unsubscribe", "in-callback", "multiplexing", "queries", "params", "tls"]


def transport_class(name):
    # Imported when asked for: each of the two needs another WebSocket library to be installed.
    if name == "websockets":
        from gql.transport.websockets import WebsocketsTransport

        return WebsocketsTransport
    if name == "aiohttp":
        from gql.transport.aiohttp_websockets import AIOHTTPWebsocketsTransport

        return AIOHTTPWebsocketsTransport
    raise SystemExit(f"unknown transport {name!r}: websockets or aiohttp")


def websocket_transports(transport):
    """How a transport of this class is made for an `open`."""

    def make(command):
        kit_adapter.only(PROTOCOLS, command)
        options = {"subprotocols": [command["protocol"]], **tls_options(command)}
        if command.get("params") is not None:
            options["init_payload"] = command["params"]
        return transport(url=command["url"], **options)

    return make


def tls_options(command):
    if command.get("caFile") and command["url"].startswith(("wss:", "https:")):
        return {"ssl": ssl.create_default_context(cafile=command["caFile"])}
    return {}


def is_subscription(request, operation_name):
    operation = get_operation_ast(request.document, operation_name)
    return operation is not None and operation.operation is OperationType.SUBSCRIPTION


def payload_of(result):
    payload = {"data": result.data}
    if result.extensions is not None:
        payload["extensions"] = result.extensions
    return payload


class Session(kit_adapter.Session):
    def __init__(self, name, transport):
        self.client = Client(transport=transport)
        super().__init__(name)

    async def connect(self):
        return await self.client.connect_async()

    async def results(self, connected, query, variables, operation_name):
        request = GraphQLRequest(query, variable_values=variables, operation_name=operation_name)
        # The full result is asked for so that `extensions` are seen, too.
        if is_subscription(request, operation_name):
            async for result in connected.subscribe(request, get_execution_result=True):
                yield payload_of(result)
        else:
            yield payload_of(await connected.execute(request, get_execution_result=True))

    def errors_of(self, problem):
        return problem.errors if isinstance(problem, TransportQueryError) else None

    async def disconnect(self):
        await self.client.close_async()


def adapter(name, capabilities, make_transport):
    """`make_transport` makes a transport of gql for an `open`."""
    return kit_adapter.ClientAdapter(
        name, version("gql"), capabilities, lambda command: Session(command["session"], make_transport(command))
    )


async def serve(name, capabilities, make_transport):
    await adapter(name, capabilities, make_transport).serve()


if __name__ == "__main__":
    transport_name = sys.argv[1] if len(sys.argv) > 1 else "websockets"
    make = websocket_transports(transport_class(transport_name))
    asyncio.run(serve(f"gql-{transport_name}", CAPABILITIES, make))
