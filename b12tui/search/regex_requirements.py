r"""Derive requirements on a text from a query, so that a book is not parsed in vain.

For words they are the words. For a pattern they are the runs of letters and digits that every match contains
(`/qu[ow]ndrel \d/` requires one like "quondrel"), and if there are none, its symbols. Requirements are too weak rather
than too strong: an unsupported construct requires nothing. They must be quick to search for: runs are made of
`regex_elements`, which can't backtrack, and their number is limited.

The pattern is parsed by Python's own parser. It is private (`re._parser`); where it is missing, patterns require
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from b12tui.document.requirements import AnyOf, LiteralRun, Requirement, Symbol
from b12tui.fasttuple import NamedTuple
from b12tui.fasttyping import Any
from b12tui.search.regex_elements import DIGIT, one_of, optional

_MAX_ELEMENTS = 40
"""Maximum number of elements in a run; a longer one is split."""
_MAX_CLASSES = 8
"""Maximum number of classes in a run, each of which takes a matching step at every byte of a text."""
_MAX_MEMBERS = 300
"""Maximum number of characters of a class that are examined one by one."""
_SEARCHES = 32
"""Maximum number of runs and symbols, each of which takes a search through a text."""

_Key = Callable[[str], str]


def requirements_of(pattern: str, key: _Key) -> tuple[Requirement, ...]:
    """Return what every match of a pattern contains; `key` returns the folded letters and digits of a character."""
    try:
        parser = import_module("re._parser")
        tree = parser.parse(pattern, re.MULTILINE)
        if tree.state.flags & re.IGNORECASE:  # its case folding differs from ours
            return ()
        collector = _RequirementCollector(key)
        collector.sequence(list(tree))
        return _limited(collector.requirements())
    except (ImportError, AttributeError, re.error, OverflowError, RecursionError):
        return ()


def _limited(needs: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """Return as many of the requirements as can be tested with `_SEARCHES` searches."""
    kept = []
    left = _SEARCHES
    for need in needs:
        if (cost := _searches(need)) <= left:
            kept.append(need)
            left -= cost
    return tuple(kept)


def _searches(need: Requirement) -> int:
    if isinstance(need, AnyOf):
        return sum(_searches(each) for alternative in need.alternatives for each in alternative)
    return 1


class _Part(NamedTuple):
    """An element of a run."""

    element: bytes
    is_class: bool
    """Whether it matches more than one byte string."""
    needed: bool
    """Whether it is required."""


class _RequirementCollector:
    """Collector of a pattern's requirements, element by element."""

    def __init__(self, key: _Key) -> None:
        self._key = key
        self._found: list[Requirement] = []
        self._symbols: list[Requirement] = []
        self._parts: list[_Part] = []
        """Elements of the current run."""

    def requirements(self) -> tuple[Requirement, ...]:
        """Return the requirements; symbols only if there are no others, because they are less selective."""
        self._end_run()
        return tuple(dict.fromkeys(self._found or self._symbols))

    def _end_run(self) -> None:
        """End the current run, because anything may follow."""
        parts, self._parts = self._parts, []
        while parts and not parts[-1].needed:
            parts.pop()
        while parts and not parts[0].needed:
            parts.pop(0)
        if parts:
            self._found.append(LiteralRun(re.compile(b"".join(part.element for part in parts))))

    def _add(self, element: bytes, *, is_class: bool, needed: bool = True) -> None:
        classes = sum(part.is_class for part in self._parts)
        if len(self._parts) >= _MAX_ELEMENTS or (is_class and classes >= _MAX_CLASSES):
            self._end_run()
        self._parts.append(_Part(element if needed else optional(element), is_class, needed))

    def sequence(self, nodes: list[Any]) -> None:
        """Add elements that follow one another."""
        for operation, value in nodes:
            self._element(str(operation), value)

    def _element(self, operation: str, value: Any) -> None:
        match operation:
            case "LITERAL":
                self._members([chr(value)])
            case "IN":
                self._class(value)
            case "AT" | "ASSERT" | "ASSERT_NOT":
                pass  # zero-width
            case "SUBPATTERN" if not value[1] & re.IGNORECASE:
                self.sequence(list(value[3]))
            case "ATOMIC_GROUP":
                self.sequence(list(value))
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                self._repeat(*value)
            case "BRANCH":
                self._branch(value[1])
            case _:
                self._end_run()

    def _members(self, chars: list[str]) -> None:
        """Add an element that is one of these characters."""
        keys = {char: self._key(char).encode("utf-8", "surrogatepass") for char in chars}
        if any(char.isspace() for char in chars):
            self._end_run()
            return
        if len(chars) == 1 and not keys[chars[0]]:
            self._symbols.append(Symbol(chars[0]))
        if any(keys.values()) and not all(keys.values()):  # a letter or a symbol: neither is required
            self._end_run()
            return
        element = one_of({key or char.encode("utf-8", "surrogatepass") for char, key in keys.items()})
        if element is None:
            self._end_run()
        else:
            # Symbols are optional: between letters they may be missing from the copy that is searched.
            self._add(element, is_class=len(chars) > 1, needed=all(keys.values()))

    def _class(self, members: list[Any]) -> None:
        """Add an element that is one of the characters of a class."""
        chars: list[str] = []
        for kind, value in members:
            match str(kind), str(value):
                case "LITERAL", _:
                    chars.append(chr(value))
                case "RANGE", _ if value[1] - value[0] < _MAX_MEMBERS:
                    chars += map(chr, range(value[0], value[1] + 1))
                case "CATEGORY", "CATEGORY_DIGIT" if len(members) == 1:
                    self._add(DIGIT, is_class=True)
                    return
                case _:
                    self._end_run()
                    return
        if len(chars) > _MAX_MEMBERS:
            self._end_run()
        else:
            self._members(chars)

    def _repeat(self, least: int, most: Any, nodes: Any) -> None:
        if least and len(nodes) == 1 and str(nodes[0][0]) in ("LITERAL", "IN"):
            for _ in range(min(least, _MAX_ELEMENTS)):
                self.sequence(list(nodes))
            if most != least or least > _MAX_ELEMENTS:
                # Whatever their number, one of them stands right before the next element.
                last = self._parts[-1:]
                self._end_run()
                self._parts = last
            return
        self._end_run()
        if least:
            self.sequence(list(nodes))
            self._end_run()

    def _branch(self, branches: list[Any]) -> None:
        self._end_run()
        alternatives = []
        for nodes in branches:
            collector = _RequirementCollector(self._key)
            collector.sequence(list(nodes))
            alternatives.append(collector.requirements())
        if all(alternatives):
            self._found.append(AnyOf(tuple(alternatives)))
