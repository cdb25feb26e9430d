"""The GraphQL Subscription TCK: a command, `graphql-tck`, and a plugin for pytest.

`graphql_tck.conformance` has the classes that tests of a server or a client extend.
"""
