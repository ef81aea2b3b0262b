"""Made-up language, in which each letter of a message has an accent: a word without one is outside of the catalogue.

    python tests/support/pseudo_locale.py line

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

TESTS = Path(__file__).parents[1]
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "āƀćđēƒġħīĵķļɱńōƥɋřśŧūṽŵẋŷźĀƁĆĐĒƑĠĦĪĴĶĻⱮŃŌƤɊŘŚŦŪṼŴẊŶŹ",
)
"""Each letter's counterpart, of one cell, with its case."""

LANGUAGE = "qpa"
"""Tag of the made-up language."""

Output = tuple[str, str, str, str]
"""Name of a session, its output, text whose words may be in it, and what was typed letter by letter."""


class Accented:
    """Catalogue of the made-up language: fields, and what is typed as it stands, keep their letters."""

    def gettext(self, message: str) -> str:
        """Return a message with accents."""
        parts = re.split(r"(\{[^}]*\})", message)
        return "".join(part if at % 2 else part.translate(ACCENTS) for at, part in enumerate(parts))

    def info(self) -> dict[str, str]:
        """Return the headers of the catalogue; the tag is one of private use."""
        return {"language": LANGUAGE}

    def pgettext(self, context: str, message: str) -> str:
        """Return a message with accents, whatever its context is."""
        del context
        return self.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form for `n` with accents."""
        return self.gettext(singular if n == 1 else plural)


def line() -> Iterator[Output]:
    """Yield what is said in the transcripts of line mode."""
    return _transcripts("line")


def spoken() -> Iterator[Output]:
    """Yield what is said in the transcripts of spoken pages."""
    return _transcripts("spoken")


def _transcripts(mode: str) -> Iterator[Output]:
    from support.linear_frontends import WHY, transcript

    for folder in sorted(path.parent for path in (TESTS / "transcripts").glob(f"{mode}-*/said")):
        own = [path for path in folder.rglob("*") if path.is_file() and path.name != "said"]
        given = [path.read_text(encoding="utf-8") for path in (*own, folder.parent / "text" / "in.md")]
        typed = "".join(key for path in own if path.name == "keys" for key in path.read_text().split() if len(key) == 1)
        # Rows in brackets are notes of the harness.
        said = re.sub(r"^  \(.*\)$", "", transcript(folder), flags=re.MULTILINE).replace(WHY, "")
        yield folder.name, said, " ".join((*given, *(path.name for path in own), "in.md")), typed


def pictures() -> Iterator[Output]:
    """Yield the screens of the pictures."""
    sys.path.insert(0, str(TESTS / "pictures"))
    import draw  # type: ignore[import-not-found]  # by path

    for columns, rows in draw.SIZES:
        shown = "\n".join(line for line in draw.drawn(columns, rows).split("\n") if not line.startswith("==="))
        typed = " ".join(step for _, steps in draw.SCREENS for step in steps if isinstance(step, str))
        yield f"article, {columns} by {rows}", shown, draw.ARTICLE.read_text(encoding="utf-8"), typed


def actions() -> Iterator[Output]:
    """Yield the screen after each action, on the page, in a list and in a table."""
    from b12tui.core.actions import ACTIONS, KeyContext
    from b12tui.core.state import Command, ReaderState
    from b12tui.core.update import update
    from b12tui.layout.screen_view import ScreenView
    from b12tui.markdown import parse

    source = (TESTS / "transcripts" / "text" / "in.md").read_text(encoding="utf-8")
    starts = {KeyContext.TEXT: (), KeyContext.LIST: ("contents",), KeyContext.TABLE: ("table",)}
    for context, opening in starts.items():
        for action in ACTIONS:
            if not action.contexts & context:
                continue
            state = ReaderState(parse(source, name="in.md"), document_id="in.md", frontend="screen")
            view = ScreenView(state, 100, 30)
            shown = []
            for name in (*opening, action.id, "back-out"):
                state = update(state, Command(name), view.viewport)
                view.follow(state)
                shown += [line.text for line in view.frame(state).rows]
            yield f"{action.id} ({context})", "\n".join(shown), f"{source} in.md", ""


def plain() -> Iterator[Output]:
    """Yield the golden texts, and the contents of each."""
    sys.path.insert(0, str(TESTS / "golden"))
    import write  # type: ignore[import-not-found]  # by path

    for name in write.made():
        if name.partition(".")[2] != "ascii":
            document = write.document(name.partition(".")[0])
            own = " ".join(node.text.chars for _, node in document.all_text_nodes())
            yield name, write.said(name), f"{own} {document.source()} mailto", ""


def formats() -> Iterator[Output]:
    """Yield a German document as HTML, pages of EPUB and SSML."""
    from b12tui.markdown import parse
    from b12tui.writers import WriteOptions, writer_of
    from b12tui.writers.epub.pages import Pages
    from b12tui.writers.html.page import extent_of

    document = parse(GERMAN, name="de.md")
    for name in ("html", "ssml"):
        stream = io.StringIO()
        writer_of(name).load().write(document, stream, WriteOptions())
        yield name, stream.getvalue(), GERMAN, ""
    pages = Pages(document, extent_of(document, WriteOptions()))
    yield "nav", pages.navigation(), GERMAN, ""
    for name in pages.names:
        yield name, pages.page(name), GERMAN, ""


GERMAN = """---
title: Die Kraft
author: Jutta
lang: de
---

