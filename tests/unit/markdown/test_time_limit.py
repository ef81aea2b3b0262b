"""A part of a text that takes too long to parse is shown as its source, and the rest is not affected."""

from __future__ import annotations

import pytest

from b12tui import markdown
from b12tui.document import CodeBlock, Document, Footnote, Heading, Paragraph, cancellation
from b12tui.document.cancellation import Cancellation, Cancelled
from b12tui.markdown import parse, time_limit
from b12tui.markdown.time_limit import TOO_LONG
from b12tui.plain import document_writer

HEAVY = "*a* **b** `c` [d](e) &amp; www.f.example <b>g</b>\n" * 200


class Clock:
    """Processor time that goes on by a second with each look at it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1
        return self.seconds


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a part take 100 looks at the clock, which is a step each."""
    monkeypatch.setattr(cancellation, "thread_time", Clock())
    monkeypatch.setattr(cancellation, "STEPS_PER_CHECK", 1)
    monkeypatch.setattr(time_limit, "SECONDS", 100.0)
    monkeypatch.setattr(time_limit, "SECONDS_PER_CHARACTER", 0.0)


@pytest.fixture(params=[True, False], ids=["large", "small"])
def _size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr(markdown, "CHUNKED_FROM", 0)


def kinds(document: Document, section: int) -> list[str]:
    return [type(block).__name__ for block in document.blocks(section)]


@pytest.mark.usefixtures("slow", "_size")
def test_a_section_that_takes_too_long_is_its_source() -> None:
    document = parse(f"# A\n\n*Some* words.\n\n## B\n\n{HEAVY}\n## C\n\n*More* words.\n", name="x")
    assert [section.title for section in document.sections] == ["A", "B", "C"]
    heading, notice, code = document.blocks(1)
    assert isinstance(heading, Heading)
    assert (heading.text.chars, heading.slug) == ("B", "b")
    assert isinstance(notice, Paragraph)
    assert notice.text.chars == TOO_LONG
    assert isinstance(code, CodeBlock)
    assert code.text.chars == HEAVY.rstrip("\n")
    assert code.text.line == 7
    assert kinds(document, 0) == kinds(document, 2) == ["Heading", "Paragraph"]
    assert document.find_anchor("b") is not None
    assert TOO_LONG in document_writer.document_text(document)


@pytest.mark.usefixtures("slow", "_size")
def test_a_section_that_took_too_long_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parse(f"# A\n\n## B\n\n{HEAVY}", name="x")
    document.blocks(1)
    monkeypatch.setattr(time_limit, "SECONDS", 1e9)
    document.blocks.cache_clear()  # type: ignore[attr-defined]
    assert kinds(document, 1) == ["Heading", "Paragraph", "CodeBlock"]


@pytest.mark.usefixtures("slow", "_size")
@pytest.mark.parametrize("where", [0, 1, 2])
def test_no_word_of_a_note_is_lost(where: int) -> None:
    parts = [f"## B\n\nCited[^n].\n\n{HEAVY}", "## C\n\nOther words[^m].\n", "## D\n\nLast words.\n"]
    parts[where] += "\n[^n]: Words of the note.\n\n[^m]: Words of another.\n\n"
    document = parse("# A\n\n" + "\n".join(parts), name="x")
    printed = document_writer.document_text(document)
    assert "Words of the note." in printed
    assert "Words of another." in printed


@pytest.mark.usefixtures("slow", "_size")
def test_a_note_known_to_be_cited_stands_behind_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "SECONDS", 1e9)
    document = parse(f"# A\n\n## B\n\nCited[^n].\n\n{HEAVY}\n## C\n\n[^n]: Words of the note.\n", name="x")
    assert kinds(document, 2) == ["Heading"]  # the note has moved to where it is cited
    monkeypatch.setattr(time_limit, "SECONDS", 100.0)
    assert isinstance(document.blocks(1)[-1], Footnote)
    assert kinds(document, 1)[:3] == ["Heading", "Paragraph", "CodeBlock"]


@pytest.mark.usefixtures("slow", "_size")
def test_a_definition_used_only_there_is_shown_where_it_stands() -> None:
    document = parse(f"# A\n\n## B\n\n`a` [words]\n\n{HEAVY}\n## C\n\n[words]: a 'The title'\n", name="x")
    assert "The title" in document_writer.document_text(document)


@pytest.mark.usefixtures("slow", "_size")
def test_a_heading_that_takes_too_long_is_its_source() -> None:
    line = HEAVY.replace("\n", " ").strip()
    document = parse(f"# A\n\n## {line}\n\nwords\n\n## C\n", name="x")
    assert document.sections[1].title == line
    assert document.sections[2].title == "C"


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("large", [True, False])
def test_blocks_that_take_too_long_in_the_outline_are_source(large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if large:
        monkeypatch.setattr(markdown, "CHUNKED_FROM", 0)
    heavy = "- a\n\n  - b\n\n    > c\n\n" * 600 + "> [d]: e\n\n"
    document = parse(f"# A\n\n{heavy}# C\n\n*words*\n", name="x")
    printed = document_writer.document_text(document)
    assert TOO_LONG in printed
    assert "    > c" in printed
    assert "words" in printed
    assert [section.title for section in document.sections] == ["A", "C"]


def test_what_is_attempted_is_cancelled_as_before() -> None:
    token = Cancellation()

    def work() -> None:
        for _ in range(1_000):
            token.check()

    with pytest.raises(Cancelled), token.when(lambda: True):
        token.attempt(work, 1e9)


@pytest.mark.usefixtures("slow")
def test_an_outer_limit_is_not_taken_for_an_inner_one() -> None:
    token = Cancellation()

    def work() -> int:
        for _ in range(100):
            token.check()
        return 1

    seen: list[int | None] = []
    assert token.attempt(lambda: seen.extend(token.attempt(work, 1e9) for _ in range(5)), 250.0) is None
    assert seen == [1] * len(seen)
    assert 0 < len(seen) < 5
