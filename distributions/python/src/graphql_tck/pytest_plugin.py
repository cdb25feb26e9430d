"""Shows each scenario of the kit as a test of pytest. The kit plays those that were selected in one run, as many at a time as it
does on the command line; the tests report what came of each."""

import inspect
from pathlib import Path

import pytest

from graphql_tck import run
from graphql_tck.conformance import Conformance

LEVELS = {
    "must": "tests a MUST of a protocol's document",
    "should": "tests a SHOULD",
    "may": "tests a MAY",
    "open": "observes what the document does not specify",
}


class NotConformant(Exception):
    """The story of a failure."""


class KnownFailure(Exception):
    """A failure that the baseline lists."""


def pytest_addoption(parser):
    group = parser.getgroup("graphql-tck", "GraphQL Subscription TCK")
    group.addoption(
        "--tck-write-baselines",
        action="store_true",
        help="write what fails now into the baseline of each conformance class, as its known failures",
    )


def pytest_configure(config):
    for level, meaning in LEVELS.items():
        config.addinivalue_line("markers", f"{level}: {meaning} (graphql-tck)")
    config.addinivalue_line("markers", "requirement(id): the requirements that a scenario tests (graphql-tck)")


def pytest_pycollect_makeitem(collector, name, obj):
    if inspect.isclass(obj) and issubclass(obj, Conformance) and obj.role and collector.classnamefilter(name):
        return ConformanceClass.from_parent(collector, name=name, obj=obj)
    return None


class ConformanceClass(pytest.Class):
    """A subject with its scenarios."""

    results = None
    problem = None

    def collect(self):
        subject = self.obj
        if not subject.protocols:
            raise self.CollectError(f"{self.name} names no protocol: set `protocols`, such as [\"graphql-transport-ws\"]")
        # Finds the fixtures of the class, and tests of its own beside the scenarios.
        collected = list(super().collect())
        pattern = next(item for item in collected if getattr(item, "originalname", None) == "test_scenario")
        try:
            scenarios = run.scenarios(subject.protocols, subject.role, subject.selection)
        except run.KitError as problem:
            raise self.CollectError(str(problem)) from None
        scenario_items = [
            ScenarioItem.from_parent(
                self,
                name=scenario["id"],
                fixtureinfo=pattern._fixtureinfo,
                scenario=scenario,
            )
            for scenario in scenarios
        ]
        return [item for item in collected if item is not pattern] + scenario_items

    def result(self, item, subject):
        """What came of this scenario; the first that asks makes the kit play all that were selected."""
        if self.results is None and self.problem is None:
            try:
                self.results = self._played(subject)
            except run.KitError as problem:
                self.problem = str(problem)
        if self.problem is not None:
            raise run.KitError(self.problem)
        try:
            return self.results[item.scenario["protocol"], item.scenario["id"]]
        except KeyError:
            raise run.KitError(f"the kit has no result for {item.scenario['id']}") from None

    def _played(self, subject):
        items = [item for item in self.session.items if item.parent is self and isinstance(item, ScenarioItem)]
        selected = [item.scenario["id"] for item in items]
        with subject.running() as (before, after, environment):
            return run.verdicts([*before, *self._options(), "--scenario", ",".join(selected), *after], environment)

    def _options(self):
        described = self.obj
        options = ["--protocol", ",".join(described.protocols), *described.selection, *described.options]
        for capability in described.capabilities or ():
            options += ["--capability", capability]
        for name, value in described.parameters.items():
            options += ["--parameter", f"{name}={value}"]
        if getattr(described, "control_schema", None):
            options.append("--control-schema")
        return options + self._baseline()

    def _baseline(self):
        if self.obj.baseline is None:
            return []
        file = Path(self.path).parent / self.obj.baseline
        known = ["--baseline", str(file)] if file.exists() else []
        if self.config.getoption("tck_write_baselines"):
            return [*known, "--write-baseline", str(file)]
        if not known:
            raise run.KitError(f"there is no baseline {file}; `pytest --tck-write-baselines` writes one")
        return known


class ScenarioItem(pytest.Function):
    """One scenario, judged."""

    def __init__(self, *, scenario, **arguments):
        super().__init__(**arguments)
        self.scenario = scenario
        for requirement in scenario["requirements"]:
            self.add_marker(pytest.mark.requirement(requirement))
        self.add_marker(getattr(pytest.mark, scenario["level"]))
        self.extra_keyword_matches.update([scenario["theme"], scenario["protocol"], *scenario["requirements"]])

    def _getobj(self):
        # Not by the name, from which pytest derives the node's id, too.
        self._instance = self.parent.newinstance()
        return self._instance.test_scenario

    def judge(self, subject):
        result = self.parent.result(self, subject)
        verdict, reason = result["verdict"], result["reason"]
        story = result.get("story") or f"{verdict}: {reason}"
        self.user_properties += [("graphql-tck-verdict", verdict), ("graphql-tck-requirement", result["requirement"])]
        if verdict in ("known-failure", "known-blocked", "fixed"):
            self.add_marker(pytest.mark.xfail(raises=KnownFailure, strict=True, reason=_known(result)))
        if verdict in ("known-failure", "known-blocked"):
            raise KnownFailure(story)
        if verdict == "fixed" and not result["unstable"]:
            return  # pytest says that it passes unexpectedly
        if result["weight"] == "broken":
            raise run.KitError(story)
        if result["weight"] == "bad":
            raise NotConformant(story)
        if result["weight"] == "skipped":
            pytest.skip(f"{verdict}: {reason}")
        if verdict == "warned":
            self.warn(pytest.PytestWarning(f"{result['id']}: {reason}"))

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, (NotConformant, KnownFailure, run.KitError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        file, _, rest = self.scenario["at"].partition(".yaml:")
        return f"{file}.yaml", int(rest.split(":")[0]) - 1, self.name


def _known(result):
    if result["verdict"] == "fixed":
        return "the baseline lists it as a known failure, and it passes: update the baseline"
    return result["reason"] or "the baseline lists it as a known failure"
