"""Runs one operation with gql-cli, as its documentation tells for HTTP and for AWS AppSync: what the kit says in the
environment (docs/test-a-client.md) becomes the arguments, the environment and the standard input that gql-cli wants.

This process becomes gql-cli, so that signals and the exit code are gql-cli's own.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

GQL_CLI = Path(sys.executable).with_name("gql-cli")


def is_subscription(query):
    # The first word of the document tells: who runs one operation by hand has one operation in the file.
    return query.lstrip().startswith("subscription")


def transport_arguments(url, query, authorisation):
    if authorisation is None:
        # gql-cli chooses AIOHTTPTransport for http: by itself.
        return [url]
    if is_subscription(query):
        # gql turns https: into wss: only. Against a server without TLS its user has to say ws: himself.
        return ["ws:" + url.removeprefix("http:") if url.startswith("http:") else url, "--transport", "appsync_websockets"]
    return [url, "--transport", "appsync_http"]


def authorisation_arguments(authorisation):
    if authorisation is None:
        return []
    mode = authorisation["mode"]
    if mode == "api-key":
        return ["--api-key", authorisation["apiKey"]]
    if mode in ("jwt", "lambda"):
        # There is no option for Lambda authorisers. This one takes any token and presents it as AppSync wants it.
        return ["--jwt", authorisation["token"]]
    if mode == "iam":
        return []
    raise SystemExit(f"authorisation mode {mode!r} is not offered by gql-cli")


def environment(authorisation):
    """IAM is what gql-cli does without an option, with what botocore finds: here, and not in its user's files."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    variables.update(
        AWS_CONFIG_FILE=os.devnull,
        AWS_SHARED_CREDENTIALS_FILE=os.devnull,
        AWS_EC2_METADATA_DISABLED="true",
        # Results are for now, and not for the end of the process.
        PYTHONUNBUFFERED="1",
    )
    if authorisation is not None and authorisation["mode"] == "iam":
        variables.update(
            AWS_ACCESS_KEY_ID=authorisation["accessKeyId"],
            AWS_SECRET_ACCESS_KEY=authorisation["secretAccessKey"],
            AWS_DEFAULT_REGION=authorisation["region"],
        )
        if "sessionToken" in authorisation:
            variables["AWS_SESSION_TOKEN"] = authorisation["sessionToken"]
    if "TCK_CA_FILE" in os.environ:
        # gql-cli has no option for it; OpenSSL has this variable.
        variables["SSL_CERT_FILE"] = os.environ["TCK_CA_FILE"]
    return variables


def listed(option, words):
    """gql-cli takes a list behind one option, and of several such options only the last."""
    return [option, *words] if words else []


def main():
    query = os.environ["TCK_QUERY"]
    authorisation = json.loads(os.environ.get("TCK_AUTHORISATION", "null"))
    headers = json.loads(os.environ.get("TCK_HEADERS", "{}"))
    variables = json.loads(os.environ.get("TCK_VARIABLES", "{}"))
    arguments = [str(GQL_CLI), *transport_arguments(os.environ["TCK_URL"], query, authorisation)]
    arguments += authorisation_arguments(authorisation)
    arguments += listed("--headers", [f"{name}:{value}" for name, value in headers.items()])
    arguments += listed("--variables", [f"{name}:{json.dumps(value)}" for name, value in variables.items()])
    if "TCK_OPERATION_NAME" in os.environ:
        arguments += ["--operation-name", os.environ["TCK_OPERATION_NAME"]]
    with tempfile.TemporaryFile() as standard_input:
        standard_input.write(query.encode())
        standard_input.seek(0)
        os.dup2(standard_input.fileno(), 0)
    os.execve(GQL_CLI, arguments, environment(authorisation))


if __name__ == "__main__":
    main()
