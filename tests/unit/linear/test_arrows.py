"""Down from the first row to the last, over the article and the corpus: each word is heard once, and none is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pyte
import pytest
from support.document_builders import bullets, document, paragraph
from support.linear_frontends import ROOT, open_all_questions
from support.pipeline_checks import read_document
from support.screen_reader_models import ScreenReaders

from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen, safe_row

HEIGHT = 24

COLUMNS = (20, 40, 80)

TEXTS = [
    ROOT / "content.md",
    *sorted(
        path
        for path in (ROOT / "tests/corpus").glob("*.md")
        if path.name not in ("README.md", "noise.md", "empty.md", "blanks.md")
    ),
]

READERS = ("tdsr", "yasr", "fenrir", "orca")
COMPARING = ("fenrir", "orca")
"""Readers that compare screens: what the emulator makes of a row that it doesn't keep whole is none of our business."""

IN_SHORT = ("lists.md", "details.md", "cjk.md")


def told(pages: SpokenController) -> str:
    """Return all that there is to say from the first row on, without blanks."""
    document, folds = pages.state.document, pages.state.folds
    sections = (pages.narration.passages(folds, section.number) for section in document.sections)
    lines = (line.text for passages in sections for passage in passages for line in passage.lines)
    return "".join("".join(lines).split())


def shown(row: str, columns: int) -> str:
    """Return what the readers' own emulator keeps of a row: it drops what follows some characters of no width."""
    screen = pyte.Screen(columns, 1)
    pyte.Stream(screen).feed(row)
    return " ".join(screen.display[0].split())


def walk(document: Document, columns: int, readers: tuple[str, ...]) -> None:
    """Go down to the end and up again; fail if a reader says another row than the one that an arrow leads to."""
    pages = SpokenController(snap_to_visible(open_all_questions(ReaderState(document))), columns, HEIGHT)
    sheet, listener = AppendOnlyScreen(HEIGHT), ScreenReaders(columns, HEIGHT)
    first = pages.first_row().rows
    listener.speak("", sheet.append_rows(first))
    went: dict[str, list[str]] = {}
    true = True
    for key, end in (("Down", "Last line."), ("Up", "First line.")):
        went[key] = []
        while (answer := pages.press(key)).rows != (end,):
            assert len(answer.rows) == 1, answer
            went[key] += answer.rows
            heard = listener.speak(key, sheet.append_rows(answer.rows, key))
            whole = " ".join(safe_row(answer.rows[0]).split())
            kept, true_before, true = shown(whole, columns), true, shown(whole, columns) == whole
            for state in readers:
                if state in COMPARING and not (true and true_before):
                    continue
                said = [" ".join(row.split()) for row in heard[state]]
                assert said in ([whole], [kept]), state
    rows = [*first, *went["Down"]]
    assert "".join("".join(rows).split()) == told(pages)
    assert went["Up"] == rows[-2::-1]


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("name", IN_SHORT)
def test_down_says_each_word_once_and_up_says_it_again(name: str, columns: int) -> None:
    walk(read_document((ROOT / "tests/corpus" / name).read_bytes())[1], columns, READERS)


@pytest.mark.slow
@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_down_says_each_word_of_any_text_once_and_up_says_it_again(path: Path, columns: int) -> None:
    walk(read_document(path.read_bytes())[1], columns, READERS)


@pytest.mark.parametrize("keys", ["/ Up", "/ a Enter / Up Up", "/ a Enter / Up Down Down"])
def test_an_arrow_among_earlier_searches_leads_to_one_row_and_a_letter_back_to_the_line(keys: str) -> None:
    pages, sheet = SpokenController(ReaderState(document(paragraph("a b a"))), 20, HEIGHT), AppendOnlyScreen(HEIGHT)
    said = [pages.press(key).rows for key in keys.split()]
    for rows in said:
        sheet.append_rows(rows)
    assert said[-1] in (("No search yet.",), ("No earlier search.",), ("No later search.",))
    typed = pages.press("b").typing
    assert typed is not None
    assert re.sub("[\xa0 ]+", " ", sheet.typed("Search: ", typed.text, typed.cursor)).startswith("\rSearch: ")


def test_what_was_not_said_yet_is_said_after_the_row_was_spelt() -> None:
    pages = SpokenController(ReaderState(document(paragraph("Text."), bullets("a b c d e f g h"))), 20, HEIGHT)
    assert pages.first_row().rows == ("Text.",)
    assert pages.press("Down").rows == ("List of 1. 1 of 1.",)
    assert pages.press("Right").step == 1
    assert pages.press("Down").rows == ("a b c d e f g h",)
    assert pages.press("Up").rows == ("List of 1. 1 of 1.",)
    assert pages.press(".").rows == ("List of 1. 1 of 1.", "a b c d e f g h")
    assert pages.press("Down").rows == ("Last line.",)
    assert pages.press("Up").rows == ("Text.",)
