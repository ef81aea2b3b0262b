"""Options of the command line: short names, groups in the help, allowed values derived from their tables."""

from __future__ import annotations

import pytest

from b12tui.cli.arguments import SHORT_SWITCHES, SWITCHES, parse_arguments
from b12tui.cli.help_text import help_text
from b12tui.cli.options import OPTIONS, OptionGroup
from b12tui.colour_themes import TABLE


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (["-w", "60"], ["--width", "60"]),
        (["-w60"], ["--width=60"]),
        (["-t", "dark"], ["--theme", "dark"]),
        (["-V"], ["--version"]),
        (["-h", "a.md"], ["--help", "a.md"]),
    ],
)
def test_a_short_name_means_the_long_one(short: list[str], long: list[str]) -> None:
    assert parse_arguments(short) == parse_arguments(long)


def test_no_short_name_is_given_twice() -> None:
    shorts = [option.short for option in OPTIONS if option.short]
    assert len(shorts) == len(set(shorts))


def test_help_begins_with_the_usage_and_has_a_heading_for_each_group() -> None:
    usage, *rows = help_text().splitlines()
    assert usage.startswith("Usage: b12tui [OPTION]... [FILE|DIR|-]...")
    headings = [row.partition(":")[0] for row in rows if not row.startswith(" ")]
    assert headings == [group.value for group in OptionGroup]


def test_each_theme_of_the_table_can_be_asked_for() -> None:
    for theme in TABLE:
        assert parse_arguments(["--theme", theme.name]).theme == theme.name


def test_the_switches_of_a_start_without_parser_are_those_of_the_table() -> None:
    table = [option for option in OPTIONS if not option.value]
    assert {option.name for option in table} == SWITCHES
    assert {option.short: option.name for option in table if option.short} == SHORT_SWITCHES
