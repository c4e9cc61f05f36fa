"""The counter of a mirror, and the pages that stand for forms: what a file can do without us."""

import base64
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format

from kakaki.accounts import facade as accounts
from kakaki.seals import facade as seals
from kakaki.sites.engine.mirrored import Address
from kakaki.sites.mirror.visiting import Visitor, json_file, origin_of

TONES = {"good": "good", "bad": "bad", "warning": "warn", "neutral": "info"}
# What the counter of a mirror may answer; every other answer needs the words of the text.
ANSWERS = (
    seals.Verdict.AUTHENTIC,
    seals.Verdict.SUPERSEDED,
    seals.Verdict.GENUINE_SEAL,
    seals.Verdict.IMITATED_SEAL,
    seals.Verdict.UNKNOWN,
    seals.Verdict.UNREADABLE,
)
ELSEWHERE = {
    "code": "elsewhere",
    "label": "Pas vérifiable sur le miroir",
    "meaning": "Le miroir ne vérifie qu’une référence ou l’adresse d’un carré.",
    "advice": "Cherchez le texte sur le site du ministère, ou donnez sa référence.",
    "icon": "…",
    "tone": "info",
}
# What needs the application: the address, its heading, and what to do meanwhile.
FORMS = {
    "/signaler/": ("Signaler une rumeur", "Pour signaler une rumeur, appelez ou écrivez."),
    "/abonnement/": (
        "Recevoir les communiqués",
        "Pour recevoir les communiqués, écrivez au ministère, ou suivez ses flux.",
    ),
    "/suivi/": ("Suivre un signalement", "Pour connaître la réponse, appelez ou écrivez."),
}
Files = Iterator[tuple[Address, bytes]]


def said_of(seal: seals.RegisteredSeal) -> str:
    """Return why a text is no longer in force, '' for one that is."""
    if seal.is_in_force:
        return ""
    if seal.replaced_by:
        said = f" Ce qui a été rectifié : {seal.reason}" if seal.reason else ""
        return f"Ce texte a été remplacé par un autre.{said}"
    return f"Ce texte a été retiré. Raison : {seal.reason}"


def _line(seal: seals.RegisteredSeal) -> dict[str, str]:
    line = {
        "state": seal.state,
        "title": seal.title,
        "issuer": seal.issuer,
        "date": seal.dated.isoformat(),
        "shown_date": date_format(seal.dated, "j F Y"),
        "url": seal.url,
        "sha256": seal.sha256,
        "kid": seal.kid,
    }
    more = {"replaced_by": seal.replaced_by, "reason": seal.reason, "said": said_of(seal)}
    return line | {name: value for name, value in more.items() if value}


def undated_files(visitor: Visitor) -> Files:
    """Yield the register: its lines by the first signs of their reference, a page each, the keys.

    None of them says of which day it is, so none changes while the register does not.
    """
    portal = settings.KAKAKI_DOMAIN
    parts: dict[str, dict[str, dict[str, str]]] = {}
    for seal in seals.registered():
        parts.setdefault(seal.reference[:2], {})[seal.reference] = _line(seal)
        address = Address(portal, f"/verifier/{seal.reference}/")
        yield address, _reference_page(visitor, address, seal)
    for part, lines in parts.items():
        yield Address(portal, f"/verifier/references/{part}.json"), json_file(lines)
    keys = [
        {"kid": key.kid, "issuer": key.issuer, "spki": base64.b64encode(key.spki).decode()}
        for key in seals.public_keys()
    ]
    yield Address(portal, "/verifier/cles.json"), json_file({"keys": keys})


def _reference_page(visitor: Visitor, address: Address, seal: seals.RegisteredSeal) -> bytes:
    verdict = seals.Verdict.AUTHENTIC if seal.is_in_force else seals.Verdict.SUPERSEDED
    words = seals.words_of(verdict)
    note = said_of(seal) or "Comparez avec ce que vous avez reçu : une référence se recopie."
    context = {"seal": seal, "words": words, "tone": TONES[words.tone], "note": note}
    return visitor.drawn(address, "sites/mirror/reference.html", context)


def dated_files(visitor: Visitor, *, at: datetime, hosts: frozenset[str]) -> Files:
    """Yield the pages of the counter, which say of which moment the mirror is the picture."""
    portal = settings.KAKAKI_DOMAIN
    verdicts: list[dict[str, str]] = [ELSEWHERE]
    for verdict in ANSWERS:
        words = seals.words_of(verdict)
        verdicts.append(
            {
                "code": verdict.value,
                "label": words.label,
                "meaning": words.meaning,
                "advice": words.advice,
                "icon": words.icon,
                "tone": TONES[words.tone],
            }
        )
    references = [seal.reference for seal in seals.registered()]
    context = {
        "at": at,
        "verdicts": verdicts,
        "count": len(references),
        "since": seals.covered_since(),
        "counter": f"{origin_of(portal)}/verifier/",
    }
    for path in ("/verifier/", "/v"):
        address = Address(portal, path)
        yield address, visitor.drawn(address, "sites/mirror/counter.html", context)
    data = {
        "at": at.isoformat(),
        "hosts": sorted(hosts),
        "count": len(references),
        "parts": sorted({number[:2] for number in references}),
    }
    yield Address(portal, "/verifier/miroir.json"), json_file(data)


def form_page(visitor: Visitor, address: Address) -> bytes | None:
    """Return the page that stands for a form, None for an address that is none.

    It names the ministry asked for, else the one of the site, else every ministry.
    """
    if address.path not in FORMS:
        return None
    heading, advice = FORMS[address.path]
    everybody = accounts.ministries()
    slug = address.question.partition("=")[2] or address.host.partition(".")[0]
    own = [one for one in everybody if one.slug == slug and not one.is_cabinet]
    context = {"heading": heading, "advice": advice, "ministries": own or everybody}
    return visitor.drawn(address, "sites/mirror/form.html", context)
