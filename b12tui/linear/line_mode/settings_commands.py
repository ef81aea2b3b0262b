"""Commands that change settings of line mode: `unit`, and `set` with a name and a value."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import counts, line_mode, verbosity
from b12tui.core.appearance import NARROWEST, WIDEST
from b12tui.core.state import Command
from b12tui.core.vocabulary import unit_setting
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, SpeechSettings, response_of
from b12tui.linear.line_mode.units import Unit
from b12tui.linear.line_mode.verbosity_commands import NAMES as VERBOSITY_NAMES
from b12tui.linear.line_mode.verbosity_commands import set_announced, shown
from b12tui.plain.output_options import Wrap
from b12tui.plain.styles import STYLES

UNITS = tuple(unit.value for unit in Unit)


def set_unit(dialogue: Dialogue, command: Command) -> Response:
    """Report or set the unit; in speech mode, whether a step is a line or a sentence."""
    if dialogue.state.frontend == "spoken":
        return _set_step(dialogue, command.text)
    return _set(dialogue, "unit", command.text)


def _set_step(dialogue: Dialogue, value: str) -> Response:
    after = unit_setting.with_step(dialogue.state, value)
    return response_of(dialogue.with_state(replace(after, message="")), after.message)


def set_one(dialogue: Dialogue, command: Command) -> Response:
    """Report all settings, or set one of them."""
    name, _, value = command.text.partition(" ")
    on_pages = dialogue.state.frontend == "spoken"
    own = ("unit",) if on_pages else tuple(SETTING_CHOICES)
    if not name:
        announced = dialogue.state.appearance.announced
        values = {
            known.capitalize(): unit_setting.step(dialogue.state) if on_pages else _shown(dialogue.settings, known)
            for known in own
        }
        values |= {verbosity.NAMES[known]: shown(announced, known) for known in VERBOSITY_NAMES}
        return response_of(dialogue, *(line_mode.setting(known, value) for known, value in values.items()))
    typed = name.casefold().replace("-", "_")
    known_names = (*own, *VERBOSITY_NAMES)
    fitting = [typed] if typed in known_names else [known for known in known_names if known.startswith(typed)]
    if len(fitting) != 1:
        return response_of(dialogue, line_mode.no_setting(sanitize_line(name), ", ".join(known_names)))
    if fitting[0] in VERBOSITY_NAMES:
        return set_announced(dialogue, fitting[0], value)
    return _set_step(dialogue, value) if on_pages else _set(dialogue, fitting[0], value)


def _set(dialogue: Dialogue, name: str, value: str) -> Response:
    choice = value.casefold().strip()
    changed = CHANGES[name](dialogue.settings, choice) if choice else dialogue.settings
    if changed is None:
        message = line_mode.wrong_value(name.capitalize(), SETTING_CHOICES[name], sanitize_line(value))
        return response_of(dialogue, message)
    return response_of(dialogue.with_settings(changed), line_mode.setting(name.capitalize(), _shown(changed, name)))


def _unit(settings: SpeechSettings, choice: str) -> SpeechSettings | None:
    fitting = [unit for unit in Unit if unit.value.startswith(choice)]
    return replace(settings, unit=fitting[0]) if len(fitting) == 1 else None


def _style(settings: SpeechSettings, choice: str) -> SpeechSettings | None:
    return replace(settings, style=choice) if choice in STYLES else None


def _wrap(settings: SpeechSettings, choice: str) -> SpeechSettings | None:
    if choice.isascii() and choice.isdecimal() and len(choice) < 4 and NARROWEST <= int(choice) <= WIDEST:
        return replace(settings, wrap=int(choice))
    known = [wrap for wrap in Wrap if wrap.value == choice]
    return replace(settings, wrap=known[0]) if known else None


def _ascii(settings: SpeechSettings, choice: str) -> SpeechSettings | None:
    return replace(settings, ascii=choice == "on") if choice in ("on", "off") else None


def _prompt(settings: SpeechSettings, choice: str) -> SpeechSettings | None:
    return replace(settings, prompt=choice == "on") if choice in ("on", "off") else None


def _shown(settings: SpeechSettings, name: str) -> str:
    match name:
        case "unit":
            return settings.unit.value
        case "style":
            return settings.style
        case "ascii":
            return "on" if settings.ascii else "off"
        case "prompt":
            return "on" if settings.prompt else "off"
        case _:
            return settings.wrap.value if isinstance(settings.wrap, Wrap) else counts.characters(settings.wrap)


SETTING_CHOICES: dict[str, str] = {
    "unit": counts.alternatives(UNITS),
    "style": counts.alternatives(tuple(STYLES)),
    "wrap": counts.alternatives(("none", "sentence", line_mode.number_from(NARROWEST, WIDEST))),
    "ascii": counts.alternatives(("on", "off")),
    "prompt": counts.alternatives(("on", "off")),
}
"""Settings, each with its possible values."""

CHANGES: dict[str, Callable[[SpeechSettings, str], SpeechSettings | None]] = {
    "unit": _unit,
    "style": _style,
    "wrap": _wrap,
    "ascii": _ascii,
    "prompt": _prompt,
}
