"""Adapter of the kit's adapter protocol, version 1, for gql's WebsocketsTransport, for releases from 3.0 on."""

import asyncio
import inspect
import sys
from importlib.metadata import version
from pathlib import Path

import gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.websockets import WebsocketsTransport
from graphql import OperationType, get_operation_ast

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "adapters" / "python" / "src"))
import graphql_tck_adapter as kit_adapter  # noqa: E402

PROTOCOLS = {"graphql-transport-ws", "graphql-ws"}
CAPABILITIES = ["unsubscribe", "multiplexing", "queries", "params"]


def transport(command):
    kit_adapter.only(PROTOCOLS, command)
    options = {"init_payload": command.get("params") or {}}
    # Until 3.1 it offers both protocols, and the kit selects one.
    if "subprotocols" in inspect.signature(WebsocketsTransport.__init__).parameters:
        options["subprotocols"] = [command["protocol"]]
    return WebsocketsTransport(url=command["url"], **options)


class Session(kit_adapter.Session):
    def __init__(self, command):
        self.client = gql.Client(transport=transport(command))
        super().__init__(command["session"])

    async def connect(self):
        # What `async with` calls.
        return await self.client.__aenter__()

    async def results(self, connected, query, variables, operation_name):
        named = {"variable_values": variables, "operation_name": operation_name}
        if version("gql").startswith("4."):
            request, named = gql.GraphQLRequest(query, **named), {}
            document = request.document
        else:
            request = document = gql.gql(query)
        operation = get_operation_ast(document, operation_name)
        if operation is not None and operation.operation is OperationType.SUBSCRIPTION:
            async for result in connected.subscribe(request, get_execution_result=True, **named):
                yield {"data": result.data}
        else:
            yield {"data": (await connected.execute(request, get_execution_result=True, **named)).data}

    def errors_of(self, problem):
        return problem.errors if isinstance(problem, TransportQueryError) else None

    async def disconnect(self):
        await self.client.__aexit__(None, None, None)


if __name__ == "__main__":
    asyncio.run(kit_adapter.serve("gql-websockets", version("gql"), CAPABILITIES, Session))
