"""Page layout: blocks typeset as rows, and the viewport over them."""
