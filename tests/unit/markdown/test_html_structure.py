"""Elements of HTML that Markdown has too become the same blocks."""

from __future__ import annotations

import pytest
from support.document_builders import (
    blocks,
    bullets,
    code,
    definitions,
    heading,
    item,
    link,
    numbered,
    quote,
    strong,
    table,
    text,
    thematic_break,
)
from support.parsing import parse_blocks

from b12tui.document import (
    Block,
    Document,
    Image,
    Link,
    ListBlock,
    Paragraph,
    Position,
    Question,
    Style,
    Table,
    text_nodes,
)
from b12tui.markdown import parse
from b12tui.markdown.html.open_elements import MAX_DEPTH


def sections(source: str) -> list[tuple[int, str, str]]:
    return [(each.level, each.title, each.slug) for each in parse(source, name="test").sections]


def words(document: Document) -> str:
    return " ".join(node.text.chars for _, node in document.all_text_nodes())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>A</h1>\n\na\n\n<h2>B</h2>\n\nb", [(1, "A", "a"), (2, "B", "b")]),
        ("<div align=center>\n  <h1>A <b>b</b></h1>\n</div>\n\na", [(1, "A b", "a-b")]),
        ("<div><h1>A</h1><p>a</p><h2 id=x>B</h2></div>", [(1, "A", "a")]),
        ('a\n\n<h3 name="x">\nB?\n</h3>\n\nb', [(0, "", ""), (3, "B?", "x")]),
        ("<p>a</p>\n    <h2 id=ü>B</h2>\n<p>b", [(0, "", ""), (2, "B", "ü")]),
        ("<h2>\n\n*A*\n\n</h2>\n\na", [(0, "", ""), (2, "A", "a")]),
        ("# A\n\n<h2>A</h2>\n\n<H2 ID='a'>B</H2>", [(1, "A", "a"), (2, "A", "a-1"), (2, "B", "a-2")]),
        ("<h1>A</h1>\n<h1>B\n<h2>C</h2>", [(1, "A", "a"), (1, "B", "b"), (2, "C", "c")]),
        ("<h2></h2>\n\n<h2><img src=x alt=''></h2>\n\na", [(0, "", "")]),
        ("- <h2>A</h2>\n\n> <h2>B</h2>", [(0, "", "")]),
        ("<blockquote>\n<h2>A</h2>\n</blockquote>\n\n<ul><li><h3>B</h3></ul>", [(0, "", "")]),
        ("<table><tr><td>\n\n## A\n\n</td><td>\n\n## B\n\n</td></tr></table>\n\n## C", [(0, "", ""), (2, "C", "c")]),
        ("<!-- <h2>A</h2> -->\n\n`<h2>B</h2>`\n\n    <h2>C</h2>\n\n<pre><h2>D</h2></pre>", [(0, "", "")]),
    ],
)
def test_headings_open_sections(source: str, expected: list[tuple[int, str, str]]) -> None:
    assert sections(source) == expected


def test_a_heading_of_html_is_found_by_its_id_and_on_its_line() -> None:
    document = parse('# T\n\na\n\n<div>\n<p>b</p>\n<h2 id="x">B</h2>\n<p>c</p>\n</div>\n\n[d](#x)', name="test")
    place = document.find_anchor("x")
    assert place is not None
    assert place.section == 1
    (made, after, _) = document.blocks(1)
    assert made == heading(2, "B", slug="x")
    assert (document.sections[1].line, made.line, after.line) == (7, 7, 8)
    assert document.source(1).startswith('<h2 id="x">B</h2>\n<p>c</p>')
    assert [block.line for block in document.blocks(0)] == [1, 3, 6]


def test_headings_of_html_below_a_faq_are_questions() -> None:
    document = parse("## FAQ\n\n<h3>A?</h3>\n\na\n\n<h3>B</h3>\n\nb", name="test")
    assert [each.text.chars for each in document.blocks(1) if isinstance(each, Question)] == ["A?", "B"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul><li>a<li>b<ul><li>c</ul></ul>d", (bullets("a", ("b", bullets("c"))), "d")),
        ("<ol start=3>\n<li>a</li>\n<li>b</li>\n</ol>", (numbered("a", "b", start=3),)),
        ("<ol><li>a<li value=5>b<li>c</ol>", (numbered("a"), numbered("b", "c", start=5))),
        ("<ul>\n<li>\n\n**a**\n\n- b\n\n</li>\n</ul>", (bullets((text(strong("a")), bullets("b"))),)),
        ("<ul><li><p>a<p>b</ul>", (bullets(("a", "b"), tight=False),)),
        ("<ul><li><input type=checkbox checked> a<li><input type=checkbox disabled>b</ul>",
         (bullets(item("a", done=True), item("b", done=False)),)),
        ("<dl><dt>A<dd>a<p>b<dt>B</dl>", (definitions(("A", "a", "b"), ("B",)),)),
        ("<dl><div><dt>A</dt><dd>a</dd></div></dl>", (definitions(("A", "a")),)),
        ("<blockquote>\n\na\n\n</blockquote>\n\nb", (quote("a"), "b")),
        ("<blockquote><blockquote>a</blockquote>b", (quote(quote("a"), "b"),)),
        ("<ul>a<li>b<hr><pre>c</pre></ul>", ("a", bullets(("b", thematic_break(), code("c"))))),
        ("<figure><img src=x alt=a><figcaption>b</figcaption></figure>", ("a", "b")),
    ],
)  # fmt: skip
def test_lists_and_quotes(source: str, expected: tuple[Block, ...]) -> None:
    found, wanted = parse_blocks(source), blocks(*expected)
    assert [block.text.chars if isinstance(block, Paragraph) else block for block in found] == [
        block.text.chars if isinstance(block, Paragraph) else block for block in wanted
    ]


