"""HTML pages, read by a parser that follows the living standard."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from b12tui.cli.error_remedies import with_remedy
from b12tui.document import (
    Block,
    BlockQuote,
    CodeBlock,
    Document,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Question,
    Table,
)
from b12tui.errors import MissingLibrary
from b12tui.readers import read, reader_of
from b12tui.source import Source


def page(text: str, name: str = "a.html") -> Document:
    return read(Source(name=name, text=text, path=Path(name)))


def kinds(document: Document) -> list[str]:
    return [type(block).__name__ for section in document.sections for block in document.blocks(section.number)]


def said(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text.chars for block in blocks if isinstance(block, Paragraph | Heading | CodeBlock | Question)]


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "a.xhtml"])
def test_files_are_read_by_their_names(name: str) -> None:
    assert reader_of(Source(name=name, text="", path=Path(name))).name == "html"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>a", True),
        ("\n<!-- a -->\n<html lang=en>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', True),
        ("<div>a</div>", False),
        ("# A <html>", False),
        ("<htmlx>", False),
    ],
)
def test_a_page_is_known_in_a_pipe(text: str, expected: bool) -> None:
    assert (reader_of(Source(name="-", text=text, piped=True)).name == "html") is expected


def test_the_title_is_the_title_of_the_page() -> None:
    document = page("<title>A\n page</title><h1>B</h1><p>b<h2>C</h2><p>c")
    assert document.title == "A page"
    assert [(each.level, each.title) for each in document.sections] == [(0, "A page"), (2, "C")]
    assert page("<h1>B</h1>").title == "B"


def test_unclosed_and_misnested_markup_is_read_as_browsers_read_it() -> None:
    document = page("<p>a<b>b<p>c</b>d<table><tr><th>E<th>F<tr><td>e<td>f</table><ul><li>g<li>h")
    blocks = document.blocks(0)
    assert said(blocks) == ["ab", "cd"]
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [cell.chars for cell in (*table.header, *table.rows[0])] == ["E", "F", "e", "f"]
    (made,) = (block for block in blocks if isinstance(block, ListBlock))
    assert len(made.items) == 2


def test_what_a_browser_hides_is_left_out() -> None:
    hidden = (
        "<script>x</script><style>x</style><template><p>x</template><p hidden>x</p>"
        "<p style='color: red; display: none'>x</p><dialog>x</dialog><!-- x -->"
    )
    assert said(page(f"<p>a</p>{hidden}<noscript>b</noscript>").blocks(0)) == ["a", "b"]


def test_navigation_is_a_closed_fold() -> None:
    (made, _) = page("<nav aria-label='Site'><a href=x>X</a></nav><p>a").blocks(0)
    assert isinstance(made, Question)
    assert (made.text.chars, made.asks, made.open) == ("Site", False, False)
    assert said(made.blocks) == ["X"]


def test_the_sign_of_a_link_to_its_heading_is_left_out() -> None:
    document = page('<h2 id="x">A<a class="headerlink" href="#x">¶</a></h2><p><a href="#x">#</a>')
    assert document.sections[1].title == "A"
    assert document.find_anchor("x") is not None
    assert said(document.blocks(1)) == ["A", "#"]


def test_lines_are_those_of_the_source() -> None:
    document = page("<!doctype html>\n<title>T</title>\n<p>a\nb\n<div>\n<h2>C</h2>\n<pre>\nd\ne</pre>\n</div>")
    assert [section.line for section in document.sections] == [1, 6]
    assert document.source(1).startswith("<h2>C</h2>")
    first, heading, code = (*document.blocks(0), *document.blocks(1))
    assert isinstance(first, Paragraph)
    assert (first.line, first.text.line_at(2), heading.line) == (3, 4, 6)
    assert isinstance(code, CodeBlock)
    assert code.text.chars == "d\ne"


def test_an_empty_element_of_xhtml_ends_there() -> None:
    text = '<?xml version="1.0"?>\n<html><head><script src="x"/><title>T</title></head><body><p/><p>a<br/>b</p></body>'
    document = page(text, "a.xhtml")
    assert (document.title, said(document.blocks(0))) == ("T", ["a\nb"])


def test_anchors_lead_to_their_places() -> None:
    document = page('<p>a<p id="ü">b <a name="c">c</a>')
    for name, offset in (("ü", 0), ("%C3%BC", 0), ("c", 2)):
        place = document.find_anchor(name)
        assert place is not None
        assert (place.node, place.offset) == (1, offset)
    assert document.find_anchor("no") is None


def test_nothing_in_a_page_acts() -> None:
    document = page("<title>a\x1b[2J</title><p title='\x9b'>\u202eb&#27;[2J<a href='\x1bx'>c</a><pre>\x07</pre>")
    shown = [document.title, *said(document.blocks(0))]
    shown += [
        span.kind.target
        for _, node in document.all_text_nodes()
        for span in node.text.spans
        if isinstance(span.kind, Link)
    ]
    assert not any(sign in "".join(shown) for sign in "\x1b\x9b\x07\u202e")


def test_a_quote_in_a_deep_page_is_a_quote() -> None:
    document = page("<div>" * 3_000 + "<blockquote>a</blockquote>" + "</div>" * 3_000)
    assert any(isinstance(block, BlockQuote) for block in document.blocks(0))


def test_without_its_parser_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "justhtml", None)
    with pytest.raises(MissingLibrary) as error:
        page("<p>a")
    assert with_remedy(error.value) == (
        "a.html is HTML, and its reader justhtml is not installed; "
        "add it with pip install 'b12tui[html]', or see the source with --from code"
    )
