"""Say what became of an old site: on the terminal, for programs, and as a page to keep."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string

from kakaki.kernel import clock
from kakaki.sites.engine.old_text import STATES, Line


def as_data(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the lines as programs read them."""
    return [
        {"address": one.address, "title": one.title, "state": one.state, "kind": one.kind,
         "url": one.url, "reason": one.reason, "notes": list(one.notes)}
        for one in lines
    ]  # fmt: skip


def counted(lines: Iterable[Line]) -> dict[str, int]:
    """Return how many things are in each state, and how many were changed on the way."""
    lines = list(lines)
    found = Counter(one.state for one in lines)
    return {state: found[state] for state in STATES} | {
        "changed": sum(bool(x.notes) for x in lines)
    }


def as_text(lines: Iterable[Line]) -> str:
    """Return the report for a terminal."""
    shown = []
    for one in lines:
        shown.append(f"{one.state_label} : {one.title or 'Sans titre'}\n    {one.address}")
        shown += [f"    → {one.url}"] if one.url else []
        shown += [f"    {words}" for words in ((one.reason,) if one.reason else one.notes)]
    return "\n".join(shown)


def summary(lines: Iterable[Line], *, is_dry: bool) -> str:
    """Return the sentence that ends a report."""
    found = counted(lines)
    said = (
        f"Repris : {found['taken']} (dont {found['changed']} avec des changements). "
        f"Déjà repris : {found['present']}. Non repris : {found['left']}."
    )
    return f"Essai, rien n’est écrit. {said}" if is_dry else said


def as_page(lines: list[Line], *, ministry: str, is_dry: bool) -> str:
    """Return the report as one page of HTML that stands alone."""
    context = {
        "ministry": ministry,
        "at": clock.now(),
        "summary": summary(lines, is_dry=is_dry),
        "groups": [
            (label, [one for one in lines if one.state == state]) for state, label in STATES.items()
        ],
    }
    return render_to_string("sites/import_report.html", context)