def test_a_list_may_count_down() -> None:
    (made,) = parse_blocks("<ol reversed><li>a<li>b<li>c</ol>")
    assert isinstance(made, ListBlock)
    assert (made.start, made.counts_down, len(made.items)) == (3, True, 3)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<table><thead><tr><th>A</th><th>B</th></tr></thead>\n<tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
         table(("A", "B"), ("a", "b"))),
        ("<table><tr><th>A<th>B<tr><td>a<td>b</table>", table(("A", "B"), ("a", "b"))),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", table(("", ""), ("a", "b"), ("c", "d"))),
        ("<table><tr><th>A<td>a<tr><th>B<td>b</table>", table(("", ""), ("A", "a"), ("B", "b"))),
        ("<table><tr><th>A<th>B</tr>\n<tr>\n<td>\n\n*a*\n\n</td>\n<td>\n\n- b\n- c\n\n</td>\n</tr>\n</table>",
         table(("A", "B"), (text(strong("a")), "b\nc"))),
        ("<table><tr><th colspan=2>A<th>B<tr><td>a<td>b<td>c</table>", table(("A", "A", "B"), ("a", "b", "c"))),
        ("<table><tr><th>A<th>B<tr><td rowspan=2>a<td>b<tr><td>c</table>", table(("A", "B"), ("a", "b"), ("a", "c"))),
        ("<table><tr><th>A<th>B<tr><td colspan=2>all<tr><td>a<td>b</table>",
         table(("A", "B"), ("all",), ("a", "b"))),
        ("<table><thead><tr><th rowspan=2>A<th colspan=2>B<tr><th>x<th>y<tbody><tr><td>1<td>2<td>3</table>",
         table(("A", "B x", "B y"), ("1", "2", "3"))),
        ("<table><tr><th>A<th>B<tr><td>a<br>b<td></table>", table(("A", "B"), ("a\nb", ""))),
    ],
)  # fmt: skip
def test_tables(source: str, expected: Table) -> None:
    (made,) = parse_blocks(source)
    assert isinstance(made, Table)
    assert [[cell.chars for cell in row] for row in (made.header, *made.rows)] == [
        [cell.chars for cell in row] for row in (expected.header, *expected.rows)
    ]


def test_a_caption_is_read_and_names_its_table() -> None:
    caption, made = parse_blocks("<table><caption>A <b>b</b></caption><tr><th>C<th>D<tr><td>c<td>d</table>")
    assert isinstance(caption, Paragraph)
    assert isinstance(made, Table)
    assert (caption.text.chars, made.title) == ("A b", "A b")


@pytest.mark.parametrize(
    "source",
    [
        "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr><td>a<td>b<td>c<td>d</table>",
        "<table><tr><td>a<tr><td>b<tr><td>c<tr><td>d</table>",
        "<table><tr><td>a<td>b</tr>c<tr><td>d</table>",
    ],
)
def test_a_table_that_only_lays_out_is_no_table(source: str) -> None:
    made = parse_blocks(source)
    assert [block.text.chars for block in made if isinstance(block, Paragraph)] == ["a", "b", "c", "d"]


def test_code_in_cells_stays_code() -> None:
    made = parse_blocks("<table>\n<tr><td>\n\n```\na\n```\n\n</td><td>\n\n```\nb\n```\n\n</td></tr>\n</table>")
    assert tuple(made) == (code("a"), code("b"))


