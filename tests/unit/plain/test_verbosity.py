"""Verbosity: each level and switch leaves out its own words and no others."""

from __future__ import annotations

import pytest
from support.fixed_lines import FixedLines
from support.linear_frontends import press, type_lines

from b12tui import cli
from b12tui.core.messages.phrases import is_speakable
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.core.verbosity import CHOICES, LEVELS, ROLES, Verbosity, next_level, value_of, with_values
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.plain.document_writer import document_text
from b12tui.plain.output_options import Options
from b12tui.plain.verbosity_styles import style_of

TEXT = """# Title

See [the guide](https://a.example/c) and <https://depot.example/a/long/path?utm_source=github>, ok.

## Part

![](687474703a2f2f77772e6769662e.png) and ![a cat](x.png)[^1]

1. one
2. two
   - [x] inner

```py
x = 1
```

| Name | Size |
| - | - |
| a | 2 |

🎉🎉🎉🎉 ✅ 🚀

[^1]: a note
"""


def plain(verbosity: Verbosity, text: str = TEXT, style: str = "spoken") -> list[str]:
    return document_text(parse(text, name="x.md"), Options(style=style_of(style, verbosity))).splitlines()


def changed(**values: str | bool) -> list[str]:
    """Return the lines that differ from those of the middle level, as `before -> after`."""
    before, after = plain(Verbosity()), plain(with_values(Verbosity(), values))
    gone = [line for line in before if line not in after]
    new = [line for line in after if line not in before]
    return [f"-{line}" for line in gone] + [f"+{line}" for line in new]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("position", False, ["+1. one", "+2. two", "+done. inner"]),
        ("list", False, []),
        ("list_end", True, ["+End of list, inside item 2.", "+End of list."]),
        ("row_header", False, ["+Name: a."]),
        ("column_header", False, ["+Row 1 of 1. a.", "+2."]),
        ("code", False, []),
        ("note", False, ["+[Image, no description] and [Image: a cat]"]),
        ("image", False, ["+and a cat [note 1]"]),
        ("level", False, ["+Heading: Title", "+Heading: Part"]),
        ("links", "word", ["+See link the guide and link depot.example…, ok."]),
        ("links", "none", ["+See the guide and depot.example…, ok."]),
        (
            "addresses",
            "full",
            ["+See the guide [link 1] and https://depot.example/a/long/path?utm_source=github [link 2], ok."],
        ),
        ("emoji", "sign", ["+🎉🎉🎉🎉 ✅ 🚀"]),
        ("emoji", "name", ["+party popper, 4 times ✅ rocket"]),
        ("emoji", "none", ["+✅"]),
        ("link_list", "none", []),
        ("link_list", "section", ["+Links of this section."]),
    ],
)
def test_a_switch_changes_its_own_words_alone(name: str, value: str | bool, expected: list[str]) -> None:
    new = [line for line in changed(**{name: value}) if line.startswith("+")]
    assert new == expected


@pytest.mark.parametrize(
    ("name", "value", "gone"),
    [
        ("list", False, ["-List of 2.", "-List of 1, inside item 2."]),
        ("code", False, ["-Code, py, 1 line.", "-End of code."]),
        (
            "link_list",
            "none",
            [
                "-Links.",
                "-1. the guide: https://a.example/c",
                "-2. https://depot.example/a/long/path?utm_source=github",
            ],
        ),
    ],
)
def test_a_switch_leaves_out_lines_of_its_own(name: str, value: str | bool, gone: list[str]) -> None:
    assert changed(**{name: value}) == gone


def test_each_level_says_more_than_the_one_below() -> None:
    words = [sum(len(line.split()) for line in plain(LEVELS[level])) for level in ("low", "medium", "high")]
    assert words == sorted(set(words))


def test_low_verbosity_keeps_each_word_of_the_text() -> None:
    low = " ".join(plain(LEVELS["low"]))
    for words in ("Title", "the guide", "depot.example", "a cat", "one", "two", "inner", "x = 1", "a.", "2.", "a note"):
        assert words in low


@pytest.mark.parametrize(
    ("name", "speakable"),
    [
        ("logo.png", True),
        ("b.png", True),
        ("687474703a2f2f77.svg", False),
        ("0f3c9a12-77ab.gif", False),
        ("facade.jpg", True),
    ],
)
def test_a_name_of_digits_is_not_spoken(name: str, *, speakable: bool) -> None:
    assert is_speakable(name) is speakable


def test_levels_follow_each_other() -> None:
    levels = [LEVELS["low"]]
    for _ in range(3):
        levels.append(next_level(levels[-1]))
    assert [verbosity.level for verbosity in levels] == ["low", "medium", "high", "low"]


@pytest.mark.parametrize(
    ("frontend", "message"), [("screen", "Verbosity in speech and line mode: high."), ("line", "Verbosity: high.")]
)
def test_the_screen_says_where_the_level_is_heard(frontend: str, message: str) -> None:
    state = ReaderState(parse("Words.", name="t.md"), frontend=frontend)
    assert update(state, Command("verbosity"), FixedLines()).message == message


def test_line_mode_sets_each_part_and_says_its_value() -> None:
    out, left = type_lines(
        ReaderState(parse(TEXT, name="x.md")),
        "set links none\nset pos off\nset image maybe\nset list on\nset verb low\nx\nq\n",
    )
    assert out.splitlines()[1:] == [
        "Links: none.",
        "Position in list: off.",
        "Images must be on or off, not maybe.",
        "Beginning of a list: on.",
        "Verbosity: low.",
        "Verbosity: medium.",
    ]
    assert left.state.appearance.announced == Verbosity()


def test_speech_mode_says_the_row_again_as_it_is_now() -> None:
    pages = SpokenController(ReaderState(parse("[a](b) c", name="x.md")), 80, 24)
    assert pages.first_row().rows == ("a [link 1] c",)
    assert press(pages, "x")[0].rows == ("Verbosity: high.",)
    assert press(pages, "x .")[1].rows == ("link a c",)
    rows = [press(pages, key)[0].rows for key in (":", *"set", "Space", *"links", "Space", *"none", "Enter", ".")][-2:]
    assert rows == [("Links: none.",), ("a c",)]


def test_roles_are_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--plain", "--say", "list_end,no-note", "--links", "none", "--settings"]) == 0
    out = capsys.readouterr().out
    assert "say_list_end = true" in out
    assert "say_note = false" in out
    assert cli.main(["--say", "colour"]) == 2
    assert f"known roles: {', '.join(ROLES)}" in capsys.readouterr().err


def test_all_parts_have_a_value_at_each_level() -> None:
    for verbosity in LEVELS.values():
        for name in CHOICES:
            assert value_of(verbosity, name) in CHOICES[name]
        assert all(isinstance(value_of(verbosity, role), bool) for role in ROLES)
