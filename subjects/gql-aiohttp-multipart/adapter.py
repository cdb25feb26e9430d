"""Adapter of the kit's adapter protocol, version 1, for gql's AIOHTTPTransport: queries and mutations, and subscriptions
by Apollo's multipart protocol. The session is gql's own, as its documentation shows it.
"""

import asyncio
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import aiohttp
from gql.transport.aiohttp import AIOHTTPTransport

PROTOCOLS = {"multipart-subscription", "graphql-over-http"}
CAPABILITIES = ["unsubscribe", "in-callback", "multiplexing", "queries", "mutations", "headers", "cookies", "tls"]


def shared_adapter():
    """The adapter of gql-websockets: all but how a transport is made is the same."""
    file = Path(__file__).resolve().parent.parent / "gql-websockets" / "adapter.py"
    spec = spec_from_file_location("gql_adapter", file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gql_adapter = shared_adapter()


def transport(command):
    gql_adapter.kit_adapter.only(PROTOCOLS, command)
    return AIOHTTPTransport(
        url=command["url"],
        headers=command.get("headers"),
        # The jar that aiohttp makes by itself takes no cookies from a host that is an IP address.
        client_session_args={"cookie_jar": aiohttp.CookieJar(unsafe=True)},
        **gql_adapter.tls_options(command),
    )


if __name__ == "__main__":
    asyncio.run(gql_adapter.serve("gql-aiohttp", CAPABILITIES, transport))
