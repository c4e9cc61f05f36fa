"""Say the findings to GitHub, which shows them beside the lines of a change."""

from collections.abc import Sequence

from kakaki.writing.checking.results import Checked

_KINDS = {"à corriger": "error", "à vérifier": "warning", "à vous de juger": "notice"}


def report(files: Sequence[Checked]) -> str:
    """Return one workflow command a finding, and one a file that could not be read."""
    lines = []
    for file in files:
        if file.trouble:
            lines.append(f"::error file={_property(file.name)}::{_message(file.trouble)}")
        for finding in file.findings:
            place = file.place(finding)
            where = f"file={_property(file.name)},line={place.line},endLine={place.end_line}"
            # GitHub takes columns only within one line.
            if place.line == place.end_line:
                where += f",col={place.column},endColumn={max(place.column, place.end_column - 1)}"
            where += f",title={_property(finding.rule)}"
            message = finding.message + (f" → « {finding.fix} »" if finding.fix else "")
            lines.append(f"::{_KINDS[finding.class_]} {where}::{_message(message)}")
    return "\n".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
