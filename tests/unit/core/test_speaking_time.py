"""Speaking time: the words announced are heard too, and one way of counting serves every size."""

from __future__ import annotations

import pytest

from b12tui.core.messages.location import minutes_left
from b12tui.core.messages.speaking_time import announced_share, spoken_words_per_minute
from b12tui.core.state import ReaderState
from b12tui.core.verbosity import LEVELS, Verbosity
from b12tui.document import Position
from b12tui.markdown import parse
from b12tui.plain.document_writer import document_text
from b12tui.plain.output_options import Options
from b12tui.plain.verbosity_styles import style_of

TEXTS = {
    "prose": "# A\n\n" + "Some words of a sentence follow each other here. " * 60,
    "links": "# A\n\n" + "- [name of it](https://a.example/x) - what it is for\n" * 60,
    "table": "# A\n\n|Name|Use|\n|-|-|\n" + "|some name|what it is used for|\n" * 60,
    "headings": "# A\n\n" + "".join(f"## Part {n}\n\nA few words of text.\n\n" for n in range(60)),
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("text", TEXTS)
def test_the_share_of_announced_words_is_near_what_is_said(text: str, level: str) -> None:
    document, announced = parse(TEXTS[text], name="x.md"), LEVELS[level]
    lines = document_text(document, Options(style=style_of("spoken", announced))).splitlines()
    said = " ".join(lines[:2] + lines[3:]).partition(" Links. ")[0]  # line 2 is the size of the document
    own = document.word_count.words
    assert own * (1 + announced_share(document, announced)) == pytest.approx(len(said.split()), rel=0.12)


def test_minutes_are_those_of_a_listener_where_the_text_is_heard() -> None:
    state = ReaderState(parse(TEXTS["links"] * 20, name="x.md"))
    minutes = {
        (mode, rate): minutes_left(ReaderState(state.document, frontend=mode, speech_rate=rate), Position())
        for mode in ("screen", "spoken", "line")
        for rate in (175, 350)
    }
    assert minutes["screen", 175] == minutes["screen", 350]
    assert minutes["spoken", 175] == minutes["line", 175] > minutes["screen", 175]
    assert minutes["spoken", 350] == pytest.approx(minutes["spoken", 175] / 2, rel=0.1)


def test_more_words_are_announced_at_a_higher_level() -> None:
    document = parse(TEXTS["links"], name="x.md")
    paces = [spoken_words_per_minute(document, LEVELS[level], 175) for level in ("low", "medium")]
    assert paces[0] > paces[1]


def test_an_empty_document_is_no_fault() -> None:
    assert spoken_words_per_minute(parse("", name="x.md"), Verbosity(), 175) == 152
