"""Running text: marks over characters."""

from __future__ import annotations

import pytest
from support.document_builders import (
    Words,
    code_span,
    emphasis,
    footnote_ref,
    formula,
    image,
    link,
    marked,
    strikethrough,
    strong,
    superscript,
    text,
)
from support.parsing import parse_blocks, parse_paragraph

from b12tui.document import Image, Link, Style, Text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a* _b_ **c** __d__", (emphasis("a"), " ", emphasis("b"), " ", strong("c"), " ", strong("d"))),
        ("***a***", (emphasis(strong("a")),)),
        ("**a *b* c**", (strong("a ", emphasis("b"), " c"),)),
        ("~~a~~ ~b~", (strikethrough("a"), " ", strikethrough("b"))),
        ("`a  b` and `` ` ``", (code_span("a  b"), " and ", code_span("`"))),
        ("`a\nb`", (code_span("a b"),)),
        ("a  \nb", ("a\nb",)),
        ("a\\\nb", ("a\nb",)),
        ("a\nb", ("a b",)),
        ("a   b\t c", ("a b c",)),
        ("&amp; &copy; &#65; &nosuch; \\* \\a", ("& © A &nosuch; * \\a",)),
        ("a&#10;b&#9;c", ("a b c",)),
        (":tada: 🎉", ("🎉 🎉",)),
        (":+1: **:bug:** [:bug:](t)", ("👍 ", strong("🐛"), " ", link("t", "🐛"))),
        (":no_such_name: 10:30:45 10:100:45 a:bug:b", (":no_such_name: 10:30:45 10:100:45 a:bug:b",)),
        ("`:bug:`", (code_span(":bug:"),)),
        ("a:\nb :bug:\nc", ("a: b 🐛 c",)),
        ("==a *b*== == c== d==e==f", ("a ", emphasis("b"), " == c== d==e==f")),
        (r"\(a_1 * b_2\) \(a, b\) \[x\]", (formula("a₁ ∗ b₂", "a_1 * b_2", "a sub 1 times b sub 2"), " (a, b) [x]")),
        (r"\(\frac{1}{2}\)", (formula("1/2", r"\frac{1}{2}", "1 over 2"),)),
        (r"\\(a+b\\)", (formula("a + b", "a+b", "a plus b"),)),
        ("x^2^ y^a b^", ("x", superscript("2"), " y^a b^")),
        ("a^[b *c*] d", ("a [b ", emphasis("c"), "] d")),
        ("a ^b-1", ("a",)),
        ("[a *b*](t)", (link("t", "a ", emphasis("b")),)),
        ("*a [b](t) c*", (emphasis("a ", link("t", "b"), " c"),)),
        ('[a](t "words") b', (link("t", "a"), " (words) b")),
        ('[same words](t "same words")', (link("t", "same words"),)),
        ("[a](<t u> 'x\ny').", (link("t u", "a"), " (x y).")),
        ("[](t)", (link("t", "t"),)),
        ("[a][r] [r] [R][]\n\n[r]: <t> 'more'", (
            link("t", "a"), " (more) ", link("t", "r"), " (more) ", link("t", "R"), " (more)",
        )),
        ("[a](javascript:x)", (link("javascript:x", "a"),)),
        ("[a](/b\u00a0c)", (link("/b%C2%A0c", "a"),)),
        ("<https://a.example/ü?b=1&c>", (link("https://a.example/ü?b=1&c", "https://a.example/ü?b=1&c"),)),
        ("<a@b.example>", (link("mailto:a@b.example", "a@b.example"),)),
        ("![alt *text*](t)", (image("t", "alt text"),)),
        ('![alt](t "title")', (image("t", "alt"), " (title)")),
        ("![](p/q%20r.png?x#y)", (marked(Image("p/q%20r.png?x#y", described=False), "q r.png"),)),
        ("![](data:image/png;base64,AAAA)", (
            marked(Image("data:image/png;base64,AAAA", described=False), "data:image/png"),
        )),
        ("[![alt](i)](t)", (link("t", image("i", "alt")),)),
        ("$a_b$ and $$c*d$$ and $`e`$", (
            formula("a_b", "a_b", "a sub b"), " and ", formula("c ∗ d", "c*d", "c times d"),
            " and ", formula("e", "e", "e"),
        )),
        ("$a *b$ *c*", (formula("a ∗ b", "a *b", "a times b"), " ", emphasis("c"))),
        ("$\\never *b*$", ("$\\never *b*$",)),
        ("from $5 to $10 *now*", ("from $5 to $10 ", emphasis("now"))),
        ("a<br>b<BR/>c", ("a\nb\nc",)),
        ("a **b<br>**", ("a ", strong("b"))),
        ("a <br> <b>b</b>", ("a\n", strong("b"))),
        ("<br>a<br><br>b<br>", ("a\nb",)),
        ("<kbd>K</kbd> H<sub>2</sub>O x<sup>2</sup>", (
            marked(Style.KEYBOARD, "K"), " H", marked(Style.SUBSCRIPT, "2"), "O x", superscript("2"),
        )),
        ("<b>a</b> <em>b</em> <del>c</del> <code>d</code>", (
            strong("a"), " ", emphasis("b"), " ", strikethrough("c"), " ", code_span("d"),
        )),
        ('<span class="x">a</span><u>b</u>', ("ab",)),
        ('<a href="t" title="more">a</a> <a name="n">b</a>', (link("t", "a"), " (more) b")),
        ('<img src="p/i.png" alt="A &amp; B"> <img src=p/j.png>', (
            image("p/i.png", "A & B"), " ", image("p/j.png"),
        )),
        ("a <!-- no\nwords --> b", ("a b",)),
        ("a<p>b<div>c", ("a b c",)),
        ("a<br><ul><li>b</li><li>c. d</li></ul>e", ("a\nb\nc. d\ne",)),
        ("<i>a <b>b</i> c</b> d", (emphasis("a ", strong("b")), " c d")),
        ("*a <b>b* c</b>", (emphasis("a ", strong("b")), " c")),
        ("a <kbd>b", ("a ", marked(Style.KEYBOARD, "b"))),
        ("</kbd>a", ("a",)),
        ("a <?php b ?> <![CDATA[c]]> <!D x>", ("a <?php b ?> c",)),
        ("**<b> a </b>** b", (strong(strong("a")), " b")),
        ("a[^n] b [^n].\n\n> [^n]: c", ("a", footnote_ref(1), " b", footnote_ref(1), ".")),
    ],
)  # fmt: skip
def test_running_text_is_what_it_is_written_as(source: str, expected: tuple[Words, ...]) -> None:
    first = parse_blocks(source)[0]
    assert getattr(first, "text", None) == text(*expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("see https://a.example/b_c_d,", ("see ", link("https://a.example/b_c_d", "https://a.example/b_c_d"), ",")),
        ("(http://a.example/(b))", ("(", link("http://a.example/(b)", "http://a.example/(b)"), ")")),
        ("http://localhost:80/x?a=1&b=2&amp;", (
            link("http://localhost:80/x?a=1&b=2", "http://localhost:80/x?a=1&b=2"), "&",
        )),
        ("**https://a.example**", (strong(link("https://a.example", "https://a.example")),)),
        ("www.a.example/b.", (link("http://www.a.example/b", "www.a.example/b"), ".")),
        ("mail me_2@b-c.example.", ("mail ", link("mailto:me_2@b-c.example", "me_2@b-c.example"), ".")),
        ("[https://a.example](t)", (marked(Link("t", names_other_host=True), "https://a.example"),)),
        ("README.md, a.example, xhttps://a.example", ("README.md, a.example, xhttps://a.example",)),
        ("http:// https://_ www. www.x a@b @c d@ a@b.", ("http:// https://_ www. www.x a@b @c d@ a@b.",)),
        ("http://a_b.c.example http://a.b_c.example", (
            link("http://a_b.c.example", "http://a_b.c.example"), " http://a.b_c.example",
        )),
        ("`https://a.example` \\https://a.example", (
            code_span("https://a.example"), " \\https://a.example",
        )),
    ],
)  # fmt: skip
def test_bare_addresses_are_links_and_file_names_are_not(source: str, expected: tuple[Words, ...]) -> None:
    assert parse_paragraph(source) == text(*expected)


