"""What the check of several files found, with lines and columns as editors count them."""

from bisect import bisect_right
from dataclasses import dataclass, field

from kakaki.writing.engine.rule import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a text: lines and columns from 1, the end just after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Checked:
    """A file, its text as offsets count it, and what was found; or why it could not be read."""

    name: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    trouble: str = ""
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        object.__setattr__(self, "starts", tuple(starts))

    def place(self, finding: Finding) -> Place:
        """Return where a finding stands."""
        return Place(*self._at(finding.span.start), *self._at(finding.span.end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
