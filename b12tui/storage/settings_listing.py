"""Listing of the settings in force, which `--settings` prints."""

from __future__ import annotations

from b12tui.catalogue import settings
from b12tui.colour_themes import Theme
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import fields
from b12tui.storage.effective_settings import EffectiveSettings
from b12tui.storage.paths import places_folder
from b12tui.storage.settings_schema import SETTINGS
from b12tui.storage.settings_values import as_toml


def settings_listing(effective: EffectiveSettings) -> str:
    """Return the output of `--settings`, valid TOML: the file, and each setting with its origin."""
    if effective.path is None:
        rows = [f"# {settings.NO_FOLDER}"]
    else:
        rows = [f"# {settings.read_from(sanitize_line(str(effective.path)))}"]
        kept = places_folder()
        rows += [f"# {settings.kept_in(sanitize_line(str(kept.parent)))}"] if kept else []
    rows += [f"# {notice}" for notice in effective.notices]
    remap = effective.settings.remap
    for setting in SETTINGS:
        doc = f"{setting.doc[0].upper()}{setting.doc[1:]}"
        value = as_toml(getattr(effective.settings, setting.name))
        origin = effective.origin(setting.name)
        if origin == "choice":
            origin = settings.last_choice(as_toml(getattr(effective.from_file, setting.name)))
        rows += [
            "",
            f"# {settings.can_be(doc, setting.allowed.description)}",
            f"{setting.name} = {value}  # {settings.origin(origin)}",
        ]
    rows += ["", f"# {settings.OWN_THEMES}"]
    for own in effective.settings.themes:
        rows += _listed_theme(own)
    rows += ["", f"# {settings.OWN_CATEGORIES}", "[categories]"]
    rows += [f"{as_toml(each.name)} = {as_toml(each.sign)}" for each in effective.settings.categories]
    rows += ["", f"# {settings.OWN_KEYS}"]
    rows += [
        "[remap]",
        *(f"{name} = [{', '.join(map(as_toml, keys))}]  # {settings.origin('file')}" for name, keys in remap),
    ]
    return "\n".join(rows) + "\n"


def _listed_theme(own: Theme) -> list[str]:
    """Return a theme in TOML, with all of its colours."""
    colours = [(field.name, getattr(own, field.name)) for field in fields(Theme)]
    return [
        f"[themes.{own.name}]  # {settings.origin('file')}",
        *(f'{name} = "#{value[0]:02x}{value[1]:02x}{value[2]:02x}"' for name, value in colours if type(value) is tuple),
    ]
