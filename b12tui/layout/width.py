"""How many terminal cells a text takes (see `b12tui.document.width`)."""

from b12tui.document.width import cells, clusters

__all__ = ["cells", "clusters"]
