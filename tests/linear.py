"""What tests of the linear heads share: documents, conversations without a terminal, and spoken pages without one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import Shelf
from b12tui.core.handlers.documents import numbered, refused
from b12tui.core.motion.folds import Folds
from b12tui.core.places.changes import prints
from b12tui.core.state import ChangeHead, Copy, Quit, Reader, Suspend
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Manner
from b12tui.linear.line_mode.repl import run
from b12tui.linear.outcome import Leaving
from b12tui.linear.spoken.controller import Answer, Pages
from b12tui.markdown import parse
from b12tui.source import read

ROOT = Path(__file__).parents[1]

WHY = "because a test asked for it"


def article() -> Document:
    """Return the built-in article."""
    return parse((ROOT / "content.md").read_text(encoding="utf-8"), name="content.md")


def converse(
    reader: Reader, typed: str, manner: Manner | None = None, fulfil: Callable[[Reader], Reader] = refused
) -> tuple[str, Leaving]:
    """Type lines; return all that is said, and how it ended."""
    out = io.StringIO()
    kept: list[Reader] = []
    leaving = run(reader, io.StringIO(typed), out, why=WHY, save=kept.append, manner=manner, fulfil=fulfil)
    assert [kept_reader.at for kept_reader in kept] == [leaving.reader.at]
    return out.getvalue(), leaving


def press(pages: Pages, keys: str) -> list[Answer]:
    """Press keys, parted by blanks, and return what each led to."""
    return [pages.press(key) for key in keys.split()]


def all_open(reader: Reader) -> Reader:
    """Return the reader with every question open."""
    return replace(reader, folds=Folds(True))


def words_of(text: str) -> list[str]:
    """Return the words of a text, without signs."""
    return re.findall(r"\w+", text)


def transcript(folder: Path) -> str:
    """Return what is said in a folder's transcript: by `typed` in line mode, or by `keys` in spoken pages."""
    with chdir(folder):
        return _transcript(folder)


def _transcript(folder: Path) -> str:
    source = folder / "in.md"
    source = source if source.exists() else folder.parent / "in.md"
    typed = folder / "typed"
    head = "line" if typed.exists() else "spoken"
    document = parse(source.read_text(encoding="utf-8"), name="in.md")
    reader = Reader(document, text=str(source), head=head, asks=True)
    named = _named(folder)
    reader = replace(reader, texts=named, text=named[0] if named else reader.text, said=numbered(named, "in.md"))
    shelf = Shelf(text := read(reader.text), Keeping(text, reader.look, built_in=False, keep=False), named=named)
    before = folder / "before.md"
    if before.exists():
        shelf.texts[reader.text].prints = prints(before.read_text(encoding="utf-8"))
    if typed.exists():
        return converse(reader, typed.read_text(encoding="utf-8"), fulfil=shelf.fulfil)[0]
    pages = Pages(reader, 60, 20)
    said = ["".join(f"  {row}\n" for row in pages.opening().rows)]
    for key in (folder / "keys").read_text(encoding="utf-8").split():
        said += [f"{key}\n", *_shown(pressed(pages, key, shelf))]
    return "".join(said)


def pressed(pages: Pages, key: str, shelf: Shelf) -> Answer:
    """Press a key in spoken pages, have done what it asks for outside of the text, and return what is said then."""
    answer = pages.press(key)
    if answer.effect is None or isinstance(answer.effect, Copy | Quit | Suspend | ChangeHead):
        return answer
    return pages.turn_to(shelf.fulfil(replace(pages.reader, effect=answer.effect)))


def shelf_of_article(reader: Reader) -> Shelf:
    """Return the shelf of a session that reads the built-in article and keeps nothing."""
    text = read(None)
    return Shelf(text, Keeping(text, reader.look, built_in=True, keep=False))


def _named(folder: Path) -> tuple[str, ...]:
    """Return the texts that a transcript names on the command line: those in its file `named`, a name a row."""
    named = folder / "named"
    return tuple(named.read_text(encoding="utf-8").split()) if named.exists() else ()


def _shown(answer: Answer) -> list[str]:
    shown = [f"  {row}\n" for row in answer.rows]
    if answer.step:
        shown.append(f"  (the cursor walks {answer.step})\n")
    if answer.effect is not None:
        shown.append(f"  ({answer.effect})\n")
    return shown
