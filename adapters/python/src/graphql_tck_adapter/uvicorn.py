"""An ASGI application under uvicorn, over HTTP/1.1 and WebSocket, that ends when the run does."""

import os
import threading

import uvicorn


class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets)
        port = self.servers[0].sockets[0].getsockname()[1]
        print(f"listening on {port}", flush=True)

    def stop_at_end_of_input(self):
        while os.read(0, 4096):
            pass
        self.should_exit = True


def serve(app):
    """Serves this application until the end of the standard input."""
    server = Server(
        uvicorn.Config(
            app,
            host="127.0.0.1",
            port=int(os.environ.get("PORT") or 0),
            log_level="warning",
            # The run is over when the input ends: connections still open are no reason to stay.
            timeout_graceful_shutdown=1,
        )
    )
    threading.Thread(target=server.stop_at_end_of_input, daemon=True).start()
    server.run()
