"""Benchmarks of this reader against common alternatives, as medians and ratios of interleaved runs.

    python -m bench            everything, into docs/bench.md
    python -m bench --quick    fewer repeats and texts
    python -m bench --part line    a single part, printed
    python -m bench.growth     time against size, for texts that a parser may handle badly, into docs/bench.md
    python -m bench.growth_by_mode    the same for each mode by itself, and beside another version
    python -m bench.calls      calls of our own functions from a key to its bytes
    python -m bench.start_calls  the same from the command line to the first row

Uses the standard library only. Programs that are not installed are listed as missing. Nothing here is part of the
package or of its tests, and nothing is sent over a network.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # the cases belong to the tests
