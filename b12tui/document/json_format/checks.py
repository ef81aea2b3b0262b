"""Checked access to decoded JSON: each value has its place, for the error that names it."""

from __future__ import annotations

from b12tui.catalogue import json_checks
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.errors import FormatError
from b12tui.fasttyping import NoReturn, TypeVar

T = TypeVar("T")

MAX_NUMBER = 1 << 53
"""Greatest number that every program reads exactly (RFC 8259, section 6)."""

_REQUIRED = object()


class Value:
    """JSON value and its place, a JSON pointer (RFC 6901)."""

    def __init__(self, value: object, place: str = "") -> None:
        self.value = value
        self.place = place

    def fail(self, expected: str) -> NoReturn:
        """Raise FormatError: here should be something else."""
        raise FormatError(self.place or "/", expected)

    def member(self, name: str, default: object = _REQUIRED) -> Value:
        """Return the member of an object, or `default` if there is none and it isn't required."""
        if not isinstance(self.value, dict):
            self.fail(json_checks.AN_OBJECT)
        if name not in self.value and default is _REQUIRED:
            self.fail(json_checks.object_with(name))
        return Value(self.value.get(name, default), f"{self.place}/{name}")

    def items(self) -> list[Value]:
        """Return the items of an array."""
        if not isinstance(self.value, list):
            self.fail(json_checks.AN_ARRAY)
        return [Value(item, f"{self.place}/{index}") for index, item in enumerate(self.value)]

    def raw_string(self) -> str:
        """Return a string as it is."""
        return self.value if isinstance(self.value, str) else self.fail(json_checks.A_STRING)

    def string(self) -> str:
        """Return a string on one line, safe to show: what isn't is replaced."""
        found = self.raw_string()
        return found if sanitize(found) == found and not set("\n\t") & set(found) else sanitize_line(found)

    def characters(self) -> str:
        """Return a string that may have several lines; FormatError if it isn't safe to show."""
        found = self.raw_string()
        return found if sanitize(found) == found else self.fail(json_checks.SAFE_CHARACTERS)

    def boolean(self) -> bool:
        """Return a boolean."""
        return self.value if isinstance(self.value, bool) else self.fail(json_checks.TRUE_OR_FALSE)

    def integer(self, least: int = 0, most: int = MAX_NUMBER) -> int:
        """Return an integer within limits."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or not least <= self.value <= most:
            self.fail(json_checks.whole_number(least, most if most < MAX_NUMBER else None))
        return self.value

    def one_of(self, known: dict[str, T]) -> T:
        """Return what a string names."""
        if not isinstance(self.value, str) or self.value not in known:
            self.fail(json_checks.one_of(", ".join(filter(None, known)) or json_checks.NOTHING))
        return known[self.value]
