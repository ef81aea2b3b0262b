"""Text that is no Markdown: lines as written, and the structure that they show.

    name, source ──▶ kind ──▶ outline (commits, files, hunks; minutes; parts of a long text) ──▶ Document
                                         │ a section's lines, on demand
                    recognisers: tables, records, trees ──▶ blocks, the rest line blocks

Every string is valid input. What is not recognised stays lines, each as written. No character is lost but the padding
between columns, drawn rules, and the signs of formats that have them (commas of CSV, quotes and brackets of JSON).
"""
