"""One subject by the command line and by pytest: the same verdicts. Its known failures must not be in the way: they are compared, too.

Some verdicts are a matter of who comes first, of a client that closes while it connects: what differs is played again, in both ways, and
has to agree then.
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path


HERE = Path(__file__).resolve().parent
SUBJECTS = HERE.parents[2] / "subjects"
COMMON = ["--protocol", "graphql-transport-ws"]
GQL = ["test-client", *COMMON, "--baseline", str(SUBJECTS / "gql-websockets/baseline.yaml")]
GQL += [f"--capability={word}" for word in ("unsubscribe", "multiplexing", "queries", "operation-name", "params", "tls")]
ARIADNE = ["run", str(SUBJECTS / "ariadne-transport-ws/subject.yaml")]


def by_command_line(folder, arguments, command=(), only=()):
    arguments = [*arguments, *(f"--scenario={one}" for one in only)]
    lines = folder / "verdicts.jsonl"
    ran = subprocess.run(
        [sys.executable, "-m", "graphql_tck", *arguments, "--report", f"lines={lines}", *(["--", *command] if command else [])],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    results = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    return {result["id"]: (result["verdict"], result["requirement"]) for result in results}


def by_pytest(folder, file, only=()):
    report = folder / "report.xml"
    chosen = ["-k", " or ".join(only)] if only else []
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "both-ways" / file), f"--junitxml={report}", *chosen],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = {}
    for case in xml.parse(report).iter("testcase"):
        properties = {one.get("name"): one.get("value") for one in case.iter("property")}
        found[case.get("name")] = (properties["graphql-tck-verdict"], properties["graphql-tck-requirement"])
    return found


def differing(expected, found):
    return sorted(one for one in {*expected, *found} if expected.get(one) != found.get(one))


def assert_same(folder, file, arguments, command=()):
    expected = by_command_line(folder, arguments, command)
    assert len(expected) > 100
    found = by_pytest(folder, file)
    assert found.keys() == expected.keys()
    for _ in range(3):
        only = differing(expected, found)
        if not only:
            return
        expected = {one: verdict for one, verdict in by_command_line(folder, arguments, command, only).items() if one in only}
        found = {one: verdict for one, verdict in by_pytest(folder, file, only).items() if one in only}
    assert found == expected


def test_a_client_in_the_process_of_the_tests(tmp_path):
    command = [sys.executable, str(SUBJECTS / "gql-websockets/adapter.py"), "websockets"]
    assert_same(tmp_path, "test_gql_websockets.py", GQL, command)


def test_a_server_at_a_url(tmp_path):
    assert_same(tmp_path, "test_ariadne.py", ARIADNE)
