"""Key bindings: the default keymap, presets, and the user's own."""
