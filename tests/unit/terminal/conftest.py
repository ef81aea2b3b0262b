"""Terminals as their capabilities have them."""

from __future__ import annotations

import pytest

from b12tui.fastclass import replace
from b12tui.terminal.capabilities import Capabilities

FULL = Capabilities(
    dumb=False,
    colours=256,
    region=True,
    scroll_back=True,
    bold=True,
    dim=True,
    italic=True,
    underline=True,
    reverse=True,
    unicode_marks=True,
)


@pytest.fixture(scope="session")
def xterm() -> Capabilities:
    return FULL


@pytest.fixture(scope="session")
def linux() -> Capabilities:
    return replace(FULL, colours=8, italic=False)


@pytest.fixture(scope="session")
def vt100() -> Capabilities:
    return replace(FULL, colours=0, italic=False, dim=False)
