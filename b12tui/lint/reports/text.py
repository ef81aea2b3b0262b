"""Report in lines, as compilers write them, with what is heard in all at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from b12tui.catalogue import counts, lint, reading_position
from b12tui.lint.findings import CheckedFile, Finding, Listening, Severity


def lines(file: CheckedFile) -> str:
    """Return a line for each finding in a file."""
    return "".join(f"{_line(finding)}\n" for finding in file.findings)


def _line(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}:{finding.column}"
    return lint.finding(place, finding.rule, finding.heard, finding.remedy, finding.severity.value, finding.criterion)


def closing(files: Sequence[CheckedFile], per_minute: int, address_characters: int) -> str:
    """Return the number of findings, and what a listener hears, in minutes at a number of words `per_minute`."""
    heard = Listening()
    for file in files:
        heard = heard.plus(file.listening)
    what = counted(finding for file in files for finding in file.findings) or lint.NO_FINDINGS
    return f"{lint.found(what, lint.files(len(files)))}\n{_listened(heard, per_minute, address_characters)}\n"


def counted(findings: Iterable[Finding]) -> str:
    """Return the number of findings of each severity: "2 errors, 1 note"; empty if there are none."""
    severities = [finding.severity for finding in findings]
    names = ((Severity.ERROR, lint.errors), (Severity.WARNING, lint.warnings), (Severity.NOTE, lint.notes))
    return ", ".join(name(severities.count(each)) for each, name in names if each in severities)


def _listened(heard: Listening, per_minute: int, address_characters: int) -> str:
    hours, minutes = divmod(round(heard.words / per_minute), 60)
    parts = [counts.hours(hours)] if hours else []
    parts += [counts.minutes(minutes)] if minutes else []
    time = " ".join(parts) or reading_position.minutes(0)
    share = 100 * heard.noise / heard.words if heard.words else 0.0
    percent = lint.percent(f"{share:.0f}" if share >= 1 or not heard.noise else "<1")
    kinds = [
        lint.emoji(heard.emoji) if heard.emoji else "",
        lint.drawings(heard.drawings) if heard.drawings else "",
        lint.addresses(heard.addresses, address_characters) if heard.addresses else "",
    ]
    noise = ", ".join(filter(None, kinds))
    return lint.listened_with(time, percent, noise) if noise else lint.listened(time, percent)
