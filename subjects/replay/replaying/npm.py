"""Releases of packages of npm, with Node's package manager."""

import json
import subprocess


def install(program):
    return {
        "from": ["package.json", "package-lock.json"],
        # The peers that a release names may have been too narrow for what is installed with it here.
        "commands": [["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"]],
    }


def lock(release, folder):
    """Writes a package.json and its lock with the release's packages."""
    package = {"name": "graphql-tck-replay", "private": True, "type": "module", "dependencies": release.packages()}
    (folder / "package.json").write_text(json.dumps(package, indent=2) + "\n")
    options = ["--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"]
    subprocess.run(["npm", "install", *options], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    file = folder / "package-lock.json"
    locked = json.loads(file.read_text())
    for entry in locked["packages"].values():
        # Those who install have a registry of their own.
        entry.pop("resolved", None)
    file.write_text(json.dumps(locked, indent=2) + "\n")


def locked(release):
    """The versions in the lock, by the names of the packages."""
    packages = json.loads((release.pins / "package-lock.json").read_text())["packages"]
    return {name.removeprefix("node_modules/"): entry.get("version") for name, entry in packages.items() if name}
