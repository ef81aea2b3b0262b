"""Entry point of `python -m b12tui`."""

import sys

from b12tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
