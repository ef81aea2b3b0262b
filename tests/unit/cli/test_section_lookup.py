"""A section named on the command line, by number or by what is typed of its name."""

from __future__ import annotations

import pytest

from b12tui.cli.section_lookup import find_section
from b12tui.errors import UsageError
from b12tui.markdown import parse

BOOK = parse("# Book\n\n## What’s Käse – and why?\n\nx\n\n## Why not\n\nx\n", name="book")


@pytest.mark.parametrize("typed", ["1", "what's", "What’s  kase", "KASE - and", "käse – and why?"])
def test_a_section_is_found_however_its_accents_quotes_and_dashes_are_typed(typed: str) -> None:
    assert find_section(BOOK, typed) == 1


def test_a_name_that_begins_so_comes_before_one_that_contains_it() -> None:
    assert find_section(BOOK, "why") == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [("w", "several sections"), ("no such", "no section"), ("7", "no section 7"), ("1" * 5_000, "no section 1")],
)
def test_a_name_that_fits_no_section_or_several_is_refused(typed: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        find_section(BOOK, typed)
