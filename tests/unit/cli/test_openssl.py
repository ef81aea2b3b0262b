"""asyncio, and with it the screen, starts without OpenSSL; whoever asks for it later gets it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(program: str) -> str:
    """Return what a program of Python prints, in a process of its own: here, all may be loaded already."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_the_screen_is_loaded_without_openssl() -> None:
    shown = run(
        "import sys\n"
        "from b12tui.cli import openssl\n"
        "with openssl.not_loaded():\n"
        "    import b12tui.tui.over_terminal\n"
        "print('asyncio' in sys.modules, 'ssl' in sys.modules, '_ssl' in sys.modules)"
    )
    assert shown.split() == ["True", "False", "False"]


def test_asyncio_runs_without_and_a_later_import_finds_openssl() -> None:
    pytest.importorskip("ssl")
    shown = run(
        "from b12tui.cli import openssl\n"
        "with openssl.not_loaded():\n"
        "    import asyncio\n"
        "asyncio.run(asyncio.sleep(0))\n"
        "import ssl\n"
        "print(ssl.__name__)"
    )
    assert shown.strip() == "ssl"


def test_openssl_that_is_loaded_stays_so() -> None:
    pytest.importorskip("ssl")
    shown = run(
        "import ssl, sys\n"
        "from b12tui.cli import openssl\n"
        "with openssl.not_loaded():\n"
        "    import ssl as again\n"
        "print(again is ssl is sys.modules['ssl'])"
    )
    assert shown.strip() == "True"


def test_a_failed_import_leaves_openssl_to_be_found() -> None:
    shown = run(
        "import sys\n"
        "from b12tui.cli import openssl\n"
        "try:\n"
        "    with openssl.not_loaded():\n"
        "        import ssl\n"
        "except ImportError as error:\n"
        "    print(error.name, 'ssl' in sys.modules)"
    )
    assert shown.split() == ["ssl", "False"]
