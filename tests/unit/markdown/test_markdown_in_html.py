"""Markdown inside elements of HTML that ask for it (kramdown, Python-Markdown)."""

from __future__ import annotations

import pytest
from support.parsing import rows_below_title

from b12tui.dialects import dialect, told_from
from b12tui.markdown import parse


def said(source: str, name: str, *, told: bool = False) -> str:
    """Return what a text says in a dialect, without its first rows."""
    return rows_below_title(parse(source, name="test", dialect=(told_from if told else dialect)(name)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<div class="a" markdown="1">\n*b*\n</div>\n```\nc\n```', "b / Code, 1 line. / c / End of code."),
        ("<div markdown>\n- a\n</div>\n*b*", "List of 1. / 1 of 1. a / b"),
        ('<figure markdown="span">\n  ![A](a.png)\n  <figcaption>C</figcaption>\n</figure>', "[Image: A] / Caption: C"),
        ("a\n\n<div markdown='block'>\n## B\n\nc\n</div>", "a / Heading 2: B / c"),
        ("<div markdown=1>\n<div>\n*a*\n</div>\n</div>\n\n*b*", "*a* / b"),
        ('<div markdown="0">\n*a*\n</div>', "*a*"),
        ("<div data-markdown>\n*a*\n</div>", "*a*"),
        ("`<div markdown>`\n\n<div>\n*a*\n</div>\n\n*b*", "<div markdown> / *a* / b"),
    ],
)
def test_an_element_that_asks_for_markdown_has_it(source: str, expected: str) -> None:
    assert [said(source, name) for name in ("jekyll", "mkdocs")] == [expected, expected]
    assert said(source, "jekyll", told=True) == expected


def test_elsewhere_html_ends_at_a_blank_line() -> None:
    source = "<div markdown>\n*a*\n</div>\n*b*"
    assert [said(source, name) for name in ("auto", "gfm", "pandoc")] == ["*a* / *b*"] * 3
