"""Units of speech: who reads on takes one of them, and pays for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.linear.line_mode.units import Unit, UnitOfSpeech, Units
from b12tui.linear.narration.narrated import Narration
from b12tui.markdown import parse

PARAGRAPHS = 1_000


class Counted(Sequence[UnitOfSpeech]):
    """Units that count how many are taken."""

    def __init__(self, units: Sequence[UnitOfSpeech]) -> None:
        self._units = units
        self.taken = 0

    def __len__(self) -> int:
        return len(self._units)

    @overload
    def __getitem__(self, index: int) -> UnitOfSpeech: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[UnitOfSpeech]: ...
    def __getitem__(self, index: Any) -> Any:
        found = self._units[index]
        self.taken += len(found) if isinstance(index, slice) else 1
        return found


def test_the_next_unit_and_the_one_before_cost_no_section() -> None:
    document = parse("# Text\n\n" + "Words.\n\n" * PARAGRAPHS, name="text")
    units = Units(Narration(document), Unit.BLOCK)
    state = ReaderState(document, position=Position(0, PARAGRAPHS // 2, 0))
    counted = Counted(units.of_section(state.folds, 0))
    assert len(counted) > PARAGRAPHS
    units.of_section = lambda *_: counted  # type: ignore[method-assign, assignment]
    assert next(units.units_after(state)).at == Position(0, PARAGRAPHS // 2 + 1, 0)
    assert next(units.units_before(state)).at == Position(0, PARAGRAPHS // 2 - 1, 0)
    assert 0 < counted.taken < 60  # a few bisections
