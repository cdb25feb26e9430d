"""What is kept of results of `interop`, and what the kit says of sentences and subjects."""

import json
import re
from pathlib import Path

WORKS = "works"
# From the best to the worst.
VERDICTS = ["works", "works-with-fault", "left-open", "not-tried", "undecided", "fails-unexplained", "fails"]


def key(pair):
    return (pair["protocol"], pair["client"], pair["server"], pair["over"])


def read(file):
    return json.loads(file.read_text()) if file.exists() else []


def write(file, pairs):
    """A line for each pair, so that a difference is read line by line."""
    file.write_text("[\n" + ",\n".join(json.dumps(pair, ensure_ascii=False) for pair in pairs) + "\n]\n")


def merged(old, new):
    # A pair is played over TLS or another version of HTTP as another pair; a play that could not begin names none.
    played = {key(pair): pair for pair in [*old, *new]}
    real = {key(pair)[:3] for pair in played.values() if pair["over"]}
    return [played[one] for one in sorted(played) if one[3] or one[:3] not in real]


def of_results(file):
    """What is kept of the pairs of one results.json."""
    if file.is_dir():
        file = file / "results.json"
    # What could not talk over the same version of HTTP is no pair.
    return [kept(pair) for pair in json.loads(file.read_text())["pairs"] if pair["verdict"] != "not-tried" or pair.get("over")]


def kept(pair):
    line = {
        "protocol": pair["protocol"],
        "client": pair["client"]["name"],
        "server": pair["server"]["name"],
        "versions": [pair["client"].get("version", ""), pair["server"].get("version", "")],
        "over": pair.get("over", ""),
        "verdict": pair["verdict"],
        "counts": pair["counts"],
    }
    troubles = {}
    for result in pair["results"]:
        # That a capability is not there is said of a scenario in every pair: it is no trouble.
        if result["verdict"] in (WORKS, "not-tried"):
            continue
        side, requirement = blamed(result)
        trouble = troubles.setdefault((result["verdict"], side, requirement), {
            "verdict": result["verdict"], "side": side, "requirement": requirement, "scenarios": []})
        trouble["scenarios"].append(result["id"])
    if troubles:
        line["troubles"] = sorted(troubles.values(), key=lambda one: (-VERDICTS.index(one["verdict"]), one["side"], one["requirement"]))
    elif line["verdict"] == "not-tried":
        line["reason"] = pair.get("reason", "")
    return line


def blamed(result):
    """The party that broke a sentence and the sentence; without a party, the sentence that the dialogue was left at."""
    faults = result["faults"]
    if faults and result["verdict"] in ("fails", "works-with-fault"):
        return faults[0]["side"], faults[0]["requirement"]
    if faults:
        return "", faults[0]["requirement"]
    for side in ("client", "server"):
        for finding in result.get(side, {}).get("findings", []):
            return "", finding["requirement"]
    return "", ""


class Kit:
    """The sentences of the catalog, and the subjects with their known failures."""

    def __init__(self, root):
        self.root = root
        self.sentences = {}
        for file in sorted((root / "scenarios").glob("*/requirements.yaml")):
            self.sentences.update(requirements(file.read_text()))
        self.subjects = {file.parent.name: file for file in sorted((root / "subjects").glob("*/subject.yaml"))}
        self.known = {name: baseline(file) for name, file in self.subjects.items()}


def requirements(text):
    """The level and the place of each sentence."""
    found = {}
    for block in re.split(r"^  - id: ", text, flags=re.MULTILINE)[1:]:
        name = block.split("\n", 1)[0].strip()
        level = re.search(r"^    level: (\w+)", block, re.MULTILINE)
        section = re.search(r"^    section: '?(.*?)'?$", block, re.MULTILINE)
        found[name] = (level.group(1) if level else "", section.group(1) if section else "")
    return found


def baseline(subject):
    """What a subject is known to break: the reason by the sentence."""
    named = re.search(r"^baseline: *(\S+)", subject.read_text(), re.MULTILINE)
    file = subject.parent / (named.group(1) if named else "baseline.yaml")
    text = file.read_text() if file.exists() else ""
    found = {}
    for block in re.split(r"^  - id: ", text, flags=re.MULTILINE)[1:]:
        reason = re.search(r'^    reason: "?(.*?)"?$', block, re.MULTILINE)
        for name in re.findall(r"^    requirement: *(\S+)", block, re.MULTILINE):
            found.setdefault(name, reason.group(1) if reason else "")
    return found


def problems(pairs, kit):
    for pair in pairs:
        for name, version in zip((pair["client"], pair["server"]), pair["versions"]):
            if name not in kit.subjects:
                yield f"pairs.json: no subject {name}"
            elif version and not re.search(rf'^version: *"?{re.escape(version)}"?(\s|$)', kit.subjects[name].read_text(), re.MULTILINE):
                yield f"pairs.json: {name} was played as {version}, which its subject.yaml no longer says; play its pairs again"
        for trouble in pair.get("troubles", []):
            if trouble["requirement"] and trouble["requirement"] not in kit.sentences:
                yield f"pairs.json: no sentence {trouble['requirement']}"