A = link("https://a.example/b", "https://a.example/b")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("地址：https://a.example/b", ("地址：", A)),
        ("地址https://a.example/b。下一句", ("地址", A, "。下一句")),
        ("（https://a.example/b）和", ("（", A, "）和")),
        ("「https://a.example/b」", ("「", A, "」")),
        ('"https://a.example/b" and', ('"', A, '" and')),
        ('{"url":"https://a.example/b","x":1}', ('{"url":"', A, '","x":1}')),
        ("'https://a.example/b','c'", ("'", A, "','c'")),
        ("“https://a.example/b”.", ("“", A, "”.")),
        ("«https://a.example/b»…", ("«", A, "»…")),
        ("[the request]https://a.example/b", ("[the request]", A)),
        ("[Poll: https://a.example/b]", ("[Poll: ", A, "]")),
        ("[Poll: https://a.example/b], more", ("[Poll: ", A, "], more")),
        ("[[https://a.example/b]]", ("[[", A, "]]")),
        ("{https://a.example/b}x", ("{", A, "}x")),
        ("https://a.example/[b]", (link("https://a.example/[b]", "https://a.example/[b]"),)),
        ("https://a.example/{b}.", (link("https://a.example/{b}", "https://a.example/{b}"), ".")),
        ("\u200bhttps://a.example/b", ("\ufffd", A)),
        ("URL:https://a.example/b", ("URL:", A)),
        ("a>https://a.example/b>c", ("a>", A, ">c")),
        ("git+https://a.example/b", ("git+https://a.example/b",)),
        ("a/https://a.example/b", ("a/https://a.example/b",)),
        ("éhttps://a.example/b", ("éhttps://a.example/b",)),
        ("https://a.example/?b=1&amp;copy=2", (
            link("https://a.example/?b=1&copy=2", "https://a.example/?b=1&copy=2"),
        )),
        ("https://a.example/?b=1&copy=2", (link("https://a.example/?b=1&copy=2", "https://a.example/?b=1&copy=2"),)),
        ("https://a.example/?b=1&amp;.", (link("https://a.example/?b=1", "https://a.example/?b=1"), "&.")),
    ],
)  # fmt: skip
def test_a_bare_address_ends_where_what_stands_around_it_goes_on(source: str, expected: tuple[Words, ...]) -> None:
    assert parse_paragraph(source) == text(*expected)


