"""Tokens of running text that several constructs write: links, images, and what is hidden."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from markdown_it.rules_inline import StateInline


def push_link(state: StateInline, target: str, words: str) -> None:
    """Add the tokens of a link whose words are plain."""
    state.push("link_open", "a", 1).attrs = {"href": target}
    state.push("text", "", 0).content = words
    state.push("link_close", "a", -1)


def push_image(state: StateInline, source: str, description: str) -> None:
    """Add the token of an image whose description is Markdown, or empty text."""
    token = state.push("image", "img", 0)
    token.attrs = {"src": source}
    token.children = state.md.inline.parse(description, state.md, state.env, []) if description else []


def hide(state: StateInline, found: re.Match[str] | None, silent: bool) -> bool:
    """Hide what was found at the current position; return False if nothing was."""
    if found is None:
        return False
    if not silent:
        state.push("hidden", "", 0)
    state.pos = found.end()
    return True
