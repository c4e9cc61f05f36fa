"""Ask for a proposal with consent, and read it with the same rules as any text."""

import re
from dataclasses import dataclass

from django.conf import settings

from kakaki.audit import facade as audit
from kakaki.kernel.errors import InvalidInputError, UnavailableError
from kakaki.writing import reading, selectors
from kakaki.writing.engine.rule import Finding
from kakaki.writing.helping import openai_server
from kakaki.writing.helping.port import USES, Use

_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_TAGS = re.compile(r"<[^<>]{0,200}>|\*\*|__|^#+\s*|`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that a machine proposes, and what the rules find in them."""

    text: str
    findings: tuple[Finding, ...]


def server() -> str:
    """Return the host that words would be sent to, "" while help is off."""
    return openai_server.host_of(settings.KAKAKI_WRITING_HELP_URL)


def propose(
    *, use: str, text: str, has_consented: bool, actor_id: int, ministry_id: int
) -> Proposal:
    """Return a proposal for a text; nothing is sent without consent, nothing is kept of it.

    Raises InvalidInputError for a text that is empty, too long or sent without consent, and
    UnavailableError when help is off or the server does not answer.
    """
    host = server()
    if not host:
        raise UnavailableError("off", advice="L’aide par une machine n’est pas ouverte ici.")
    wanted = USES.get(use)
    words = text.strip()
    if wanted is None or not words:
        raise InvalidInputError("empty", advice="Choisissez une aide et écrivez un texte.")
    if len(words) > wanted.most:
        raise InvalidInputError("long", advice=f"{wanted.most} signes au plus pour cette aide.")
    if not has_consented:
        raise InvalidInputError("consent", advice=f"Cochez la case pour envoyer ces mots à {host}.")
    # Before the words leave, so that a cut cannot hide that they did; never the words themselves.
    audit.record(
        action="writing.help_asked",
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"ministry:{ministry_id}",
        summary=f"{wanted.title}, {len(words)} signes envoyés à {host}",
    )
    said = openai_server.complete(
        address=settings.KAKAKI_WRITING_HELP_URL,
        key=settings.KAKAKI_WRITING_HELP_KEY,
        model=settings.KAKAKI_WRITING_HELP_MODEL,
        instruction=wanted.instruction,
        text=words,
    )
    proposed = _plain(said, wanted)
    field = {"shorten": "body"}.get(wanted.code, wanted.code)
    found = reading.check_fields(
        {field: proposed}, vocabulary=selectors.vocabulary_of([ministry_id])
    )
    return Proposal(proposed, found)


def _plain(said: str, use: Use) -> str:
    """Return a proposal as plain words of one paragraph; raise when nothing usable is left."""
    words = " ".join(_TAGS.sub("", _SIGNS.sub("", said)).split()).strip('"“” ')
    if not words or len(words) > use.longest:
        raise UnavailableError("no usable proposal", advice=openai_server.BUSY)
    return words
