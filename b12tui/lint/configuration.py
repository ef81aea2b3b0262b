"""Configuration of the checks: `.b12tui-check.toml`, or `[tool.b12tui.check]` in `pyproject.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from b12tui.catalogue import lint
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import UsageError
from b12tui.lint.options import CheckOptions, options_from
from b12tui.lint.registry import RULE_NAMES

OWN_FILE = ".b12tui-check.toml"
PROJECT_FILE = "pyproject.toml"


def configured(start: Path) -> CheckOptions:
    """Return the options of the nearest configuration, in `start` or a folder above it; the usual ones without any.

    Raise UsageError if it is invalid.
    """
    for folder in (start, *start.parents):
        for name in (OWN_FILE, PROJECT_FILE):
            table = _table(folder / name)
            if table is not None:
                return options_from(table, RULE_NAMES, sanitize_line(name))
    return CheckOptions()


def _table(path: Path) -> dict[str, object] | None:
    """Return the table of the checks in a file, or None if it isn't there or has none."""
    where = sanitize_line(path.name)
    try:
        values: object = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return None
    except ValueError as error:  # TOML, or its encoding
        if path.name == PROJECT_FILE and "b12tui" not in path.read_text(encoding="utf-8", errors="replace"):
            return None
        raise UsageError(lint.no_toml(where, sanitize_line(str(error)))) from error
    if path.name == PROJECT_FILE:
        for key in ("tool", "b12tui", "check"):
            values = values.get(key) if isinstance(values, dict) else None
            if values is None:
                return None
    if not isinstance(values, dict):
        raise UsageError(lint.needs_table(where))
    return values
