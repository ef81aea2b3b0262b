"""Reading on in spoken pages: pages of whole sentences that leave nothing out, and the place where they stop."""

from __future__ import annotations

import time
from typing import cast

import pytest
from support.document_builders import bullets, document, heading, link, paragraph, questions, table
from support.idle_terminal import IdleTerminal
from support.linear_frontends import article

from b12tui.catalogue import motions, structure
from b12tui.core.effects import OpenLink
from b12tui.core.motion.sentences import sentences
from b12tui.core.state import ListOverlay, ReaderState, TableView
from b12tui.document import Document, Position
from b12tui.linear.spoken import frontend
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import CLEAR_SCREEN
from b12tui.markdown import parse
from b12tui.terminal.owner import Terminal

SHORT = document(
    heading(1, "Title"),
    paragraph("One two three. Four five six. Seven eight nine."),
    heading(2, "Next"),
    paragraph("Ten eleven twelve."),
)


def pages_of(text: Document, columns: int = 80, height: int = 24) -> SpokenController:
    return SpokenController(ReaderState(text), columns, height)


def type_behind_colon(pages: SpokenController, words: str) -> tuple[str, ...]:
    for key in (":", *("Space" if char == " " else char for char in words)):
        pages.press(key)
    return pages.press("Enter").rows


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (40, 24), (20, 8)])
def test_pages_leave_no_word_out_and_say_none_twice(columns: int, height: int) -> None:
    pages, by_turns = pages_of(article(), columns, height), pages_of(article(), columns, height)
    turned: list[str] = []
    while (rows := by_turns.press("Space").rows) != (structure.END,):
        turned += rows
    first = pages.press("v").rows
    told = [*first]
    while rows := pages.read_further().rows:
        told += rows
    assert told == [*turned, "End of document."]
    words = " ".join(" ".join(told).split())
    assert len(words.split()) > 1_600
    assert "".join(words.split()).count("Weakmusclesareawell-knownsignoflowvitaminB12.") == 1


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (40, 24), (20, 8)])
def test_a_page_fits_the_screen_and_ends_with_a_sentence(columns: int, height: int) -> None:
    pages = pages_of(article(), columns, height)
    while (rows := pages.press("Space").rows) != (structure.END,):
        page = pages.page_read
        assert page is not None
        assert len(rows) <= pages.page_height or len(page.read) == 1
        if page.following is not None and page.following.offset:
            chars = article().text_node(page.following).text.chars
            assert page.following.offset in [
                end + len(chars[end:]) - len(chars[end:].lstrip()) for _, end in sentences(chars)
            ]


@pytest.mark.parametrize("key", ["Space", "v", "PageUp"])
def test_a_tab_in_code_is_never_written(key: str) -> None:
    document = parse("# A\n\n```make\nall:\n\trun\n```\n\nend\n", name="a")
    pages = SpokenController(ReaderState(document, frontend="spoken"), 80, 24)
    pages.opening()
    if key == "PageUp":
        pages.press("G")
    rows = pages.press(key).rows
    assert "    run" in rows
    assert not [row for row in rows if "\t" in row]


def test_a_page_is_a_minute_of_speech_at_most() -> None:
    pages = pages_of(article(), 300, 100)
    pages.press("Space")
    page = pages.page_read
    assert page is not None
    assert 150 <= sum(words for _, _, words in page.read) < 150 + max(words for _, _, words in page.read)


def test_page_back_says_the_page_before() -> None:
    pages = pages_of(article())
    forth = [row for _ in range(3) for row in pages.press("Space").rows]
    last = pages.page_read
    assert last is not None
    back: list[str] = [*last.rows]
    while (rows := pages.press("PageUp").rows) != (motions.FIRST_LINE,):
        back = [*rows, *back]
    assert back == forth


def test_a_key_stops_at_the_sentence_that_is_spoken_then() -> None:
    pages = pages_of(SHORT)
    pages.press("v")
    page = pages.page_read
    assert page is not None
    for index, (at, _, words) in enumerate(page.read):
        before = sum(spoken for _, _, spoken in page.read[:index])
        assert page.sentence_after((before + words / 2) * 60 / 175, 175)[0] == at
    pages.stop_reading((page.read[0][2] + 4) * 60 / 175)
    assert pages.state.position == Position(0, 1, 15)
    assert pages.press(".").rows == ("One two three. Four five six. Seven eight nine.",)
    assert pages.press("v").rows[0] == "Four five six."


def test_the_key_that_reads_on_stops_too_and_goes_on_where_it_stopped() -> None:
    pages = pages_of(article())
    rows = pages.press("v").rows
    pages.stop_reading(0.1)
    assert pages.press("v").rows == ("Stopped.",)
    assert pages.press("v").rows == rows
    pages.stop_reading(0.1)
    assert pages.press("Esc").rows == ("Stopped.",)


def test_reading_goes_on_by_itself_to_the_end_of_the_text_and_read_to_that_of_the_section() -> None:
    pages = pages_of(SHORT)
    assert pages.press("v").rows[-2:] == ("Ten eleven twelve.", "End of document.")
    assert pages.read_further().rows == ()
    pages = pages_of(SHORT)
    assert type_behind_colon(pages, "read")[-1] == "Seven eight nine."
    assert pages.read_further().rows == ()
    assert type_behind_colon(pages, "read") == ("Heading 2: Next", "Ten eleven twelve.")
    assert pages.press("v").rows == ("End of document.",)


