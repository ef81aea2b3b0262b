"""Translations of the messages: begin or update a language, and compile.

    .venv/bin/python tools/translations.py extract      # b12tui/locale/b12tui.pot: all messages
    .venv/bin/python tools/translations.py update de    # b12tui/locale/de/LC_MESSAGES/b12tui.po, also to begin it
    .venv/bin/python tools/translations.py compile      # a b12tui.mo beside each b12tui.po, which the program reads

A translation has the fields of its message, `{count}` for instance, in any order; `compile` names those that don't.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1] / "b12tui"
LOCALE = PACKAGE / "locale"
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
"""Functions that look messages up, and the arguments that are messages, or a context (c); None: the only one."""
LOOK_UP = re.compile(r"\b(?:_|[np]gettext)\s*\(")
"""A call of one, which few modules have: the others needn't be parsed."""


@cache
def messages() -> Catalog:
    """Return all messages of the program, each with the files that it stands in."""
    found = Catalog(project="b12tui", charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        if LOOK_UP.search(path.read_text(encoding="utf-8")):
            file = path.relative_to(PACKAGE.parent).as_posix()
            for _line, message, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
                found.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return found


def extract(path: Path = LOCALE / "b12tui.pot") -> None:
    """Write the template with all messages."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, messages(), sort_by_file=True, include_lineno=False)


def update(language: str, folder: Path = LOCALE) -> None:
    """Begin a language or update it: new messages are added, changed ones fuzzy, and removed ones left out."""
    path = folder / language / "LC_MESSAGES" / "b12tui.po"
    catalogue = Catalog(language, project="b12tui", charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, language)
    catalogue.update(messages(), update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, sort_by_file=True, include_lineno=False, ignore_obsolete=True)


def languages(folder: Path = LOCALE) -> list[str]:
    """Return the languages that there are translations into."""
    return sorted(path.parts[-3] for path in folder.glob("*/LC_MESSAGES/b12tui.po"))


def compile_all(folder: Path = LOCALE) -> list[str]:
    """Compile all languages; return the mistakes in them, a line each."""
    mistakes: list[str] = []
    for language in languages(folder):
        path = folder / language / "LC_MESSAGES" / "b12tui.po"
        with path.open("rb") as file:
            catalogue = read_po(file, language)
        mistakes += [f"{language}: {mistake}" for message in catalogue for mistake in wrong_fields(message)]
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
    return mistakes


def wrong_fields(message: Message) -> Iterator[str]:
    """Yield a line for each translation whose fields are not those of its message; the count may be left out."""
    originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
    translations = message.string if isinstance(message.string, tuple | list) else (message.string,)
    wanted = fields(originals[-1])
    for text in translations if message.id and not message.fuzzy else ():
        if text and (fields(text) - wanted or wanted - fields(text) - {"count"}):
            yield f"{text!r} has other fields than {originals[-1]!r}"


def fields(text: str) -> set[str]:
    """Return the names of the fields of a message."""
    return {re.split("[:!]", name)[0] for name in re.findall(r"\{([^}]*)\}", text)}


def main() -> int:
    """Do what the command line says; return 1 if there are mistakes."""
    parser = argparse.ArgumentParser(description="Extract, update or compile the translations.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract", help="write the template with all messages")
    commands.add_parser("update", help="begin a language, or add what is new").add_argument("language")
    commands.add_parser("compile", help="compile all languages")
    chosen = parser.parse_args()
    if chosen.command == "extract":
        extract()
    elif chosen.command == "update":
        update(chosen.language)
    else:
        mistakes = compile_all()
        sys.stdout.writelines(f"{mistake}\n" for mistake in mistakes)
        return 1 if mistakes else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
