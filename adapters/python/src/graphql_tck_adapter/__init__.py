"""Adapters and servers for the GraphQL Subscription TCK.

A client is tested through an adapter: a subclass of `Session` around the library, given to `serve` or `ClientAdapter`.
A server is tested through the control schema: `graphql_tck_adapter.graphql_core`, `.ariadne` or `.strawberry` makes it
for the library, and `.uvicorn` or `.hypercorn` serves an ASGI application for the time of a run.
"""

from graphql_tck_adapter.adapter import ClientAdapter, Session, emit, only, serve, text_of

__all__ = ["ClientAdapter", "Session", "emit", "only", "serve", "text_of"]
