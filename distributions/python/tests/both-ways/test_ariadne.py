"""The subject ariadne-transport-ws at a URL."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graphql_tck.conformance import Server, ServerConformance

SUBJECT = Path(__file__).resolve().parents[4] / "subjects" / "ariadne-transport-ws"


class TestAriadne(ServerConformance):
    protocols = ["graphql-transport-ws"]
    control_schema = True
    # Those of the subject: what one way does not declare is not applicable there.
    capabilities = re.search(r"^capabilities: \[(.*)\]$", (SUBJECT / "subject.yaml").read_text(encoding="utf-8"), re.M)[1].split(", ")
    parameters = {"init-timeout": "3000ms"}
    baseline = str(SUBJECT / "baseline.yaml")

    @pytest.fixture(scope="class")
    @classmethod
    def subject(cls):
        server = subprocess.Popen(
            [sys.executable, "server.py", "graphql-transport-ws"],
            cwd=SUBJECT,
            env={"TCK_INIT_TIMEOUT_MS": "3000", "PORT": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with server:
            port = re.fullmatch(r"listening on (\d+)\n", server.stdout.readline()).group(1)
            yield Server(f"ws://127.0.0.1:{port}/graphql")
            server.stdin.close()
