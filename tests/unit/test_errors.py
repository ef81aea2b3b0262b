"""Errors have fields and no advice; the command line adds what helps there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import b12tui
from b12tui import errors
from b12tui.cli.error_remedies import with_remedy
from b12tui.cli.options import OPTIONS
from b12tui.errors import B12Error

PACKAGE = Path(b12tui.__file__).parent
BELOW = ("source.py", "encodings.py", "errors.py", "terminal", "document", "markdown", "readers", "writers", "search")
"""What other programs may use without a command line."""


def modules(name: str) -> list[Path]:
    path = PACKAGE / name
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def messages(module: Path) -> list[str]:
    """Return the texts in a module that are no docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone)
    return [node.value for node in strings if isinstance(node.value, str)]


@pytest.mark.parametrize("module", [module for name in BELOW for module in modules(name)], ids=str)
def test_what_programs_may_use_names_no_option_of_the_command_line(module: Path) -> None:
    named = "|".join(option.name for option in OPTIONS)
    advice = re.compile(rf"(?<![\w-])(?:{named})(?![\w-])|\bb12tui (?:-|FILE)")
    assert not [text for text in messages(module) if advice.search(text)]


EXAMPLES = (
    errors.NotFound("a.md"),
    errors.IsAddress("https://a.example"),
    errors.IsDirectory("a"),
    errors.IsSpecial("a", "a pipe"),
    errors.NoPermission("a"),
    errors.Unreadable("a", "input/output error"),
    errors.Unreadable("a", "input/output error", "listed"),
    errors.NoInput(),
    errors.UnreadableInput("input/output error"),
    errors.TooLarge("a", 1 << 20, 3 << 20),
    errors.TooLarge("a", 1 << 20, None),
    errors.NotText("a"),
    errors.FormatError("/title", "a string", "a"),
    errors.MissingLibrary("a.html", "HTML", "justhtml", "html"),
    errors.NoTerminalDevice("/dev/null", opened=True),
    errors.NoTerminalDevice("/dev/tty", opened=False),
    errors.NoThread(),
    errors.OutputError("a.html", OSError(28, "No space left on device")),
    errors.InvalidValue("width", 0, "width must be 1 or more, not 0"),
    errors.NoSection(9, 1),
    errors.UnknownEncoding("klingon"),
    errors.UnknownDialect("word", ("auto", "gfm")),
    errors.UnknownFormat("latex", ("markdown", "man")),
    errors.MissingTranslator(),
    errors.UnknownBrailleTable("klingon"),
)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_is_a_sentence_and_its_remedy_a_clause(error: B12Error) -> None:
    assert str(error)
    assert "\n" not in str(error)
    assert not str(error).endswith(".")
    assert with_remedy(error) in (str(error), f"{error}; {with_remedy(error).rpartition('; ')[2]}")


def test_every_error_with_fields_of_its_own_is_shown_here() -> None:
    own = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, B12Error)}
    shown = {type(error) for error in EXAMPLES}
    assert {kind for kind in own if "__init__" in vars(kind)} - {B12Error, errors.FileError} == shown


def test_fields_tell_what_the_sentence_does() -> None:
    too_large = errors.TooLarge("a.md", 1 << 20, 3 << 20)
    assert (too_large.name, too_large.limit, too_large.size) == ("a.md", 1 << 20, 3 << 20)
    assert str(too_large) == "a.md has 3 MB, more than the limit of 1 MB"
    assert errors.UnknownEncoding("klingon").encoding == "klingon"
    assert errors.UnknownFormat("latex", ("man",)).known == ("man",)
    assert errors.NoTerminalDevice("/dev/tty", opened=False).path == "/dev/tty"
    assert errors.Unreadable("a", "no space").reason == "no space"
    assert errors.FormatError("/title", "a string").place == "/title"
    assert errors.IsSpecial("a", "a pipe").kind == "a pipe"
