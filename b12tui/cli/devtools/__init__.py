"""Developer tools that generate the manual and completions."""
