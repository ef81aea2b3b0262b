"""Start of asyncio without OpenSSL, which it loads for TLS.

This program never uses a network, but Textual loads asyncio: OpenSSL adds 4 MB of memory to both, and 4 % to the time
to load them (Python 3.11).
"""

from __future__ import annotations

import sys
from contextlib import contextmanager

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def not_loaded() -> Iterator[None]:
    """Let `import ssl` fail within, as in a Python that was built without OpenSSL, unless it is loaded already.

    What is imported within must be able to do without, as asyncio is; later imports find `ssl` as ever.
    """
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # how an import is made to fail, by Python's reference
    try:
        yield
    finally:
        del sys.modules["ssl"]
