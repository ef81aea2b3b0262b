"""Functions on whole documents (assembly, JSON, walk), in one module that reading a text does not load."""

from __future__ import annotations

from b12tui.document.assembly import LinkTargets, divide, with_source, word_count
from b12tui.document.json_format.decoder import decoded
from b12tui.document.json_format.encoder import encoded
from b12tui.document.walk import walk


class WholeDocument:
    """Functions that make and take apart whole documents."""

    LinkTargets = LinkTargets
    decoded = staticmethod(decoded)
    divide = staticmethod(divide)
    encoded = staticmethod(encoded)
    walk = staticmethod(walk)
    with_source = staticmethod(with_source)
    word_count = staticmethod(word_count)
