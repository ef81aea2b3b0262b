"""Reports of pytest-xdist's workers: one message for a test that passes, and one that it is done, in place of six.

Each message is encoded, sent, decoded and dispatched again, which takes as long as a small test. So the beginning and
the end of a test are not reported, nor a set-up and a tear-down that passed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    import pytest


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test of a worker, and report its call, and its set-up and tear-down where they failed or skipped it."""
    if not _are_outcomes_enough(item.config):
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            if report.passed:
                report.keywords = {}  # a third of the report, and read of skipped tests only
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def _are_outcomes_enough(config: pytest.Config) -> bool:
    """Return whether this is a worker, and neither a list of durations nor a file of results needs each phase."""
    options = config.option
    return hasattr(config, "workerinput") and not (options.durations or options.xmlpath or options.verbose > 0)
