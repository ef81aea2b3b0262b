"""The frontends, and how each is started."""
