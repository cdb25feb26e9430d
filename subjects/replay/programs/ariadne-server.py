"""The control schema, served by Ariadne's handlers of WebSockets, for releases from 0.16 on.

Usage: ariadne-server.py graphql-transport-ws|graphql-ws
"""

import logging
import os
import sys
from datetime import timedelta
from pathlib import Path

from ariadne.asgi import GraphQL
from ariadne.asgi.handlers import GraphQLTransportWSHandler, GraphQLWSHandler

try:
    from ariadne.exceptions import WebSocketConnectionError
except ImportError:  # until 0.20
    from ariadne.types import WebSocketConnectionError

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "adapters" / "python" / "src"))
from graphql_tck_adapter.ariadne import control_schema  # noqa: E402
from graphql_tck_adapter.sources import wishes  # noqa: E402
from graphql_tck_adapter.uvicorn import serve  # noqa: E402


async def on_connect(_websocket, params):
    if (await wishes(params)).get("deny"):
        raise WebSocketConnectionError("denied on purpose")


def handler(protocol):
    if protocol == "graphql-transport-ws":
        waiting = os.environ.get("TCK_INIT_TIMEOUT_MS")
        limit = {"connection_init_wait_timeout": timedelta(milliseconds=int(waiting))} if waiting else {}
        return GraphQLTransportWSHandler(on_connect=on_connect, **limit)
    keep_alive = os.environ.get("TCK_KEEP_ALIVE_MS")
    return GraphQLWSHandler(on_connect=on_connect, keepalive=int(keep_alive) / 1000 if keep_alive else None)


if __name__ == "__main__":
    # The errors of the control schema are on purpose, and the client is told.
    logging.getLogger("ariadne").setLevel(logging.CRITICAL)
    serve(GraphQL(control_schema(), websocket_handler=handler(sys.argv[1])))
