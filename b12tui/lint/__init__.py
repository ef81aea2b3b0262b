"""Accessibility checks for authors: what a listener hears of a document, and what its author can mend.

    checker = Checker(options, files, resolve)
    report = checker.check(paths)          # findings, and what is heard in minutes
    sys.stdout.write(reports.text.report(report))

    findings · rule ──▶ page (a document as the rules see it) ──▶ rules/ ──▶ registry ──▶ checker ──▶ reports/

Each rule is a value of `registry.RULES`: a name, a severity, a success criterion of WCAG 2.2 and a function from a page
to problems. What is heard comes from `b12tui.plain` in its spoken style, so a finding quotes what our readers speak.
"""
