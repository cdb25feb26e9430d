"""What `run` does with results, without any."""

import unittest

from pairing import data, page


def result(name, verdict, faults=(), **sides):
    return {"id": name, "verdict": verdict, "faults": list(faults), **sides}


def fault(side, requirement):
    return {"side": side, "requirement": requirement, "certain": True, "reason": ""}


def pair(client, server, *results, verdict="fails", over="HTTP/1.1"):
    return {
        "protocol": "graphql-ws", "client": {"name": client, "version": "1"}, "server": {"name": server, "version": "2"}, "over": over,
        "verdict": verdict, "counts": {}, "results": list(results)}


class Kit:
    sentences = {"A-1": ("must", "P:1"), "B-2": ("open", "")}
    known = {"server": {"A-1": "says nothing"}}
    subjects = {}


class KeptTests(unittest.TestCase):

    def test_scenarios_that_end_alike_are_one_trouble(self):
        kept = data.kept(pair(
            "client", "server", result("a", "fails", [fault("server", "A-1")]), result("b", "works"),
            result("c", "fails", [fault("server", "A-1"), fault("client", "B-2")]), result("d", "not-tried")))

        self.assertEqual(kept["troubles"], [{"verdict": "fails", "side": "server", "requirement": "A-1", "scenarios": ["a", "c"]}])

    def test_nobody_is_blamed_for_what_is_not_explained(self):
        kept = data.kept(pair("client", "server", result("a", "fails-unexplained", [fault("server", "A-1")])))

        self.assertEqual([(one["side"], one["requirement"]) for one in kept["troubles"]], [("", "A-1")])

    def test_an_open_dialogue_names_the_sentence_that_it_was_left_at(self):
        kept = data.kept(pair("client", "server", result("a", "left-open", client={"findings": [{"requirement": "B-2"}]})))

        self.assertEqual(kept["troubles"][0]["requirement"], "B-2")

    def test_a_pair_that_works_has_no_trouble(self):
        self.assertNotIn("troubles", data.kept(pair("client", "server", result("a", "works"), verdict="works")))


class MergedTests(unittest.TestCase):

    def test_new_results_replace_those_of_their_pairs_alone(self):
        old = [data.kept(pair("a", "s")), data.kept(pair("b", "s"))]
        new = [data.kept(pair("b", "s", verdict="works"))]

        self.assertEqual([(one["client"], one["verdict"]) for one in data.merged(old, new)], [("a", "fails"), ("b", "works")])

    def test_what_could_not_begin_gives_way_to_what_was_played(self):
        old = [data.kept(pair("a", "s", verdict="not-tried", over=""))]

        self.assertEqual([one["over"] for one in data.merged(old, [data.kept(pair("a", "s"))])], ["HTTP/1.1"])


class RowsTests(unittest.TestCase):

    def setUp(self):
        self.failed = data.kept(pair("client", "server", result("x.one", "fails", [fault("server", "A-1")])))
        self.odd = data.kept(pair("client", "other", result("x.two", "fails-unexplained", [fault("client", "B-2")])))

    def test_a_known_failure_needs_no_explanation(self):
        rows, problems = page.rows([self.failed], [], Kit)

        self.assertEqual(problems, [])
        self.assertIn("A known failure of server: it says nothing.", page.row(*rows[0], [self.failed], Kit))

    def test_what_nobody_has_explained_is_a_problem(self):
        self.assertIn("no explanation of fails-unexplained", page.rows([self.odd], [], Kit)[1][0])

    def test_an_explanation_that_explains_nothing_is_a_problem(self):
        self.assertIn("explains nothing: old", page.rows([self.failed], [{"client": "another", "reason": "old"}], Kit)[1][0])

    def test_a_pattern_has_to_fit_all_scenarios_that_ended_so(self):
        both = data.kept(pair("client", "other", result("x.two", "left-open"), result("y.two", "left-open")))

        self.assertEqual(len(page.rows([both], [{"scenario": "x.*", "reason": "said"}], Kit)[1]), 2)

    def test_the_row_names_verdict_side_sentence_and_command(self):
        rows, _ = page.rows([self.failed], [{"requirement": "A-1", "reason": "It is silent."}], Kit)

        self.assertEqual(
            page.row(*rows[0], [self.failed], Kit),
            "| client with server | graphql-ws | fails (server) | It is silent. | A-1, P:1 | `./graphql-tck interop"
            " subjects/client/subject.yaml subjects/server/subject.yaml --protocol graphql-ws --scenario x.one` |")

    def test_a_sentence_that_a_party_is_not_known_to_break_explains_nothing(self):
        explanation = {"requirement": "B-2", "sentence": "A-1", "by": "server", "reason": "So it is."}

        self.assertIn("A-1 is no known failure of other", page.rows([self.odd], [explanation], Kit)[1][0])

    def test_all_that_a_party_was_played_with_are_any(self):
        second = data.kept(pair("another", "server", result("x.one", "fails", [fault("server", "A-1")])))

        self.assertEqual(page.named([self.failed, second], [self.failed, second]), "any client with server")


class PageTests(unittest.TestCase):

    def test_the_tables_end_the_page(self):
        self.assertEqual(page.inserted(f"# Title\n\n{page.BEGIN}\nold", ["new"]), f"# Title\n\n{page.BEGIN}\n\nnew\n")

    def test_outcomes_that_depend_on_the_transport_are_told_apart(self):
        plain = data.kept(pair("client", "server", verdict="works"))
        tls = data.kept(pair("client", "server", verdict="fails", over="HTTP/2"))

        self.assertEqual(page.cell([plain, tls]), "● works (HTTP/1.1) / ✕ fails (HTTP/2)")
        self.assertEqual(page.cell([plain, plain]), "● works")


class BaselineTests(unittest.TestCase):

    def test_sentences_are_read_from_the_catalog(self):
        text = "requirements:\n  - id: A-1\n    level: must\n    section: 'P:1'\n  - id: B-2\n    level: open\n"

        self.assertEqual(data.requirements(text), {"A-1": ("must", "P:1"), "B-2": ("open", "")})


if __name__ == "__main__":
    unittest.main()
