"""Text of `--help`, made from the table of options."""

from __future__ import annotations

from b12tui.catalogue import command_line
from b12tui.cli.options import ACCESSIBILITY, DISPLAY, OPTIONS, OUTPUT

SHARED_ROWS = frozenset(
    {
        "--ascii",
        "--author",
        "--braille-table",
        "--cells",
        "--contents",
        "--depth",
        "--dialect",
        "--emoji",
        "--emphasis",
        "--format",
        "--hyperlinks",
        "--import-notes",
        "--json",
        "--language",
        "--large-print",
        "--lines",
        "--link-list",
        "--links",
        "--markdown",
        "--notes",
        "--notes-folder",
        "--output",
        "--plain",
        "--quit-if-one-screen",
        "--review",
        "--say",
        "--text",
    }
)
"""Options that `--help` names in the row of another one, as it has 24 rows."""

FURTHER_NAMES = {"--mouse": "--hyperlinks", "--to": "--output FILE", "--check": "--json"}
"""Names and values of options that share the row of another, behind its own."""

HELP_COLUMNS = 80
"""Columns of the help; a list of values that is longer is cut: the manual has all of them."""
HELP_NAMES = 27
"""Columns of names and values in the help; values that take more follow the description."""


def help_text() -> str:
    """Return the help, which fits on one screen of 80 by 24."""
    rows = [command_line.HELP_FIRST]
    for group in (DISPLAY, OUTPUT, ACCESSIBILITY):
        rows.append(f"{group.value}:")
        for option in OPTIONS:
            if option.group is group and option.name not in SHARED_ROWS:
                names, further = ", ".join(option.names), FURTHER_NAMES.get(option.name)
                metavar = (
                    option.metavar if len(f"{names} {option.metavar}") <= HELP_NAMES and not further else option.value
                )
                values = f": {'|'.join(option.choices)}" if option.choices and metavar == option.value else ""
                shown = ", ".join(filter(None, (f"{names} {metavar}".strip(), further)))
                row = f"  {shown:<{HELP_NAMES}} {option.summary or option.help}{values}"
                if len(row) > HELP_COLUMNS:
                    end = row.rfind("|", 0, HELP_COLUMNS - 1)
                    row = row.removesuffix(values) if end < 0 else f"{row[:end]}|…"
                rows.append(row)
    rows.append(command_line.HELP_LAST)
    return "\n".join(rows)
