"""What other rooms may ask of the matching."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kakaki.matching import selectors, services
from kakaki.matching.contracts import ClaimSentence, Language, MatchResult
from kakaki.matching.engine import fingerprint as fingerprints
from kakaki.matching.engine.checkworthiness import checkability as checkability_of
from kakaki.matching.engine.checkworthiness import claim_sentences
from kakaki.matching.engine.language import identify
from kakaki.matching.engine.localities import regions
from kakaki.matching.engine.matcher import degradation
from kakaki.matching.engine.views import PREPARED


@dataclass(frozen=True, slots=True)
class Status:
    """How the matching goes: `degraded` says in French what is off, and is empty when all is on."""

    degraded: str
    known: int
    waiting: int


def remember(
    *,
    kind: str,
    key: str,
    title: str,
    text: str,
    language: str = "",
    ministry_id: int | None = None,
    url: str = "",
) -> None:
    """Make a text findable under `kind` and `key`; call it again whenever the text changes."""
    services.remember(
        kind=kind,
        key=key,
        title=title,
        text=text,
        language=language,
        ministry_id=ministry_id,
        url=url,
    )


def title_of(identifier: str) -> tuple[str, str]:
    """Return the title and the address of a known text by its « kind:key »; '' when unknown."""
    return selectors.title_of(identifier)


def answer_of(identifier: str) -> tuple[str, str]:
    """Return what a known text answers, and its address; '' when unknown."""
    return selectors.answer_of(identifier)


def known_texts(identifiers: Collection[str]) -> dict[str, tuple[str, str, int | None]]:
    """Return the title, the address and the ministry of known texts, by their « kind:key »."""
    return selectors.known_texts(identifiers)


def forget(*, kind: str, key: str) -> None:
    """Make a text unfindable; nothing happens when it was not known."""
    services.forget(kind=kind, key=key)


def match(
    text: str,
    *,
    kinds: Collection[str] | None = None,
    ministry_ids: Collection[int] | None = None,
) -> MatchResult:
    """Return the known texts that `text` is about; a candidate's id is « kind:key ».

    `kinds` limits the sorts of text; `ministry_ids` limits to these ministries' texts and to those
    that belong to none.
    """
    loaded = selectors.loaded(kinds, ministry_ids)
    result = loaded.matcher.match(text)
    if loaded.preparing:
        return replace(result, degraded=PREPARED)
    return result


def language_of(text: str) -> Language:
    """Return the languages of a text, likeliest first; « und » when there are no words."""
    return identify(text)


def regions_of(text: str) -> tuple[str, ...]:
    """Return the regions of Niger whose places a text names, in order; a homonym gives nothing."""
    return regions(text)


def claims_of(text: str) -> tuple[ClaimSentence, ...]:
    """Return the sentences of a text, each with how much it deserves a check; no model is asked."""
    return claim_sentences(text)


def checkability(text: str) -> float:
    """Return how much there is to check in a text, 0 to 1, by what can be read off its words."""
    return checkability_of(text)


def fingerprint(text: str) -> str:
    """Return 32 hexadecimal digits, the same for texts that differ by form only."""
    return fingerprints.fingerprint(text)


def similarity(one: str, other: str) -> float:
    """Return the share of letter 5-grams in common, 0–1."""
    return fingerprints.similarity(one, other)


def marks(text: str) -> tuple[int, ...]:
    """Return numbers by which an index finds the near-duplicates of a text; '' has none."""
    return fingerprints.marks(text)


def near_duplicate(one: str, other: str) -> bool:
    """Tell whether two texts are one message forwarded, with no figure, place or denial changed."""
    return fingerprints.near_duplicate(one, other)


def embed_missing() -> int:
    """Prepare the meaning of texts that wait for it; return how many were prepared."""
    return services.embed_missing()


def status() -> Status:
    """Return what is on and what waits."""
    has_model = selectors.embedder() is not None
    return Status(
        degraded=degradation(meaning=has_model),
        known=selectors.chosen(None, None).count(),
        waiting=selectors.without_meaning().count() if has_model else 0,
    )
