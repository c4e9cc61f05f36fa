"""In which form the findings are said: for people, for programs, for code hosts."""

from collections.abc import Callable, Sequence

from kakaki.writing.checking.reports import github, listed, plain, sarif
from kakaki.writing.checking.results import Checked

REPORTS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "text": plain.report,
    "json": listed.report,
    "sarif": sarif.report,
    "github": github.report,
}
