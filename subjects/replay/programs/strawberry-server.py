"""The control schema, served by releases of Strawberry that are older than subjects/strawberry-multipart/server.py can serve.

Usage: strawberry-server.py multipart-subscription|graphql-transport-ws|graphql-ws
"""

import inspect
import json
import logging
import os
import sys
from datetime import timedelta
from pathlib import Path

from strawberry import subscriptions
from strawberry.asgi import GraphQL

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "adapters" / "python" / "src"))
from graphql_tck_adapter.strawberry import control_schema  # noqa: E402
from graphql_tck_adapter.uvicorn import serve  # noqa: E402


class Application(GraphQL):
    # For some releases the default lacks an argument with which their handlers of WebSockets call it.
    async def get_context(self, request=None, response=None):
        return {"request": request, "response": response}

    # An application that does not want every character beyond ASCII escaped.
    def encode_json(self, data):
        return json.dumps(data, ensure_ascii=False)


def application(protocol):
    # The errors of the control schema are on purpose, and the client is told.
    logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)
    options = {}
    waiting = os.environ.get("TCK_INIT_TIMEOUT_MS")
    if waiting:
        options["connection_init_wait_timeout"] = timedelta(milliseconds=int(waiting))
    keep_alive = os.environ.get("TCK_KEEP_ALIVE_MS")
    if keep_alive:
        options.update(keep_alive=True, keep_alive_interval=int(keep_alive) / 1000)
    # Until 0.318 multipart subscriptions had no name and were always on.
    spoken = {
        "graphql-transport-ws": "GRAPHQL_TRANSPORT_WS_PROTOCOL",
        "graphql-ws": "GRAPHQL_WS_PROTOCOL",
        "multipart-subscription": "MULTIPART_SUBSCRIPTION_PROTOCOL",
    }[protocol]
    if hasattr(subscriptions, spoken):
        options["subscription_protocols"] = [getattr(subscriptions, spoken)]
    known = inspect.signature(GraphQL.__init__).parameters
    return Application(control_schema(), **{name: value for name, value in options.items() if name in known})


if __name__ == "__main__":
    serve(application(sys.argv[1]))
