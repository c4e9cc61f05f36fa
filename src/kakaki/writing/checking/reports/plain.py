"""Say the findings to people."""

from collections.abc import Sequence

from kakaki.writing.checking.results import Checked

LONGEST = 70  # characters of an excerpt


def report(files: Sequence[Checked]) -> str:
    """Return two lines a finding, and how many there are."""
    lines = []
    for file in files:
        for finding in file.findings:
            excerpt = " ".join(finding.excerpt.split()) or finding.excerpt
            short = excerpt if len(excerpt) <= LONGEST else excerpt[: LONGEST - 1] + "…"
            place = file.place(finding)
            lines.append(
                f"{file.name}:{place.line}:{place.column}: [{finding.class_}] {finding.message}"
                f" ({finding.rule})"
            )
            lines.append(f"    « {short} »" + _fix(finding.fix))
    count = sum(len(file.findings) for file in files)
    lines.append(f"{count} remarque{'s' if count > 1 else ''}." if count else "Rien à signaler.")
    return "\n".join(lines)


def _fix(fix: str | None) -> str:
    if fix is None:
        return ""
    return f" → « {fix} »" if fix else " → rien"
