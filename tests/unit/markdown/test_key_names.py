"""Keys to press are shown as they stand on keyboards."""

from __future__ import annotations

import pytest
from support.document_builders import Words, code_span, link, marked, text
from support.parsing import parse_paragraph

from b12tui.dialects import dialect
from b12tui.document import Style
from b12tui.markdown import parse


def key(words: str) -> Words:
    return marked(Style.KEYBOARD, words)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Press ++ctrl+c++.", ("Press ", key("Ctrl"), "+", key("C"), ".")),
        ("++ctrl+alt+delete++", (key("Ctrl"), "+", key("Alt"), "+", key("Del"))),
        ("++F5++ ++f25++ ++pgup++?", (key("F5"), " ++f25++ ++pgup++?")),
        ("++f12++", (key("F12"),)),
        ('++shift+"Save as"++', (key("Shift"), "+", key("Save as"))),
        ("++PageUp++ or ++page_up++", (key("Page Up"), " or ", key("Page Up"))),
        ("++left-alt+num7+lcmd++", (key("Left Alt"), "+", key("Num 7"), "+", key("Left Command"))),
        ("++slash++ ++plus++ ++underscore++", (key("/"), " ", key("+"), " ", key("_"))),
        ("[++esc++](a)", (link("a", key("Esc")),)),
        ("`++esc++` \\++esc++", (code_span("++esc++"), " ++esc++")),
        ("C++ and g++ or ++i++ and a++ +b++", ("C++ and g++ or ++i++ and a++ +b++",)),
        ("++unknown++ ++ctrl+unknown++ ++ctrl", ("++unknown++ ++ctrl+unknown++ ++ctrl",)),
    ],
)
def test_keys_are_named(source: str, expected: tuple[Words, ...]) -> None:
    assert parse_paragraph(source) == text(*expected)


@pytest.mark.parametrize(("name", "shown"), [("mkdocs", "X Ctrl"), ("gfm", "++x++ ++ctrl++")])
def test_the_dialect_decides(name: str, shown: str) -> None:
    (node,) = (node for _, node in parse("++x++ ++ctrl++", name="", dialect=dialect(name)).all_text_nodes())
    assert node.text.chars == shown
