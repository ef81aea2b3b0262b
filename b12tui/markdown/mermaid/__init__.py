"""Mermaid's diagrams in sentences: flowcharts, sequence diagrams and pie charts.

What the small parsers here don't know leaves the diagram as its source: a sentence must not be missing.
"""
