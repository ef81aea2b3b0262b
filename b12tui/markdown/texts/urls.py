"""Host and file name of a link target. Nothing is fetched, looked up or opened here."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from b12tui.document.sanitize import sanitize_line
from b12tui.lazy_pattern import lazy_pattern

_TARGET_HOST = lazy_pattern(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#@\s]*@)?([^/?#:\s]+)")
_MAIL_HOST = lazy_pattern(r"mailto:[^?@\s]*@([^?\s]+)", re.IGNORECASE)

_NAMED_HOST = lazy_pattern(r"(?:https?://|ftp://|\bwww\.)(?:[^\s/?#@]*@)?([^\s/?#:()<>,;]+)", re.IGNORECASE)
"""A host named in text by a scheme or `www.`."""

_WHOLE_HOST = lazy_pattern(r"(?:[^\s@/]+@)?((?:[\w-]+\.)+([^\W\d_]{2,}))(?::\d+)?(?:[/?#]\S*)?")
"""Text that is only a host, or an email or web address with its host."""

_FILE_EXTENSIONS = frozenset(
    ("cc", "cs", "gz", "hs", "js", "md", "mk", "ml", "mm", "pl", "pm", "ps", "py", "rb", "rs", "sh", "so", "ts")
)
"""Country domains that are more often file extensions."""

_DOMAINS = frozenset(
    ("app", "biz", "com", "dev", "edu", "example", "gov", "info", "int", "mil", "net", "org", "site", "test")
)


@lru_cache(maxsize=16)
def safe_target(target: str) -> str:
    """Return the sanitised target of a link: one string is shared by the links to the same target.

    A no-break space in it is no blank, so it is encoded.
    """
    return sanitize_line(target.replace("\xa0", "%C2%A0"))


@lru_cache(maxsize=16)  # many links have one target
def host(target: str) -> str:
    """Return the host of a target in lower case, or an empty string."""
    found = _TARGET_HOST.match(target) or _MAIL_HOST.match(target)
    return _decoded_host(found[1]) if found else ""


def names_another_host(words: str, target: str) -> bool:
    """Return whether the text of a link names a host that its target is not on."""
    words = words.strip()
    if "." not in words:
        return False
    named = [match[1] for match in _NAMED_HOST.finditer(words)]
    whole = _WHOLE_HOST.fullmatch(words)
    if whole is not None and _is_domain(whole[2].casefold()):
        named.append(whole[1])
    return bool(named) and any(not _is_on_host(host(target), _decoded_host(name)) for name in named)


def _is_domain(last: str) -> bool:
    return last in _DOMAINS or (len(last) == 2 and last not in _FILE_EXTENSIONS) or not last.isascii()


def _is_on_host(target: str, named: str) -> bool:
    """Return whether the target's host is the named host or a subdomain of it."""
    return target == named or target.endswith(f".{named}")


def _decoded_host(name: str) -> str:
    """Return a host name in lower case, with its labels decoded from their ASCII form (RFC 3492)."""
    labels = []
    for label in unquote(name).casefold().removeprefix("www.").rstrip(".").split("."):
        if label.startswith("xn--"):
            try:
                labels.append(label[4:].encode("ascii").decode("punycode"))
                continue
            except UnicodeError:
                pass
        labels.append(label)
    return ".".join(labels)


@lru_cache(maxsize=16)
def file_name(target: str) -> str:
    """Return the file name of a target, decoded, or the target if it has none; of a `data:` URL only its type."""
    if target[:5].casefold() == "data:":
        return target[: min(len(target), 40)].partition(",")[0].partition(";")[0]
    path = target.partition("#")[0].partition("?")[0].rstrip("/")
    return unquote(path.rpartition("/")[2]) or target
