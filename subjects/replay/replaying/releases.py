"""Releases of libraries: how they are pinned, laid out and described for the kit."""

import json
import re
import shutil
import sys
from pathlib import Path

from replaying import go, maven, npm, pip

# How the packages of a registry are locked and installed.
REGISTRIES = {"npm": npm, "pip": pip, "maven": maven, "go": go}

HERE = Path(__file__).resolve().parents[1]
ROOT = HERE.parents[1]


class Release:
    """One version of a library, installed in a folder of its own that mirrors the paths of the repository."""

    def __init__(self, data, library, version):
        self.data = data
        self.library = library
        self.version = version
        self.description = data["library"][library]
        self.registry = REGISTRIES[self.description["registry"]]
        # The folder of the program whose build file is pinned; none where the packages lie beside all programs.
        self.program = self.description.get("program")
        self.root = ROOT
        self.folder = HERE / "target" / f"{library}-{version}"
        self.pins = HERE / "pins" / f"{library}-{version}"

    def packages(self):
        """The package and what it needs, with versions. A list of [version, packages] in `until` is for old releases."""
        packages = {self.description["package"]: self.version, **self.description.get("with", {})}
        for until, others in self.description.get("until", []):
            if ordered(self.version) < ordered(until):
                packages.update(others)
        return {name: version for name, version in packages.items() if version}

    def overlay(self, program):
        """Lays files over the program's that releases before [version, folder] need otherwise."""
        for until, folder in self.description.get("overlay", []):
            if ordered(self.version) < ordered(until):
                copy(ROOT / folder, program)

    def describe(self, subject):
        """Lays out the subject's programs beside this release's packages and writes its description; returns that file."""
        if not self.pins.is_dir():
            sys.exit(f"{self.library} {self.version} is not pinned; run `subjects/replay/run --pin {self.library}`")
        self.folder.mkdir(parents=True, exist_ok=True)
        for pinned in self.pins.iterdir():
            copy(pinned, self.folder / pinned.name)
        link = self.folder / "adapters"
        if not link.is_symlink():
            link.symlink_to(ROOT / "adapters")
        described = {key: value for key, value in self.data["subject"][subject].items() if key not in ("library", "files")}
        for path in self.data["subject"][subject]["files"]:
            copy(ROOT / path, self.folder / path)
        self.overlay(self.folder / self.program if self.program else self.folder)
        described["name"] = f"replay-{subject}"
        described["version"] = self.version
        described["install"] = self.registry.install(self.program)
        file = self.folder / f"{subject}.yaml"
        # JSON is YAML.
        file.write_text(json.dumps(described, indent=2) + "\n")
        return file


def copy(source, target):
    """Copies a file that is new or other than the one there, so that what is installed from it stays installed."""
    if source.is_dir():
        for inner in source.iterdir():
            copy(inner, target / inner.name)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != source.read_bytes():
        shutil.copyfile(source, target)


def ordered(version):
    return [int(number) for number in re.findall(r"\d+", version)]


def pin(release):
    if release.pins.is_dir():
        return
    print(f"pinning {release.library} {release.version}", flush=True)
    made = release.pins.with_name(release.pins.name + ".part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    release.registry.lock(release, made)
    made.rename(release.pins)
