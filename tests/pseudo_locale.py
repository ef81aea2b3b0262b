"""Made-up language, in which each letter of a message has an accent: a word without one is outside of the catalogue.

    python tests/pseudo_locale.py transcripts

prints what the program says in it, as JSON: a list of names, outputs and the words that each output may have besides
messages, which are those of its texts and what was typed. It is a program of its own, since messages are looked up on
import.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from b12tui.catalogue import lookup

TESTS = Path(__file__).parent
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "āƀćđēƒġħīĵķļɱńōƥɋřśŧūṽŵẋŷźĀƁĆĐĒƑĠĦĪĴĶĻⱮŃŌƤɊŘŚŦŪṼŴẊŶŹ",
)
"""Each letter's counterpart, of one cell, with its case."""

Output = tuple[str, str, str]
"""Name of a session, its output, and text whose words may be in it."""


class Accented:
    """Catalogue of the made-up language: fields, and what is typed as it stands, keep their letters."""

    def gettext(self, message: str) -> str:
        """Return a message with accents."""
        parts = re.split(r"(\{[^}]*\})", message)
        return "".join(part if at % 2 else part.translate(ACCENTS) for at, part in enumerate(parts))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form for `n` with accents."""
        return self.gettext(singular if n == 1 else plural)


def transcripts() -> Iterator[Output]:
    """Yield what is said in the transcripts of line mode and of spoken pages."""
    from linear import transcript

    for folder in sorted(path.parent for path in (TESTS / "transcripts").glob("*/said")):
        own = [path for path in folder.iterdir() if path.name != "said"]
        given = [path.read_text(encoding="utf-8") for path in (*own, folder.parent / "in.md")]
        # Rows in brackets are notes of the harness.
        said = re.sub(r"^  \(.*\)$", "", transcript(folder), flags=re.MULTILINE)
        yield folder.name, said, " ".join((*given, *(path.name for path in own), "in.md"))


def screens() -> Iterator[Output]:
    """Yield the screens of the pictures, and all lists, prompts and messages of a text with everything in it."""
    sys.path.insert(0, str(TESTS / "pictures"))
    import draw  # type: ignore[import-not-found]  # by path

    for columns, rows in draw.SIZES:
        shown = "\n".join(line for line in draw.drawn(columns, rows).split("\n") if not line.startswith("==="))
        yield f"article, {columns} by {rows}", shown, draw.ARTICLE.read_text(encoding="utf-8")
    yield from _actions()


def _actions() -> Iterator[Output]:
    """Yield the screen after each action, on the page, in a list and in a table."""
    from b12tui.core.actions import ACTIONS, KeyContext
    from b12tui.core.state import Command, ReaderState
    from b12tui.core.update import update
    from b12tui.layout.screen_view import ScreenView
    from b12tui.markdown import parse

    source = (TESTS / "transcripts" / "in.md").read_text(encoding="utf-8")
    starts = {KeyContext.TEXT: (), KeyContext.LIST: ("contents",), KeyContext.TABLE: ("table",)}
    for context, opening in starts.items():
        for action in ACTIONS:
            if not action.contexts & context:
                continue
            state = ReaderState(parse(source, name="in.md"), document_id="in.md", frontend="screen")
            view = ScreenView(state, 100, 30)
            shown = []
            for name in (*opening, action.id, action.id, "back-out"):
                state = update(state, Command(name), view.viewport)
                view.follow(state)
                shown += [line.text for line in view.frame(state).rows]
            yield f"{action.id} ({context})", "\n".join(shown), f"{source} in.md"


def plain() -> Iterator[Output]:
    """Yield the golden texts, and the contents of each."""
    sys.path.insert(0, str(TESTS / "golden"))
    import write  # type: ignore[import-not-found]  # by path

    for name in write.made():
        source = write.texts()[name.partition(".")[0]].read_text(encoding="utf-8")
        if name.partition(".")[2] != "ascii":
            yield name, write.said(name), source


def command_line() -> Iterator[Output]:
    """Yield the help, the settings, and errors."""
    from b12tui.cli import main

    for argv in (["--help"], ["--settings"], *WRONG):
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            main(list(argv))
        yield " ".join(argv), out.getvalue(), " ".join(argv)


WRONG = (
    ["missing.md"],
    ["/missing.md"],
    ["/"],
    ["/dev/null", "--section", "9"],
    ["--width", "0"],
    ["--width", "9999", "x.md"],
    ["--style", "loud"],
    ["--plain", "--line"],
    ["--follow"],
    ["--encoding", "none", "/etc/hostname"],
    ["https://example.org/a.md"],
)

if __name__ == "__main__":
    lookup.install(Accented())
    json.dump(
        list(
            {"transcripts": transcripts, "screens": screens, "plain": plain, "command_line": command_line}[
                sys.argv[1]
            ]()
        ),
        sys.stdout,
    )
