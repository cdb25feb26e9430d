"""The control schema, served by Strawberry's ASGI application with one of its protocols of subscriptions.

Usage: server.py multipart-subscription [hypercorn]
       server.py sse|graphql-transport-ws|graphql-ws

It runs under uvicorn or, with the argument `hypercorn`, under that.
"""

import logging
import os
import sys
from datetime import timedelta
from pathlib import Path

from strawberry import UNSET
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.subscriptions import (
    GRAPHQL_SSE_PROTOCOL,
    GRAPHQL_TRANSPORT_WS_PROTOCOL,
    GRAPHQL_WS_PROTOCOL,
    MULTIPART_SUBSCRIPTION_PROTOCOL,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python" / "src"))
from graphql_tck_adapter.sources import wishes  # noqa: E402
from graphql_tck_adapter.strawberry import control_schema  # noqa: E402


class Application(GraphQL):
    async def on_ws_connect(self, context):
        """Does what the `tck` member of the payload of `connection_init` asks for."""
        asked = await wishes(context["connection_params"])
        if asked.get("deny"):
            raise ConnectionRejectionError({"message": "denied on purpose"})
        return asked.get("ack", UNSET)


def application(protocol):
    # Strawberry logs each error of a resolver. The errors of the control schema are on purpose, and the client is told.
    logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)
    schema = control_schema()
    # Its streamed subscriptions are on for who names them; both protocols of WebSockets are, if none is named.
    if protocol == "multipart-subscription":
        return Application(schema, subscription_protocols=[MULTIPART_SUBSCRIPTION_PROTOCOL])
    if protocol == "sse":
        return Application(schema, subscription_protocols=[GRAPHQL_SSE_PROTOCOL])
    if protocol == "graphql-transport-ws":
        waiting = os.environ.get("TCK_INIT_TIMEOUT_MS")
        options = {"connection_init_wait_timeout": timedelta(milliseconds=int(waiting))} if waiting else {}
        return Application(schema, subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL], **options)
    if protocol == "graphql-ws":
        # Off by default; whoever has proxies in between switches it on.
        keep_alive = os.environ.get("TCK_KEEP_ALIVE_MS")
        options = {"keep_alive": True, "keep_alive_interval": int(keep_alive) / 1000} if keep_alive else {}
        return Application(schema, subscription_protocols=[GRAPHQL_WS_PROTOCOL], **options)
    raise SystemExit(f"unknown protocol {protocol!r}: multipart-subscription, sse, graphql-transport-ws or graphql-ws")


def serve(app):
    # Each has its own packages: the other one's server is not installed there.
    if sys.argv[2:] == ["hypercorn"]:
        from graphql_tck_adapter import hypercorn as server
    else:
        from graphql_tck_adapter import uvicorn as server
    server.serve(app)


if __name__ == "__main__":
    serve(application(sys.argv[1]))
