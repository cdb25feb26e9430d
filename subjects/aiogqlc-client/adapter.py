"""Adapter of the kit's adapter protocol, version 1, for the subscriptions of aiogqlc."""

import asyncio
import ssl
import sys
from contextlib import AsyncExitStack
from importlib.metadata import version
from pathlib import Path

import aiohttp
from aiogqlc import GraphQLClient
from aiogqlc.constants import GRAPHQL_WS
from aiogqlc.errors import GraphQLWSOperationError

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python" / "src"))
from graphql_tck_adapter import Session, only, serve  # noqa: E402

CAPABILITIES = ["unsubscribe", "multiplexing", "partial-results", "params", "tls"]


def connector_for(command):
    if command.get("caFile") and command["url"].startswith("wss:"):
        return aiohttp.TCPConnector(ssl=ssl.create_default_context(cafile=command["caFile"]))
    return None


class AiogqlcSession(Session):
    def __init__(self, command):
        only({GRAPHQL_WS}, command)
        self.url = command["url"]
        self.params = command.get("params")
        self.connector = connector_for(command)
        # Holds what a user writes as two nested `async with`.
        self.open_contexts = AsyncExitStack()
        super().__init__(command["session"])

    async def connect(self):
        http = await self.open_contexts.enter_async_context(aiohttp.ClientSession(connector=self.connector))
        client = GraphQLClient(self.url, session=http)
        return await self.open_contexts.enter_async_context(client.connect(params=self.params))

    def results(self, connected, query, variables, operation_name):
        return connected.subscribe(query, variables=variables, operation=operation_name)

    def errors_of(self, problem):
        # The payload of the server's `error`; in this protocol it is one error and not a list.
        payload = problem.payload if isinstance(problem, GraphQLWSOperationError) else None
        return [payload] if isinstance(payload, dict) else payload if isinstance(payload, list) else None

    async def disconnect(self):
        await self.open_contexts.aclose()


if __name__ == "__main__":
    asyncio.run(serve("aiogqlc", version("aiogqlc"), CAPABILITIES, AiogqlcSession))
