"""The subject gql-websockets, in the process of the tests: the verdicts must be those of its process of its own."""

import sys
from pathlib import Path

import pytest

from graphql_tck.conformance import Client, ClientConformance

SUBJECT = Path(__file__).resolve().parents[4] / "subjects" / "gql-websockets"
sys.path.insert(0, str(SUBJECT))
import adapter as gql_adapter  # noqa: E402


class TestGqlWebsockets(ClientConformance):
    protocols = ["graphql-transport-ws"]
    capabilities = ["unsubscribe", "multiplexing", "queries", "operation-name", "params", "tls"]
    baseline = str(SUBJECT / "baseline.yaml")

    @pytest.fixture(scope="class")
    @classmethod
    def subject(cls):
        make = gql_adapter.websocket_transports(gql_adapter.transport_class("websockets"))
        return Client(gql_adapter.adapter("gql-websockets", gql_adapter.CAPABILITIES, make))
