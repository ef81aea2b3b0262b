"""Speech of a page: how many words a listener hears, and how many of them are noise."""

from __future__ import annotations

from b12tui.document.word_count import count_words
from b12tui.lint import spoken_text
from b12tui.lint.findings import Listening
from b12tui.lint.page import Page
from b12tui.lint.prose_words import is_address
from b12tui.plain.block_writer import BlockWriter
from b12tui.plain.line_writer import LineWriter
from b12tui.plain.output_options import Options


def listening(page: Page) -> Listening:
    """Return what is heard of a page, read from its beginning to its end without the list of links behind it."""
    spoken = _spoken(page)
    words = count_words(spoken).words
    emoji = [] if spoken.isascii() else spoken_text.EMOJI.findall(spoken)
    addresses = [use.words for use in page.links if is_address(use.words)]
    long = [address for address in addresses if len(address) >= page.options.address_characters]
    named = sum(len(spoken_text.emoji_name(sign).split()) for sign in emoji)
    signs = sum(
        len(spoken_text.signs(line).split()) for block in page.drawings for line in block.text.chars.split("\n")
    )
    spelt = sum(map(spoken_text.address_words, addresses))
    # Each of these was counted as it is written: an emoji or an address as a word, and a drawing by its blanks.
    written = len(emoji) + len(addresses) + sum(count_words(block.text.chars).words for block in page.drawings)
    noise = named + signs + sum(map(spoken_text.address_words, long))
    return Listening(max(words - written, 0) + named + signs + spelt, noise, len(emoji), len(page.drawings), len(long))


def _spoken(page: Page) -> str:
    """Return the page as it is spoken."""
    pieces: list[str] = []
    lines = LineWriter(pieces.append, Options(), page.document.cancellation)
    BlockWriter(lines, page.numbers, Options()).write_blocks(page.tops)
    lines.flush()
    return "".join(pieces)
