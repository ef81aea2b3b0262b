"""Measurements: this reader beside what people would otherwise take, as medians and ratios of interleaved runs.

    python -m bench            everything, into docs/bench.md
    python -m bench --quick    fewer repeats and texts
    python -m bench --part line    one part alone, printed

Standard library only. It measures the programs that it finds, and names those that it doesn't; nothing here is part of
the package or of its tests, and nothing is sent anywhere.
"""
