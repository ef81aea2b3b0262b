"""Command `set` for the verbosity: a level, one of its choices, or one of its switches."""

from __future__ import annotations

from b12tui.catalogue import counts, line_mode, verbosity
from b12tui.core.verbosity import CHOICES, LEVELS, ROLES, Verbosity, value_of, with_values
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, response_of

ON_OFF = {"on": True, "off": False}
NAMES = ("verbosity", *CHOICES, *ROLES)
"""What can be set, by its name for people."""


def set_announced(dialogue: Dialogue, name: str, typed: str) -> Response:
    """Report a part of the verbosity, or set it."""
    before = dialogue.state.appearance.announced
    choice = typed.casefold().strip()
    after = _changed(before, name, choice) if choice else before
    if after is None:
        allowed = counts.alternatives(_allowed(name))  # as they are typed, in any language
        return response_of(dialogue, line_mode.wrong_value(verbosity.NAMES[name], allowed, sanitize_line(typed)))
    state = replace(dialogue.state, appearance=replace(dialogue.state.appearance, announced=after))
    return response_of(dialogue.with_state(state), line_mode.setting(verbosity.NAMES[name], shown(after, name)))


def shown(announced: Verbosity, name: str) -> str:
    """Return the value of a part of the verbosity in words."""
    if name == "verbosity":
        return verbosity.LEVELS[announced.level]
    value = value_of(announced, name)
    return verbosity.VALUES[value if isinstance(value, str) else "on" if value else "off"]


def _allowed(name: str) -> tuple[str, ...]:
    return tuple(LEVELS) if name == "verbosity" else CHOICES.get(name, tuple(ON_OFF))


def _changed(before: Verbosity, name: str, choice: str) -> Verbosity | None:
    """Return the verbosity with one part changed; None if it can't have that value."""
    fitting = [each for each in _allowed(name) if each.startswith(choice)]
    if choice in _allowed(name):
        fitting = [choice]
    if len(fitting) != 1:
        return None
    if name == "verbosity":
        return LEVELS[fitting[0]]
    return with_values(before, {name: ON_OFF[fitting[0]] if name in ROLES else fitting[0]})
