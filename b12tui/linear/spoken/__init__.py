"""Spoken pages: a frontend for screen readers that answers each key in rows below the last one."""
