"""What a text costs, counted: no part of it is read again for each other part."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from pathological import CASES

from b12tui.document import Link, RawBlock
from b12tui.markdown import CHUNKED_FROM, parse
from b12tui.markdown.commonmark import braces
from b12tui.markdown.fastpath.pipe_tables import fast_table
from b12tui.markdown.parser import Parser
from b12tui.plain import document_writer

LONG = "b" * 5_000


def calls(done: Callable[[], object]) -> int:
    """Return how many of Python's functions are called while something is done, counted at the speed of C."""
    profile = cProfile.Profile(subcalls=False, builtins=False)
    profile.runcall(done)
    return sum(entry.callcount for entry in profile.getstats())


def read_all(source: str) -> None:
    for _ in parse(source, name="case").all_text_nodes():
        pass


@pytest.mark.parametrize("filler", [0, CHUNKED_FROM])
@pytest.mark.parametrize("coded", ["a[^{}]\n\n", "`[^{}]` a[^{}]\n\n"])
def test_a_section_is_read_twice_at_most_however_many_notes_it_cites(
    filler: int, coded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    citing = "".join(coded.replace("{}", str(number)) for number in range(100))
    source = f"{citing}{'word ' * (filler // 5)}\n\n" + "".join(f"[^{number}]: b\n\n" for number in range(100))
    asked = 0
    running = Parser.running

    def counted(parser: Parser, content: str, env: dict[str, object]) -> object:
        nonlocal asked
        asked += 1
        return running(parser, content, env)

    monkeypatch.setattr(Parser, "running", counted)
    read_all(source)
    assert asked <= 2 * 100 + 10


@pytest.mark.parametrize(
    "case", ["run of ![", "run of [", "run of [^", "run of [a][", "lines of ![", "then [ ever more"]
)
def test_a_bracket_that_nothing_closes_costs_no_more_than_some_calls(case: str) -> None:
    read_all("[")
    source = CASES[case](4_000)
    assert calls(lambda: read_all(source)) < 100 * source.count("[") + 5_000


@pytest.mark.parametrize(
    "name", ["run of ![", "then ![, ]", "nested links of references", "nested pictures", "then [, ](a)"]
)
def test_brackets_cost_calls_by_their_number(name: str) -> None:
    read_all(CASES[name](100))
    # Longer texts than `time_limit.ALWAYS_ALLOWED` call a function more at each step: the one that looks at their time.
    once, often = (calls(partial(read_all, CASES[name](size))) for size in (9_000, 36_000))
    assert often < 5 * once


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda size: "- a\n\n+ b\n\n" * size + "\tc", id="lists beside a tab"),
        pytest.param(
            lambda size: "*" * 2 * size + "a " + "`b` " * size + "a" + "*" * 2 * size, id="emphasis around code"
        ),
    ],
)
def test_lists_and_emphasis_cost_calls_by_their_number(made: Callable[[int], str]) -> None:
    read_all(made(100))
    once, often = (calls(partial(read_all, made(size))) for size in (250, 1_000))
    assert often < 5 * once


@pytest.mark.parametrize(
    "cited", ["[a] ", "[][a] ", "![a] ", "![][a] ", "[words][a] ", "[a]\n\n", "- [a]\n", "[www.b.example][a] "]
)
@pytest.mark.parametrize("definition", [f"[a]: {LONG}", f'[a]: c "{LONG}"', f'[a]: {LONG} "{LONG}"'])
def test_what_one_definition_says_is_not_said_whole_for_each_that_refers_to_it(cited: str, definition: str) -> None:
    written = document_writer.document_text(parse(f"{cited * 200}\n\n{definition}", name="case"))
    assert len(written) < 200 * 1_000


def test_a_long_title_is_told_whole_once_where_it_is_defined() -> None:
    title = "word " * 100 + "end"
    document = parse(f'[a] b [a]\n\n[a]: c "{title}"', name="case")
    _, definition = document.blocks(0)
    assert isinstance(definition, RawBlock)
    assert title in definition.text.chars
    assert document_writer.document_text(document).count("end") == 1
    assert document_writer.document_text(document).count("word …") == 2


def test_a_table_is_read_without_what_stands_behind_it() -> None:
    class Upto(list[str]):
        def __getitem__(self, index: Any) -> Any:
            last = index.stop if isinstance(index, slice) else index
            assert isinstance(last, int)
            assert last < 5
            return super().__getitem__(index)

    tokens, rows = fast_table(Upto(["|a|", "|-|", "|b|", "", *(["words"] * 10)]), 0, 0, 0)
    assert rows == 3
    assert tokens


def test_links_to_one_long_target_share_it() -> None:
    document = parse(f"{'[a] ' * 50}\n\n[a]: {LONG}", name="case")
    targets = {
        id(mark.kind.target)
        for _, node in document.all_text_nodes()
        for mark in node.text.spans
        if isinstance(mark.kind, Link)
    }
    assert len(targets) == 1


def test_a_table_of_html_costs_calls_by_the_number_of_its_rows() -> None:
    row = "<tr><td>a</td><td>b</td><th>c</th></tr>\n"
    read_all(f"<table>\n{row}</table>\n")
    few, many = (calls(partial(read_all, f"<table>\n{row * rows}</table>\n")) for rows in (50, 200))
    assert many < 5 * few


class Counted:
    """A pattern that counts how often it is tried."""

    def __init__(self, pattern: Any) -> None:
        self.pattern = pattern
        self.tried = 0

    def match(self, *arguments: Any) -> Any:
        self.tried += 1
        return self.pattern.match(*arguments)


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("_CRITIC", "{++a "),
        ("_CRITIC", "{>>a "),
        ("_CRITIC", "{~~a~> "),
        ("_COMMENT", "{/* a "),
        ("_TAG", "{% a "),
        ("_TAG", "{{< a "),
    ],
)
def test_what_is_not_closed_is_looked_for_once(name: str, opening: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(getattr(braces, name))
    monkeypatch.setattr(braces, name, counted)
    source = "*a* " + opening * 200
    document = parse(source, name="case")
    assert next(node.text.chars for _, node in document.all_text_nodes()).count(opening[:3]) == 200
    assert 1 <= counted.tried <= 4


def test_what_is_closed_behind_what_is_not_is_found() -> None:
    source = "{++a {>>b<<} {% c\n{% d %} {{ g }} {{< e >}} {{< f"
    document = parse(source, name="case")
    assert [node.text.chars for _, node in document.all_text_nodes()] == ["{++a {% c {{ g }} {{< f"]
