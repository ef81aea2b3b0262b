"""A program that writes what it is given, a piece for each key: also what no program should write.

python scripted_program.py '["first", "\\r\\nsecond"]'
"""

from __future__ import annotations

import json
import os
import sys
import tty

if __name__ == "__main__":
    tty.setraw(0)
    for piece in json.loads(sys.argv[1]):
        os.write(1, piece.encode())
        os.read(0, 64)
