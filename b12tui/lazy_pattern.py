"""Regular expressions that are compiled on first use, so that a start compiles few of them."""

from __future__ import annotations

import re

from b12tui.fasttyping import Any, AnyStr, cast


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what acts as `re.compile(pattern, flags)` does, but costs next to nothing until it is used."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """Pattern whose methods are taken from the compiled one when they are first asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._source: tuple[Any, int] = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._source), name)
        setattr(self, name, value)  # from here on found without a detour
        return value
