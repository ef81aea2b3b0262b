"""Addresses that may become links and images; all others stay words."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from b12tui.lazy_pattern import lazy_pattern

_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_LONE_PERCENT = lazy_pattern(r"%(?![0-9A-Fa-f]{2})")
_IMAGE_DATA = lazy_pattern(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=%]+")

WEB = ("http", "https")
SAFE = (*WEB, "mailto", "ftp", "ftps", "tel", "sms", "xmpp", "irc", "ircs", "news", "geo")
"""Schemes that run nothing and read no file of the reader's."""


@lru_cache(maxsize=64)  # many links have one target
def link_address(target: str) -> str:
    """Return the address of a link outside the document, encoded; empty if it is not safe, or no address."""
    scheme = _scheme(target)
    if scheme and scheme not in SAFE:
        return ""
    if not scheme and target.startswith(("\\", "/\\")):  # browsers take it for an address with a host
        return ""
    return _encoded(target, hosted=scheme in WEB or target.startswith("//"))


def image_address(target: str) -> str:
    """Return the address of an image: on the web, beside the document, or the picture itself; empty if not safe."""
    if _IMAGE_DATA.fullmatch(target):
        return target
    return "" if _scheme(target) not in ("", *WEB) else link_address(target)


def is_relative(address: str) -> bool:
    """Return whether an address is one beside the document."""
    return not _scheme(address) and not address.startswith("//")


def _scheme(target: str) -> str:
    """Return the scheme in lower case, as browsers find it: blanks before and in it don't count."""
    found = _SCHEME.match("".join(target[:200].split()))
    return found[1].lower() if found else ""


def _encoded(target: str, *, hosted: bool) -> str:
    """Return an address with what isn't allowed in one encoded; empty if no browser would take it."""
    path, hash_, fragment = _LONE_PERCENT.sub("%25", target.strip()).partition("#")
    encoded = quote(path, safe="!$%&'()*+,/:;=?@~") + hash_ + quote(fragment, safe="!$%&'()*+,/:;=?@~")
    try:
        parts = urlsplit(encoded)
        usable = parts.port is None or parts.port >= 0
    except ValueError:
        return ""
    return encoded if usable and (parts.hostname or not hosted) and (encoded or not target) else ""
