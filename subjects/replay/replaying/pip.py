"""Releases of packages of PyPI, each in a virtual environment."""

import json
import subprocess
import sys


def install(program):
    return {
        "from": ["requirements.txt"],
        "commands": [
            # With the pip that is here: to give each environment its own takes longer than to install the packages.
            ["python3", "-m", "venv", "--without-pip", ".venv"],
            ["python3", "-m", "pip", "--python", ".venv/bin/python", "install", "--quiet", "--disable-pip-version-check"]
            + ["--no-deps", "--no-compile", "-r", "requirements.txt"],
        ],
    }


def lock(release, folder):
    """Writes a requirements.txt with the release's packages and with everything that they need."""
    wanted = [f"{name}=={version}" for name, version in release.packages().items()]
    options = ["--dry-run", "--ignore-installed", "--quiet", "--disable-pip-version-check", "--report", "-"]
    resolved = subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, *wanted], check=True, stdout=subprocess.PIPE
    ).stdout
    needed = [one["metadata"] for one in json.loads(resolved)["install"]]
    lines = sorted(f"{one['name'].lower()}=={one['version']}" for one in needed)
    (folder / "requirements.txt").write_text("\n".join(lines) + "\n")


def locked(release):
    """The versions in the lock, by the names of the packages."""
    return dict(line.split("==") for line in (release.pins / "requirements.txt").read_text().split())
