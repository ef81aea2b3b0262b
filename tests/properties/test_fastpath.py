"""What is read without markdown-it is what markdown-it reads.

Both readers may say that they are not sure; a text of which they are has to be the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from support.markdown_strategies import ANY_MARKDOWN, MOVING_LINES, PLAIN_LINES, shuffled_lines

from b12tui import dialects
from b12tui.markdown.builders.inlines import build_text, written
from b12tui.markdown.commonmark.engine import Markdown
from b12tui.markdown.commonmark.tokens import Token
from b12tui.markdown.fastpath.container_blocks import fast_blocks
from b12tui.markdown.fastpath.inline_spans import fast_inlines
from b12tui.markdown.fastpath.token_factory import TRIMMED, NeedsFullParser
from b12tui.markdown.parser import Parser

PROSE_LINES = (
    *(
        "words",
        "Words here.  ",
        "more\tof them",
        "*some* and **more?**",
        "`code` and [a link](#there)",
        "[x] done",
        "|",
    ),
    *("#", "# A heading", "## Another ##", "### A third#", "#none", "***", "- - -", "---", "===", "_ _ _"),
    *("```", "```py", "~~~", "````"),
    *(
        "- item",
        "- [ ] task",
        "-",
        "* item",
        "+  item",
        "-    item",
        "-     code",
        "- # heading",
        "- - item",
        "-\titem",
    ),
    *("| a | b |", "|---|:-:|", "|-|", "| a |", "||", "| a | `|` |", "|:--| --: | ", "a | b", "-|-", "| \\| |"),
    *("--- | ---", "|a|b|c"),
    *("1. one", "2. two", "1) one", "7. seven", "1986. A year", "1.", "12345678901. no item"),
    *(
        "[a]: /there",
        "[a",
        "]: /there",
        "[^1]: note",
        ": term",
        "~ term",
        "$$",
        "<p>",
        "<!-- a -->",
        "<!--",
        "-->",
        "<img src=x>",
        '[b]: <c> "d"',
        "[f]: /g?h&i=j 'k'",
        "> quote",
        "> # a",
        "[d e]:",
        "</details>",
        "\xa0",
        "\f",
        "\\",
        "é",
    ),
)

INDENTS = st.sampled_from(["", "", "", "", "", " ", "  ", "  ", "   ", "    ", "     ", "      ", "\t", "\t\t"])


def lines() -> st.SearchStrategy[str]:
    """Make texts of lines at any column, some after blank ones."""
    line = st.tuples(st.sampled_from(["", "", "", "", "\n", " \n", "\n\n"]), INDENTS, st.sampled_from(PROSE_LINES))
    return st.tuples(
        st.lists(line.map("".join), max_size=9).map("\n".join),
        st.sampled_from(["", "\n", "\n\n", "\n \n", "\n  ", "\n\n\t"]),
    ).map("".join)


PHRASES = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "word",
                "Ünï",
                "12",
                " ",
                " ",
                " ",
                "\n",
                "  \n",
                "\t",
                ".",
                ",",
                "?",
                ":",
                "!",
                "(",
                ")",
                "-",
                "—",
                "€",
                "\xa0",
                "’",
            ),
            *(
                "*",
                "**",
                "***",
                "_",
                "__",
                "`",
                "``",
                "[",
                "]",
                "](",
                "](/there)",
                "[a](/b_c_d)",
                "[![a b](c.png)](d)",
                "***a***",
                "[a\nb](c)",
                "[`a`](b*)",
                "![a](b)",
            ),
            *(
                "<https://a.example/x>",
                "https://a.example/b.",
                '<a href="x">',
                "</a>",
                "<br>",
                "[b]",
                "[b][]",
                "[a][b]",
            ),
            *(
                "**[a](b)**",
                "[**a**](b)",
                "&b=c",
                " * ",
                "[![a][b]](d)",
                "[![](c)](d)",
                "__a__",
                "__[a](b)__",
                "~",
                "^",
            ),
            *("*a b*", "**a:**", "_a_", "`a *b`", "[^a]", "[a][b]", "<b>", "&amp;", "\\*", "~~", "$", "a@b.example"),
            *(
                "**a [b](c) d**",
                "_x [b](c)_",
                "**`a*` b [b]**",
                "*a\nb [c](d)!*",
                "(**",
                "**)",
                '"**',
                "[a](b(7))",
                "[a](b()",
            ),
            *("[a `b`](c)", "[**a** b](c 'd')", "[`a` ![b](c)](d)", '[<img src="a">](b)', "[`B`]", "[a](<b c>)"),
            *("(https://a.example/b)", "`$a`", "{a}", "{a|b}", "<=", '![a](b "c")', "[a\n`b`](c)", "[a](b\n'c')"),
            *("&nbsp;", "&lt;", "&middot;", "&foo;", "&rarr", "<i.b+c@x-y.example>", "<a@b>", "[a](b(c)d(e))"),
            *("a@1.x", "@", "git@b.example:c", "xmpp:", "&amp", ";", '"', "'", "]", "）", "。", "{", "}"),
            *("https://a.example", "www.a.example", "://", "a_b", "\x1c", "\x85", "\u202e", "\x1b", "😀", "\u0301"),
        ]
    ),
    max_size=9,
).map("".join)


def told(token: Token) -> tuple[object, ...]:
    """Return what is made use of in a token; of its lines that is the first."""
    line = token.map[0] if token.map else None
    kind = (token.type, token.tag, token.nesting, token.level)
    return *kind, line, token.content, token.info, token.attrs, token.hidden, dict(token.meta)


def told_with_end(token: Token) -> tuple[object, ...]:
    """Return what is made use of in a token, and of a footnote's definition its last line as well."""
    return (*told(token), token.map if token.type == "footnote_reference_open" else None)


