"""Programs to be measured: this one, and other readers of Markdown in a terminal."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.texts import RARE, TITLE

APPS = Path(__file__).with_name("apps")
PYTHON = sys.executable
STEPS = ("Down", "PageDown", "End", "Home", "next heading", "find", "next match", "contents")
"""Steps performed on a screen, in order; `find` is a word and Enter, typed letter by letter."""

TEXTUAL = {"Down": "\x1b[B", "PageDown": "\x1b[6~", "End": "\x1b[F", "Home": "\x1b[H"}
PAGER = {"Down": "j", "PageDown": " ", "End": "G", "Home": "g", "find": f"/{RARE}\r", "next match": "n"}


@dataclass(frozen=True, slots=True)
class Program:
    """A program measured on a screen or as a filter."""

    name: str
    """Name for `--only`."""
    title: str
    """Title in the tables."""
    command: Callable[[Path], list[str]]
    """Returns the command line for a text."""
    needs: tuple[str, ...] = ()
    """Commands required."""
    package: str = ""
    """Python package whose version is reported; if empty, that of the first command."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys for each step that the program supports."""
    most: int = 10**9
    """Maximum bytes of text; beyond it the program would take minutes."""

    def missing(self, path: str) -> list[str]:
        """Return the required commands that are not found in `path`."""
        return [need for need in self.needs if shutil.which(need, path=path) is None]

    def version(self, environ: Mapping[str, str]) -> str:
        """Return the version, or an empty string where it can't be determined."""
        try:
            return version(self.package) if self.package else _command_output(self.needs[0], environ)
        except PackageNotFoundError:
            return ""


def _command_output(command: str, environ: Mapping[str, str]) -> str:
    for option in ("--version", "-version"):
        ran = subprocess.run(
            [command, option],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        found = re.match(rf"{command}\D{{0,20}}(\d+(?:\.\d+)*)", ran.stdout.replace("w3m/", ""))
        if found:
            return found[1]
    return ""


def reader(*options: str) -> Callable[[Path | None], list[str]]:
    """Return a function that makes this program's command line; without a text, the built-in one is read."""
    installed = Path(PYTHON).with_name("b12tui")
    command = [str(installed)] if installed.exists() else [PYTHON, "-m", "b12tui"]
    return lambda text: [*command, *options, *([str(text)] if text else ())]


def shell(line: str) -> Callable[[Path], list[str]]:
    """Return a function that makes the command line of a pipeline; `{}` stands for the text."""
    return lambda text: ["sh", "-c", line.format(shlex.quote(str(text)))]


SCREENS: tuple[Program, ...] = (
    Program(
        "b12tui",
        "**b12tui**",
        reader(),
        package="b12tui",
        keys={**TEXTUAL, "next heading": "]", "find": f"/{RARE}\r", "next match": "n", "contents": "t"},
    ),
    Program("empty", "empty Textual app", lambda _: [PYTHON, str(APPS / "empty.py"), TITLE], package="textual"),
    Program("less", "less", lambda text: ["less", str(text)], ("less",), keys=PAGER),
    Program("lowdown-less", "lowdown, less", shell("lowdown -tterm {} | less -R"), ("lowdown", "less"), keys=PAGER),
    Program(
        "w3m",
        "lowdown, w3m",
        shell("lowdown -s -thtml {} | w3m -T text/html"),
        ("w3m", "lowdown"),
        keys={**PAGER, "Down": "J"},
    ),
    Program(
        "viewer",
        "Textual MarkdownViewer",
        lambda text: [PYTHON, str(APPS / "viewer.py"), str(text)],
        package="textual",
        keys=TEXTUAL,
        most=200_000,
    ),
    Program(
        "frogmouth", "frogmouth", lambda text: ["frogmouth", str(text)], ("frogmouth",), keys=TEXTUAL, most=200_000
    ),
)
"""The first is the program compared with the others, the second the floor for any Textual application."""

FILTERS: tuple[Program, ...] = (
    Program("b12tui", "**b12tui --plain**", reader("--plain"), package="b12tui"),
    Program("rich", "rich", lambda text: [PYTHON, "-m", "rich.markdown", "-w", "80", str(text)], package="rich"),
    Program("lowdown", "lowdown -tterm", lambda text: ["lowdown", "-tterm", str(text)], ("lowdown",)),
    Program("w3m", "lowdown, w3m -dump", shell("lowdown -s -thtml {} | w3m -dump -T text/html"), ("w3m", "lowdown")),
    Program("pandoc", "pandoc -t plain", lambda text: ["pandoc", "-f", "gfm", "-t", "plain", str(text)], ("pandoc",)),
)
"""Programs that print a text and end; the second is the baseline for the first."""

STARTS: tuple[Program, ...] = (
    Program("plain", "**b12tui --plain**", reader("--plain")),
    Program("line", "**b12tui --line**", reader("--line")),
    Program("markdown-it", "python -c 'import markdown_it'", lambda _: [PYTHON, "-c", "import markdown_it"]),
    Program("python", "python -c pass", lambda _: [PYTHON, "-c", "pass"]),
)
"""Programs that start, print a short text and end; the third is the baseline for the first two."""
