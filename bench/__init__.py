"""Measurements: this reader beside what people would otherwise take, as medians and ratios of interleaved runs.

    python -m bench            everything, into docs/bench.md
    python -m bench --quick    fewer repeats and texts
    python -m bench --part line    one part alone, printed
    python -m bench.growth     time against size, for texts of shapes that a parser may take badly

Standard library only. It measures the programs that it finds, and names those that it doesn't; nothing here is part of
the package or of its tests, and nothing is sent anywhere.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # the shapes are the tests' own
