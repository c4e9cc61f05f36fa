"""Say the findings to programs: one JSON list."""

import json
from collections.abc import Sequence

from kakaki.writing.checking.results import Checked


def report(files: Sequence[Checked]) -> str:
    """Return one JSON list of every finding of every file."""
    return json.dumps(
        [
            {
                "file": file.name,
                "rule": finding.rule,
                "class": finding.class_,
                "start": finding.span.start,
                "end": finding.span.end,
                "line": finding.line,
                "column": file.place(finding).column,
                "excerpt": finding.excerpt,
                "message": finding.message,
                "fix": finding.fix,
            }
            for file in files
            for finding in file.findings
        ],
        ensure_ascii=False,
    )
