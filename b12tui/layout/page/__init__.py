"""The page: blocks typeset as rows, and the part of them that the viewport shows."""