@given(lines() | shuffled_lines(*PLAIN_LINES, *MOVING_LINES) | ANY_MARKDOWN)
@example("- a\n\n- b\n  - c\n  - d\n\n- e")
@example("1. a\n   - b\n     - c\n2. d")
@example("```\na\n  ")
@example("```\n\t")
@example("<!--\na\n  ")
@example("- a\n\n  ")
@example("    a\n  ")
def test_blocks_read_without_markdown_it_are_those_that_it_reads(source: str) -> None:
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    found: dict[str, Any] = {}
    try:
        read = fast_blocks(source, env=found)
    except NeedsFullParser:
        return
    env: dict[str, Any] = {}
    assert [told(token) for token in read] == [told(token) for token in Markdown(source).blocks(source, env)]
    assert found.get("references", {}).keys() == env.get("references", {}).keys()


NOTE_LINES = (
    *(
        "[^1]: note",
        "[^2]:note `a",
        "[^b]:   *note*  ",
        "[^3]:",
        "[^4]: - a",
        "[^5]: # a",
        "[^6]: [a]: /b",
        "[^7]:     a",
    ),
    *(
        "[^a b]: c",
        "[^]: a",
        "[^[d]: e",
        "[^e]:\tf",
        "[^1]: > a",
        "[^8]: a|b",
        "words[^1]",
        "# a",
        "- a",
        "|-",
        ": a",
        "    a",
    ),
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "", "\n", " \n"]), st.sampled_from(NOTE_LINES)).map("".join), max_size=8
    ).map("\n".join),
    st.sampled_from(["", "\n", "\n\n", "\n \n"]),
)
@example("[^1]: a\n[^2]: b\n\n# c", "\n")
def test_footnotes_read_without_markdown_it_are_those_that_it_reads(source: str, end: str) -> None:
    source += end
    try:
        read = fast_blocks(source, notes=True)
    except NeedsFullParser:
        return
    assert [told_with_end(token) for token in read] == [
        told_with_end(token) for token in Markdown(f"{source}[^1]").blocks(source, {})
    ]


@given(PHRASES | st.text(st.sampled_from("ab *_`[]()!.\n:"), max_size=16))
@example("**a:** b *c*. `d` [e](#f), (*g*)")
def test_running_text_read_without_markdown_it_is_what_it_reads(source: str) -> None:
    references = {"B": {"title": "t", "href": "/r"}}
    read = fast_inlines(source, references=references)
    if read is not None and all(line.strip(" \t") for line in source.split("\n")):  # a paragraph has no blank line
        env = {"notes": {}, "references": references}
        assert read == written(Markdown(source).running(source, env), env)


class _Needed(Exception):
    """The full parser is asked for."""


class _QuickParser(Parser):
    def running(self, content: str, env: dict[str, Any]) -> Sequence[Token]:  # noqa: ARG002
        raise _Needed


@given(PHRASES, st.sampled_from(dialects.NAMES))
def test_running_text_of_a_dialect_read_without_markdown_it_is_what_it_reads(source: str, name: str) -> None:
    source = "\n".join(line for line in source.strip(TRIMMED).split("\n") if line.strip(" \t"))
    dialect = dialects.dialect(name)
    env: dict[str, Any] = {"notes": {}, "references": {"B": {"title": "t", "href": "/r"}}}
    try:
        read = build_text(_QuickParser(source, dialect=dialect), source, env, 5)
    except _Needed:
        return
    assert read == written(Markdown(source, dialect=dialect).running(source, env), env, 5)
