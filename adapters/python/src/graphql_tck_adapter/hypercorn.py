"""An ASGI application under hypercorn, that ends when the run does. Hypercorn takes HTTP/1.1 on its port, and HTTP/2 from clients
that know of it beforehand.
"""

import asyncio
import os
import socket

from hypercorn.asyncio import serve as serve_by_hypercorn
from hypercorn.config import Config


def read_to_the_end_of_input():
    while os.read(0, 4096):
        pass


def serve(app):
    """Serves this application until the end of the standard input."""
    # Bound here, because hypercorn tells the port that it was given in its log only. Clients may connect from now on.
    listener = socket.create_server(("127.0.0.1", int(os.environ.get("PORT") or 0)))
    port = listener.getsockname()[1]
    config = Config()
    config.bind = [f"fd://{listener.detach()}"]
    config.loglevel = "WARNING"
    # The run is over when the input ends: connections still open are no reason to stay.
    config.graceful_timeout = 1
    print(f"listening on {port}", flush=True)
    asyncio.run(
        serve_by_hypercorn(app, config, shutdown_trigger=lambda: asyncio.to_thread(read_to_the_end_of_input))
    )
