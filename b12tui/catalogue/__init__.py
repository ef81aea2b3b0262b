"""Message catalogue: every sentence and word that a person reads or hears from the program, one module for each area.

A message without fields is a constant, one with fields a function whose parameters are the fields; plural forms are
chosen by `ngettext`. Names of actions, options, settings and typed words are not messages: they are typed, and
stay. The descriptions of actions, options, settings and typed words stand in their tables, marked in the same way.
This package imports nothing, so that a frontend loads only the areas that it uses.
"""
