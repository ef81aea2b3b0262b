"""Names of `typing` with a low startup cost: importing it takes 2 ms, and 0.4 MB that nothing else needs.

Type checkers see the names of `typing`. While the program runs, only what is called or inherited is there: all other
names stand in annotations, which are not evaluated.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take this name as true wherever it comes from

__all__ = [
    "IO",
    "TYPE_CHECKING",
    "Any",
    "AnyStr",
    "BinaryIO",
    "ClassVar",
    "Final",
    "Literal",
    "NoReturn",
    "ParamSpec",
    "Protocol",
    "Self",
    "TextIO",
    "TypeVar",
    "assert_never",
    "cast",
]

if TYPE_CHECKING:
    from typing import (  # noqa: TID251
        IO,
        Any,
        AnyStr,
        BinaryIO,
        ClassVar,
        Final,
        Literal,
        NoReturn,
        ParamSpec,
        Protocol,
        Self,
        TextIO,
        TypeVar,
        assert_never,
        cast,
    )
else:
    Any = AnyStr = BinaryIO = ClassVar = Final = NoReturn = Self = TextIO = None

    class _Named:
        """Name that annotations refer to: `Literal["a"]`, `TypeVar("T")`."""

        def __class_getitem__(cls, _):
            return cls

        def __init__(self, *_, **__):
            pass

    IO = Literal = TypeVar = ParamSpec = _Named

    class Protocol:
        """Base of a class that only type checkers use."""

    def cast(_, value):
        """Return the value."""
        return value

    def assert_never(value):
        """Raise AssertionError: a match has forgotten a kind of value."""
        raise AssertionError(f"no case for {value!r}")
