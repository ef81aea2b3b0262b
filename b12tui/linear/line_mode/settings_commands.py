"""The settings that line mode can change while it runs: `unit`, and `set` with a name and a value."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.appearance import NARROWEST, WIDEST
from b12tui.core.state import Command
from b12tui.document.sanitize import safe_line
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Manner, Reply, Talk, say
from b12tui.linear.line_mode.units import Unit
from b12tui.plain.output_options import Wrap
from b12tui.plain.styles import STYLES

UNITS = tuple(unit.value for unit in Unit)


def set_unit(talk: Talk, command: Command) -> Reply:
    """Say the unit, or set it."""
    return _set(talk, "unit", command.text)


def set_one(talk: Talk, command: Command) -> Reply:
    """Say the settings, or set one of them."""
    name, _, value = command.text.partition(" ")
    if not name:
        return say(talk, *(f"{known.capitalize()}: {_shown(talk.manner, known)}." for known in CHOICES))
    fitting = [known for known in CHOICES if known.startswith(name.casefold())]
    if len(fitting) != 1:
        return say(talk, f"No setting is called {safe_line(name)}; there are {', '.join(CHOICES)}.")
    return _set(talk, fitting[0], value)


def _set(talk: Talk, name: str, value: str) -> Reply:
    wanted = value.casefold().strip()
    changed = CHANGES[name](talk.manner, wanted) if wanted else talk.manner
    if changed is None:
        return say(talk, f"{name.capitalize()} is {CHOICES[name]}, not {safe_line(value)}.")
    return say(talk.with_manner(changed), f"{name.capitalize()}: {_shown(changed, name)}.")


def _unit(manner: Manner, wanted: str) -> Manner | None:
    fitting = [unit for unit in Unit if unit.value.startswith(wanted)]
    return replace(manner, unit=fitting[0]) if len(fitting) == 1 else None


def _style(manner: Manner, wanted: str) -> Manner | None:
    return replace(manner, style=wanted) if wanted in STYLES else None


def _wrap(manner: Manner, wanted: str) -> Manner | None:
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 and NARROWEST <= int(wanted) <= WIDEST:
        return replace(manner, wrap=int(wanted))
    known = [wrap for wrap in Wrap if wrap.value == wanted]
    return replace(manner, wrap=known[0]) if known else None


def _ascii(manner: Manner, wanted: str) -> Manner | None:
    return replace(manner, ascii=wanted == "on") if wanted in ("on", "off") else None


def _shown(manner: Manner, name: str) -> str:
    match name:
        case "unit":
            return manner.unit.value
        case "style":
            return manner.style
        case "ascii":
            return "on" if manner.ascii else "off"
        case _:
            return manner.wrap.value if isinstance(manner.wrap, Wrap) else f"{manner.wrap} characters"


CHOICES: dict[str, str] = {
    "unit": f"{', '.join(UNITS[:-1])} or {UNITS[-1]}",
    "style": " or ".join(STYLES),
    "wrap": f"none, sentence or a number from {NARROWEST} to {WIDEST}",
    "ascii": "on or off",
}
"""The settings, each with what it can be."""

CHANGES: dict[str, Callable[[Manner, str], Manner | None]] = {
    "unit": _unit,
    "style": _style,
    "wrap": _wrap,
    "ascii": _ascii,
}