@pytest.mark.parametrize(
    "source",
    [
        "react@18.2.0",
        "check-spelling@v0.0.21",
        "vue@3.4.0-beta.1",
        "next@14.0.0-canary",
        "foo@18.x",
        "a.b@c.d-",
        "a.b@c.d_",
        "git@host.example:owner/name.git",
        "ssh://git@host.example/name.git",
        "host.example/name@v1.example",
        "@me@host.example",
        "me@host.example@b",
        "xmpp:me@host.example/b",
        "SIP:me@host.example",
        "ümme@host.example",
        "me@host.exämple",
    ],
)
def test_what_only_looks_like_a_mail_address_is_no_link(source: str) -> None:
    assert parse_paragraph(source) == text(source)


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("me@mail.example", 0),
        ("me@163.com", 0),
        ("a.b-c_d@a.b", 0),
        ("mailto:me@mail.example", 7),
        ("E-Mail:me@mail.example", 7),
        ("邮箱me@mail.example。", 2),
        ("(me+you@mail.xn--p1ai)", 1),
    ],
)
def test_a_mail_address_is_a_link(source: str, start: int) -> None:
    made = parse_paragraph(source)
    assert made.chars == source
    assert [(mark.start, mark.kind.target) for mark in made.spans if isinstance(mark.kind, Link)] == [
        (start, f"mailto:{source[start : made.spans[0].end]}")
    ]
    assert made.spans[0].end == len(source.rstrip("。)"))


def test_a_text_without_signs_is_the_same_by_the_short_way_and_the_long(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = ["a  b\n c", " a\n\tb ", "x\u00a0y", "tab\there", "a\x0bb", "é 🏮\n— “so”", "1 > 0 ! (a) #b + c - d = e"]
    short = [parse_paragraph(source) for source in sources]
    monkeypatch.setattr("b12tui.markdown.builders.inlines.plain", lambda _text, _line: None)
    assert [parse_paragraph(source) for source in sources] == short


def test_a_hundred_marks_in_one_another_keep_their_words() -> None:
    made = parse_paragraph("<b>" * 300 + "a" + "</b>" * 300 + " b")
    assert made.chars == "a b"
    assert all(mark.end == 1 for mark in made.spans)


def test_marks_nest_or_stand_apart_where_tags_cross() -> None:
    made = parse_paragraph("x<i>a<b>b<kbd>c</i>d</b>e</kbd>f")
    assert made == text("x", emphasis("a", strong("b", marked(Style.KEYBOARD, "c"))), "def")


def test_words_of_a_paragraph_that_is_only_a_comment_are_not_read() -> None:
    assert parse_blocks("<!-- a comment --> <!-- b -->\n\n[//]: # (a comment)\n[comment]: <> (another)\n\nc") == (
        *parse_blocks("c"),
    )


def test_an_empty_text_is_false() -> None:
    assert not Text("")
