"""Fixtures and settings of all tests: an empty home, a neutral environment, and hypothesis profiles.

Tests set variables by `monkeypatch`; none sees the developer's own home, terminal, editor or settings, and one that
leaves its process changed fails (`support.process_state`).
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from support.empty_home import RUNTIME, EmptyHome
from support.process_state import ProcessState, refuse_limits
from support.worker_reports import pytest_runtest_protocol  # noqa: F401 - a hook

if TYPE_CHECKING:
    from collections.abc import Generator

TELLING = (
    "ACCESSIBLE",
    "BROWSER",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "COLUMNS",
    "EDITOR",
    "FORCE_COLOR",
    "LANGUAGE",
    "LESS",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "SSH_CLIENT",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TMUX",
    "TMUX_PANE",
    "VISUAL",
)
"""Variables of a developer's terminal that affect the program or its libraries."""

TELLING_PREFIXES = ("B12TUI_", "LC_", "TEXTUAL_")

PLAIN_TERMINAL = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC"}

# How long an example takes depends on who else uses the machine: no test looks at a clock.
EXAMPLES = {"quick": 20, "full": 50, "thorough": 2_000}
"""Examples of a property for each `--hypothesis-profile`: quick is the default, `.ci/check --slow` asks for full.

Both choose the same examples on every machine and in every run, so that a change is judged by what it changed.
`thorough` looks for new ones each time.
"""

for profile, examples in EXAMPLES.items():
    settings.register_profile(
        profile,
        max_examples=examples,
        derandomize=profile != "thorough",
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("quick")

# Otherwise constants of the modules that this worker happens to have loaded are among the examples, which then differ
# from run to run; and it parses all of our modules for them.
providers._get_local_constants = lambda: providers._local_constants

gc.disable()  # until all tests are collected, which makes millions of objects and hardly any garbage

IN_HOME = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": RUNTIME,
}
"""Variables of folders in a home, and the names of these."""

HOMES = pytest.StashKey[EmptyHome]()
PROCESS_STATE = pytest.StashKey[ProcessState]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep the garbage collector from looking through ten thousand collected tests; prepare what their hooks need."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)  # young objects: the 700 of Python take a fifteenth of all time
    gc.enable()
    # The factory that fixtures know as tmp_path_factory, which there is no other way to in a hook.
    session.stash[HOMES] = EmptyHome(session.config._tmp_path_factory.mktemp("homes"))  # type: ignore[attr-defined]
    session.stash[PROCESS_STATE] = ProcessState()
    refuse_limits()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that leaves its process changed, and restore what it changed for the next one."""
    result = yield
    if changed := item.session.stash[PROCESS_STATE].restore():
        pytest.fail(f"the test changed its process: {', '.join(changed)}", pytrace=False)
    return result


def pytest_configure(config: pytest.Config) -> None:
    """Clear the environment before a test module is imported: Textual reads its variables on import."""
    for name in list(os.environ):
        if name in TELLING or name.startswith(TELLING_PREFIXES):
            del os.environ[name]
    os.environ.update(PLAIN_TERMINAL)
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):  # else each program that is started compiles all of its modules
        sys.dont_write_bytecode = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return the workers of `-n auto`: one more than there are processors, as tests in terminals often wait.

    `-n logical` has one for each processor, for tests that only compute: each worker collects all, which takes 4 s.
    """
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    return (os.cpu_count() or 1) + bool(config.getoption("numprocesses") == "auto")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that runs a screen reader as slow, before -m selects: speech takes its time."""
    for item in items:
        if item.get_closest_marker("screen_reader"):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give each test an empty home that contains the system's folders for settings, data and state.

    A hook, as the set-up of a fixture and its `monkeypatch` would take a fifth of the time of eleven thousand tests.
    """
    folder = str(item.session.stash[HOMES].folder())
    if os.environ.get("HOME") != folder:
        inside = {variable: f"{folder}/{name}" for variable, name in IN_HOME.items()}
        item.session.stash[PROCESS_STATE].change({"HOME": folder, **inside})


@pytest.fixture
def home() -> Path:
    """Return the home of this test."""
    return Path(os.environ["HOME"])
