"""Large letters leave few of them on a screen: at 40 by 12 and at 20 by 5 nothing is out of reach or covered."""

from __future__ import annotations

import pytest
from support.app_session import AppSession, app_session
from support.pilot import article

from b12tui.core.appearance import Appearance
from b12tui.core.state import ListEntry, ListOverlay, TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.document import Question
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.overlays.key_sheet import MOST_OF_KEYS
from b12tui.layout.screen_regions import SHEET_ROWS
from b12tui.textwidth import cells

SIZES = [pytest.param(40, 12, marks=pytest.mark.slow), (20, 5)]
LARGE = Appearance(theme="contrast")


def bare(words: str) -> str:
    """Return words without their blanks: where rows end is no matter."""
    return "".join(words.split())


def page(here: AppSession) -> list[str]:
    """Return the rows that the page, or what lies over it, has on the terminal."""
    areas = here.picture.areas
    return here.terminal.screen.text[areas.page_row : areas.page_row + areas.page_rows]


def read_whole(here: AppSession, words: str) -> str:
    """Walk along the current item, and return what of `words` was not seen, as far as can be told."""
    wanted, rows = bare(words), page(here)
    while wanted not in bare("".join(row.strip().lstrip("▸") for row in rows)):
        top = here.reader.top_overlay
        assert isinstance(top, ListOverlay)
        before = top.offset
        here.press(*["Right"] * 5)
        for row in page(here):
            if row not in rows:
                rows.append(row)
        assert isinstance(here.reader.top_overlay, ListOverlay)
        if here.reader.top_overlay.offset == before:
            break
    seen = bare("".join(row.strip().lstrip("▸") for row in rows))
    return "" if wanted in seen else f"{wanted} is not in {seen}"


def shown(entry: ListEntry, areas: Regions) -> str:
    """Return the words of an item as they are seen: help on a screen that has room is a sheet, with the keys apart."""
    if not entry.action or areas.rows < SHEET_ROWS:
        return entry.text
    if cells(entry.keys) > MOST_OF_KEYS and cells(f"{entry.keys}  {entry.action}") > areas.over_columns:
        return f"{entry.action} {entry.keys}"
    return f"{entry.keys} {entry.action}"


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize(
    "keys",
    [("t",), ("L",), ("?",), (":", *"list questions", "Enter"), ("/", *"B12", "Enter", "&"), ("A",)],
    ids=["contents", "links", "help", "questions", "matches", "mode"],
)
async def test_each_item_of_a_list_is_read_to_its_end(keys: tuple[str, ...], columns: int, rows: int) -> None:
    async with app_session(article(), columns, rows, appearance=LARGE) as here:
        here.press(*keys)
        here.press("G", "g")
        top = here.reader.top_overlay
        assert isinstance(top, ListOverlay)
        for entry in top.entries[:40]:
            assert read_whole(here, shown(entry, here.picture.areas)) == ""
            here.press("Down")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("keys", [("?",), ("L",)], ids=["help", "links"])
async def test_each_item_of_a_list_is_read_to_its_end_by_down_alone(
    keys: tuple[str, ...], columns: int, rows: int
) -> None:
    async with app_session(article(), columns, rows, appearance=LARGE) as here:
        here.press(*keys, "G", "g")
        top = here.reader.top_overlay
        assert isinstance(top, ListOverlay)
        seen: dict[int, list[str]] = {}
        while here.reader.message != "Last item.":
            top = here.reader.top_overlay
            assert isinstance(top, ListOverlay)
            found = seen.setdefault(top.index, [])
            found += [row for row in page(here) if row not in found]
            here.press("Down")
        for number, entry in enumerate(top.entries):
            assert bare(shown(entry, here.picture.areas)) in bare(
                "".join(row.strip().lstrip("▸") for row in seen[number])
            ), entry.text
        visited = 1
        while here.reader.message != "First item.":
            here.press("Up")
            visited += 1
        assert visited >= len(top.entries)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_each_cell_of_a_table_is_read_to_its_end(columns: int, rows: int) -> None:
    async with app_session(article(), columns, rows, appearance=LARGE) as here:
        here.press("T", "Down")
        view = here.reader.top_overlay
        assert isinstance(view, TableView)
        table = table_cursor.table_at(here.reader.document, view)
        for row in range(len(table.rows)):
            for column in range(table_cursor.columns(table)):
                here.press("Enter")
                whole = ""
                while here.reader.message != "Last item.":
                    top = here.reader.top_overlay
                    assert isinstance(top, ListOverlay)
                    assert read_whole(here, top.entries[top.index].text) == ""
                    whole += top.entries[top.index].text
                    here.press("Down")
                assert bare(table_cursor.cell_text(table, row, column).chars) in bare(whole)
                here.press("Backspace", "Right")
            here.press(*["Left"] * table_cursor.columns(table), "Down")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_the_question_that_is_opened_and_the_first_words_of_its_answer_are_seen(columns: int, rows: int) -> None:
    async with app_session(article(), columns, rows, appearance=LARGE) as here:
        for number in range(3):
            here.press("g", ":", *"list questions", "Enter", *["Down"] * number, "Enter")
            question = here.reader.document.text_node(here.reader.position)
            assert isinstance(question.block, Question)
            section = here.reader.document.text_nodes(here.reader.position.section)
            answer = section[section.index(question) + 1].text.chars
            assert not here.reader.folds.question_open(question.block)
            here.press("Enter")
            assert here.reader.folds.question_open(question.block)
            seen = bare("".join(page(here)))
            assert bare(question.text.chars) in seen
            assert bare(answer)[:8] in seen


@pytest.mark.parametrize(
    "appearance", [LARGE, Appearance(spacing=2), Appearance(sentence_lines=True), Appearance(ruler=True, spacing=2)]
)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_every_word_of_the_text_is_seen_by_down_alone(columns: int, rows: int, appearance: Appearance) -> None:
    async with app_session(article(), columns, rows, appearance=appearance) as here:
        here.press("z", "R", "g")
        seen = ""
        while here.reader.message != "Last line.":
            seen += page(here)[here.terminal.screen.cursor[1] - here.picture.areas.page_row]
            here.press("Down")
        seen = bare(seen)
        for _, node in here.reader.document.all_text_nodes():
            words = bare(node.text.chars)
            # Notes and pictures are named in words of ours in between.
            assert words[:12] in seen, words
            assert words[-8:] in seen, words


async def test_a_message_beside_a_prompt_ends_within_the_screen() -> None:
    async with app_session(article(), 120, 40, appearance=Appearance(contents_left=True)) as here:
        here.press(":", *"set-value", "Enter", "d")
        here.stay()
        assert here.terminal.screen.text == [line.text for line in here.picture.rows]
