"""HTML: what is heard is marked up as what it is, in the same words, and no document gets markup of its own in."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import pytest
from support.document_builders import document, heading, paragraph

from b12tui.document import LineBlock, Position, Text
from b12tui.markdown import parse
from b12tui.writers import WriteOptions, writer_of
from b12tui.writers.html.addresses import image_address, link_address
from b12tui.writers.language import guessed_language


def page(source: str, options: WriteOptions | None = None) -> str:
    stream = io.StringIO()
    writer_of("html").load().write(parse(source, name="text"), stream, options or WriteOptions())
    return stream.getvalue()


def body(source: str) -> str:
    return page(source, WriteOptions(language="en")).partition("<main ")[2].partition(">\n")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a *b* **c** `d<e`", "<p>a <em>b</em> <strong>c</strong> <code>d&lt;e</code></p>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a\n</li>\n<li>b\n</li>\n</ol>'),
        ("- [x] a", '<ul>\n<li><span class="state">done: </span>a\n</li>\n</ul>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("> [!TIP]\n> a", '<div class="callout" role="note">\n<p class="label">Tip.</p>\n<p>a</p>\n</div>'),
        ("T\n: d", "<dl>\n<dt>T</dt>\n<dd>d\n</dd>\n</dl>"),
        (
            "```py\na\n\n<b>\n```",
            (
                '<figure class="code">\n<figcaption>Code, py, 3 lines.</figcaption>\n'
                '<pre translate="no"><code>a\n\n&lt;b&gt;</code></pre>\n</figure>'
            ),
        ),
        (
            '![a "b"](c.png)',
            '<figure class="image"><img src="c.png" alt="a &quot;b&quot;" loading="lazy"></figure>',
        ),
        ("x ![](d/c.png)", '<p>x <img src="d/c.png" alt="no description: c.png" loading="lazy"></p>'),
        ("10^6^", '<p>10<sup aria-hidden="true">6</sup><span class="heard"> to the power 6</span></p>'),
        ("[a](b.md) [c](#no)", '<p><a href="b.md">a</a> c</p>'),
        ("[![a](b.png)](c)", '<figure class="image"><a href="c"><img src="b.png" alt="a" loading="lazy"></a></figure>'),
        (
            "[www.a.example](https://b.example)",
            '<p><a href="https://b.example">www.a.example</a> [links to https://b.example]</p>',
        ),
        (
            "<details open><summary>More</summary>\n\na\n\n</details>",
            (
                '<details id="more" open="open">\n<summary><span class="state">Fold: </span>More</summary>\n'
                "<p>a</p>\n</details>"
            ),
        ),
    ],
)
def test_each_block_is_the_element_that_says_what_it_is(source: str, expected: str) -> None:
    assert re.sub(r'id="[^"]*\?more"', 'id="more"', body(source)).rstrip("\n") == expected


def test_a_table_has_a_caption_and_a_header_for_each_cell() -> None:
    made = body("| | B |\n|---|---:|\n| one | 1 |\n| two | 2 | 3 |\n")
    assert "Table 1. 2 rows, 2 columns.</caption>" in made
    assert re.findall(r"<th([^>]*)>([^<]*)</th>", made) == [
        (' scope="col"', "Column 1"),
        (' scope="col" class="end"', "B"),
        (' scope="col"', "Extra cell"),
        (' scope="row"', "one"),
        (' scope="row"', "two"),
    ]


def test_numbers_in_the_first_column_name_no_rows() -> None:
    assert 'scope="row"' not in body("| n | m |\n|---|---|\n| 1 | a |\n| 2 | b |\n")


def test_a_note_leads_back_to_each_place_that_cites_it() -> None:
    made = body("a[^1] b[^1]\n\n[^1]: c\n")
    ids = re.findall(r'<a id="([^"]+)" href="#note-1" role="doc-noteref">\[note 1\]</a>', made)
    assert len(ids) == 2
    back = re.findall(r'<a href="#([^"]+)" role="doc-backlink">([^<]+)</a>', made)
    assert back == [(ids[0], "Back to the text, 1 of 2"), (ids[1], "Back to the text, 2 of 2")]
    assert '<div class="note" id="note-1" role="doc-footnote">\n<p class="label">Note 1:</p>' in made


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# T\n\n## a\n\n### b\n\n## c\n", [1, 2, 3, 2]),
        ("# T\n\n#### a\n\n###### b\n\n#### c\n", [1, 2, 3, 2]),
        ("words\n\n### a\n\n# b\n", [1, 2, 2]),
        ("# a\n\n# b\n\n## c\n", [1, 2, 3]),
        ("# T\n\n## a\n\n> ##### b\n>\n> ###### c\n>\n> # d\n", [1, 2, 3, 4, 3]),
    ],
)
def test_headings_have_no_gaps(source: str, levels: list[int]) -> None:
    assert [int(level) for level in re.findall(r"<h(\d)", page(source))] == levels


def test_the_contents_have_the_numbers_that_are_heard() -> None:
    nav = re.search(r"<nav .*</nav>", page("# T\n\n## a\n\n### b\n\n## c\n"), re.DOTALL)
    assert nav is not None
    assert re.findall(r'<li value="(\d)"><a href="#(\w)">', nav[0]) == [("1", "a"), ("2", "b"), ("3", "c")]


def test_a_page_has_one_main_a_skip_link_a_title_and_a_language() -> None:
    made = page("---\nlang: en-GB\n---\n# The title\n\nWords.\n")
    assert made.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>The title</title>" in made
    assert made.count("<main ") == made.count("</main>") == made.count("<h1 ") == 1
    skip = re.search(r'<a class="skip" href="#([^"]+)">', made)
    assert skip is not None
    assert f'<main id="{skip[1]}"' in made
    assert "<script" not in made


def test_ids_are_unique_though_headings_have_one_name() -> None:
    source = "# a\n\n## contents\n\n## note-1\n\nx[^1]\n\n[^1]: y\n\n## b12tui-text\n\n## a\n\n<a id='a'></a>z\n"
    ids = re.findall(r'\sid="([^"]+)"', page(source))
    assert len(ids) == len(set(ids))


EVIL = "<script>alert(1)</script>\" onload='x' & \x07\ufffe"


def test_no_text_is_markup() -> None:
    made = page(
        f"---\ntitle: '{EVIL}'\n---\n# {EVIL}\n\n{EVIL}\n\n`{EVIL}`\n\n```{EVIL}\n{EVIL}\n```\n\n"
        f"| {EVIL} |\n|---|\n| {EVIL} |\n\n"
        f"[a](<{EVIL}>) ![{EVIL}](<{EVIL}>)\n\n<a id='\"><b>'></a>x\n"
    )
    assert "<script" not in made
    assert "\x07" not in made
    assert "\ufffe" not in made
    # A parser of XML accepts only what is escaped everywhere; what HTML doesn't close is closed for it.
    xml = re.sub(r"<(meta|img|hr|br)\b([^>]*)>", r"<\1\2/>", made.partition("\n")[2])
    names = {element.tag for element in ET.fromstring(xml).iter()}
    assert not names & {"script", "b"}
    assert not any(name.startswith("on") for element in ET.fromstring(xml).iter() for name in element.attrib)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.example/b c?d=e&f#g", "https://a.example/b%20c?d=e&f#g"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("b/é.md", "b/%C3%A9.md"),
        ("//a.example/b", "//a.example/b"),
        ("100%", "100%25"),
        ("javascript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("vbscript:x", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://a.example:port/", ""),
        ("\\\\host\\share", ""),
    ],
)
def test_only_safe_addresses_become_links(target: str, address: str) -> None:
    assert link_address(target) == address


@pytest.mark.parametrize(
    ("target", "kept"),
    [("data:image/png;base64,AA==", True), ("data:image/svg+xml,<svg onload=x>", False), ("javascript:x", False)],
)
def test_pictures_in_addresses_are_kept_and_programs_are_not(target: str, kept: bool) -> None:
    assert bool(image_address(target)) == kept


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The words of the text are in English, and it is for all of us to read.", "en"),
        ("Der Text ist nicht auf Englisch, und das ist auch gut für die Leser.", "de"),
        ("Le texte est dans une langue que les gens ne parlent pas ici.", "fr"),
        ("Это текст на русском языке.", "ru"),
        ("これは日本語の文章です。", "ja"),
        ("这是中文的文章。", "zh"),
        ("zxcv qwer 123", "und"),
        ("", "und"),
    ],
)
def test_a_language_is_told_by_its_common_words_or_not_at_all(text: str, tag: str) -> None:
    assert guessed_language(text) == tag


def test_large_print_has_eighteen_points_and_no_italics() -> None:
    made = page("*a*", WriteOptions(large_print=True))
    assert "font-size: 18pt" in made
    assert "em, i, cite, dfn, address, var { font-style: normal;" in made
    assert "font-size: 18pt" not in page("*a*")


def test_a_section_alone_has_its_title_and_no_link_to_what_is_not_there() -> None:
    made = page("# T\n\n## a\n\n[b](#c) [d](#e)\n\n### e\n\nx\n\n## c\n", WriteOptions(section=1))
    assert re.findall(r"<h\d[^>]*>([^<]*)<", made) == ["a", "e"]
    assert '<p>b <a href="#e">d</a></p>' in made


def test_a_document_of_blocks_is_written_too() -> None:
    stream = io.StringIO()
    book = document(heading(1, "T"), paragraph("x"), heading(2, ""))
    writer_of("html").load().write(book, stream, WriteOptions(language="en"))
    assert re.search(r"<h2[^>]*>blank</h2>", stream.getvalue())


def test_the_place_to_open_at_is_found_among_lines() -> None:
    lines = document(LineBlock(Text("a\nb")), LineBlock(Text("c"), blank=1), LineBlock(Text("d"), change="added"))
    for node, begin in enumerate(("a\nb", "c", "<ins>")):
        stream = io.StringIO()
        writer_of("html").load().write(lines, stream, WriteOptions(place=Position(0, node)))
        assert f'<span id="b12tui-place"></span>{begin}' in stream.getvalue()


@pytest.mark.parametrize("source", ["x\n\nx\n\nx\n", "- x\n\n- x\n\n- x\n", "> x\n\nx\n\n> x\n"])
def test_of_equal_blocks_the_one_at_hand_is_opened(source: str) -> None:
    for node in range(3):
        made = page(source, WriteOptions(place=Position(0, node)))
        before, _, behind = made.partition('<div id="b12tui-place"></div>')
        assert (before.count("<p>x</p>"), behind.count("<p>x</p>")) == (node, 3 - node)
