"""The command `graphql-tck`: the kit's jar on the Java that there is, as if it had been called itself."""

import locale
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from graphql_tck import java

JAR = Path(__file__).resolve().with_name("graphql-tck.jar")
# For a process that lives for seconds: a quick start counts for more than peak speed.
FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx1g"]
# As the kit itself ends when something that it needs cannot be run.
CANNOT_RUN = 3


def command(arguments):
    """The command line that runs the kit. Raises `java.NoJava`."""
    more = os.environ.get("GRAPHQL_TCK_JAVA_OPTS", "").split()
    return [java.find(), *FLAGS, *more, "-jar", str(JAR), *arguments]


def environment(program):
    """The kit's environment; `program` is how the user calls it, for the commands that reports name."""
    return {**os.environ, "GRAPHQL_TCK_PROGRAM": program}


def called_as():
    called = sys.argv[0]
    if Path(called).name == "__main__.py":
        return f"{Path(sys.executable).name} -m graphql_tck"
    name = Path(called).name
    found = shutil.which(name)
    # Short where the shell finds the same file.
    return name if found and os.path.realpath(found) == os.path.realpath(called) else called


def fail(sentence):
    print(f"graphql-tck: {sentence}", file=sys.stderr)
    raise SystemExit(CANNOT_RUN)


def check_locale():
    # The JVM finds files by the character set of the locale: in the C locale it cannot open other letters than ASCII's.
    if sys.platform != "linux" or str(JAR).isascii():
        return
    try:
        locale.setlocale(locale.LC_CTYPE, "")
        charset = locale.nl_langinfo(locale.CODESET)
    except locale.Error:
        charset = "ANSI_X3.4-1968"
    if charset.upper() not in ("UTF-8", "UTF8"):
        fail(f"Java cannot open {JAR} in this locale; set LC_ALL=C.UTF-8")


def main():
    check_locale()
    try:
        argv = command(sys.argv[1:])
    except java.NoJava as problem:
        fail(str(problem))
    kits = environment(called_as())
    if os.name == "posix":
        # This very process becomes the kit: its signals, its exit code, its terminal.
        # Python ignores these, and what is ignored stays so across exec, down to the subjects.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        try:
            os.execve(argv[0], argv, kits)
        except OSError as problem:
            fail(f"{argv[0]} cannot be run: {problem.strerror}")
    # Ctrl-C goes to both; the kit decides what to do, and this waits for it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise SystemExit(subprocess.call(argv, env=kits))


if __name__ == "__main__":
    main()
