"""Adapter of the kit's adapter protocol, version 1, for the WebSocket transports of gql.

Usage: adapter.py websockets|aiohttp
"""

import ssl
import sys
from importlib.metadata import version
from pathlib import Path

from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportQueryError
from graphql import OperationType, get_operation_ast

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python-adapter"))
from kit_adapter import Session, serve  # noqa: E402

# `graphql-ws` is what gql calls its Apollo mode.
PROTOCOLS = {"graphql-transport-ws", "graphql-ws"}
CAPABILITIES = ["unsubscribe", "multiplexing", "queries", "params", "tls"]


def transport_class(name):
    # Imported when asked for: each of the two needs another WebSocket library to be installed.
    if name == "websockets":
        from gql.transport.websockets import WebsocketsTransport

        return WebsocketsTransport
    if name == "aiohttp":
        from gql.transport.aiohttp_websockets import AIOHTTPWebsocketsTransport

        return AIOHTTPWebsocketsTransport
    raise SystemExit(f"unknown transport {name!r}: websockets or aiohttp")


def options_of(command):
    """The arguments of a transport for the command `open`."""
    options = {"url": command["url"], "subprotocols": [command["protocol"]]}
    if command.get("params") is not None:
        options["init_payload"] = command["params"]
    if command.get("caFile") and command["url"].startswith("wss:"):
        options["ssl"] = ssl.create_default_context(cafile=command["caFile"])
    return options


def is_subscription(request, operation_name):
    operation = get_operation_ast(request.document, operation_name)
    return operation is not None and operation.operation is OperationType.SUBSCRIPTION


def payload_of(result):
    payload = {"data": result.data}
    if result.extensions is not None:
        payload["extensions"] = result.extensions
    return payload


class GqlSession(Session):
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


if __name__ == "__main__":
    transport_name = sys.argv[1] if len(sys.argv) > 1 else "websockets"
    make_transport = transport_class(transport_name)
    serve(
        name=f"gql-{transport_name}",
        library_version=version("gql"),
        capabilities=CAPABILITIES,
        protocols=PROTOCOLS,
        open_session=lambda command: GqlSession(command["session"], make_transport(**options_of(command))),
    )
