"""The control schema, served by Ariadne under uvicorn: over HTTP, by server-sent events, or by one of its handlers of
WebSockets.

Usage: server.py graphql-transport-ws|graphql-ws|graphql-over-http|sse
"""

import logging
import os
import sys
from datetime import timedelta
from pathlib import Path

from ariadne.asgi import GraphQL
from ariadne.asgi.handlers import GraphQLHTTPHandler, GraphQLTransportWSHandler, GraphQLWSHandler
from ariadne.contrib.sse import SSESubscriptionHandler
from ariadne.exceptions import WebSocketConnectionError
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python" / "src"))
from graphql_tck_adapter.ariadne import control_schema  # noqa: E402
from graphql_tck_adapter.sources import wishes  # noqa: E402
from graphql_tck_adapter.uvicorn import serve  # noqa: E402


async def on_connect(_websocket, params):
    """Does what the `tck` member of the payload of `connection_init` asks for."""
    if (await wishes(params)).get("deny"):
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
    raise SystemExit(f"unknown protocol {protocol!r}: graphql-transport-ws, graphql-ws, graphql-over-http or sse")


def application(protocol):
    # Ariadne logs each error of a resolver with its trace. The errors of the control schema are on purpose, and the
    # client is told of them.
    logging.getLogger("ariadne").setLevel(logging.CRITICAL)
    schema = control_schema()
    if protocol == "graphql-over-http":
        return GraphQL(schema)
    if protocol == "sse":
        return GraphQL(schema, http_handler=GraphQLHTTPHandler(subscription_handlers=[SSESubscriptionHandler()]))
    graphql = GraphQL(schema, websocket_handler=websocket_handler(protocol))
    return Starlette(
        routes=[
            Route("/graphql", graphql.handle_request, methods=["GET", "POST"]),
            WebSocketRoute("/graphql", graphql.handle_websocket),
        ]
    )


if __name__ == "__main__":
    serve(application(sys.argv[1]))
