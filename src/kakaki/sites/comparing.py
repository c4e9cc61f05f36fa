"""Two versions of a text side by side, each whole, with what differs marked."""

from dataclasses import dataclass

from kakaki.sites.contracts import DraftText
from kakaki.sites.engine.changes import Piece, changes
from kakaki.sites.page_kind import kinds
from kakaki.sites.text_form import TextForm


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of a text in both versions; `theirs` and `mine` each hold that version whole."""

    label: str
    theirs: tuple[Piece, ...]
    mine: tuple[Piece, ...]
    differs: bool


def compared(theirs: DraftText, mine: DraftText) -> list[ComparedField]:
    """Return the fields that one version at least fills, in the order of the form."""
    kind = kinds.get(mine.kind)
    forms = [TextForm.showing(text, None, kind=kind) for text in (theirs, mine)]
    found = []
    for field in forms[0].visible_fields():
        values = [_shown(form, field.name) for form in forms]
        if not any(values):
            continue
        pieces = changes(*values)
        found.append(
            ComparedField(
                label=str(field.label),
                theirs=tuple(one for one in pieces if one.kind != "added"),
                mine=tuple(one for one in pieces if one.kind != "removed"),
                differs=values[0] != values[1],
            )
        )
    return found


def _shown(form: TextForm, name: str) -> str:
    """Return the value of a field as its reader knows it: the name of a choice, not its code."""
    value = form.initial.get(name)
    options = dict(getattr(form.fields[name], "choices", ()))
    return "" if value is None else str(options.get(value, value))
