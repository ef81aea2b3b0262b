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
from b12tui.linear.line_mode import interpreter
from b12tui.linear.line_mode.vocabulary import Misunderstood, understand, vocabulary
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.key_response import KeyResponse

HERE = Path(__file__).parent
ROOT = Path(b12tui.__file__).parent
PACKAGES = ("linear", "core", "search")
"""Those whose sentences are said."""

SAID_ELSEWHERE = {
    "Ctrl+C again leaves": "keys are no lines; unit/linear/test_line_mode has it",
    "Continuing in": "a text that was left before; unit/linear/test_line_mode has it",
    "End of the line.": "characters are walked on the screen only",
    "Start of the line.": "characters are walked on the screen only",
    "This is the screen.": "said there only",
    "There is no file to follow.": "each transcript has one; unit/linear/test_line_mode has it",
    "First cell.": "in a record on the screen; unit/core/test_table_cursor has it",
    "Last cell.": "in a record on the screen; unit/core/test_table_cursor has it",
    "That note is not in this text.": "no Markdown makes such a note; unit/core/test_activation has it",
    "That pattern takes too long": "it would take a second; unit/search/test_results has it",
    "That pattern takes too much memory": "it would take it; unit/search/test_limits has it",
    "Both ": "said of settings; unit/core/test_remapping has it",
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
    press, do = SpokenController.press, SpokenController.do
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
        patch.setattr(SpokenController, "do", noting)
        for folder in HERE.glob("spoken-*"):
            transcript(folder)
    return frozenset(found)


def untyped_words() -> list[str]:
    """Return the words of line mode that no transcript types."""
    lines = {(action, line) for action, _, line in typed()}
    return [
        word.words
        for word in vocabulary()
        if not any(action == word.id and line.startswith(word.words) for action, line in lines)
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
    """Yield the sentences that a module hands to a function, as patterns, with their lines."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    for node in calls:
        for given in [*node.args, *(word.value for word in node.keywords)]:
            for part in ast.walk(given) if isinstance(given, ast.IfExp | ast.BinOp) else [given]:
                pattern = _pattern(part)
                if re.match(r"[A-Z].*\\ .*[.:]$", pattern):
                    yield node.lineno, pattern


def _pattern(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_pattern, node.values))
    if isinstance(node, ast.FormattedValue):
        return ".*"
    return re.escape(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_sentence_is_said() -> None:
    # A row of spoken pages may end in the middle of a sentence.
    said = "\n".join(" ".join(path.read_text(encoding="utf-8").split()) for path in HERE.glob("*/said"))
    modules = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    known = [(path.name, line, pattern) for path in modules for line, pattern in sentences(path)]
    elsewhere = {
        pattern: begins for _, _, pattern in known for begins in SAID_ELSEWHERE if pattern.startswith(re.escape(begins))
    }
    assert set(elsewhere.values()) == set(SAID_ELSEWHERE)
    unsaid = [found for found in known if found[2] not in elsewhere and not re.search(found[2], said)]
    assert unsaid == []


if __name__ == "__main__":
    add_missing_input()
