"""What is read without markdown-it, and what it is left to; that both say the same is a property."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from b12tui.document import Image, Link, Span, Style, Text
from b12tui.markdown.builders.inlines import build_text, written
from b12tui.markdown.commonmark import shortcode_code
from b12tui.markdown.commonmark.tokens import Token
from b12tui.markdown.fastpath import emphasis
from b12tui.markdown.fastpath.container_blocks import fast_blocks, prose_beginning
from b12tui.markdown.fastpath.inline_spans import fast_inlines
from b12tui.markdown.fastpath.token_factory import NeedsFullParser
from b12tui.markdown.parser import Parser


@pytest.mark.parametrize(
    ("source", "types"),
    [
        ("# A\n\nb\nc\n", "heading_open inline heading_close paragraph_open inline paragraph_close"),
        ("```py\nx\n```", "fence"),
        ("```\nnever closed", "fence"),
        ("a\n  </p>\nb", "paragraph_open inline paragraph_close html_block"),
        (
            " - a\n\n- b\n\n<p>",
            (
                "bullet_list_open list_item_open paragraph_open inline paragraph_close list_item_close"
                " list_item_open paragraph_open inline paragraph_close list_item_close bullet_list_close html_block"
            ),
        ),
        ("[a]:\n/b", "definition"),
        ("***\na\n> ***", "hr paragraph_open inline paragraph_close blockquote_open hr blockquote_close"),
        ("a\n  ```\n  ```", "paragraph_open inline paragraph_close fence"),
        (
            "- a\n<p>",
            (
                "bullet_list_open list_item_open paragraph_open inline paragraph_close list_item_close"
                " bullet_list_close html_block"
            ),
        ),
        ("a\n\n***\n", "paragraph_open inline paragraph_close hr"),
        ("> a\nlazy", "blockquote_open paragraph_open inline paragraph_close blockquote_close"),
        ("> a", "blockquote_open paragraph_open inline paragraph_close blockquote_close"),
        (
            "- a\n",
            "bullet_list_open list_item_open paragraph_open inline paragraph_close list_item_close bullet_list_close",
        ),
        ("<p align=x>\n<img>\n\na\n<br> b", "html_block paragraph_open inline paragraph_close"),
        ("a\nb\n---\n", "heading_open inline heading_close"),
        ("[a]: /b\n[c]: <d> \"e\"\n", "definition definition"),
        ("    a\n\n    b\n", "code_block"),
        (
            "1. a\n\n   b\n",
            ("ordered_list_open list_item_open paragraph_open inline paragraph_close paragraph_open inline"
            " paragraph_close list_item_close ordered_list_close"),
        ),
        ("- ```\n  b\n  ```", "bullet_list_open list_item_open fence list_item_close bullet_list_close"),
        ("  ```\n  a\n  ```", "fence"),
        ("a\n  b", "paragraph_open inline paragraph_close"),
        (
            "|a|\n|-|\n<!-- b -->",
            "table_open thead_open tr_open th_open inline th_close tr_close thead_close table_close html_block",
        ),
        ("[a]: /b?c&d=e 'f'\n<!-- g -->", "definition html_block"),
        (
            "a|b\\|c\n-|-\n",
            (
                "table_open thead_open tr_open th_open inline th_close th_open inline th_close tr_close thead_close"
                " table_close"
            ),
        ),
        (
            "|a|\n|-|\n|b|c|",
            (
                "table_open thead_open tr_open th_open inline th_close tr_close thead_close"
                " tbody_open tr_open td_open inline td_close tr_close tbody_close table_close"
            ),
        ),
        (
            "|a|\n|-|\n",
            "table_open thead_open tr_open th_open inline th_close tr_close thead_close table_close",
        ),
    ],
)  # fmt: skip
def test_what_most_authors_write_is_prose(source: str, types: str) -> None:
    assert [token.type for token in fast_blocks(source)] == types.split()


@pytest.mark.parametrize(
    "source",
    [
        *(
            "<pre>",
            "<!-- open",
            "a\n--- ---",
            "[a]: /b\n'c'",
            "[a]:\n- b",
            "[^1]: note",
            "a\n[^1]: note",
            ": term",
            "$$\nx\n$$",
            "    code\n\t\n    code",
            "\tcode",
            "---\na  b",
        ),
        *(
            "> ```\n> never closed",
            "- a\nlazy\n\n  b",
            "  - a\n- b\nlazy\n\n  c",
            "|a|b|\n|-|\n",
            "- a|b\n  -|-",
            "|a|\n|-|\n<pre>",
            "> - a\nlazy",
            "- a\n <p>",
            "- > quote\nlazy",
            "- > a\n  lazy",
            "> > a\n> lazy",
            "- * * *",
            "- <b>\n\n  [a]: /b",
        ),
        *("a\n\tb", "- a\n\n  b\nlazy", "- ```\n  x", "1986. A year\n1986.\n", "a\n2. b", "-\n- b"),
    ],
)
def test_what_takes_a_second_look_is_left_to_the_parser(source: str) -> None:
    with pytest.raises(NeedsFullParser):
        fast_blocks(source)


NOTE_TYPES = "footnote_reference_open paragraph_open inline paragraph_close footnote_reference_close"


@pytest.mark.parametrize("source", ["[^a]: words", "[^a]:   words `b`  \n\n", "[^a]:words\n \n\n# b\n"])
def test_a_footnote_of_one_line_is_read_without_the_parser(source: str) -> None:
    types = [token.type for token in fast_blocks(source, notes=True)]
    assert types[:5] == NOTE_TYPES.split()


def told(tokens: Sequence[Token]) -> list[object]:
    """Return what tokens say, for comparison: they are of classes of their own on either path."""
    return [(token.type, token.content, token.level, token.map and token.map[0], token.hidden) for token in tokens]


def test_footnotes_may_stand_line_by_line() -> None:
    tokens = fast_blocks("[^a]: words\n[^b]: more\n", notes=True)
    assert [token.type for token in tokens] == NOTE_TYPES.split() * 2
    assert [token.meta["label"] for token in tokens if token.type == "footnote_reference_open"] == ["a", "b"]
    with pytest.raises(NeedsFullParser):
        fast_blocks("[^a]: words\n")  # of a dialect without footnotes


@pytest.mark.parametrize(
    "source",
    [
        *("[^a]: - b", "[^a]: # b", "[^a]:     b", "[^a]:\tb", "[^a]: [b]: c", "[^a]: [^b]: c", "> [^a]: b"),
        *("[^a]: b\n---", "[^a]:\n    > b\n[^c]: d", "[^a]:\n    b\nlazy", "[^a]:\n    [^b]: c", "[^a b]: c", "[^]: a"),
    ],
)
def test_a_footnote_that_may_go_on_is_left_to_the_parser(source: str) -> None:
    with pytest.raises(NeedsFullParser):
        fast_blocks(source, notes=True)


@pytest.mark.parametrize(
    "source",
    [
        *("[^a]:", "[^a]: b\nlazy\n[^c]: d", "[^a]: b\n\n    c\n\n    - d\n\n# e", "[^a]: b\n\n c", "[^a]: b\n\tc"),
        *("[^a]:\n    b\n    c\n\n[^d]:\n\n    e", "[^a]: b\n\n    ```\n    c\n\n      d\n    ```\n", "[^a]: b\n# c"),
    ],
)
def test_a_footnote_of_several_lines_is_read_as_the_parser_reads_it(source: str) -> None:
    assert told(fast_blocks(source, notes=True)) == told(Parser(source + "\n\n[^a]")._markdown.blocks(source))


TABBED = (
    "- a\n\t- b\n\t\t- c\n\n\td\n\te\n- f",
    "- a\n    - b\n    \t- c\n        - d",
    "1. a\n\n\t```\n\tb\n\t```\n2. c",
    "- # a\n\t- b\n  \t- c",
    "- a\n\n```\n\tb\n```",
    "***a***\n\n___b___",
)


@pytest.mark.parametrize("source", TABBED)
def test_lists_indented_by_tabs_are_read_as_the_parser_reads_them(source: str) -> None:
    assert told(fast_blocks(source)) == told(Parser(source)._markdown.blocks(source))


@pytest.mark.parametrize("source", ["- a\n\n\t```\n\t\t- b\n\t```", "- a\n\n b\n\tc", "- a\n\t\tb"])
def test_tabs_that_are_text_are_left_to_the_parser(source: str) -> None:
    with pytest.raises(NeedsFullParser):
        fast_blocks(source)


def test_a_text_begins_with_prose_up_to_the_block_that_takes_a_parser() -> None:
    assert prose_beginning("# a\n\nb\n\n- c\n\n<pre>\n\nd\n") == "# a\n\nb\n\n- c\n\n"
    assert prose_beginning("# a\n\nb") == "# a\n\nb"
    assert prose_beginning("<pre>") == ""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a *b* **c**", Text("a b c", (Span(2, 3, Style.EMPHASIS), Span(4, 5, Style.STRONG)))),
        ("***b***", Text("b", (Span(0, 1, Style.EMPHASIS), Span(0, 1, Style.STRONG)))),
        ("`b c`", Text("b c", (Span(0, 3, Style.CODE),))),
        ("[b](#c)", Text("b", (Span(0, 1, Link("#c", False)),))),
        ("![b](c.png)", Text("b", (Span(0, 1, Image("c.png", True)),))),
        ("a\nb_c_d", Text("a b_c_d")),
        ("[a]", Text("[a]")),
        ("[R] [b][r]", Text("R b", (Span(0, 1, Link("/r", False)), Span(2, 3, Link("/r", False))))),
        ("a <br> b", Text("a\nb")),
        ("<https://a.example>", Text("https://a.example", (Span(0, 17, Link("https://a.example", False)),))),
        ("https://a.example.", Text("https://a.example.", (Span(0, 17, Link("https://a.example", False)),))),
        ("**[b](#c)**", Text("b", (Span(0, 1, Style.STRONG), Span(0, 1, Link("#c", False))))),
        ("\\*b", Text("*b")),
        ("a * b ~ c & d", Text("a * b ~ c & d")),
        ("<small>* a</small>", Text("* a")),
        ("*a", Text("*a")),
        ("a [b][c] ![d]", Text("a [b][c] ![d]")),
        ("a &middot; b&nbsp;&copy;", Text("a · b\xa0©")),
        ("(<i.b@c-d.example>)", Text("(i.b@c-d.example)", (Span(1, 16, Link("mailto:i.b@c-d.example")),))),
        ("[r](https://a.example/b(7))", Text("r", (Span(0, 1, Link("https://a.example/b(7)")),))),
        (
            "**See [a](b), `c`!**",
            Text("See a, c!", (Span(0, 9, Style.STRONG), Span(4, 5, Link("b")), Span(7, 8, Style.CODE))),
        ),
        ("**[r]**", Text("r", (Span(0, 1, Style.STRONG), Span(0, 1, Link("/r"))))),
        ("**[r][]**", Text("r", (Span(0, 1, Style.STRONG), Span(0, 1, Link("/r"))))),
        ("a  \nb", Text("a\nb", (), 0, (2,))),
        ("[a `b`](c 'd')", Text("a b (d)", (Span(0, 3, Link("c")), Span(2, 3, Style.CODE)))),
        ("[**a** b](<c d>)", Text("a b", (Span(0, 3, Link("c d")), Span(0, 1, Style.STRONG)))),
        ("[<img alt=a> b](c)", Text("a b", (Span(0, 3, Link("c")), Span(0, 1, Image("", True))))),
        ("(https://a.example/).", Text("(https://a.example/).", (Span(1, 19, Link("https://a.example/")),))),
        ("`$a` `$b` {c} <= d", Text("$a $b {c} <= d", (Span(0, 2, Style.CODE), Span(3, 5, Style.CODE)))),
    ],
)
def test_marks_as_most_authors_write_them_are_read(source: str, text: Text) -> None:
    assert fast_inlines(source, references={"R": {"href": "/r", "title": ""}}) == text


MARKED = (
    "``a``",
    "`` a` b `` and ``a `b`` or `` a` ``",
    "**_a b_**",
    "**_Any?_** more",
    "[~4 kB](b)",
    "[\\#1](c) and [a \\& b](d)",
    "[a]( https://b.example/c)",
    "[a](https://b.example/?c=d&amp;e=f)",
    "![a](b?c&amp;d)",
    "[![a]][b] [![a]](c)",
    "[[a](b)], [[a](b)]",
    "a <!-- b - c -->",
    "<!-- a -->",
    "<a id='x'></a>",
    "<br><br>",
    "a:\n\thttps://b.example/",
    "[`a`]: words that define nothing",
    "[nothing]: is a word",
    "[a](b) [`R`]",
    "**a is *b*c and *d*e**",
    "*a*b a*b* _a_b __c__ snake_case_ a__b__",
    "**a *b* c** *a **b** c* ***a** b* **a**b*",
    "**" + "[a](b)" * 40 + "* c",
    "“*a*”*b* €**c**d \xa0*e* *f*—g",
    "*a `*` <b title='*'> [*b*](c) ![*d*](e)* \\*",
    "*a\nb* **c  \nd**",
    "![a *b* `c`](d)",
    "![a 'https://b.example/c' | `d` e '`' f](g)",
    "a ` b",
)


@pytest.mark.parametrize("source", MARKED)
def test_marks_that_many_write_are_read_as_the_parser_reads_them(source: str) -> None:
    parser = Parser(source)
    env = {"references": {"A": {"title": "t", "href": "h"}, "B": {"title": "", "href": "i"}}}
    read = fast_inlines(source, references=env["references"])
    assert read is not None
    assert read == written(parser.running(source, env), env)


def test_many_delimiters_are_left_to_the_parser() -> None:
    assert fast_inlines("*a " * (emphasis.MAX_RUNS + 1)) is None
    assert fast_inlines("*a " * emphasis.MAX_RUNS) is not None


@pytest.mark.parametrize("source", ["*a*{.b}", "**a**{b}"])
def test_what_may_be_attributes_of_emphasis_is_left_to_the_parser(source: str) -> None:
    assert fast_inlines(source) is None


def test_a_text_of_tags_alone_takes_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Parser, "running")
    assert build_text(Parser(""), "<br><br>", {}).chars == ""
    assert build_text(Parser(""), "<!-- a -->", {}).chars == ""


@pytest.mark.parametrize("source", ["[a]: words follow", "- [`a`]: words follow\n- [b]: c, d", "[a]: b c\nd"])
def test_a_label_before_words_defines_nothing(source: str) -> None:
    assert [token.type for token in fast_blocks(source)] == [
        token.type for token in Parser(source)._markdown.blocks(source)
    ]


@pytest.mark.parametrize(
    "source",
    [
        *(
            "[a](b) [a][b]",
            "[https://a.example]",
            "[a](b) ![a]",
            "[a](b c)",
            "[^a]",
            "<b",
            "&eacute;",
            "\\(",
            "~~a~~",
        ),
        *(
            "~~a~~",
            "$a$",
            "$a `$b`",
            "{a}`b`",
            "{a=b}",
            "{#a}",
            "[a <a>b</a>](c)",
            "www.a.example",
            "` a `",
            "`` a``",
            "``a `` b",
            "`` a  `` b",
            "``  a ``",
            "[a](b\\c)",
            "![[a](b)](c)",
        ),
    ],
)
def test_marks_that_take_a_second_look_are_left_to_the_parser(source: str) -> None:
    assert fast_inlines(source) is None


@pytest.mark.parametrize(
    "source",
    [
        "[" + "a" * 40 + " \x00*[](b",
        "[a](" + "b" * 60 + " ",
        "[a](" + "b&" * 60 + " ",
        "![" + "a" * 60 + "[](b",
        "[a](" + "(b)" * 60,
    ],
)
def test_an_unfinished_link_is_given_up_at_once(source: str) -> None:
    assert fast_inlines(source) is None  # a pattern that tries every division of its words would never end


@pytest.mark.parametrize("content", ["C++ and C++", "a++ and ++b", "g++, c++ or C++20", "++", "++++ ++++", "a+++b+++"])
def test_plus_signs_that_name_no_keys_need_no_full_parser(content: str) -> None:
    assert fast_inlines(content) == Text(content)


@pytest.mark.parametrize("content", ["++ctrl+c++", 'a ++"Save as"+x++', "++esc++", "(++page-up++)"])
def test_what_may_be_keys_is_left_to_the_full_parser(content: str) -> None:
    assert fast_inlines(content) is None


@pytest.mark.parametrize("name", shortcode_code.NAMES.split("|"))
@pytest.mark.parametrize("opening", ["{{<", "{{%", "{%", "{%-", "{%+"])
@pytest.mark.parametrize("blanks", ["", " ", "\t"])
def test_each_tag_that_opens_code_is_left_to_the_full_parser(opening: str, name: str, blanks: str) -> None:
    line = f"{opening}{blanks}{name} a"
    assert shortcode_code.OPENING.match(line)
    with pytest.raises(NeedsFullParser):
        fast_blocks(line)
