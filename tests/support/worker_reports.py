"""What a worker of pytest-xdist reports of a test: its outcome, and nothing of a set-up and tear-down that passed.

Each message is encoded, sent, decoded and dispatched again, which takes as long as a small test, and a test has six.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    import pytest


def are_for_outcomes_only(config: pytest.Config) -> bool:
    """Return whether this is a worker, and neither a list of durations nor a file of results needs each phase."""
    options = config.option
    return hasattr(config, "workerinput") and not (options.durations or options.xmlpath or options.verbose > 0)


def report_outcome(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Run a test, and report its call, and its set-up and tear-down where they failed or skipped it."""
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            if report.passed:
                report.keywords = {}  # a third of the report, and read of skipped tests only
            item.ihook.pytest_runtest_logreport(report=report)
