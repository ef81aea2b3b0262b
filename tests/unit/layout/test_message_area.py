"""Messages beside a contents sidebar, where the page is narrower than the screen."""

from __future__ import annotations

import pytest
from support.document_builders import document

from b12tui.core.state import Prompt, ReaderState
from b12tui.fastclass import replace
from b12tui.layout.screen_frame import with_notice
from b12tui.layout.screen_view import ScreenView

STATE = ReaderState(document(*(["words"] * 60)))
LONG = "“" + "x" * 70 + "” does not stand in this text."


@pytest.mark.parametrize("columns", [100, 120])
def test_a_message_above_a_prompt_leaves_the_sidebar_alone(columns: int) -> None:
    asked = replace(STATE, overlays=(Prompt("find", text="y" * 70, cursor=70),), message=LONG)
    view = ScreenView(asked, columns, 30)
    frame = view.frame(asked)
    for own in (frame, with_notice(frame, LONG)):
        assert all(sum(len(run.text) for run in line.runs) <= own.areas.page_columns for line in own.page)
        assert "x" * 70 in "".join(line.text.strip() for line in (*own.page, *own.foot))
