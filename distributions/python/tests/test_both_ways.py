"""One subject by the command line and by pytest: the same verdicts. Its known failures must not be in the way: they are compared, too."""

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


def by_command_line(folder, arguments, command=()):
    lines = folder / "verdicts.jsonl"
    ran = subprocess.run(
        [sys.executable, "-m", "graphql_tck", *arguments, "--report", f"lines={lines}", *(["--", *command] if command else [])],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    results = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    return {result["id"]: (result["verdict"], result["requirement"]) for result in results}


def by_pytest(folder, file):
    report = folder / "report.xml"
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "both-ways" / file), f"--junitxml={report}"],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = {}
    for case in xml.parse(report).iter("testcase"):
        properties = {one.get("name"): one.get("value") for one in case.iter("property")}
        found[case.get("name")] = (properties["graphql-tck-verdict"], properties["graphql-tck-requirement"])
    return found


def test_a_client_in_the_process_of_the_tests(tmp_path):
    command = [sys.executable, str(SUBJECTS / "gql-websockets/adapter.py"), "websockets"]
    expected = by_command_line(tmp_path, GQL, command)
    assert len(expected) > 100
    assert by_pytest(tmp_path, "test_gql_websockets.py") == expected


def test_a_server_at_a_url(tmp_path):
    expected = by_command_line(tmp_path, ARIADNE)
    assert len(expected) > 100
    assert by_pytest(tmp_path, "test_ariadne.py") == expected
