"""Reading on by unit: answers open as they are reached, and a section is narrated once for all of them."""

from __future__ import annotations

from typing import Any

import pytest

from b12tui.core.state import ReaderState
from b12tui.document import Question
from b12tui.linear.line_mode.continue_reading import upcoming
from b12tui.linear.line_mode.dialogue import Dialogue
from b12tui.linear.line_mode.units import Unit, Units
from b12tui.linear.narration.narrated import Narration
from b12tui.markdown import parse

COUNT = 30


@pytest.mark.parametrize("unit", [Unit.BLOCK, Unit.SENTENCE])
def test_a_section_is_narrated_once_however_many_answers_open(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    narrated = []
    passages = Narration._passages

    def counted(self: Narration, *given: Any) -> Any:
        narrated.append(given)
        return passages(self, *given)

    monkeypatch.setattr(Narration, "_passages", counted)
    answers = (f"<details><summary>Is it {number}?</summary>\n\nYes.\n\n</details>\n\n" for number in range(COUNT))
    state = ReaderState(parse(f"# Text\n\n{''.join(answers)}## End\n\nWords.\n", name="text"), frontend="line")
    pieces = list(upcoming(Dialogue(state, Units(Narration(state.document), unit))))
    assert len(narrated) < COUNT / 4
    said = [line for piece, _ in pieces for line in piece.lines]
    assert said.count("Answer: Yes.") == COUNT
    assert sum(", closed: Is it" in line for line in said) == COUNT
    nodes = [node for section in state.document.sections for node in state.document.text_nodes(section.number)]
    questions = [node.block for node in nodes if isinstance(node.block, Question)]
    for number, question in enumerate(questions):
        open_at = [folds.question_open(question) for _, folds in pieces]
        first = next(at for at, (piece, _) in enumerate(pieces) if f"Is it {number}?" in "".join(piece.lines))
        assert open_at == [at > first for at in range(len(pieces))]
