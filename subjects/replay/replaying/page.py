"""docs/replay.md: the table of all bugs replayed."""

from replaying.compare import blamed, said

HOW = {
    "red": "fails the broken release and not the fixed one",
    "warned": "warns of the broken release and not of the fixed one",
    "outcome": "records that the two did different things where the document leaves a choice",
    "missed": "does not tell the two apart",
}


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def begin(data, bug):
    """What the row of a bug begins with, whatever came of it."""
    title = data["library"][data["subject"][bug["subject"]]["library"]]["title"]
    protocol = ", ".join(data["subject"][bug["subject"]]["protocols"])
    return f"| [{cell(bug['title'])}]({bug['link']}) | {title} | {bug['broken']} | {bug['fixed']} | {protocol} |"


def rows(data, outcomes):
    for outcome in outcomes:
        words = "<br>".join(
            f"`{name}`: {cell(said(before, blamed(after)))} → {cell(said(after))}" for name, before, after in outcome.telling or outcome.scenarios
        )
        yield f"{begin(data, outcome.bug)} {outcome.how} | {words} |"


def write(file, data, outcomes):
    # A library whose client and server are built by different programs is one.
    libraries = {data["library"][data["subject"][outcome.bug["subject"]]["library"]]["title"] for outcome in outcomes}
    caught = [outcome for outcome in outcomes if outcome.caught]
    count = {how: sum(outcome.how == how for outcome in outcomes) for how in HOW}
    lines = [
        "# Bugs of real libraries, replayed",
        "",
        "<!-- Written by subjects/replay/run; change bugs.toml there. -->",
        "",
        "Each row is a bug that a library had and mended. `subjects/replay/run` installs the release with the bug and the release without",
        "it, plays both by the scenarios concerned, and writes this page from the results. A scenario tells a bug when the kit accuses the",
        "broken release under a sentence under which it does not accuse the fixed one, or records another outcome where the document leaves a choice.",
        "",
        f"**{len(caught)} of {len(outcomes)} bugs of {len(libraries)} libraries are caught.**",
        "",
        "| kind | meaning | bugs |",
        "| --- | --- | --- |",
        *(f"| {how} | the kit {meaning} | {count[how]} |" for how, meaning in HOW.items()),
        "",
        "Further failures of old releases are other bugs of their time, and are not in the table.",
        "",
        "| bug | library | broken | fixed | protocol | kind | scenarios, broken → fixed |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *rows(data, outcomes),
    ]
    missed = [outcome for outcome in outcomes if not outcome.caught]
    if missed:
        lines += ["", "## Missed", ""]
        lines += [f"- {outcome.bug['title']}: {outcome.missed or 'no reason known yet'}" for outcome in missed]
    if data.get("set-aside"):
        lines += ["", "## Set aside", "", "Bugs that were tried and cannot be shown by a scenario.", ""]
        lines += [f"- [{bug['title']}]({bug['link']}) ({bug['library']}): {bug['reason']}" for bug in data["set-aside"]]
    file.write_text("\n".join(lines) + "\n")
