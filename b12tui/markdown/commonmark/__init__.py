"""markdown-it, configured for b12tui."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "callouts",
    "containers",
    "directive_options",
    "email_autolinks",
    "engine",
    "entities",
    "info_strings",
    "markdown_in_html",
    "shortcode_code",
)
