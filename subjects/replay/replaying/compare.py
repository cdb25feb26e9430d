"""What the kit says of the release with a bug and of the one that mended it."""

ACCUSES = ("failed", "warned")


def blamed(result):
    """The sentences under which a result accuses, the headline first."""
    if result is None or result["verdict"] not in ACCUSES:
        return []
    return [finding["requirement"] for finding in result["findings"] if finding["judgement"] in ("fail", "warn")]


def said(result, besides=()):
    """What the kit says of one scenario, in a few words: the verdict and a sentence blamed, one that is not in `besides` if there
    is one, or what the subject did where it may choose."""
    if result is None:
        return "not played"
    sentences = blamed(result)
    if result["verdict"] in ACCUSES:
        if not sentences or (result["reason"] or "").startswith("played alone"):
            return f"{result['verdict']}: {(result['reason'] or '').split(':')[0]}"
        return f"{result['verdict']} {next((sentence for sentence in sentences if sentence not in besides), sentences[0])}"
    if result["outcomes"]:
        return f"{result['verdict']}: {', '.join(result['outcomes'])}"
    return result["verdict"]


def told(before, after):
    """Whether this scenario tells the bug: it accuses the broken release under a sentence under which it does not accuse the mended one,
    or the two did different things where the document leaves a choice."""
    if before is None or after is None:
        return False
    if after["verdict"] in ("harness-error", "blocked", "untestable"):
        return False
    if before["verdict"] in ACCUSES:
        # Without a sentence fails what ends the subject's process.
        return bool(set(blamed(before) or [None]) - set(blamed(after) or [None] * (after["verdict"] in ACCUSES)))
    return before["verdict"] == after["verdict"] and before["outcomes"] != after["outcomes"]


class Replay:
    """One bug, replayed."""

    def __init__(self, bug, broken, fixed):
        self.bug = bug
        # A scenario with examples is named by its beginning.
        beginnings = tuple(f"{name}." for name in bug["scenarios"])
        names = [name for name in broken if name in bug["scenarios"] or name.startswith(beginnings)]
        self.scenarios = [(name, broken[name], fixed.get(name)) for name in names]
        self.telling = [(name, before, after) for name, before, after in self.scenarios if told(before, after)]
        self.missed = bug.get("missed")

    @property
    def caught(self):
        return bool(self.telling)

    @property
    def how(self):
        """`red`, `warned`, `outcome` or `missed`: the strongest that any scenario says."""
        verdicts = [before["verdict"] for _, before, _ in self.telling]
        if not verdicts:
            return "missed"
        return "red" if "failed" in verdicts else "warned" if "warned" in verdicts else "outcome"

    @property
    def surprise(self):
        return self.caught == bool(self.missed)

    def line(self):
        shown = self.telling or self.scenarios
        words = "; ".join(f"{name}: {said(before, blamed(after))} -> {said(after)}" for name, before, after in shown)
        unexpected = "" if not self.surprise else " (bugs.toml says otherwise)"
        return f"{self.how:8}{self.bug['id']} {self.bug['broken']} -> {self.bug['fixed']}{unexpected}: {words}"


def differences(bug, broken, fixed):
    lines = [f"== {bug['id']}: {bug['subject']} {bug['broken']} -> {bug['fixed']}"]
    for name in broken:
        before, after = broken[name], fixed.get(name)
        if said(before) != said(after) or told(before, after):
            found = before["findings"][0]["found"] if before["findings"] else ""
            lines.append(f"{'*' if told(before, after) else ' '} {name}: {said(before, blamed(after))} -> {said(after)}   {found[:150]}")
    return "\n".join(lines)