def test_down_goes_on_below_the_page() -> None:
    pages = pages_of(SHORT)
    type_behind_colon(pages, "read")
    assert pages.press("Down").rows == ("Heading 2: Next",)


NUMBERS = document(
    heading(1, "Title"),
    paragraph("Some words."),
    *questions(("Why?", "Because."), ("When?", "Now.")),
    heading(2, "Table 9"),
    table(("Name", "Size"), ("one", "1"), ("two", "2"), title="Sizes"),
    table(("Fruit",), ("plum",)),
    bullets("first", "second"),
)


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("open 2", ("Question 2 of 2, open: When?", "Answer: Now.")),
        ("table 2", ("Table 2. 1 row, 1 column: Fruit.",)),
        ("table 3", ("No table 3; the document has 2 tables.",)),
        ("row 2", ("Row 2 of 2. Name: two.", "Size: 2.")),
        ("link 1", ("No link 1; the document has 0 links.",)),
        ("note 1", ("No note 1.",)),
        ("go table 9", ("Heading 2: Table 9",)),
        ("table 9", ("Heading 2: Table 9",)),
    ],
)
def test_words_of_line_mode_work_behind_the_colon(typed: str, rows: tuple[str, ...]) -> None:
    assert type_behind_colon(pages_of(NUMBERS), typed)[: len(rows)] == rows


def test_a_table_opened_by_its_number_is_read_by_cell() -> None:
    pages = pages_of(NUMBERS)
    type_behind_colon(pages, "table 1")
    assert isinstance(pages.state.top_overlay, TableView)
    type_behind_colon(pages, "table 2")
    assert pages.press("Down").rows == ("Row 1 of 1: plum.",)
    assert len(pages.state.overlays) == 1


def test_an_effect_of_a_typed_word_is_asked_for() -> None:
    pages = pages_of(document(paragraph("See ", link("other.md", "that"), ".")))
    for key in (":", *"open", "Space", *"link", "Space", "1"):
        pages.press(key)
    assert pages.press("Enter").effect == OpenLink("other.md")


def test_a_list_that_a_typed_word_offers_can_be_walked() -> None:
    pages = pages_of(document(paragraph("See ", link("https://example.org/", "that"), ".")))
    rows = type_behind_colon(pages, "open link 1")
    assert isinstance(pages.state.top_overlay, ListOverlay)
    assert rows[0].startswith("Link to https://example.org/, 3 items.")


def test_words_are_said_alone_and_spelt() -> None:
    pages = pages_of(document(paragraph("Take B12, 漢字 too.")))
    assert [pages.press(";").rows for _ in range(5)] == [
        ("B12,",),
        ("漢",),
        ("字",),
        ("too.",),
        ("Last word.",),
    ]
    assert pages.press(",").rows == ("字",)
    for _ in range(2):
        pages.press(",")
    assert pages.press("o").rows == ("capital B, 1, 2, comma.",)
    assert pages.press("o").rows == ("capital Bravo, 1, 2, comma.",)
    assert pages.press("o").rows == ("capital B, 1, 2, comma.",)


class ClockedTerminal(IdleTerminal):
    """A terminal at which keys come after so many seconds by a clock of its own."""

    def __init__(self, *keys: tuple[float, bytes]) -> None:
        self.now = 0.0
        self.written: list[tuple[float, str]] = []
        self.waits = 0
        self._keys = list(keys)

    def write_available(self, data: bytes) -> bytes:
        self.written.append((self.now, data.decode()))
        return b""

    def read(self, wait: float | None, *, room: bool = False, keys: bool = True) -> bytes:  # noqa: ARG002
        self.waits += wait != 0  # in between, the rest of the document is read in
        due, key = self._keys[0]
        if wait is not None and self.now + wait < due:
            self.now += wait
            return b""
        self.now = max(self.now, due)
        self._keys.pop(0)
        return key


def run(monkeypatch: pytest.MonkeyPatch, terminal: ClockedTerminal) -> tuple[list[tuple[float, str]], Position]:
    """Run spoken pages; return what was written when, and the place that was kept."""
    saved: list[ReaderState] = []
    monkeypatch.setattr(time, "monotonic", lambda: terminal.now)
    frontend.run_spoken(ReaderState(article()), cast("Terminal", terminal), save=saved.append)
    return terminal.written, saved[-1].position


def test_the_next_page_comes_when_the_last_is_spoken_and_the_place_is_what_is_spoken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = pages_of(article())
    expected.press("v")
    first = expected.page_read
    second = expected.read_further().rows
    following = expected.page_read
    assert first is not None
    assert following is not None
    length = first.seconds(175)
    terminal = ClockedTerminal((0, b"v"), (length + 20, b"q"))
    written, kept = run(monkeypatch, terminal)
    assert [round(when) for when, _ in written] == [0, 0, round(length)]
    assert " ".join(written[2][1].removeprefix(CLEAR_SCREEN).split()) == " ".join(second)
    assert kept == following.sentence_after(20, 175)[0] != following.read[-1][0]
    assert terminal.waits < 10


def test_a_page_alone_is_followed_by_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = ClockedTerminal((0, b" "), (1000, b"q"))
    written, kept = run(monkeypatch, terminal)
    expected = pages_of(article())
    expected.press("Space")
    assert len(written) == 2
    assert kept == expected.state.position
    assert terminal.waits < 10
