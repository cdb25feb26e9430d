"""What holds of bugs.toml, of the pins and of the page without a run: that is checked in continuous integration."""

import re

from replaying.page import begin
from replaying.releases import ROOT, Release

PROTOCOLS = {"graphql-transport-ws", "graphql-ws", "graphql-sse", "graphql-over-http", "multipart-subscription", "appsync"}
BUG = {"id", "title", "link", "subject", "broken", "fixed", "scenarios", "missed"}
SET_ASIDE = {"title", "link", "library", "reason"}


def problems(data):
    """Every mistake in a line of its own."""
    found = [*bugs(data), *subjects(data)]
    # What follows takes for granted that every bug has a subject with a library.
    return found or [*pins(data), *rows(data)]


def bugs(data):
    known = scenarios()
    seen = set()
    for bug in data["bug"]:
        name = bug.get("id", "a bug without id")
        if missing := BUG - {"missed"} - set(bug):
            yield f"{name}: no {', '.join(sorted(missing))}"
            continue
        if unknown := set(bug) - BUG:
            yield f"{name}: unknown {', '.join(sorted(unknown))}"
        if name in seen:
            yield f"{name}: there are two bugs with this id"
        seen.add(name)
        if bug["subject"] not in data["subject"]:
            yield f"{name}: unknown subject {bug['subject']}"
        if bug["broken"] == bug["fixed"]:
            yield f"{name}: the broken and the fixed release are the same"
        if not bug["scenarios"]:
            yield f"{name}: no scenarios; `run --explore {name}` finds them"
        yield from (f"{name}: unknown scenario {one}" for one in bug["scenarios"] if not known.fullmatch(one))
    for one in data.get("set-aside", []):
        if set(one) != SET_ASIDE:
            yield f"{one.get('title', 'a bug that is set aside')}: needs exactly {', '.join(sorted(SET_ASIDE))}"


def scenarios():
    """A pattern for the names of all scenarios, of their beginnings, and of their examples."""
    texts = [file.read_text() for file in sorted((ROOT / "scenarios").glob("*/*.tck.yaml"))]
    ids = {name for text in texts for name in re.findall(r"^  - id: '?([^'\s]+)'?$", text, re.MULTILINE)}
    beginnings = {".".join(name.split(".")[:end]) for name in ids for end in range(2, name.count(".") + 1)}
    names = ids | {name for name in beginnings if not name.endswith("}")}
    patterns = ("[^.]+".join(re.escape(part) for part in re.split(r"\$\{[^}]*\}", name)) for name in sorted(names))
    return re.compile(f"(?:{'|'.join(patterns)})(?:\\.[^.]+)?")


def subjects(data):
    for name, subject in data["subject"].items():
        if subject["library"] not in data["library"]:
            yield f"{name}: unknown library {subject['library']}"
        yield from (f"{name}: unknown protocol {one}" for one in subject["protocols"] if one not in PROTOCOLS)
        yield from (f"{name}: no file {path}" for path in subject["files"] if not (ROOT / path).exists())
        if not any(bug["subject"] == name for bug in data["bug"]):
            yield f"{name}: no bug has this subject"


def pins(data):
    wanted = {}
    for bug in data["bug"]:
        library = data["subject"][bug["subject"]]["library"]
        for version in (bug["broken"], bug["fixed"]):
            wanted[f"{library}-{version}"] = Release(data, library, version)
    there = {folder.name for folder in next(iter(wanted.values())).pins.parent.iterdir() if folder.is_dir()}
    yield from (f"pins/{name}: no bug has this release" for name in sorted(there - set(wanted)))
    for name, release in sorted(wanted.items()):
        if name not in there:
            yield f"pins/{name}: missing; `run --pin {release.library}` writes it"
            continue
        locked = release.registry.locked(release)
        for package, version in release.packages().items():
            if locked.get(package) != version:
                yield f"pins/{name}: has {package} {locked.get(package)}, but bugs.toml says {version}"
        for file in release.pins.rglob("*"):
            if file.is_file() and re.search(r'"resolved"|--index-url|<repository>', file.read_text()):
                yield f"pins/{name}/{file.name}: names a registry, but those who install have one of their own"


def rows(data):
    """The page is of these bugs: a row for each, whatever came of it."""
    page = (ROOT / "docs" / "replay.md").read_text().splitlines()
    expected = [begin(data, bug) for bug in data["bug"]]
    yield from (f"docs/replay.md: no row begins with {row}; run subjects/replay/run" for row in expected
                if not any(line.startswith(row) for line in page))
    found = [line for line in page if line.startswith("| [")]
    if len(found) != len(expected):
        yield f"docs/replay.md: has {len(found)} rows for {len(expected)} bugs; run subjects/replay/run"
