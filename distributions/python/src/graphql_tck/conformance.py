"""What tests extend: `ServerConformance` and `ClientConformance`. Each scenario is a test of its own.

    class TestMyServer(ServerConformance):
        protocols = ["graphql-transport-ws"]

        @pytest.fixture(scope="class")
        @classmethod
        def subject(cls, running_server):
            return Server(running_server.url)
"""

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, Sequence

from graphql_tck.inprocess import in_process

RELAY = Path(__file__).resolve().with_name("relay.py")


@dataclass(frozen=True)
class Server:
    """A server that runs already. `headers` are `Name: value`, for every connection."""

    url: str
    headers: Sequence[str] = ()
    insecure: bool = False

    @contextmanager
    def running(self):
        """The arguments and the environment with which the kit reaches it."""
        fields = [argument for header in self.headers for argument in ("--header", header)]
        insecure = ["--insecure"] if self.insecure else []
        yield ["test-server", "--url", self.url, *fields, *insecure], [], {}


@dataclass(frozen=True)
class Client:
    """A client: the command of an adapter, or an adapter of this process, with `async serve(streams)`.

    `streams` has `lines()`, an asynchronous iterator of the kit's commands, `write(line)` and `end()`; a
    `graphql_tck_adapter.ClientAdapter` is such an adapter.
    """

    adapter: Any
    tls: bool = False

    @contextmanager
    def running(self):
        tls = ["--tls"] if self.tls else []
        if hasattr(self.adapter, "serve"):
            with in_process(self.adapter.serve) as environment:
                yield ["test-client", *tls], ["--", sys.executable, "-I", str(RELAY)], environment
        else:
            yield ["test-client", *tls], ["--", *map(str, self.adapter)], {}


class Conformance:
    """How a subject is judged; see `graphql-tck test-server --help` and `test-client --help` for what the options mean."""

    role = ""
    protocols: Sequence[str] = ()
    #: None: the kit finds out, or takes the adapter at its word.
    capabilities: Optional[Sequence[str]] = None
    #: Such as {"init-timeout": "3s"}.
    parameters: dict = {}
    #: A file of known failures, beside the file of the test unless it is absolute.
    baseline: Optional[str] = None
    #: Further options, such as ["--strict"].
    options: Sequence[str] = ()
    #: Which scenarios there are, such as ["--slow"] or ["--scenario", "gtws.stream"].
    selection: Sequence[str] = ()

    def test_scenario(self, request, subject):
        """The body of every test; the plugin names each after its scenario."""
        request.node.judge(subject)


class ServerConformance(Conformance):
    """Tests a server. `subject` is a fixture that returns a `Server`."""

    role = "server"
    #: None: the kit finds out.
    control_schema: Optional[bool] = None


class ClientConformance(Conformance):
    """Tests a client. `subject` is a fixture that returns a `Client`."""

    role = "client"
