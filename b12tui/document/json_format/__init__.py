"""Documents as JSON, for other programs: the whole document, in a versioned format with a schema (`schema.json`).

Within a version only members are added, so who reads the format ignores those that it doesn't know. Reading checks
everything, as the text may come from anywhere: what it makes is as safe as a parsed document.
"""

from __future__ import annotations

FORMAT = "b12tui-document"
"""Value of the member `format`."""
VERSION = 1
"""Value of the member `version`."""


def schema_text() -> str:
    """Return the JSON Schema of the format (draft 2020-12)."""
    from importlib.resources import files

    return files(__name__).joinpath("schema.json").read_text(encoding="utf-8")
