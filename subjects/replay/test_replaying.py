"""Tests of what `run` is made of; `python3 -m unittest discover -s subjects/replay` runs them, and nothing is installed."""

import copy
import tempfile
import tomllib
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

from replaying import check, maven
from replaying.compare import Replay, said, told
from replaying.releases import HERE, Release

DATA = tomllib.loads((HERE / "bugs.toml").read_text())


def result(verdict, *sentences, outcomes=(), reason=""):
    findings = [{"requirement": sentence, "judgement": "warn" if verdict == "warned" else "fail"} for sentence in sentences]
    return {"verdict": verdict, "findings": findings, "outcomes": list(outcomes), "reason": reason}


class ComparisonTests(unittest.TestCase):
    def test_a_sentence_that_only_the_broken_release_breaks_tells_the_bug(self):
        self.assertTrue(told(result("failed", "A-1"), result("passed")))
        self.assertTrue(told(result("warned", "A-1", "A-2"), result("warned", "A-2")))
        self.assertFalse(told(result("failed", "A-1"), result("failed", "A-1")))
        self.assertFalse(told(result("passed"), result("failed", "A-1")))

    def test_another_outcome_tells_the_bug(self):
        self.assertTrue(told(result("passed", outcomes=["closed"]), result("passed", outcomes=["ignored"])))
        self.assertFalse(told(result("passed", outcomes=["closed"]), result("passed", outcomes=["closed"])))

    def test_the_end_of_the_process_tells_the_bug(self):
        self.assertTrue(told(result("failed", reason="played alone, it ends the subject's process: gone"), result("passed")))
        self.assertEqual("failed: played alone, it ends the subject's process", said(
            result("failed", reason="played alone, it ends the subject's process: gone")))

    def test_what_was_not_judged_tells_nothing(self):
        for verdict in ("harness-error", "blocked", "untestable"):
            self.assertFalse(told(result("failed", "A-1"), result(verdict)))
        self.assertFalse(told(None, result("passed")))
        self.assertFalse(told(result("failed", "A-1"), None))

    def test_a_bug_that_is_told_against_its_description_is_a_surprise(self):
        bug = {"scenarios": ["x.one"], "missed": "unknown"}
        broken, fixed = {"x.one.case": result("failed", "A-1")}, {"x.one.case": result("passed")}
        self.assertTrue(Replay(bug, broken, fixed).surprise)
        self.assertFalse(Replay(bug, fixed, fixed).surprise)
        self.assertEqual("red", Replay(bug, broken, fixed).how)
        self.assertEqual("missed", Replay(bug, fixed, fixed).how)


class ReleaseTests(unittest.TestCase):
    def release(self, version, **description):
        return Release({"library": {"some": {"registry": "npm", "package": "some", **description}}}, "some", version)

    def test_an_old_release_has_packages_of_its_time(self):
        description = {"with": {"ws": "8.0.0"}, "until": [["2.10", {"ws": "7.0.0"}]]}
        self.assertEqual({"some": "2.9.1", "ws": "7.0.0"}, self.release("2.9.1", **description).packages())
        self.assertEqual({"some": "2.10.0", "ws": "8.0.0"}, self.release("2.10.0", **description).packages())

    def test_a_pom_has_the_versions_of_the_release(self):
        data = {"library": {"spring": {
            "registry": "maven", "package": "org.springframework.graphql:spring-graphql", "program": "subjects/spring-graphql-server",
            "with": {"spring-boot.version": "3.3.13"},
        }}}
        with tempfile.TemporaryDirectory() as folder:
            release = Release(data, "spring", "1.3.2")
            release.pins = Path(folder)
            maven.lock(release, release.pins)
            self.assertEqual(release.packages().items() & maven.locked(release).items(), release.packages().items())
            xml.parse(release.pins / release.program / "pom.xml")


class CheckTests(unittest.TestCase):
    def problems(self, change):
        data = copy.deepcopy(DATA)
        change(data)
        return "\n".join(check.problems(data))

    def test_the_data_as_it_is_has_no_problem(self):
        self.assertEqual("", self.problems(lambda data: None))

    def test_mistakes_are_found(self):
        first = DATA["bug"][0]
        for change, problem in (
            ({"scenarios": ["gtws.no.such"]}, "unknown scenario gtws.no.such"),
            ({"scenarios": []}, "no scenarios"),
            ({"subject": "nobody"}, "unknown subject nobody"),
            ({"fixed": first["broken"]}, "are the same"),
            ({"fixed": "0.0.1"}, "pins/graphql-ws-0.0.1: missing"),
            ({"id": DATA["bug"][1]["id"]}, "two bugs with this id"),
            ({"unknown": 1}, "unknown unknown"),
        ):
            with self.subTest(problem):
                self.assertIn(problem, self.problems(lambda data: data["bug"][0].update(change)))

    def test_a_pin_of_another_version_is_found(self):
        library = DATA["subject"][DATA["bug"][0]["subject"]]["library"]
        self.assertIn("but bugs.toml says", self.problems(lambda data: data["library"][library]["with"].update(graphql="1.0.0")))

    def test_a_page_of_other_bugs_is_found(self):
        def change(data):
            data["bug"][0]["title"] = "Another title"
        self.assertIn("no row begins with | [Another title]", self.problems(change))


if __name__ == "__main__":
    unittest.main()
