"""Grammar of HTML in Markdown (CommonMark, 4.6 and 6.6), without loading the parser that has it as well."""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern

_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li"
    " link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th"
    " thead title tr track ul"
)
BLOCK_NAMES = tuple(_NAMES.split())
"""Elements whose tag begins a block that a blank line ends."""

_VALUE = r"""(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*")"""
_OPEN = rf"<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][A-Za-z0-9:._-]*(?:\s*=\s*{_VALUE})?)*\s*/?>"
_CLOSE = r"</[A-Za-z][A-Za-z0-9-]*\s*>"

TAG = rf"(?:{_OPEN}|{_CLOSE})"
"""An opening or a closing tag."""

HTML_TAG = lazy_pattern(rf"(?P<tag>{TAG})")
"""The same, compiled once for all who look for one."""
DECLARATION = lazy_pattern(r"<![A-Za-z][^>]*>")
"""A declaration, as of the type of a document."""
