"""Settings in force: the user's settings file, which is only read here, then the environment and options.

    # settings.toml, in the folder that `b12tui --settings` names
    theme = "contrast"
    spacing = 2

A mistake in the file is reported in a sentence, and only the setting concerned is ignored.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.catalogue import settings
from b12tui.colour_themes import Theme
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, field, replace
from b12tui.fasttyping import Any
from b12tui.storage import own_categories, own_themes, settings_values
from b12tui.storage.atomic_file import read_file, reason
from b12tui.storage.settings_schema import CHOSEN, Settings, SettingValue

MAX_SETTINGS_BYTES = 1 << 20
"""Maximum size of the settings file, in bytes."""
RENAMED = {"head": "mode"}
"""Former names of settings, which are still accepted."""
RENAMED_ACTIONS = {"heads": "mode"}
"""Former names of actions, which are still accepted."""
LONGEST_CHOICES = 256
"""Maximum size of the file of last chosen values, in bytes."""
LONGEST_ANSWER = 16
"""Maximum size of the file of the preferred frontend, in bytes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Origin of a setting's value, if it is not the default."""

    name: str
    where: str
    """`file`, `environment`, `option`, `answer` (to a question) or `choice` (the last one made with a key)."""


@dataclass(frozen=True, slots=True)
class EffectiveSettings:
    """Settings in force, their origins, and notices about them."""

    settings: Settings = field(default_factory=Settings)
    from_file: Settings = field(default_factory=Settings)
    """Settings of the file alone."""
    path: Path | None = None
    """Path of the settings file, whether it exists or not."""
    origins: tuple[Origin, ...] = ()
    notices: tuple[str, ...] = ()
    """Mistakes in the file, a sentence each."""

    def origin(self, name: str) -> str:
        """Return the origin of a setting's value: `default`, or as in `Origin.where`."""
        return next((origin.where for origin in self.origins if origin.name == name), "default")

    def with_value(self, name: str, value: SettingValue, where: str, *, called: str = "") -> EffectiveSettings:
        """Return a copy with one setting changed; raise ValueError, with a sentence, if the value is not allowed.

        `called` is how that sentence names the setting.
        """
        mistake = settings_values.check(name, value, called, self.settings.themes)
        if mistake:
            raise ValueError(mistake)
        changes: dict[str, Any] = {name: value}
        others = tuple(origin for origin in self.origins if origin.name != name)
        return replace(self, settings=replace(self.settings, **changes), origins=(*others, Origin(name, where)))


def read_settings(path: Path | None) -> EffectiveSettings:
    """Read the settings file; missing and invalid settings keep their defaults."""
    effective = EffectiveSettings(path=path)
    try:
        if path is None or not path.is_file():
            return effective
        with path.open("rb") as file:
            content = file.read(MAX_SETTINGS_BYTES + 1)
    except OSError as error:
        return _unreadable(effective, settings.unreadable(reason(error)))
    if len(content) > MAX_SETTINGS_BYTES:
        return _unreadable(effective, settings.TOO_LARGE)
    from tomllib import TOMLDecodeError, loads

    try:
        found = loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _unreadable(effective, settings.NOT_UTF8)
    except TOMLDecodeError as error:
        return _unreadable(effective, settings.not_toml(str(error)))
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets nested a thousand deep.
        return _unreadable(effective, settings.NO_SETTING)
    tables: dict[str, object] = {name: found.pop(name) for name in ("themes", "categories") if name in found}
    if tables:
        effective = _with_tables(effective, tables)
    for written, value in found.items():
        if written == "remap":
            effective = _with_remap(effective, value)
            continue
        # Accept dashes, as in options.
        name = written.replace("-", "_")
        if name in RENAMED:
            renamed = settings.mistake_in(settings.renamed(name, RENAMED[name]), str(path))
            effective, name = _with_notice(effective, renamed), RENAMED[name]
        mistake = settings_values.check(name, value, own_themes=effective.settings.themes)
        message = settings.mistake_in(mistake.rstrip("."), str(path))
        effective = _with_notice(effective, message) if mistake else effective.with_value(name, value, "file")
    return effective


