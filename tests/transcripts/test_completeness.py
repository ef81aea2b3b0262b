"""Nothing that can be typed, pressed or said is without a transcript: every word, every key, every sentence.

What is missing is named. To mend it, type it in a folder's `typed` or press it in its `keys`, and write `said` anew.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from support.linear_frontends import transcript

import b12tui
from b12tui.core.actions import ACTIONS, KeyContext
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, LETTER_AFTER, Keymap
from b12tui.core.state import Command
from b12tui.core.update import context
from b12tui.core.vocabulary.known_words import Misunderstood, understand, vocabulary
from b12tui.linear.line_mode import interpreter
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.key_response import KeyResponse

HERE = Path(__file__).parent
ROOT = Path(b12tui.__file__).parent
AREAS = (
    *("documents", "line_mode", "lists", "motions", "page"),
    *("notes", "reading_position", "searching", "speech_mode", "structure", "tables", "verbosity"),
)
"""Modules of the catalogue whose sentences are said."""

SAID_ELSEWHERE = {
    "End of fold.": "a fold of another text; golden has it",
    "This section takes too long": "it would take a second; unit/markdown has it",
    "To quit, choose": "where no key quits; unit/core has it",
    "Table view.": "the screen turns between them, line mode reads a row; unit/core/test_table_cursor has it",
    "Row view.": "the screen turns between them, line mode reads a row; unit/core/test_table_cursor has it",
    "End of table.": "no table there has a number of its own; unit/linear/test_tables_by_ear has it",
    "Links of this section.": "plain output alone lists them; unit/plain/test_verbosity has it",
    "No notes in this document.": "the text there has one; unit/linear/test_element_lists has it",
    "No such headings in this document.": "unit/linear/test_element_lists has it",
    "No commands yet.": "history is a command itself; unit/linear has it",
    "Line mode. Type help": "each transcript says why it is line mode",
    "To read by sentence: ": "at the first starts; unit/linear/test_first_keys has it",
    "No words here.": "where no printable key searches, in a text without words",
    "Enter: all actions.": "where no key gives help; unit/linear has it",
    "Copied {name}.": "the harness has no clipboard; wire has it",
    "No clipboard here. This is": "the harness shows no copies; wire has it",
    "Press Ctrl+C again": "keys are no lines; unit/linear/test_line_mode has it",
    "Continuing in": "a text that was left before; unit/linear/test_line_mode has it",
    "End of the line.": "characters are walked on the screen only",
    "Start of the line.": "characters are walked on the screen only",
    "Already in screen mode.": "said there only",
    "No file to follow.": "each transcript has one; unit/linear/test_line_mode has it",
    "First cell.": "in a record on the screen; unit/core/test_table_cursor has it",
    "Last cell.": "in a record on the screen; unit/core/test_table_cursor has it",
    "Note not found.": "no Markdown makes such a note; unit/core/test_activation has it",
    "Search stopped: the pattern takes": "it would take a second; unit/search/test_results has it",
    "Search stopped: the pattern needs": "it would take it; unit/search/test_limits has it",
    "No editor is started in a restricted": "each transcript may start one; unit/cli/test_note_editor has it",
    "Restricted mode: ": "each transcript may open others; unit/linear/test_line_mode has it",
    "No Markdown files.": "a folder is no text of a transcript; unit/cli has it",
    "No changes since last read.": "said of a file that lost blocks or none; tui/test_followed has it",
    "Reloaded: ": "no file is written meanwhile; tui/test_followed and unit/core/test_changes have it",
    "Nothing to choose.": "no list of a transcript is empty; unit/core has it",
    "Screen reader? ": "said on the screen only",
    "A: speech mode.": "said on the screen only",
    "Speech: --spoken.": "said on the screen only",
    "No marks yet.": "where no key sets one; unit/core has it",
    "Already open.": "no word opens what is open; unit/core has it",
    "Mark {name} set, but": "where it can't be saved; unit/cli/test_keeping has it",
    "Mark {name} is not in": "where its words are gone; unit/cli/test_keeping has it",
    "There are more files; ": "of a folder; unit/cli/test_directory_listing has it",
    "Not found in {count} file: ": "of a folder; unit/cli/test_directory_listing has it",
    "Not found in {count} files: ": "of a folder; unit/cli/test_directory_listing has it",
    "Use set NAME VALUE. ": "settings of the screen; unit/core/test_set_commands has it",
    "Use {values} for the setting": "settings of the screen; unit/core/test_set_commands has it",
    "No entry matches ": "where a list is filtered; unit/layout/test_sidebar has it",
    "No search yet.": "Up in an empty prompt of the screen; unit/core has it",
    "End of answer.": "questions follow each other; golden has it",
    "No sections.": "each transcript has some; golden has it",
    "Showing the only row": "a table of one row; unit/core/test_arranging has it",
    "No rows match “{text}”; showing the only": "a table of one row; unit/core/test_arranging has it",
    "Standard input is larger": "it would take as long as that; unit/cli/test_growing_input has it",
    "Notes are not kept": "each transcript keeps what it is asked to; unit/cli/test_notes_session has it",
    "No more notes.": "the texts there have none yet; unit/cli/test_notes_session has it",
    "Category: {signs}. Enter lists them.": "for a screen with no room for the names; tui/test_cursor has it",
    "No previous note.": "the texts there have none yet; unit/cli/test_notes_session has it",
    "Nothing here to make a note on.": "in empty code; unit/cli/test_notes_session has it",
    "Note saved.": "nothing is stored there; unit/cli/test_notes_session has it",
    "Note deleted.": "nothing is stored there; unit/cli/test_notes_session has it",
    "Change undone.": "nothing is stored there; unit/cli/test_notes_session has it",
    "Note not changed.": "nothing is stored there; unit/cli/test_note_editor has it",
    "From the line above on, ": "in a file for the editor; unit/cli/test_note_editor has it",
    "Verbosity in speech and line mode: ": "a key of the screen; unit/plain/test_verbosity has it",
    "Works in a table only.": "where no key opens one; unit/core has it",
}
"""What no transcript can lead to, by how it begins, and why."""


@cache
def typed() -> frozenset[tuple[str, KeyContext, str]]:
    """Return each action that is typed in a transcript, with what was on top and the line."""
    found: set[tuple[str, KeyContext, str]] = set()

    def noting(line: str, where: KeyContext | None = None, keys: Keymap = DEFAULT_KEYMAP) -> Command | Misunderstood:
        command = understand(line, where or KeyContext.TEXT, keys)
        if where is not None and isinstance(command, Command):  # without it, help looks a command up
            found.add((command.action, where, " ".join(line.split())))
        return command

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interpreter, "understand", noting)
        for folder in HERE.glob("line-*"):
            transcript(folder)
    return frozenset(found)


@cache
def pressed() -> frozenset[tuple[str, KeyContext, str]]:
    """Return each action that is done by a key in a transcript, with what was on top and the key, or both."""
    found: set[tuple[str, KeyContext, str]] = set()
    press, do = SpokenController.press, SpokenController.execute
    keys: list[str] = []

    def noting_keys(pages: SpokenController, key: str) -> KeyResponse:
        prefix = pages.pending.prefix
        keys[:] = keys if prefix in LETTER_AFTER else [f"{prefix} {key}".strip()]
        return press(pages, key)

    def noting(pages: SpokenController, command: Command) -> KeyResponse:
        found.update((command.action, context(pages.state), key) for key in keys)
        return do(pages, command)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SpokenController, "press", noting_keys)
        patch.setattr(SpokenController, "execute", noting)
        for folder in HERE.glob("spoken-*"):
            transcript(folder)
    return frozenset(found)


def untyped_words() -> list[str]:
    """Return the words of line mode that no transcript types."""
    lines = {(action, line) for action, _, line in typed()}
    return [
        word.typed_name
        for word in vocabulary()
        if not any(action == word.id and line.startswith(word.typed_name) for action, line in lines)
    ]


def test_every_word_is_typed() -> None:
    assert untyped_words() == []


def known_keys(heads: tuple[KeyContext, ...]) -> set[tuple[str, KeyContext, str]]:
    return {
        (action.id, where, key)
        for action in ACTIONS
        for where in heads
        if action.contexts & where
        for key in action.keys
    }


def untyped_keys() -> list[tuple[str, KeyContext, str]]:
    """Return the keys, of actions and where they act, that are characters and that no transcript types."""
    used = {(action, where, line.replace(" ", "")) for action, where, line in typed()}
    glyphs = {
        known
        for known in known_keys((KeyContext.TEXT, KeyContext.TABLE))
        if all(len(key) == 1 for key in known[2].split())
    }
    unused = [
        (action, where, key)
        for action, where, key in glyphs
        if not any(
            done == action and at is where and line.lstrip("0123456789").startswith(key.replace(" ", ""))
            for done, at, line in used
        )
    ]
    return sorted(unused, key=repr)


def test_every_key_that_is_a_character_is_typed() -> None:
    assert untyped_keys() == []


def unpressed_keys() -> list[tuple[str, KeyContext, str]]:
    """Return the keys, of actions and where they act, that no transcript presses."""
    return sorted(known_keys((KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE)) - pressed(), key=repr)


def test_every_key_is_pressed_wherever_it_is_at_hand() -> None:
    assert unpressed_keys() == []


ENTER = {KeyContext.TEXT: (), KeyContext.LIST: ("t",), KeyContext.TABLE: ("T",)}
"""What is pressed to come from the text to where a key acts."""


def add_missing_input() -> None:
    """Add to the transcripts the words and keys of new actions, so that what they say is recorded with the rest."""
    words, keys = HERE / "line-all-words" / "typed", HERE / "line-all-keys" / "typed"
    _insert(words, untyped_words(), "\n", before=1)
    _insert(keys, [line for _, where, key in untyped_keys() for line in (*ENTER[where], key)], "\n", before=1)
    strokes = [
        stroke
        for _, where, key in unpressed_keys()
        for stroke in (*ENTER[where], *key.split(), *(("Backspace",) if ENTER[where] else ()))
    ]
    _insert(HERE / "spoken-every-key" / "keys", strokes, " ", before=2)


def _insert(path: Path, added: list[str], separator: str, *, before: int) -> None:
    """Insert pieces before the last ones of an input file, with which it leaves."""
    if added:
        pieces = path.read_text(encoding="utf-8").removesuffix("\n").split(separator)
        path.write_text(separator.join([*pieces[:-before], *added, *pieces[-before:]]) + "\n", encoding="utf-8")


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a module of the catalogue, as patterns, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            for given in node.args:
                message = given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""
                if re.match(r"[A-Z].* .*[.:]$", message):
                    yield node.lineno, _pattern(message)


def _pattern(message: str) -> str:
    """Return a message as a pattern, anything in place of its fields."""
    return ".*".join(map(re.escape, re.split(r"\{[^}]*\}", message)))


def test_every_sentence_is_said() -> None:
    # A row of spoken pages may end in the middle of a sentence.
    said = "\n".join(" ".join(path.read_text(encoding="utf-8").split()) for path in HERE.glob("*/said"))
    modules = [ROOT / "catalogue" / f"{area}.py" for area in AREAS]
    known = [(path.name, line, pattern) for path in modules for line, pattern in sentences(path)]
    elsewhere = {
        pattern: begins for _, _, pattern in known for begins in SAID_ELSEWHERE if pattern.startswith(_pattern(begins))
    }
    assert set(elsewhere.values()) == set(SAID_ELSEWHERE)
    unsaid = [found for found in known if found[2] not in elsewhere and not re.search(found[2], said)]
    assert unsaid == []


if __name__ == "__main__":
    add_missing_input()
