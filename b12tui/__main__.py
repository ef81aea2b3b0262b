"""`python -m b12tui` is the command."""

import sys

from b12tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
