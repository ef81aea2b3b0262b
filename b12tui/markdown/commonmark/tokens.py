"""Protocols of tokens, which are markdown-it's, and of the parsers that produce them."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from b12tui.dialects import Dialect
    from b12tui.document.cancellation import Cancellation
    from b12tui.markdown.includes import Include


class Token(Protocol):
    """The beginning, the end or the whole of a block or of an inline element.

    The type says which: `heading_open`, `inline`, `heading_close`, `fence`, `text`, `em_open`, …
    """

    @property
    def type(self) -> str: ...  # noqa: D102 - markdown-it documents its own
    @property
    def tag(self) -> str: ...  # noqa: D102
    @property
    def nesting(self) -> int: ...  # noqa: D102
    @property
    def level(self) -> int: ...  # noqa: D102
    @property
    def map(self) -> list[int] | None: ...  # noqa: D102
    @property
    def content(self) -> str: ...  # noqa: D102
    @property
    def info(self) -> str: ...  # noqa: D102
    @property
    def attrs(self) -> Mapping[str, str | int | float]: ...  # noqa: D102
    @property
    def children(self) -> Sequence[Token] | None: ...  # noqa: D102
    @property
    def meta(self) -> Mapping[Any, Any]: ...  # noqa: D102
    @property
    def hidden(self) -> bool: ...  # noqa: D102


class BlockParser(Protocol):
    """A parser for one document."""

    dialect: Dialect
    include: Include | None
    """Reads the files that the document includes; None if it may include none."""

    @property
    def cancellation(self) -> Cancellation:
        """Token that cancels parsing."""

    def blocks(self, source: str, env: dict[str, Any] | None = None) -> Sequence[Token]:
        """Return the tokens of the block phase, with inline text not yet parsed; definitions are added to `env`."""

    def running(self, content: str, env: dict[str, Any]) -> Sequence[Token]:
        """Return the tokens of inline text, using the definitions in `env`."""