# Die Kraft

Ein *Satz* mit [Verweis](https://github.com/x) zu [example.org](https://github.com/y).[^1] Nun ~~weg~~, x<sup>n</sup>.

[^1]: Die Fußnote.

> [!WARNING]
> Achtung.

- [x] erledigt
- offen

| Name |   |
|------|---|
| eins | 1 |
| zwei |   |

```
x = 1
```

![](bild.png) ![Ein Bild](b.png)

##

## FAQ

### Warum?

Darum.

***

Ende.
"""
"""Text with each kind of words that are added."""


def shapes() -> Iterator[Output]:
    """Yield documents of lines as plain text: what programs print, a diff, data."""
    from b12tui import readers
    from b12tui.plain import document_writer
    from b12tui.source import Source

    for name, source in SHAPES.items():
        document = readers.read(Source(name, source, piped=True))
        yield name, document_writer.document_text(document), source, ""


SHAPES = {
    "diff": "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-one\n+two\n same\n",
    "listing": "total 8\n" + "".join(f"-rw-r--r-- 1 me us 12 Nov 27 18:0{n} {n}.md\n" for n in range(3)),
    "data": '[{"name": "a", "size": 1}, {"name": "b", "size": 2}]',
    "records": "Architecture:   x86_64\nByte Order:     Little Endian\nModel name:     some\nCaches:         two\n",
    "lines": "12:00:01 begun\n12:00:02 done\n12:00:03 begun again\n",
}
"""Texts of lines, by what they are."""


def command_line() -> Iterator[Output]:
    """Yield the help, the settings, and errors."""
    from b12tui.cli import main
    from b12tui.cli.options import OPTIONS
    from b12tui.core.keymap.presets import PRESETS
    from b12tui.storage.paths import places_folder, settings_file
    from b12tui.storage.settings_schema import SETTINGS

    values = [value for setting in SETTINGS for value in (*setting.allowed.names, str(setting.default).lower())]
    options = [word for option in OPTIONS for word in (option.name, option.value, *option.choices)]
    named = {
        "--help": [*options, "b12tui"],
        "--settings": [
            *values,
            *PRESETS,
            *(setting.name for setting in SETTINGS),
            "true false remap categories toml",
            f"{settings_file()} {places_folder()}",
        ],
        "--style loud": ["spoken", "brief"],
    }
    for argv in ("--help", "--settings", *WRONG):
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            main(argv.split())
        yield argv, out.getvalue(), " ".join((argv, "b12tui", *named.get(argv, ()))).replace("_", " "), ""


WRONG = (
    "missing.md",
    "/missing.md",
    "/dev/null --section 9",
    "/dev/null --section nine",
    "--width 0",
    "--width 9999",
    "--style loud",
    "--plain --line",
    "--follow",
    "--encoding none /dev/null",
    "https://example.org/a.md",
)
"""Command lines that can't be carried out."""

KINDS = {
    "formats": formats,
    "line": line,
    "spoken": spoken,
    "pictures": pictures,
    "actions": actions,
    "plain": plain,
    "shapes": shapes,
    "command_line": command_line,
}

if __name__ == "__main__":
    lookup.install(Accented())
    json.dump(list(KINDS[sys.argv[1]]()), sys.stdout)
