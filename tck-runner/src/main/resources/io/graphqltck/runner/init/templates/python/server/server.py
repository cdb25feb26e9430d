"""A server for the GraphQL Subscription TCK with Strawberry. Replace Strawberry by your library, or its version by yours."""

import logging
import os
from datetime import timedelta

from strawberry import UNSET
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError

from graphql_tck_adapter.sources import wishes
from graphql_tck_adapter.strawberry import control_schema
from graphql_tck_adapter.uvicorn import serve

PROTOCOL = "@protocol@"
INIT_TIMEOUT = timedelta(milliseconds=int(os.environ.get("INIT_TIMEOUT_MS", 60_000)))


class Application(GraphQL):
    async def on_ws_connect(self, context):
        """The connect hook does what the payload of `connection_init` asks for."""
        asked = await wishes(context["connection_params"])
        if asked.get("deny"):
            raise ConnectionRejectionError({"message": "denied on purpose"})
        return asked.get("ack", UNSET)


# The errors of the control schema are on purpose, and the client is told of them.
logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)

serve(
    Application(
        control_schema(),
        subscription_protocols=[] if PROTOCOL == "graphql-over-http" else [PROTOCOL],
        connection_init_wait_timeout=INIT_TIMEOUT,
    )
)
