"""What other rooms may know of a page."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

State = Literal["draft", "asked", "approved", "scheduled", "sent_back", "published", "withdrawn"]

STATE_LABELS: dict[str, str] = {
    "draft": "Brouillon",
    "asked": "À relire",
    "approved": "Approuvé",
    "scheduled": "Programmé",
    "sent_back": "À reprendre",
    "published": "Publié",
    "withdrawn": "Retiré",
}


@dataclass(frozen=True, slots=True)
class PageRef:
    """An official text, a mise au point included, as other rooms see it.

    `state` is that of the newest version; `is_live` tells whether some version is online.
    `version` is the number of the newest version.
    """

    id: int
    ministry_id: int
    kind: str
    title: str
    lead: str
    body_text: str
    url: str
    language: str
    state: State
    is_live: bool
    version: int
    reference: str
    published_on: date | None
    published_at: datetime | None
    changed_at: datetime | None = None
    author_id: int | None = None

    @property
    def state_label(self) -> str:
        """Return the state in words."""
        return STATE_LABELS[self.state]


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """What the desk needs to go on with a draft.

    `lost` are the numbers of the blocks that the text names and that are not its ministry's.
    """

    page_id: int
    version: int
    lost: tuple[str, ...] = ()

    @property
    def warning(self) -> str:
        """Return what to tell the writer of what could not be kept, '' when all was."""
        if not self.lost:
            return ""
        if len(self.lost) == 1:
            return "Une photo ou un fichier n’a pas pu être gardé. Ajoutez-le de nouveau."
        return (
            f"{len(self.lost)} photos ou fichiers n’ont pas pu être gardés. Ajoutez-les de nouveau."
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a mise au point rests on."""

    title: str
    url: str = ""
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A version that another replaced: when, the reference of each, and what readers are told."""

    at: datetime
    former: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftText:
    """The fields of a text as the desk edits them; the body is light markdown.

    `facts` are kept values, read by the text's kind. A translation has its `pairs`, and the
    `blocks` that they make instead of a body.
    """

    title: str
    lead: str = ""
    body: str = ""
    place: str = ""
    published_on: date | None = None
    language: str = "fr"
    signer: str = ""
    role: str = ""
    kind: str = "communique"
    facts: dict[str, Any] = field(default_factory=dict)
    pairs: list[dict[str, str]] = field(default_factory=list)
    source_digest: str = ""
    blocks: list[dict[str, Any]] | None = field(default=None, compare=False)


WITHDRAWAL_REASONS: dict[str, str] = {
    "error": "Publié par erreur",
    "replaced": "Remplacé par un autre texte",
    "over": "N’est plus valable",
    "other": "Autre raison",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to happen to a text at a moment, and what keeps it off line.

    `publish_at` is None for a text that nothing sends out by itself. `hold` is the Cabinet's
    reason, `stopped` why the last publication that was scheduled did not happen, and `late` how
    late it went out, in words; each is '' when there is none.
    """

    publish_at: datetime | None = None
    publish_by: str = ""
    note: str = ""
    withdraw_at: datetime | None = None
    embargo: datetime | None = None
    bundle_id: int = 0
    bundle: str = ""
    hold: str = ""
    stopped: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One line of the editorial calendar; `url` is '' for what the person may not open."""

    at: datetime
    sort: str
    title: str
    ministry: str
    url: str = ""
    is_whole_day: bool = False


@dataclass(frozen=True, slots=True)
class PhotoToCome:
    """A photo that a device is about to send: its bytes counted and hashed, and what it shows."""

    size: int
    sha256: str
    alternative: str
    caption: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of a text as the editor shows it: the number of its block, its small picture."""

    number: str
    url: str
    alternative: str
    caption: str

    @property
    def is_numbered(self) -> bool:
        """Tell whether the block has a number of the usual form, by which it has a screen."""
        return len(self.number) == 36


@dataclass(frozen=True, slots=True)
class Ignored:
    """A remark that the editor ignores at a place, or takes back; the device chose its number."""

    id: str
    rule: str
    field: str
    words: str
    before: str
    after: str
    reason: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a text as its reader is told; `reason` and `by` for one that was ignored."""

    class_: str
    title: str
    words: str
    message: str
    field: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What remains to say of a text, what was ignored in it, and how many remain by class."""

    remaining: tuple[Remark, ...]
    ignored: tuple[Remark, ...]
    counts: tuple[tuple[str, int], ...]
