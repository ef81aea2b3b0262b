"""Fixture `reader`: a test that takes it is run with each reader for terminals, and skipped where that is missing."""

from __future__ import annotations

import pytest
from support.screen_readers.installed import READERS, missing


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    """Return the name of a reader that is installed."""
    if reason := missing(request.param):
        pytest.skip(reason)
    return str(request.param)
