"""Where links of the page lead."""

from __future__ import annotations

import pytest

from b12tui.core.handlers.weblinks import web_address
from b12tui.core.state import ReaderState
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse

TEXT = (
    "See [a page that has quite a long name](https://example.org/a) and [another](#part), [x](https://example.org/a).\n"
)
DOCUMENT = parse(TEXT, name="text")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.org/a?b=c;d#e", "https://example.org/a?b=c;d#e"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("ftp://example.org/f", "ftp://example.org/f"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/ä b", "https://example.org/%C3%A4%20b"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("https://example.org/␛]8;;x", "https://example.org/%E2%90%9B]8;;x"),
        ("https://example.org/\x1b\\\x07", "https://example.org/%1B%5C%07"),
        ("https://", ""),
        ("https:///etc/passwd", ""),
        ("#part", ""),
        ("other.md", ""),
        ("//example.org/", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("ssh://example.org", ""),
        ("data:text/html,x", ""),
        ("https://example.org/" + "x" * 3000, ""),
    ],
)
def test_only_what_is_read_elsewhere_is_led_to(target: str, expected: str) -> None:
    assert web_address(target) == expected


def test_all_rows_of_one_link_are_one_and_two_links_are_two() -> None:
    view = ScreenView(ReaderState(DOCUMENT), 24, 12, links=True)
    frame = view.frame(ReaderState(DOCUMENT))
    found = [run for line in frame.page for run in line.runs if run.link]
    assert {run.link.address for run in found if run.link} == {"https://example.org/a"}
    long = {run.link for run in found if run.text.strip() != "x"}
    assert len([run for run in found if run.text.strip() != "x"]) > 1
    assert len(long) == 1
    assert {run.link for run in found} - long


def test_nobody_is_led_who_did_not_ask() -> None:
    frame = ScreenView(ReaderState(DOCUMENT), 24, 12).frame(ReaderState(DOCUMENT))
    assert not any(run.link for line in frame.page for run in line.runs)


def test_words_marked_within_a_link_lead_where_it_does() -> None:
    text = "See [the **very** *last* `word`](https://example.org/a), **not** [b](https://example.org/b)."
    state = ReaderState(parse(text, name="t"))
    row = ScreenView(state, 80, 24, links=True).frame(state).page[0]
    assert [(run.text, run.link and run.link.address) for run in row.runs if run.link or run.text == "not"] == [
        ("the ", "https://example.org/a"),
        ("very", "https://example.org/a"),
        (" ", "https://example.org/a"),
        ("last", "https://example.org/a"),
        (" ", "https://example.org/a"),
        ("word", "https://example.org/a"),
        ("not", None),
        ("b", "https://example.org/b"),
    ]
