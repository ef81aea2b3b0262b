"""Layout of overlays: lists and the table view."""
