"""Front matter, and what only looks like it."""

from __future__ import annotations

import pytest
from support.document_builders import blocks, front_matter, heading, thematic_break
from support.parsing import parse_blocks

from b12tui.document import Block, FrontMatter


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: A b\nauthor: C\ndate: 2024-01-01\n---\n", front_matter("A b", "C", "2024-01-01")),
        ("---\nTitle: \"A: 'b'\"\nauthors: [C, 'D E']\n...\n", front_matter("A: 'b'", "C, D E")),
        ("---\ntitle: >\n  A\n  b\nauthors:\n  - C\n  - D\n---", front_matter("A b", "C, D")),
        ("---\ntags:\n- a\n- b\nmap:\n  c: d\n---\n", front_matter("", "", "", "tags: a, b", "map: c: d")),
        ("---\n# comment\n\ntitle: A # b\ndraft: true\nempty:\n---\n", (
            front_matter("A # b", "", "", "draft: true", "empty:")
        )),
        ("---\na:b\n---\n", None),
        ("---\n\n# comment\n\ntitle: A\n\nx: b\n---\n", front_matter("A", "", "", "x: b")),
        ("---\nv1.2: a\n\ntitle: A\nodd\n---\n", front_matter("A odd", "", "", "v1.2: a")),
        ("---\ntitle: A\ncSpell:ignore: a b\nurl: http://x:y\n---\n", (
            front_matter("A", "", "", "cSpell:ignore: a b", "url: http://x:y")
        )),
        ("+++\na=1\n+++", front_matter("", "", "", "a = 1")),
        ("---\ntitle: A\ntitle: B\n---\n", front_matter("A", "", "", "title: B")),
        ("---\ntitle: A\nodd line\n? b\n---\n", front_matter("A odd line ? b")),
        ("+++\ntitle = \"A\"\ndate = 2024-01-01\n[params]\nx = [1,\n 2]\n+++\n", (
            front_matter("A", "", "2024-01-01", "[params]", "x = [1, 2]")
        )),
        ("---\ntitle: a\x1bb\u202e\n---\n", front_matter("a␛b")),
    ],
)  # fmt: skip
def test_entries_are_read_line_by_line(source: str, expected: FrontMatter | None) -> None:
    found = parse_blocks(source)
    assert found == (expected,) if expected else not isinstance(found[0], FrontMatter)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\n\ntext\n\n---\n", (thematic_break(), "text", thematic_break())),
        ("---\na b\n---\n", (thematic_break(), heading(2, "a b"))),
        ("---\ntitle: A\n", (thematic_break(), "title: A")),
        (" ---\ntitle: A\n---\n", (thematic_break(), heading(2, "title: A"))),
        ("----\ntitle: A\n---\n", (thematic_break(), heading(2, "title: A"))),
        ("+++\ntitle: A\n+++\n", ("+++ title: A +++",)),
        ("a\n\n---\ntitle: A\n---\n", ("a", thematic_break(), heading(2, "title: A"))),
        ("---\n\nNote: some words\n\n---\n", (thematic_break(), "Note: some words", thematic_break())),
        ("---\n\nSome words. And: more\n\n---\n", (thematic_break(), "Some words. And: more", thematic_break())),
        ("---\nSome words. And: more\n\n---\n", (thematic_break(), "Some words. And: more", thematic_break())),
        ("---\ntitle: A\n\nsome words\n\n---\n", (thematic_break(), "title: A", "some words", thematic_break())),
        ("---\nnote: a\nsome words\n\n---\n", (thematic_break(), "note: a some words", thematic_break())),
        ("---\n---\n", (thematic_break(), thematic_break())),
    ],
)
def test_what_only_looks_like_front_matter_is_markdown(source: str, expected: tuple[Block, ...]) -> None:
    assert parse_blocks(source) == blocks(*expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{"title": "A", "tags": ["a", "b"], "x": {"y": true, "z": null}}\n\ntext\n', (
            front_matter("A", "", "", "tags: a, b", "x: y: true, z:"), "text"
        )),
        ('{\n  "author": {"name": "C"}\n}\ntext', (front_matter("", "name: C"), "text")),
        ('{ "title": "a\\u001b[1m" }', (front_matter("a\u241b[1m"),)),
        ('{"a": 1} is JSON', ('{"a": 1} is JSON',)),
        ("{}\n", ("{}",)),
        ('{"title": "A", "b": ' + '{"c":' * 400 + "1" + "}" * 401, None),
        ('{"title": "A", "b": ' + "[" * 400 + "1" + "]" * 400 + "}", None),
        ("---\ntitle: " + "[" * 4_000 + "]" * 4_000 + "\n---\n", (front_matter("[" * 3_984 + "]" * 3_984),)),
        ("---\nauthor: [[a, b], [c]]\n---\n", (front_matter("", "[a, b], c"),)),
        ("Title: A\nAuthor: C\n  D\nKey word: x\n\ntext", (front_matter("A", "C D", "", "Key word: x"), "text")),
        ("Title: A\n\nAuthor: C", ("Title: A", "Author: C")),
        ("Note: A\nAuthor: C\n", ("Note: A Author: C",)),
        ("Title: A\nand words\n", ("Title: A and words",)),
        ("\n<!-- c -->\n---\ntitle: A\n---\ntext", (front_matter("A"), "text")),
        ("\n---\nx: A\n---\n", (thematic_break(), heading(2, "x: A"))),
        ("---\ntitle: 'It''s'\nauthor: \"\\u00e9\\x41\\e[1m \\ud800\\\"\"\n---\n", (
            front_matter("It's", 'éAe[1m \ufffd"'),
        )),
    ],
)  # fmt: skip
def test_forms_without_lines_around_them(source: str, expected: tuple[Block, ...] | None) -> None:
    assert parse_blocks(source) == blocks(*((source,) if expected is None else expected))


def test_lines_of_each_entry_are_those_of_the_source() -> None:
    (json, _) = parse_blocks('{\n "tags": 1,\n "title": "A"\n}\ntext')
    (escaped, _) = parse_blocks('{\n "\\u0061": 1,\n "title": "A",\n "é": 1}\ntext')
    (spaced, _) = parse_blocks("\n\n---\ntags: 1\ntitle: A\n---\ntext")
    assert isinstance(escaped, FrontMatter)
    assert [(each.line) for each in (*escaped.details, escaped.title)] == [1, 4, 3]
    assert isinstance(json, FrontMatter)
    assert isinstance(spaced, FrontMatter)
    assert [(json.details[0].line, json.title.line), (spaced.details[0].line, spaced.title.line)] == [(2, 3), (4, 5)]
