"""`Enum` and `Flag` for the program's own use, made in a tenth of the time that those of `enum` take.

Type checkers see the classes of `enum`. While the program runs, members have a name and a value, are compared by
identity or, flags, by value, and are found by name (`Flags["A"]`), by value (`Kind("a")`) and by iteration. What the
library offers to other programs is made by `enum` itself.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING

__all__ = ["Enum", "Flag", "auto"]

if TYPE_CHECKING:
    from enum import Enum, Flag, auto
else:

    class auto:  # noqa: N801 - the name in `enum`
        """Value that is the next one: a number, or the next bit of a flag."""

    class _Members(type):
        """Metaclass of classes with members."""

        def __getitem__(cls, name):
            return cls._by_name[name]

        def __iter__(cls):
            return iter(cls._by_name.values())

        def __len__(cls):
            return len(cls._by_name)

    class Enum(metaclass=_Members):
        """Members, each with a value of its own."""

        __slots__ = ("name", "value")

        def __init_subclass__(cls):
            cls._by_name, cls._by_value = {}, {}
            for name, given in [*vars(cls).items()]:
                if name[0] != "_" and not hasattr(given, "__get__"):
                    member = object.__new__(cls)
                    member.name = name
                    member.value = len(cls._by_name) + 1 if isinstance(given, auto) else given
                    cls._by_name[name] = cls._by_value[member.value] = member
                    setattr(cls, name, member)

        def __new__(cls, value):
            """Return the member with a value; raise ValueError if there is none."""
            try:
                return cls._by_value[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __reduce__(self):
            return type(self), (self.value,)

        def __repr__(self):
            return f"{type(self).__name__}.{self.name}"

    class Flag(int, metaclass=_Members):
        """Bits, and all their combinations."""

        def __init_subclass__(cls):
            cls._by_name, cls._by_value = {}, {}
            bit = 1
            for name, given in [*vars(cls).items()]:
                if isinstance(given, auto) or (type(given) is int and name[0] != "_"):
                    value = bit if isinstance(given, auto) else given
                    member = cls._by_name[name] = cls(value)
                    setattr(cls, name, member)
                    bit = max(bit, 1 << value.bit_length())
            cls._all = bit - 1

        def __new__(cls, value):
            """Return the only object for some bits."""
            found = cls._by_value.get(value)
            if found is None:
                found = cls._by_value[value] = int.__new__(cls, value)
            return found

        @property
        def value(self):
            """The bits as a number."""
            return int(self)

        def __or__(self, other):
            value = int.__or__(self, other)
            found = self._by_value.get(value)
            return type(self)(value) if found is None else found

        def __and__(self, other):
            value = int.__and__(self, other)
            found = self._by_value.get(value)
            return type(self)(value) if found is None else found

        def __xor__(self, other):
            value = int.__xor__(self, other)
            found = self._by_value.get(value)
            return type(self)(value) if found is None else found

        def __invert__(self):
            return type(self)(self._all & ~int(self))

        def __contains__(self, other):
            return int.__and__(self, other) == other

        def __reduce__(self):
            return type(self), (int(self),)

        def __repr__(self):
            names = [name for name, member in self._by_name.items() if member and member in self]
            return f"{type(self).__name__}.{'|'.join(names) or int(self)}"
