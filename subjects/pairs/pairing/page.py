"""The tables of docs/interop.md."""

from fnmatch import fnmatchcase

from pairing.data import VERDICTS, WORKS

BEGIN = "<!-- Written by subjects/pairs/run from pairs.json and explanations.toml there. -->"
# The words of the kit's reports.
CELLS = {
    "works": "● works",
    "works-with-fault": "◐ works, fault",
    "fails": "✕ fails",
    "left-open": "◑ works, open",
    "fails-unexplained": "▲ fails, unexplained",
    "undecided": "◇ undecided",
    "not-tried": "○ not tried",
}


def rows(pairs, explanations, kit):
    """What does not plainly work, by its cause, and the problems found: a list of (explanation, [(pair, trouble)]) each."""
    causes, problems, used = {}, [], set()
    for pair in pairs:
        for trouble in troubles(pair):
            index = next((i for i, one in enumerate(explanations) if explains(one, pair, trouble)), None)
            subject = pair.get(trouble["side"], "")
            known = kit.known.get(subject, {}).get(trouble["requirement"])
            if index is not None:
                used.add(index)
                causes.setdefault((pair["protocol"], index), (explanations[index], []))[1].append((pair, trouble))
                problems += unproven(explanations[index], pair, kit)
            elif known:
                name = (pair["protocol"], subject, trouble["requirement"])
                causes.setdefault(name, ({"reason": f"A known failure of {subject}: it {known}."}, []))[1].append((pair, trouble))
            else:
                problems.append(f"{pair['client']} with {pair['server']}: no explanation of {trouble['verdict']}"
                                + f" {trouble['side']} {trouble['requirement']} in {', '.join(trouble['scenarios'][:3])}")
    problems += [f"explanations.toml: explains nothing: {one['reason']}" for i, one in enumerate(explanations) if i not in used]
    return list(causes.values()), problems


def unproven(explanation, pair, kit):
    """Says where an explanation names a sentence that its party is not known to break."""
    if "by" in explanation and explanation["sentence"] not in kit.known.get(pair[explanation["by"]], {}):
        yield f"explanations.toml: {explanation['sentence']} is no known failure of {pair[explanation['by']]}: {explanation['reason']}"
    if "sentence" in explanation and explanation["sentence"] not in kit.sentences:
        yield f"explanations.toml: no sentence {explanation['sentence']}"


def troubles(pair):
    if pair["verdict"] == "not-tried":
        return [{"verdict": "not-tried", "side": "", "requirement": "", "scenarios": []}]
    return pair.get("troubles", [])


def explains(explanation, pair, trouble):
    given = {
        "client": [pair["client"]],
        "server": [pair["server"]],
        "protocol": [pair["protocol"]],
        "over": [pair["over"]],
        "verdict": [trouble["verdict"]],
        "side": [trouble["side"]],
        "requirement": [trouble["requirement"]],
        # One that is none of these keeps a row from explaining what it was not written for.
        "scenario": trouble["scenarios"] or [""],
    }
    return all(
        all(any(fnmatchcase(value, pattern) for pattern in as_list(explanation[name])) for value in values)
        for name, values in given.items() if name in explanation)


def as_list(value):
    return value if isinstance(value, list) else [value]


def tables(pairs, rows, kit):
    counts = {verdict: sum(pair["verdict"] == verdict for pair in pairs) for verdict in VERDICTS}
    yield f"{len(pairs)} pairs of {len({pair['client'] for pair in pairs})} clients and {len({pair['server'] for pair in pairs})} servers: " + ", ".join(
        f"{count} {CELLS[verdict][2:]}" for verdict, count in counts.items() if count) + "."
    for protocol in sorted({pair["protocol"] for pair in pairs}):
        yield ""
        yield f"### {protocol}"
        yield ""
        yield from matrix([pair for pair in pairs if pair["protocol"] == protocol])
        causes = [row for row in rows if row[1][0][0]["protocol"] == protocol]
        if causes:
            yield ""
            yield "| pair | protocol | verdict | reason | sentence | again |"
            yield "|---|---|---|---|---|---|"
            yield from (row(*one, pairs, kit) for one in causes)


def matrix(pairs):
    servers = sorted({pair["server"] for pair in pairs})
    yield "| | " + " | ".join(servers) + " |"
    yield "|---|" + "---|" * len(servers)
    for client in sorted({pair["client"] for pair in pairs}):
        cells = [cell([pair for pair in pairs if (pair["client"], pair["server"]) == (client, server)]) for server in servers]
        yield f"| {client} | " + " | ".join(cells) + " |"


def cell(pairs):
    """Once where the outcome is the same over everything that the two were played over."""
    words = {CELLS[pair["verdict"]] for pair in pairs}
    if len(words) < 2:
        return "".join(words)
    return " / ".join(f"{CELLS[pair['verdict']]} ({pair['over']})" for pair in pairs)


def row(explanation, found, pairs, kit):
    pair, trouble = found[0]
    reason = explanation["reason"]
    verdicts = dict.fromkeys(CELLS[one["verdict"]][2:] + (f" ({one['side']})" if one["side"] else "") for _, one in found)
    sentences = [explanation["sentence"]] if "sentence" in explanation else dict.fromkeys(one["requirement"] for _, one in found if one["requirement"])
    return "| " + " | ".join([
        named([one for one, _ in found], pairs),
        pair["protocol"],
        ", ".join(verdicts),
        reason.strip().replace("\n", " ").replace("|", "\\|"),
        ", ".join(sentence(one, kit) for one in sentences) or "none",
        f"`{again(pair, trouble)}`",
    ]) + " |"


def named(those, pairs):
    """The pairs of a row: a party that is in all of them is named once, and `any` stands for all that it was played with."""
    clients = list(dict.fromkeys(pair["client"] for pair in those))
    servers = list(dict.fromkeys(pair["server"] for pair in those))
    played = [pair for pair in pairs if pair["protocol"] == those[0]["protocol"]]
    overs = {pair["over"] for pair in those}
    same = {pair["over"] for pair in played if pair["client"] in clients and pair["server"] in servers}
    over = f", over {' and '.join(sorted(overs))} only" if overs < same else ""
    if len(those) > 1 and len(servers) == 1 and set(clients) == {pair["client"] for pair in played if pair["server"] == servers[0]}:
        return f"any client with {servers[0]}{over}"
    if len(those) > 1 and len(clients) == 1 and set(servers) == {pair["server"] for pair in played if pair["client"] == clients[0]}:
        return f"{clients[0]} with any server{over}"
    if len({(pair["client"], pair["server"]) for pair in those}) == len(clients) * len(servers):
        return f"{', '.join(clients)} with {', '.join(servers)}{over}"
    return "; ".join(
        f"{client} with {', '.join(dict.fromkeys(pair['server'] for pair in those if pair['client'] == client))}" for client in clients) + over


def sentence(name, kit):
    level, section = kit.sentences[name]
    return name + (" (open)" if level == "open" else "") + (f", {section}" if section else "")


def again(pair, trouble):
    command = f"./graphql-tck interop subjects/{pair['client']}/subject.yaml subjects/{pair['server']}/subject.yaml --protocol {pair['protocol']}"
    return command + (f" --scenario {trouble['scenarios'][0]}" if trouble["scenarios"] else "")


def inserted(text, lines):
    """The page, which ends with its tables."""
    begin = text.index(BEGIN) + len(BEGIN)
    return text[:begin] + "\n\n" + "\n".join(lines) + "\n"
