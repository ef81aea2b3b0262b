"""A grid of wrapped cells on the page: keys, finding, links and copying lead to the cell that is meant."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from support.app_session import app_session
from support.expected_cursor import check_cursor

from b12tui.core.appearance import Appearance
from b12tui.markdown import parse

TABLE = """\
# Causes

| Cause | How it hurts | Where to read on |
| --- | --- | --- |
| Overexertion and soreness | makes tiny tears in the fibres of muscles | see [the section on that](#causes) |
| Medication | a side effect of one or two of them | nowhere |

After it.
"""


@pytest.mark.parametrize("columns", [120, 60, 44])
async def test_arrows_lead_through_every_row_and_character_and_back(columns: int) -> None:
    async with app_session(parse(TABLE, name="causes.md"), columns, 24) as here:
        walked: dict[str, list[int]] = {"Down": [], "Up": []}
        for key, rows in walked.items():
            while not rows or here.terminal.screen.cursor[1] != rows[-1]:
                rows.append(here.terminal.screen.cursor[1])
                check_cursor(here, key)
                here.press(*["Right"] * 6)
                check_cursor(here, key, "Right")
                here.press(key)
        assert len(walked["Down"]) > 4
        assert walked["Down"] == sorted(set(walked["Down"])) == walked["Up"][::-1]


async def test_what_is_found_behind_a_break_in_a_cell_is_under_the_cursor() -> None:
    async with app_session(parse(TABLE, name="causes.md"), 44, 24) as here:
        here.press("/", *"muscles", "Enter")
        check_cursor(here)
        assert (
            here.terminal.screen.text[here.terminal.screen.cursor[1]].lstrip().startswith(("fibres", "muscles", "of"))
        )


async def test_a_link_in_a_cell_is_reached_and_followed() -> None:
    async with app_session(parse(TABLE, name="causes.md"), 60, 24) as here:
        here.press("Tab", "Tab")
        check_cursor(here)
        here.press("Enter")
        assert here.reader.position.node == 0


async def test_copying_takes_the_whole_cell() -> None:
    async with app_session(parse(TABLE, name="causes.md"), 44, 24) as here:
        here.press("/", *"muscles", "Enter", "y", "c")
        copied = re.findall("\x1b\\]52;c;([A-Za-z0-9+/=]*)", "".join(here.terminal.written))
        assert [b64decode(data).decode() for data in copied] == ["makes tiny tears in the fibres of muscles"]


async def test_a_braille_display_gets_records() -> None:
    async with app_session(parse(TABLE, name="causes.md"), 44, 24, appearance=Appearance(tables="unwrapped")) as here:
        assert any("Row 1 of 2" in row for row in here.terminal.screen.text)
    async with app_session(parse(TABLE, name="causes.md"), 80, 24, appearance=Appearance(width=38)) as here:
        assert any("Row 1 of 2" in row for row in here.terminal.screen.text)