def test_spans_repeat_no_more_than_a_limit() -> None:
    source = "<table>" + "<tr><td rowspan=9999 colspan=9999>a<td>b\n" * 300 + "</table>"
    (made,) = parse_blocks(source)
    assert isinstance(made, Table)
    assert max(map(len, made.rows)) <= 52


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<q>a</q>", "“a”"),
        ('<abbr title="World Health Organization">WHO</abbr>, <abbr title="World Health Organization">WHO</abbr>',
         "WHO (World Health Organization), WHO"),
        ("<input type=checkbox checked> a <input type=radio> b", "[x] a [ ] b"),
        ("<ruby>漢<rt>かん</ruby>", "漢(かん)"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢(かん)"),
        ('<img src="a.gif" alt=""> a <img src=b.png width=1 height=1>', "a"),
        ('<img src="a.gif"> a', "a.gif a"),
        ('<a href="t"><img src="a.gif" alt=""></a>', "a.gif"),
        ('<video src="p/a.mp4" title="A film"></video>', "Video: A film"),
        ('<video controls><source src="p/a.webm"><source src="p/a.mp4"></video>', "Video: a.webm"),
        ('<audio src="p/a.ogg"></audio>', "Audio: a.ogg"),
        ('<iframe src="https://a.example/b" title="Talk"></iframe>', "Page: Talk"),
        ('<object data="a.pdf">b</object>', "Object: a.pdf b"),
        ("![a](x.png#gh-dark-mode-only)![b](y.png#gh-light-mode-only)", "a"),
        ("[![a](x#gh-dark-mode-only)](t)[![b](y#gh-light-mode-only)](t)", "a"),
        ("![a](x.png#gh-dark-mode-only)", "a"),
    ],
)  # fmt: skip
def test_words_that_a_browser_adds(source: str, expected: str) -> None:
    assert words(parse(f"x {source}", name="test")).removeprefix("x").strip() == expected
    assert (
        words(parse(f"<p>x {source}</p>" if "![" not in source else f"x {source}", name="test"))
        .removeprefix("x")
        .strip()
        == expected
    )


def test_inserted_words_have_a_style() -> None:
    (made,) = parse_blocks("<ins>a</ins>")
    assert isinstance(made, Paragraph)
    assert [span.kind for span in made.text.spans] == [Style.INSERTED]


def test_a_link_around_blocks_is_a_link_in_each() -> None:
    made = parse_blocks('<p>\n<a href="t">\n<div><img src="i" alt="a"></div>\n<b>b</b>\n</a> c\n</p>')
    assert [block.text.chars for block in made if isinstance(block, Paragraph)] == ["a", "b c"]
    kinds = [[span.kind for span in block.text.spans] for block in made if isinstance(block, Paragraph)]
    assert kinds == [[Link("t"), Image("i", described=True)], [Link("t"), Style.STRONG]]


def test_a_link_around_markdown_is_a_link_in_each_paragraph() -> None:
    made = parse_blocks('<a href="t">\n\n![a](i)\n\n*b* [c](u)\n\n- d\n\n</a>\n\ne')
    texts = [node.text for node in text_nodes(made)]
    targets = [[span.kind.target for span in each.spans if isinstance(span.kind, Link)] for each in texts]
    assert [each.chars for each in texts] == ["a", "b c", "d", "e"]
    assert targets == [["t"], ["u"], ["t"], []]


def test_a_link_that_no_block_closes_ends_with_its_own() -> None:
    made = parse_blocks('<a href="t">\n\na')
    assert tuple(made) == blocks(text(link("t", "t")), "a")


def test_a_link_around_a_heading_to_its_own_name_is_no_text() -> None:
    document = parse('<section id="a">\n  <a href="#a">\n    <h3>B</h3>\n  </a>\n  c\n</section>\n', name="test")
    assert [node.text.chars for _, node in document.all_text_nodes()] == ["B", "c"]
    assert document.find_anchor("a") == Position(1)


def test_a_link_without_words_shows_its_address_once() -> None:
    made = parse_blocks('<div><a href="t"><p></p><p></p></a></div>')
    assert tuple(made) == blocks(text(link("t", "t")))


@pytest.mark.parametrize(
    ("source", "asks"),
    [
        ("<details><summary>Build log</summary>a</details>", False),
        ("<details><summary>What is it?</summary>a</details>", True),
        ("<details>a</details>", False),
        ("## FAQ\n\n<details><summary>Price</summary>a<details><summary>b</summary></details></details>", True),
    ],
)
def test_details_ask_only_where_their_words_do(source: str, asks: bool) -> None:
    document = parse(source, name="test")
    found = next(node.block for _, node in document.all_text_nodes() if isinstance(node.block, Question))
    assert (found.asks, found.number, found.of) == (asks, int(asks), int(asks))


def test_deep_nesting_keeps_words_and_has_a_limit() -> None:
    names = ("ul><li", "blockquote", "details", "table><tr><td")
    for name in names:
        document = parse(f"<{name}>a" * 400 + "\n\nb", name="test")
        deepest = max(len(node.ancestors) for _, node in document.all_text_nodes())
        assert deepest <= MAX_DEPTH
        assert document.words >= 401
