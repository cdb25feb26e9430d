"""Runs the kit for a test framework: which scenarios there are, and what came of them."""

import json
import subprocess
import tempfile
from pathlib import Path

from graphql_tck import launcher


class KitError(Exception):
    """The kit could not be run, or could not judge."""


def scenarios(protocols, role, selection):
    """What a run would play, as `graphql-tck list --format json` describes it."""
    arguments = ["list", "--protocol", ",".join(protocols), "--role", role, "--format", "json", *selection]
    code, out, err = _call(arguments, capture=True)
    if code != 0:
        raise KitError(err.strip() or f"`graphql-tck list` ended with {code}")
    return json.loads(out)["scenarios"]


def verdicts(arguments, environment=None):
    """Judges by this command line. Returns what `verdicts.jsonl` says, by protocol and id."""
    with tempfile.TemporaryDirectory(prefix="graphql-tck-") as folder:
        lines = Path(folder, "verdicts.jsonl")
        code, _, err = _call(_with(arguments, "--no-color", "--report", f"lines={lines}"), environment)
        if not lines.exists():
            raise KitError(f"the kit ended with {code} and without results: {err.strip()}")
        with lines.open(encoding="utf-8") as file:
            results = [json.loads(line) for line in file]
    if code not in (0, 1):
        raise KitError(f"the kit ended with {code}: {err.strip()}")
    return {(result["protocol"], result["id"]): result for result in results}


def _with(arguments, *options):
    # What stands after `--` is the subject's command.
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return [*arguments[:end], *options, *arguments[end:]]


def _call(arguments, environment=None, capture=False):
    try:
        argv = launcher.command(arguments)
    except launcher.java.NoJava as problem:
        raise KitError(str(problem)) from None
    kits = {**launcher.environment("graphql-tck"), **(environment or {})}
    process = subprocess.Popen(
        argv,
        env=kits,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if capture else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        out, err = process.communicate()
    except BaseException:
        # Ctrl-C: the kit ends its subjects itself when it is asked to.
        process.terminate()
        process.communicate()
        raise
    return process.returncode, out, err
