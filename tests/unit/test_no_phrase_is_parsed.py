"""No code reads a phrase of ours to learn what it means: values and roles say it.

A phrase is told by its blanks: a literal in which a blank stands beside a letter ("End of "), or a stop before a blank
(". ", ": "), which is how our phrases are put together. Syntax that we read (Markdown, options, key names, files) has
neither. The same is held of literals inside tuples and f-strings, and of `in`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import b12tui

PACKAGE = Path(b12tui.__file__).parent

METHODS = {
    *("startswith", "endswith", "removeprefix", "removesuffix", "find", "rfind", "index"),
    *("partition", "rpartition", "split", "rsplit", "replace"),
}
PHRASE = re.compile(r"[A-Za-z] | [A-Za-z]|[.,:;] ")

NO_PHRASES = {
    "greek ": "Unicode's names of characters",
    "small letter ": "Unicode's names of characters",
    "capital letter ": "Unicode's names of characters",
    " markdown": "an attribute of HTML elements",
}
"""Literals of the definition that aren't ours, each with whose they are."""


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the string literals of an argument, of a tuple, or between the fields of an f-string."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def parsed_phrases(source: str) -> list[str]:
    """Return the phrases that the code looks for in other strings."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            looked_for = [text for argument in node.args[:1] for text in literals(argument)]
        elif isinstance(node, ast.Compare) and any(isinstance(step, ast.In | ast.NotIn) for step in node.ops):
            looked_for = list(literals(node.left))
        else:
            continue
        found += [text for text in looked_for if PHRASE.search(text)]
    return [text for text in found if text not in NO_PHRASES]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_looks_for_a_phrase(path: Path) -> None:
    assert parsed_phrases(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        'said.startswith("End of ")',
        'said.startswith(("no ", "there "))',
        'label.split(". ", 1)',
        '": " in said',
        'said.endswith(f"{word} left")',
    ],
)
def test_such_code_is_found(code: str) -> None:
    assert parsed_phrases(code)


def test_what_only_resembles_it_is_not() -> None:
    assert not parsed_phrases('line.startswith("- "); text.split(" "); "- " in line; f"{a}: {b}".split("\\n")')
