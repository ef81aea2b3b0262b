"""HTML blocks, read as text."""

from __future__ import annotations

import pytest
from support.document_builders import (
    blocks,
    bullets,
    code,
    image,
    link,
    marked,
    raw_block,
    strong,
    text,
    thematic_break,
)
from support.parsing import parse_blocks, parse_questions

from b12tui.document import Block, Link, Paragraph, Style
from b12tui.markdown import parse
from b12tui.markdown.html.tags import Tag


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<div>\na <b>b</b>\n   c\n</div>", (text("a ", strong("b"), " c"),)),
        ("<div>\n\n*a*\n\n</div>", (text(marked(Style.EMPHASIS, "a")),)),
        ("<div>*a* &amp; &lt;b&gt;</div>", ("*a* & <b>",)),
        ("<p>a<p>b<br>c", ("a", "b\nc")),
        ("<ul>\n<li>a\n<li>b\n</ul>", (bullets("a", "b"),)),
        ("<table><tr><td>a<td>b</table>", ("a", "b")),
        ("<li>a</li> <td>b</td>", ("a", "b")),
        ("<h1 align=center>a</h1>", ("a",)),
        ("<hr>", (thematic_break(),)),
        ('<p><a href="t"><img src="p/i.png" alt="a"></a></p>', (link("t", image("p/i.png", "a")),)),
        ("<!-- a -->", ()),
        ("<!-- a\n\nb -->c\n\nd", ("c", "d")),
        ("<!-->\n\na", ("a",)),
        ("<!-- never closed\n\na", (raw_block("<!-- never closed\n\na"),)),
        ("<div>\n<!-- never closed\n</div>\n\nb", (raw_block("<!-- never closed\n</div>"), "b")),
        ("<!DOCTYPE html>\na", ("a",)),
        ("<?php a\n\nb ?>\n\nc", (raw_block("<?php a\n\nb ?>"), "c")),
        ("<![CDATA[a\n\nb]]>", ("a b",)),
        ("<pre>\na  <b>b</b>\n\n &lt;c\n</pre>", (code("a  b\n\n <c"),)),
        ('<pre><code class="x language-py">a\n</code></pre>', (code("a", "py"),)),
        ("<pre>never closed\n\na", (code("never closed\n\na"),)),
        ("<script>\na < b\n\nc\n</script>", ()),
        ("<style>\na {}\n</style>\nb", ("b",)),
        ("<SCRIPT async>\n\n# a\n\n</Script >\n\nb", ("b",)),
        ("<p>a<script>b</script>c <style>d</style>e</p>", ("ac e",)),
        ("<script>never closed\n\na", (code("never closed\n\na", "script"),)),
        ("a<script>*b* `c` <b>d</script> e", ("a e",)),
        ("a <style>b</style> **c <script>d** e</script> f", (text("a ", strong("c f")),)),
        ("a <script> b </style> c", ("a b c",)),
        ("a </script> b <script/> c", ("a b c",)),
        ("<style></style>", ()),
        ("<textarea>\n\na</textarea>", ("a",)),
        ("<div>\n1 < 2 <3 <https://a.example>\n</div>", ("1 < 2 <3 <https://a.example>",)),
        ('<div class="a>b">c<p id=d"e>f</div>', ("c", "f")),
        ("<div\nclass='x'\n>a", ("a",)),
        ("<div <b>a", (text("<div ", strong("a")),)),
        ("- <div>\n  a\n  </div>\n- b", (bullets("a", "b"),)),
        ("<summary>a</summary> b", ("a", "b")),
        ("</details>\n\na", ("a",)),
    ],
)
def test_tags_are_left_out_and_their_words_kept(source: str, expected: tuple[Block, ...]) -> None:
    found = parse_blocks(source)
    assert [getattr(block, "text", block) for block in found] == [
        getattr(block, "text", block) for block in blocks(*expected)
    ]
    assert [block.language for block in found if hasattr(block, "language")] == [
        block.language for block in expected if hasattr(block, "language")
    ]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("<a x=1 href=t>", "t"),
        ("<a x='href=no' HREF='t'>", "t"),
        ('<a\nhref = "a&amp;b">', "a&b"),
        ("<a href>", ""),
        ("<a xhref=t>", None),
        ("<a href=https://a.example/watch?v=b&c=d>", "https://a.example/watch?v=b&c=d"),
        ("<a href=t/>", "t/"),
        ("<a/href=t>", "t"),
        ('<a class="x"href="t">', "t"),
        ("<a =href=no href=t>", "t"),
        ("<a @click=no href=t>", "t"),
        ('<a title="x> href=no" href=t>', "t"),
        ("<a href=\"'t'\">", "'t'"),
        ("<a href=t href=no>", "t"),
        ('<a href="?b=1&copy=2&lt=3&copyx&copy;">', "?b=1&copy=2&lt=3&copyx©"),
    ],
)
def test_an_attribute_is_found_by_its_name(source: str, value: str | None) -> None:
    assert Tag("a", closing=False, source=source).attribute("href") == value


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<a href=https://a.example/watch?v=b>c</a>", "https://a.example/watch?v=b"),
        ('<a title="1 > 0" href=t=u>c</a>', "t=u"),
        ('<a href="\n https://a.example/\n b ">c</a>', "https://a.example/ b"),
        ('<a href="t>c</a>', "t"),
    ],
)
def test_a_link_leads_where_a_browser_takes_it(source: str, target: str) -> None:
    (made,) = parse_blocks(f"<p>\n{source}\n</p>")
    assert isinstance(made, Paragraph)
    assert [mark.kind for mark in made.text.spans] == [Link(target)]


def test_a_picture_and_a_line_end_are_said_in_preformatted_text() -> None:
    (made,) = parse_blocks('<pre>a<br>b <img src="i" alt="c" title="d"></pre>')
    assert made == code("a\nb c d")


def test_details_in_code_and_in_comments_ask_nothing() -> None:
    assert not parse_questions(
        "<!-- <details> -->\n\n<pre><details></pre>\n\n`<details>`\n\n    <details>\n\ntext <details>"
    )


def test_buttons_side_by_side_are_apart() -> None:
    found = parse("a <button>b</button><button>c</button>, <button>d</button>.", name="test")
    assert [node.text.chars for _, node in found.all_text_nodes()] == ["a b c, d."]
