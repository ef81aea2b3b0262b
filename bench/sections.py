"""Sections of a Markdown report, which several commands write, each its own."""

from __future__ import annotations

import re

_SECTION = re.compile(r"^(?=## )", re.MULTILINE)


def with_section(report: str, section: str) -> str:
    """Return a report with a section in the place of the one with its title, or at the end."""
    head, *sections = _SECTION.split(report)
    titles = [_title(each) for each in sections]
    if _title(section) not in titles:
        return f"{report.rstrip()}\n\n{section.strip()}\n"
    at = titles.index(_title(section))
    sections[at] = f"{section.strip()}\n\n"
    return f"{head}{''.join(sections).rstrip()}\n"


def with_others(report: str, former: str) -> str:
    """Return a report with the sections of a former one behind it whose titles it lacks."""
    own = {_title(section) for section in _SECTION.split(report)[1:]}
    others = [section for section in _SECTION.split(former)[1:] if _title(section) not in own]
    return f"{report.rstrip()}\n\n{''.join(others).rstrip()}".rstrip() + "\n"


def _title(section: str) -> str:
    return section.partition("\n")[0]
