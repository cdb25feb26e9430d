"""Adapter of the kit's adapter protocol, version 1, for gql on AWS AppSync.

Usage: adapter.py websockets|http
"""

import asyncio
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from urllib.parse import urlsplit

from botocore.credentials import Credentials
from gql.transport.appsync_auth import (
    AppSyncApiKeyAuthentication,
    AppSyncIAMAuthentication,
    AppSyncJWTAuthentication,
)

CAPABILITIES = {
    "websockets": ["unsubscribe", "multiplexing", "tls"],
    "http": ["queries", "tls"],
}
MODES = ["api-key", "jwt", "lambda", "iam"]


def shared_adapter():
    """The adapter of gql-websockets: all but how a transport is made is the same."""
    file = Path(__file__).resolve().parent.parent / "gql-websockets" / "adapter.py"
    spec = spec_from_file_location("gql_adapter", file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gql_adapter = shared_adapter()
kit_adapter = gql_adapter.kit_adapter


def authentication(command):
    authorisation = command.get("authorisation")
    if authorisation is None:
        raise ValueError("`open` has no `authorisation`, and AppSync takes nobody without one")
    # The host with its port, as gql's documentation takes it from the URL.
    host = authorisation.get("host") or urlsplit(command["url"]).netloc
    mode = authorisation["mode"]
    if mode == "api-key":
        return AppSyncApiKeyAuthentication(host=host, api_key=authorisation["apiKey"])
    if mode in ("jwt", "lambda"):
        # There is no class for Lambda authorisers. This one takes any token and presents it as AppSync wants it.
        return AppSyncJWTAuthentication(host=host, jwt=authorisation["token"])
    if mode == "iam":
        credentials = Credentials(
            access_key=authorisation["accessKeyId"],
            secret_key=authorisation["secretAccessKey"],
            token=authorisation.get("sessionToken"),
        )
        return AppSyncIAMAuthentication(host=host, credentials=credentials, region_name=authorisation["region"])
    raise ValueError(f"authorisation mode {mode!r} is not offered by this adapter")


def websockets_transport(command):
    from gql.transport.appsync_websockets import AppSyncWebsocketsTransport

    # The library turns https: into wss: only. Against a server without TLS its user has to say ws: himself.
    url = command["url"]
    if url.startswith("http:"):
        url = "ws:" + url.removeprefix("http:")
    return AppSyncWebsocketsTransport(url=url, auth=authentication(command), **gql_adapter.tls_options(command))


def http_transport(command):
    from gql.transport.aiohttp import AIOHTTPTransport

    return AIOHTTPTransport(url=command["url"], auth=authentication(command), **gql_adapter.tls_options(command))


def appsync_only(make):
    def checked(command):
        kit_adapter.only({"appsync"}, command)
        return make(command)

    return checked


if __name__ == "__main__":
    kind = sys.argv[1] if len(sys.argv) > 1 else "websockets"
    makers = {"websockets": websockets_transport, "http": http_transport}
    if kind not in makers:
        raise SystemExit(f"unknown transport {kind!r}: {' or '.join(makers)}")
    capabilities = CAPABILITIES[kind] + [f"authorisation.{mode}" for mode in MODES]
    asyncio.run(gql_adapter.serve(f"gql-appsync-{kind}", capabilities, appsync_only(makers[kind])))
