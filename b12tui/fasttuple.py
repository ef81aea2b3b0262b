"""Named tuples with a low startup cost.

`typing.NamedTuple` compiles each annotation, and the first compilation in a process makes Python set up all types of
its syntax trees: 1.1 ms, a sixtieth of the time to a first page. Here annotations are not looked at.

Semantics are those of `typing.NamedTuple`, and type checkers see that class.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple  # noqa: TID251
else:
    from collections import namedtuple

    class _Made(type):
        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            names = tuple(namespace.get("__annotations__", ()))
            defaults = [namespace[field] for field in names if field in namespace]
            made = namedtuple(name, names, defaults=defaults, module=namespace["__module__"])  # noqa: PYI024
            for key, value in namespace.items():
                if key not in names:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Made):
        """Base of a class whose annotations are the fields of a tuple."""
