"""Writing to file descriptors, with failures told in a sentence."""

from __future__ import annotations

import os

from b12tui.errors import unwritable
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def write_some(descriptor: int, data: ReadableBuffer) -> int:
    """Write some of `data`, waiting until a non-blocking descriptor is ready; return the number of bytes written.

    Raises BrokenPipeError if the reader of a pipe went away, WriteError or TerminalLost where nothing can be written.
    A signal handler that raises ends the waiting.
    """
    while True:
        try:
            return os.write(descriptor, data)
        except BlockingIOError:
            from select import select

            select([], [descriptor], [])
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(error, descriptor) from error
