"""Releases of modules of Go, built with a program that is there already: its go.mod, with other versions."""

import os
import re
import shutil
import subprocess


def install(program):
    return {
        "from": [f"{program}/{name}" for name in ("go.mod", "go.sum", "gqlgen.yml", "server.go")],
        "commands": [["go", "-C", program, "tool", "gqlgen", "generate"], ["go", "-C", program, "build", "-o", "server", "."]],
    }


def lock(release, folder):
    """Writes the program's go.mod and go.sum with the release's modules. What they need keeps the program's versions, where those are
    newer: an old release is built with the tools of today."""
    program = folder / release.program
    shutil.copytree(release.root / release.program, program, ignore=lambda _, names: [n for n in names if n in ("graph", "server")])
    release.overlay(program)
    os.symlink(release.root / "adapters", folder / "adapters")
    go(program, "get", *(f"{name}@v{version}" for name, version in release.packages().items()))
    # The code that is generated asks for modules, too.
    go(program, "tool", "gqlgen", "generate")
    go(program, "mod", "tidy")
    (folder / "adapters").unlink()
    for path in program.iterdir():
        if path.name not in ("go.mod", "go.sum"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def go(program, *command):
    subprocess.run(["go", *command], cwd=program, check=True, stdout=subprocess.DEVNULL)


def locked(release):
    """The versions in the lock, by the names of the modules."""
    text = (release.pins / release.program / "go.mod").read_text()
    return dict(re.findall(r"^(?:require )?\s*(\S+) v(\S+)", text, re.MULTILINE))
