"""Code between the tags of templates is code of its language, as it is written."""

from __future__ import annotations

from unittest import mock

import pytest
from support.document_builders import code_span, text
from support.parsing import parse_blocks, parse_paragraph

from b12tui import markdown
from b12tui.dialects import dialect
from b12tui.document import CodeBlock, text_nodes
from b12tui.markdown import parse

OPEN, CLOSE = "{{< highlight go >}}", "{{< /highlight >}}"


@pytest.mark.parametrize(
    ("source", "language", "title", "line", "chars"),
    [
        (f"{OPEN}\na *b*\n\n    # c\n\nd\n{CLOSE}", "go", "", 2, "a *b*\n\n    # c\n\nd"),
        (f"w\n{OPEN}\na\n{CLOSE}\nw", "go", "", 3, "a"),
        (f"{OPEN}a\nb{CLOSE}", "go", "", 1, "a\nb"),
        (f"{OPEN}a{CLOSE}", "go", "", 1, "a"),
        ('{{< highlight go "linenos=table,hl_lines=8 15-17" >}}\na\n{{</ highlight >}}', "go", "", 2, "a"),
        ("{{% highlight html %}}\n<b>\n{{% /highlight %}}", "html", "", 2, "<b>"),
        ("{% highlight ruby linenos %}\na\n{% endhighlight %}", "ruby", "", 2, "a"),
        ("{{< code-toggle file=hugo >}}\na = 1\n{{< /code-toggle >}}", "toml", "hugo.toml", 2, "a = 1"),
        ("{{< code-toggle file=hugo >}}\na:\n  b: 1\n{{< /code-toggle >}}", "yaml", "hugo.yaml", 2, "a:\n  b: 1"),
        ("{{< code-toggle >}}\n{ }\n{{< /code-toggle >}}", "json", "", 2, "{ }"),
        (
            "{{< code-toggle file=c/a.md fm=true >}}\n+++\na = 1\n+++\n{{< /code-toggle >}}",
            "toml", "c/a.md", 2, "+++\na = 1\n+++",
        ),
        ('{{< code file="l/a.html" >}}\n{{ a }}\n{{< /code >}}', "html", "l/a.html", 2, "{{ a }}"),
        (f"- a\n\n  {OPEN}\n  b\n\n    c\n  {CLOSE}", "go", "", 4, "b\n\n  c"),
        (f"> {OPEN}\n> a\n> {CLOSE}", "go", "", 2, "a"),
    ],
)  # fmt: skip
def test_what_stands_between_two_tags_is_code(source: str, language: str, title: str, line: int, chars: str) -> None:
    nodes = list(text_nodes(parse_blocks(source)))
    codes = [node.block for node in nodes if isinstance(node.block, CodeBlock)]
    assert [(each.language, each.text.line, each.text.chars) for each in codes] == [(language, line, chars)]
    words = [node.text.chars for node in nodes if not isinstance(node.block, CodeBlock)]
    assert [each for each in words if each not in "wa"] == [title] * bool(title)


def test_code_within_a_line_is_code() -> None:
    assert parse_paragraph(f"a {OPEN} *b* {CLOSE} c") == text("a ", code_span("*b*"), " c")


@pytest.mark.parametrize(
    "source",
    [f"{OPEN}\na", "{{< code-toggle config=build />}}\n\na\n\n{{< /code-toggle >}}", "{{</* highlight go */>}}\n\na"],
)
def test_a_tag_that_is_not_closed_holds_nothing(source: str) -> None:
    assert not any(isinstance(block, CodeBlock) for block in parse_blocks(source))


def test_a_dialect_without_such_tags_has_none() -> None:
    document = parse(f"{OPEN}\n# a\n{CLOSE}\n", name="", dialect=dialect("gfm"))
    assert document.sections[-1].title == "a"


@pytest.mark.parametrize("name", ["auto", "gfm"])
def test_a_text_parsed_in_parts_has_the_sections_of_one_parsed_whole(name: str) -> None:
    code = f"{OPEN}\n# no\n\n```\n# no\n{CLOSE}\n\n"
    source = f"# a\n\n{code}# b\n\nw\n{code}# c\n\n{OPEN}\n\n# d\n"
    whole = parse(source, name="", dialect=dialect(name))
    with mock.patch.object(markdown, "CHUNKED_FROM", 0):
        parts = parse(source, name="", dialect=dialect(name))
    assert [section.title for section in parts.sections] == [section.title for section in whole.sections]
    assert [parts.blocks(each.number) for each in parts.sections] == [
        whole.blocks(each.number) for each in whole.sections
    ]
    assert name != "auto" or [section.title for section in whole.sections] == ["a", "b", "c", "d"]


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    [
        OPEN,
        f"{OPEN}\n",
        f"{OPEN}\n\n",
        f"> {OPEN}\n",
        "{{< hl a=b ",
        "{{< hl " + " " * 1_000,
        "{% highlight a ",
        "{{< highlight " + "a" * 10_000 + " >}}",
    ],
)
@pytest.mark.parametrize("end", ["", f"\n{CLOSE} a", f"\n{CLOSE}"])
def test_tags_are_looked_through_once_however_many_are_open(piece: str, end: str) -> None:
    source = f"{'w ' * (markdown.CHUNKED_FROM // 2)}\n\n{piece * (200_000 // len(piece))}{end}"
    assert parse(source, name="hostile").words


@pytest.mark.parametrize("between", ["\n\nw\n\n", "\n> "])
def test_a_tag_is_closed_whatever_was_not_closed_before(between: str) -> None:
    source = f"- {OPEN}\n\n  {OPEN}\n\n{OPEN}\na\n{CLOSE} w{between}{OPEN}\nb\n{CLOSE}\n"
    codes = [node.text.chars for node in text_nodes(parse_blocks(source)) if isinstance(node.block, CodeBlock)]
    assert codes[-1:] == (["b"] if between.endswith("\n") else [])
