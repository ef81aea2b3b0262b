r"""What a text must hold for a query to be found in it, told from the query alone: so that a book is not read in vain.

Of words that is plain. Of a pattern it is the stretches of letters and digits that every match has (`/qu[ow]ndrel \d/`
has one like "quondrel"), and where there are none, its signs. It demands too little rather than too much: what it
does not understand demands nothing. What it refuses: to look into a text (the parser's `likely` does), and to demand
what takes long to look for: stretches are made of `elements`, which can't backtrack, and are few.

Python's own parser of patterns is asked. It is private (`re._parser`); where it is gone, patterns demand nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from b12tui.document.requirements import AnyOf, LiteralRun, Requirement, Symbol
from b12tui.search.regex_elements import DIGIT, one_of, optional

_LONGEST = 40
"""Elements of a stretch: what is longer is known by less."""
_CLASSES = 8
"""How many of them may be classes, each of which is a step of matching at every byte of a text."""
_MEMBERS = 300
"""Characters of a class that are looked at one by one."""
_SEARCHES = 32
"""Stretches and signs that are looked for: each is a search through a text."""

_Key = Callable[[str], str]


def requirements_of(pattern: str, key: _Key) -> tuple[Requirement, ...]:
    """Return what every match of a pattern holds; `key` tells the letters and digits that a character is folded to."""
    try:
        parser = import_module("re._parser")
        tree = parser.parse(pattern, re.MULTILINE)
        if tree.state.flags & re.IGNORECASE:  # it has its own notion of which letters are the same
            return ()
        reading = _Reading(key)
        reading.sequence(list(tree))
        return _few(reading.needs())
    except (ImportError, AttributeError, re.error, OverflowError, RecursionError):
        return ()


def _few(needs: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """Return as many of the needs as _SEARCHES searches tell."""
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
    """An element of a stretch."""

    element: bytes
    is_class: bool
    """Whether it is more than one string of bytes."""
    needed: bool
    """Whether it must be there."""


class _Reading:
    """A pattern's elements, taken one after the other."""

    def __init__(self, key: _Key) -> None:
        self._key = key
        self._found: list[Requirement] = []
        self._signs: list[Requirement] = []
        self._parts: list[_Part] = []
        """The stretch being read."""

    def needs(self) -> tuple[Requirement, ...]:
        """Return what was found; signs only where nothing else is known, for they are told less surely."""
        self._end()
        return tuple(dict.fromkeys(self._found or self._signs))

    def _end(self) -> None:
        """End a stretch: something follows that may be anything."""
        parts, self._parts = self._parts, []
        while parts and not parts[-1].needed:
            parts.pop()
        while parts and not parts[0].needed:
            parts.pop(0)
        if parts:
            self._found.append(LiteralRun(re.compile(b"".join(part.element for part in parts))))

    def _add(self, element: bytes, *, is_class: bool, needed: bool = True) -> None:
        classes = sum(part.is_class for part in self._parts)
        if len(self._parts) >= _LONGEST or (is_class and classes >= _CLASSES):
            self._end()
        self._parts.append(_Part(element if needed else optional(element), is_class, needed))

    def sequence(self, nodes: list[Any]) -> None:
        """Take elements that stand one after the other."""
        for operation, value in nodes:
            self._element(str(operation), value)

    def _element(self, operation: str, value: Any) -> None:
        match operation:
            case "LITERAL":
                self._members([chr(value)])
            case "IN":
                self._class(value)
            case "AT" | "ASSERT" | "ASSERT_NOT":
                pass  # they take no character
            case "SUBPATTERN" if not value[1] & re.IGNORECASE:
                self.sequence(list(value[3]))
            case "ATOMIC_GROUP":
                self.sequence(list(value))
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                self._repeat(*value)
            case "BRANCH":
                self._branch(value[1])
            case _:
                self._end()

    def _members(self, chars: list[str]) -> None:
        """Take one of these characters."""
        keys = {char: self._key(char).encode("utf-8", "surrogatepass") for char in chars}
        if any(char.isspace() for char in chars):
            self._end()
            return
        if len(chars) == 1 and not keys[chars[0]]:
            self._signs.append(Symbol(chars[0]))
        if any(keys.values()) and not all(keys.values()):  # a letter that may be missing where a sign is
            self._end()
            return
        element = one_of({key or char.encode("utf-8", "surrogatepass") for char, key in keys.items()})
        if element is None:
            self._end()
        else:
            # Where signs stand between letters, the letters may be all that is kept of a paragraph.
            self._add(element, is_class=len(chars) > 1, needed=all(keys.values()))

    def _class(self, members: list[Any]) -> None:
        """Take one of the characters of a class."""
        chars: list[str] = []
        for kind, value in members:
            match str(kind), str(value):
                case "LITERAL", _:
                    chars.append(chr(value))
                case "RANGE", _ if value[1] - value[0] < _MEMBERS:
                    chars += map(chr, range(value[0], value[1] + 1))
                case "CATEGORY", "CATEGORY_DIGIT" if len(members) == 1:
                    self._add(DIGIT, is_class=True)
                    return
                case _:
                    self._end()
                    return
        if len(chars) > _MEMBERS:
            self._end()
        else:
            self._members(chars)

    def _repeat(self, least: int, most: Any, nodes: Any) -> None:
        if least and len(nodes) == 1 and str(nodes[0][0]) in ("LITERAL", "IN"):
            for _ in range(min(least, _LONGEST)):
                self.sequence(list(nodes))
            if most != least or least > _LONGEST:
                # However many stand between: one stands before what follows, too.
                last = self._parts[-1:]
                self._end()
                self._parts = last
            return
        self._end()
        if least:
            self.sequence(list(nodes))
            self._end()

    def _branch(self, branches: list[Any]) -> None:
        self._end()
        alternatives = []
        for nodes in branches:
            reading = _Reading(self._key)
            reading.sequence(list(nodes))
            alternatives.append(reading.needs())
        if all(alternatives):
            self._found.append(AnyOf(tuple(alternatives)))
