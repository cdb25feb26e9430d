"""What the plugin makes of verdicts. That they are the kit's own is shown by `test_both_ways.py`; here they are made up, one of each."""

import json

import pytest

pytest_plugins = ["pytester"]

SUITE = """
import pytest
from graphql_tck.conformance import Server, ServerConformance

class TestServer(ServerConformance):
    protocols = ["demo"]
    capabilities = ["queries"]
    parameters = {"init-timeout": "3s"}

    @pytest.fixture(scope="class")
    @classmethod
    def subject(cls):
        return Server("ws://127.0.0.1:1/", headers=["a: b"])

    def test_of_its_own(self):
        pass
"""

STUB = """
import json
from graphql_tck import run

def scenarios(protocols, role, selection):
    return json.loads({scenarios!r})

def verdicts(arguments, environment=None):
    with open("called.jsonl", "a") as file:
        print(json.dumps(arguments), file=file)
    results = json.loads({results!r})
    return {{(one["protocol"], one["id"]): one for one in results}}

run.scenarios, run.verdicts = scenarios, verdicts
"""


def scenario(name, level="must"):
    return {
        "id": f"demo.{name}",
        "protocol": "demo",
        "theme": "theme",
        "level": level,
        "requirements": [f"DEMO-{name}"],
        "at": "scenarios/demo/demo.tck.yaml:19:5",
    }


def result(name, verdict, weight, **more):
    return {
        "id": f"demo.{name}",
        "protocol": "demo",
        "verdict": verdict,
        "weight": weight,
        "reason": f"because of {name}",
        "requirement": "",
        "unstable": False,
        **more,
    }


@pytest.fixture
def run(pytester, monkeypatch):
    def run(scenarios, results, *arguments, suite=SUITE):
        pytester.makepyfile(test_suite=suite)
        pytester.makeconftest(STUB.format(scenarios=json.dumps(scenarios), results=json.dumps(results)))
        return pytester.runpytest_subprocess("-rA", "-p", "no:cacheprovider", *arguments)

    return run


def one(run, verdict, weight, **more):
    return run([scenario("a")], [result("a", verdict, weight, **more)], "-k", "demo.a")


@pytest.mark.parametrize(
    ("verdict", "weight", "outcome"),
    [
        ("passed", "good", "passed"),
        ("warned", "good", "passed"),
        ("warned", "bad", "failed"),
        ("failed", "bad", "failed"),
        ("changed", "bad", "failed"),
        ("blocked", "broken", "failed"),
        ("harness-error", "broken", "failed"),
        ("known-failure", "skipped", "xfailed"),
        ("known-blocked", "skipped", "xfailed"),
        ("fixed", "bad", "failed"),
        ("not-applicable", "skipped", "skipped"),
        ("untestable", "skipped", "skipped"),
        ("untestable", "broken", "failed"),
    ],
)
def test_every_verdict_has_its_outcome(run, verdict, weight, outcome):
    one(run, verdict, weight, story="the story").assert_outcomes(
        **{outcome: 1}, deselected=1, **({"warnings": 1} if (verdict, weight) == ("warned", "good") else {})
    )


def test_a_failure_is_its_story_at_the_line_of_the_scenario(run):
    ran = one(run, "failed", "bad", story="FAILED  demo.a\n  expected close frame 4400")
    ran.stdout.fnmatch_lines(["FAILED  demo.a", "  expected close frame 4400"])
    assert "Traceback" not in ran.stdout.str()
    assert "pytest_plugin.py" not in ran.stdout.str()


def test_a_known_failure_that_passes_is_strict(run):
    one(run, "fixed", "bad").stdout.fnmatch_lines(["*XPASS(strict)*passes: update the baseline*"])


def test_a_failure_that_did_not_end_alike_is_none_that_was_fixed(run):
    one(run, "fixed", "bad", unstable=True).assert_outcomes(failed=1, deselected=1)


def test_selected_scenarios_are_played_in_one_run(run, pytester):
    scenarios = [scenario("a"), scenario("b"), scenario("c", "should")]
    results = [result(name, "passed", "good") for name in "abc"]
    run(scenarios, results, "-m", "must").assert_outcomes(passed=2, deselected=2)
    called = [json.loads(line) for line in pytester.path.joinpath("called.jsonl").read_text().splitlines()]
    assert called == [
        ["test-server", "--url", "ws://127.0.0.1:1/", "--header", "a: b", "--protocol", "demo"]
        + ["--capability", "queries", "--parameter", "init-timeout=3s", "--scenario", "demo.a,demo.b"]
    ]


def test_tests_of_the_class_itself_run_too(run):
    run([scenario("a")], [result("a", "passed", "good")]).assert_outcomes(passed=2)


def test_scenarios_are_found_by_requirement_and_by_node_id(run):
    scenarios = [scenario("a"), scenario("b")]
    results = [result(name, "passed", "good") for name in "ab"]
    run(scenarios, results, "-k", "DEMO-b").assert_outcomes(passed=1, deselected=2)
    ran = run(scenarios, results, "test_suite.py::TestServer::demo.a")
    ran.assert_outcomes(passed=1)
    ran.stdout.fnmatch_lines(["PASSED test_suite.py::TestServer::demo.a"])


def test_a_scenario_without_a_result_is_an_error_of_the_kit(run):
    ran = run([scenario("a")], [], "-k", "demo.a")
    ran.assert_outcomes(failed=1, deselected=1)
    ran.stdout.fnmatch_lines(["*the kit has no result for demo.a*"])


def test_a_baseline_is_read_and_written(run, pytester):
    suite = SUITE.replace("    parameters", '    baseline = "known.yaml"\n    parameters')
    arguments = ([scenario("a")], [result("a", "passed", "good")])
    missing = run(*arguments, "-k", "demo.a", suite=suite)
    missing.assert_outcomes(failed=1, deselected=1)
    missing.stdout.fnmatch_lines(["*there is no baseline *known.yaml*--tck-write-baselines*"])
    run(*arguments, "--tck-write-baselines", "-k", "demo.a", suite=suite).assert_outcomes(passed=1, deselected=1)
    pytester.path.joinpath("known.yaml").write_text("known-failures: []\n")
    run(*arguments, "-k", "demo.a", suite=suite).assert_outcomes(passed=1, deselected=1)
    called = [json.loads(line) for line in pytester.path.joinpath("called.jsonl").read_text().splitlines()]
    known = str(pytester.path / "known.yaml")
    assert [line[line.index("init-timeout=3s") + 1 : line.index("--scenario")] for line in called] == [
        ["--write-baseline", known],
        ["--baseline", known],
    ]


def test_a_class_without_protocols_is_refused(run):
    suite = SUITE.replace('protocols = ["demo"]', "protocols = []")
    run([], [], suite=suite).stdout.fnmatch_lines(["*TestServer names no protocol*"])
