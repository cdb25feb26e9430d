"""Adapter for the GraphQL Subscription TCK around gql. Replace the calls of gql by those of your client."""

import asyncio
from importlib.metadata import version

from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportQueryError
from graphql import OperationType, get_operation_ast

from graphql_tck_adapter import ClientAdapter, Session, only

PROTOCOL = "@protocol@"


def make_transport(command):
    """A transport for the kit's server at command["url"]."""
    if PROTOCOL in ("graphql-transport-ws", "graphql-ws"):
        from gql.transport.websockets import WebsocketsTransport

        return WebsocketsTransport(
            url=command["url"],
            subprotocols=[PROTOCOL],
            init_payload=command.get("params") or {},
        )
    from gql.transport.aiohttp import AIOHTTPTransport

    return AIOHTTPTransport(url=command["url"], headers=command.get("headers"))


class MySession(Session):
    """One client. The kit opens many at the same time."""

    def __init__(self, command):
        only({PROTOCOL}, command)
        self.client = Client(transport=make_transport(command))
        super().__init__(command["session"])

    async def connect(self):
        return await self.client.connect_async()

    async def results(self, connected, query, variables, operation_name):
        """Yields each result as the library presents it. Report what it does, and repair nothing."""
        request = GraphQLRequest(query, variable_values=variables, operation_name=operation_name)
        operation = get_operation_ast(request.document, operation_name)
        if operation and operation.operation is OperationType.SUBSCRIPTION:
            async for result in connected.subscribe(request, get_execution_result=True):
                yield payload_of(result)
        else:
            yield payload_of(await connected.execute(request, get_execution_result=True))

    def errors_of(self, problem):
        """The GraphQL errors in an exception of the library."""
        return problem.errors if isinstance(problem, TransportQueryError) else None

    async def disconnect(self):
        await self.client.close_async()


def payload_of(result):
    payload = {"data": result.data}
    if result.extensions is not None:
        payload["extensions"] = result.extensions
    return payload


# What the client offers its users is declared in subject.yaml.
adapter = ClientAdapter("@name@", version("gql"), [], MySession)

if __name__ == "__main__":
    asyncio.run(adapter.serve())