def with_frontend_preference(effective: EffectiveSettings, path: Path | None) -> EffectiveSettings:
    """Return the settings with the stored preferred frontend, if any; the settings file takes precedence."""
    if path is None or effective.origin("mode") != "default":
        return effective
    try:
        mode = (read_file(path, LONGEST_ANSWER) or b"").strip().decode("ascii", "replace")
    except OSError:
        return effective
    if not mode or settings_values.check("mode", mode):
        return effective
    return effective.with_value("mode", mode, "answer")


@dataclass(frozen=True, slots=True)
class AppearanceChoice:
    """Last value chosen for a setting while reading."""

    name: str
    value: SettingValue
    instead_of: SettingValue
    """Value in the settings file at that time."""


def appearance_choices(path: Path | None, known: tuple[Theme, ...] = ()) -> tuple[AppearanceChoice, ...]:
    """Return the last chosen values; empty if there are none or they can't be read."""
    if path is None:
        return ()
    try:
        content = read_file(path, LONGEST_CHOICES)
    except OSError:
        return ()
    return parse_choices(content or b"", known)[0]


def parse_choices(content: bytes, known: tuple[Theme, ...] = ()) -> tuple[tuple[AppearanceChoice, ...], bool]:
    """Return the choices in a file's content, and whether it has nothing else."""
    rows = content[:LONGEST_CHOICES].decode("ascii", "replace").splitlines()
    found = []
    for row in rows:
        name, *values = row.split(" ")
        named = [int(value) if value.isdecimal() else value for value in values]
        if name not in CHOSEN or len(named) != 2:
            continue
        if not any(settings_values.check(name, each, "", known) for each in named):
            found.append(AppearanceChoice(name, *named))
    return tuple(found), len(found) == len(rows) and len(content) <= LONGEST_CHOICES


def with_appearance_preference(effective: EffectiveSettings, path: Path | None) -> EffectiveSettings:
    """Return the settings with the last chosen theme and width, unless the settings changed since."""
    effective = replace(effective, from_file=effective.settings)
    for choice in appearance_choices(path, effective.settings.themes):
        if getattr(effective.settings, choice.name) == choice.instead_of:
            effective = effective.with_value(choice.name, choice.value, "choice")
    return effective


def _with_tables(effective: EffectiveSettings, tables: dict[str, object]) -> EffectiveSettings:
    """Apply the user's own themes and categories of notes."""
    found: dict[str, Any] = {}
    mistakes: tuple[str, ...] = ()
    if "themes" in tables:
        found["themes"], mistakes = own_themes.own_themes(tables["themes"])
    if "categories" in tables:
        categories, wrong = own_categories.own_categories(tables["categories"])
        found |= {"categories": categories} if categories else {}
        mistakes += wrong
    for each in mistakes:
        effective = _with_notice(effective, settings.mistake_in(each, str(effective.path)))
    return replace(effective, settings=replace(effective.settings, **found))


def _with_remap(effective: EffectiveSettings, written: object) -> EffectiveSettings:
    """Apply the user's key bindings: an action's id, and a key or a list of keys."""
    from b12tui.core.keymap import config

    if not isinstance(written, dict):
        return _with_notice(effective, settings.mistake_in(settings.REMAP_IS_A_TABLE, str(effective.path)))
    changes: list[tuple[str, tuple[str, ...]]] = []
    mistakes: list[str] = []
    for name, value in written.items():
        if name in RENAMED_ACTIONS:
            renamed = settings.renamed_action(name, RENAMED_ACTIONS[name])
            effective = _with_notice(effective, settings.mistake_in(renamed, str(effective.path)))
            name = RENAMED_ACTIONS[name]  # noqa: PLW2901 - the same binding, by the action's name of today
        mistake = config.wrong_action(name)
        named = [config.parse_key(each) for each in (value if isinstance(value, list) else [value])]
        mistakes += [mistake] if mistake else [trouble for _, trouble in named if trouble]
        if not mistake:
            changes.append((name, tuple(key for key, trouble in named if not trouble)))
    mistakes += config.clashes(tuple(changes))
    for each in mistakes:
        effective = _with_notice(effective, settings.mistake_in(each.rstrip("."), str(effective.path)))
    return replace(effective, settings=replace(effective.settings, remap=tuple(changes)))


def _unreadable(effective: EffectiveSettings, what: str) -> EffectiveSettings:
    return _with_notice(effective, settings.file_ignored(str(effective.path), what))


def _with_notice(effective: EffectiveSettings, sentence: str) -> EffectiveSettings:
    return replace(effective, notices=(*effective.notices, sanitize_line(sentence)))
