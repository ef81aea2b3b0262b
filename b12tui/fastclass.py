"""Dataclasses with a low startup cost: one compilation for each class at most, instead of six or more.

Python 3.11 compiles every method of a dataclass separately, 0.27 ms for a class, and a start creates a hundred of them:
a fifth of the startup time. Here only `__init__` is compiled, and that when several records have been made; the other
methods share an `attrgetter`: 0.02 ms, and 0.1 ms for a class with many records.

Semantics are those of `dataclasses`, and type checkers see that module. Only the options that this project uses are
supported, and slots are mandatory. Inherited fields, `ClassVar`, `InitVar` and `__post_init__` are not supported.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING

__all__ = ["dataclass", "field", "fields", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, replace  # noqa: TID251
else:
    from operator import attrgetter

    MISSING = object()
    NO_METADATA = {}

    UNCOMPILED = 64
    """Records that are made before their `__init__` is compiled: by then, that takes less time than it saves."""

    class Field:
        """Metadata of one field."""

        __slots__ = ("compare", "default", "default_factory", "metadata", "name")

        def __init__(self, default, default_factory, metadata, compare):
            self.name = ""
            self.compare = compare
            self.default = default
            self.default_factory = default_factory
            self.metadata = metadata

    def field(*, default=MISSING, default_factory=MISSING, metadata=None, compare=True):
        """Declare a field with more than a default; without `compare` it counts for no comparison and no hash."""
        return Field(default, default_factory, metadata or NO_METADATA, compare)

    def fields(record):
        """Return the fields of a record or of its class, in order."""
        return record.__record_fields__

    def replace(record, /, **changes):
        """Return a copy with the given fields changed; raise TypeError for an unknown field."""
        for name in record.__match_args__:
            if name not in changes:
                changes[name] = getattr(record, name)
        return record.__class__(**changes)

    def dataclass(*, frozen=False, slots, order=False):
        """Turn a class into a record with its annotations as fields; `slots` must be true."""
        if not slots:
            raise TypeError("a record has slots")
        return lambda cls: _record(cls, frozen=frozen, order=order)

    def _record(cls, *, frozen, order):
        namespace = dict(cls.__dict__)
        names = tuple(namespace.get("__annotations__", ()))
        entries, compared = [], []
        for name in names:  # one loop without calls: a start goes through it six hundred times
            entry = namespace.pop(name, MISSING)
            if entry.__class__ is not Field:
                entry = Field(entry, MISSING, NO_METADATA, True)
            entry.name = name
            entries.append(entry)
            if entry.compare:
                compared.append(name)
        namespace.pop("__dict__", None)
        namespace.pop("__weakref__", None)
        namespace |= {"__slots__": names, "__match_args__": names, "__record_fields__": tuple(entries)}
        for name, method in _methods(compared, frozen=frozen, order=order).items():
            namespace.setdefault(name, method)
        if not frozen:
            namespace["__hash__"] = None
        made = type(cls)(cls.__name__, cls.__bases__, namespace)
        made.__qualname__ = cls.__qualname__
        made.__init__ = _init(made, names, entries, frozen=frozen)
        return made

    def _init(cls, names, entries, *, frozen):
        """Return `__init__`: one for any class, until there are enough records for one of its own to pay.

        Wrong arguments are left to the compiled one, which raises what Python raises.
        """
        made = 0
        puts = []

        def init(self, /, *values, **named):
            nonlocal made
            made += 1
            if made <= UNCOMPILED:
                if not puts:
                    puts.extend([cls.__dict__[name].__set__ for name in names])
                for put, value in zip(puts, values, strict=False):
                    put(self, value)
                unused = len(named)
                for index in range(len(values), len(names)):
                    if names[index] in named:
                        value = named[names[index]]
                        unused -= 1
                    elif entries[index].default is not MISSING:
                        value = entries[index].default
                    elif entries[index].default_factory is not MISSING:
                        value = entries[index].default_factory()
                    else:
                        break
                    puts[index](self, value)
                else:
                    if not unused and len(values) <= len(names):
                        return
            cls.__init__ = _compiled(cls, entries, frozen=frozen)
            cls.__init__(self, *values, **named)

        return init

    def _compiled(cls, entries, *, frozen):
        """Return an `__init__` of the class's own.

        It sets slots by their descriptors, which bypasses the `__setattr__` that freezes a record.
        """
        known = {}
        parameters, body = ["self"], []
        for entry in entries:
            name = value = entry.name
            if entry.default_factory is not MISSING:
                known |= {f"_new_{name}": entry.default_factory, "_missing": MISSING}
                parameters.append(f"{name}=_missing")
                value = f"_new_{name}() if {name} is _missing else {name}"
            elif entry.default is not MISSING:
                known[f"_default_{name}"] = entry.default
                parameters.append(f"{name}=_default_{name}")
            else:
                parameters.append(name)
            if frozen:
                known[f"_set_{name}"] = cls.__dict__[name].__set__
                body.append(f"_set_{name}(self, {value})")
            else:
                body.append(f"self.{name} = {value}")
        made = {}
        source = f"def __init__({', '.join(parameters)}):\n    " + "\n    ".join(body or ["pass"])
        # `compile` would set up all types of syntax trees, at its first call: 1.1 ms.
        exec(source, known, made)  # noqa: S102  (only field names are compiled)
        init = made["__init__"]
        init.__code__ = init.__code__.replace(co_filename=f"<{cls.__qualname__}>")
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _methods(names, *, frozen, order):
        values = attrgetter(*names) if names else lambda _: ()

        def equal(self, other):
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def less(self, other):
            return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

        def at_most(self, other):
            return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

        methods = {"__eq__": equal, "__repr__": _repr, "__reduce__": _reduce}
        if frozen:
            methods |= {
                "__hash__": lambda self: hash(values(self)),
                "__setattr__": _raise_frozen,
                "__delattr__": _raise_frozen,
            }
        if order:  # Python swaps the operands for the other two
            methods |= {"__lt__": less, "__le__": at_most}
        return methods

    def _repr(self):
        values = ", ".join(f"{entry.name}={getattr(self, entry.name)!r}" for entry in self.__record_fields__)
        return f"{self.__class__.__qualname__}({values})"

    def _reduce(self):
        return self.__class__, tuple(getattr(self, entry.name) for entry in self.__record_fields__)

    def _raise_frozen(self, name, *_):
        raise AttributeError(f"the field {name!r} of a frozen {self.__class__.__qualname__} stays as it is")
