"""Percent-encoding of paths (RFC 3986, 2.1)."""

from __future__ import annotations

from urllib.parse import quote, unquote


def encoded(path: bytes) -> str:
    """Return a path as it stands in the target of a link."""
    return quote(path)


def decoded(path: str) -> str:
    """Return the path that is written in a target."""
    return unquote(path)
