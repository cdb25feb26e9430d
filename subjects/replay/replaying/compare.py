"""What the kit says of the release with a bug and of the one that mended it."""

ACCUSES = ("failed", "warned")


def said(result):
    """What the kit says of one scenario, in a few words: the verdict, the sentence blamed, or what the subject did where it may choose."""
    if result is None:
        return "not played"
    blamed = [finding["requirement"] for finding in result["findings"]]
    if result["verdict"] in ACCUSES:
        return f"{result['verdict']} {blamed[0]}" if blamed else result["verdict"]
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
        return said(before) != said(after) and sentences(before) != sentences(after)
    return before["verdict"] == after["verdict"] and before["outcomes"] != after["outcomes"]


def sentences(result):
    return [finding["requirement"] for finding in result["findings"]][:1] if result["verdict"] in ACCUSES else []


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
        words = "; ".join(f"{name}: {said(before)} -> {said(after)}" for name, before, after in shown)
        unexpected = "" if not self.surprise else " (bugs.toml says otherwise)"
        return f"{self.how:8}{self.bug['id']} {self.bug['broken']} -> {self.bug['fixed']}{unexpected}: {words}"


def differences(bug, broken, fixed):
    lines = [f"== {bug['id']}: {bug['subject']} {bug['broken']} -> {bug['fixed']}"]
    for name in broken:
        before, after = broken[name], fixed.get(name)
        if said(before) != said(after):
            found = before["findings"][0]["found"] if before["findings"] else ""
            lines.append(f"{'*' if told(before, after) else ' '} {name}: {said(before)} -> {said(after)}   {found[:150]}")
    return "\n".join(lines)
