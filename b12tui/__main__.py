"""Entry point of the command, and of `python -m b12tui`.

It loads nothing before it has dealt with SIGINT: Python raises KeyboardInterrupt wherever it is, and where nothing of
ours can catch it, prints a traceback. What comes before this file is Python's own start, which can't be reached.
"""

import sys

from b12tui import module_finder
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from signal import SIG_DFL, SIGINT, default_int_handler, getsignal, signal
else:
    from _signal import SIG_DFL, SIGINT, default_int_handler, getsignal, signal  # built in; the other takes its time


def main() -> int:
    """Run the command and return its exit code; a SIGINT while it is loaded or ends is fatal, and silent."""
    handled = getsignal(SIGINT) is default_int_handler  # not where it is ignored, as behind `&` in a script
    if handled:
        signal(SIGINT, SIG_DFL)
    module_finder.install("b12tui")
    from b12tui import cli  # takes most of a start

    try:
        if handled:
            signal(SIGINT, default_int_handler)
        code = cli.main()
        if handled:
            signal(SIGINT, SIG_DFL)
    except KeyboardInterrupt:
        return 128 + SIGINT
    return code


if __name__ == "__main__":
    sys.exit(main())
