"""Say what is known of the origin of what was received: reference, seal, text, picture or PDF."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Lock

from django.conf import settings
from django.http.request import validate_host
from django.urls import reverse

from kakaki.kernel.errors import KakakiError
from kakaki.seals import keys, services
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import claims, cose, reference
from kakaki.seals.engine.compare import Comparison, Kind, compare
from kakaki.seals.engine.formats import bytes_in, host_in
from kakaki.seals.engine.reference import BadReferenceError
from kakaki.seals.engine.retrieval import Features, TextIndex, features_of
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.models import IssuerKey, Seal

CLOSE = 0.35  # share of a received text's weighty words that a candidate must explain.
CANDIDATES = 6


class _Register:
    """The words of every seal, kept in this process and completed when seals are added."""

    def __init__(self) -> None:
        self.index = TextIndex()
        self.last = 0
        self.end = ""  # The reference of the last seal that was read.
        self.lock = Lock()

    def _fresh(self) -> Iterator[tuple[int, Features]]:
        for seal in Seal.objects.filter(pk__gt=self.last).order_by("pk").iterator(200):
            self.last, self.end = seal.pk, seal.reference
            yield seal.pk, features_of(_words(seal))

    def search(self, text: str) -> list[int]:
        """Return the numbers of the seals whose words explain the text best."""
        with self.lock:
            if self.last and not Seal.objects.filter(pk=self.last, reference=self.end).exists():
                # Another register stands in its place: a backup was put back.
                self.index, self.last, self.end = TextIndex(), 0, ""
            self.index.add(self._fresh())
            hits = self.index.search(features_of(text), limit=CANDIDATES)
        return [hit.identifier for hit in hits if hit.score >= CLOSE]


def _words(seal: Seal) -> str:
    document = services.document_in(seal)
    return "\n".join((document.title, *document.paragraphs))


_register = _Register()


def _about(seal: Seal, verdict: Verdict, *, note: str = "") -> Verification:
    """Return a verdict with what the register says of a seal; a text no longer in force says so."""
    document = services.document_in(seal)
    found = Verification(
        verdict=verdict,
        reference=seal.reference,
        issuer=seal.issuer,
        date=seal.dated,
        title=seal.title,
        url=seal.url,
        note=note,
        official_text="\n\n".join((document.title, *document.paragraphs)),
        replaced_by=seal.replaced_by,
    )
    if verdict is Verdict.AUTHENTIC and seal.state != Seal.PUBLISHED:
        words = "Ce texte a été remplacé par un autre."
        if seal.reason:
            words += f" Ce qui a été rectifié : {seal.reason}"
        if seal.state == Seal.WITHDRAWN:
            words = f"Ce texte a été retiré. Raison : {seal.reason}"
        return replace(found, verdict=Verdict.SUPERSEDED, note=words)
    return found


def verify_reference(typed: str) -> Verification:
    """Say what the register holds under a reference; raise BadReferenceError on a mistyped one."""
    number = reference.parse(typed)
    seal = Seal.objects.filter(reference=number).first()
    if seal is None:
        return Verification(Verdict.UNKNOWN, note="Aucun texte ne porte cette référence.")
    note = "Comparez avec ce que vous avez reçu : une référence se recopie."
    return _about(seal, Verdict.AUTHENTIC, note=note)


def verify_qr(text: str) -> Verification:
    """Say what a scanned code proves; its address is never followed."""
    data = bytes_in(text.strip())
    if data is None:
        return Verification(Verdict.UNREADABLE, note="Ce code n’est pas un sceau.")
    host = host_in(text.strip())
    if host and not validate_host(host, settings.ALLOWED_HOSTS):
        # The signature may well be a true one: whoever scans this is led to somebody else's page.
        note = f"Ce carré mène au site « {host} », qui n’est pas celui du gouvernement."
        return Verification(Verdict.IMITATED_SEAL, note=note)
    try:
        message = cose.open_message(data)
        key = IssuerKey.objects.filter(kid=message.kid).first()
        if key is None:
            return Verification(Verdict.IMITATED_SEAL)
        said = claims.load(cose.verify(message, keys.public_half(key)))
    except KakakiError:
        return Verification(Verdict.IMITATED_SEAL)
    seal = Seal.objects.filter(reference=said.reference, key=key).first()
    if seal is None or not said.agrees_with(bytes.fromhex(seal.sha256)):
        # Signed by our key but absent from the register: a stolen key would look like this.
        return Verification(Verdict.IMITATED_SEAL, note="Ce sceau n’est pas dans le registre.")
    note = "Comparez avec ce que vous avez reçu : un vrai sceau peut être recopié."
    return _about(seal, Verdict.AUTHENTIC, note=note)


def _around() -> tuple[str, ...]:
    """Return what this government prints around every text."""
    counter = settings.KAKAKI_ORIGIN + reverse("seals:counter").rstrip("/")
    return (settings.KAKAKI_GOVERNMENT, counter, counter.partition("://")[2])


def verify_text(text: str, *, is_picture: bool = False) -> Verification:
    """Compare a text with every text of the register that it resembles, the closest first.

    The words of a picture may be those of a page: what stands around a text is told, not accused.
    """
    text = text.encode("utf-8", "replace").decode()
    if len(text.split()) < 3:
        return Verification(Verdict.UNREADABLE, note="Collez au moins une phrase entière.")
    # The register is public: a text that names every seal would be compared with every one.
    named = reference.found_in(text)[:CANDIDATES]
    try:
        closest = _closest(text, named, is_picture=is_picture)
    except KakakiError as error:
        return Verification(Verdict.UNREADABLE, note=error.advice())
    if closest is None:
        return Verification(Verdict.UNKNOWN)
    seal, found = closest
    if found.kind is Kind.SAME:
        return _about(seal, Verdict.AUTHENTIC)
    if found.kind is Kind.EXTRACT:
        note = "C’est un extrait : lisez le texte entier avant de le partager."
        return _about(seal, Verdict.AUTHENTIC, note=note)
    if found.kind is Kind.SHOWN_IN_PART:
        return _shown_in_part(seal, *found.ends)
    if found.kind is Kind.ALTERED:
        return replace(_about(seal, Verdict.ALTERED), differences=found.differences)
    if seal.reference in named:
        return _about(seal, Verdict.SEAL_ON_OTHER_TEXT)
    return Verification(Verdict.UNKNOWN)


def _closest(
    text: str, named: tuple[str, ...], *, is_picture: bool
) -> tuple[Seal, Comparison] | None:
    """Return the seal that is closest to a text, among those it names and those it resembles.

    Raises TooLongError for a text that cannot be compared in bounded time.
    """
    numbers = list(Seal.objects.filter(reference__in=named).values_list("pk", flat=True))
    numbers += [number for number in _register.search(text) if number not in numbers]
    best = None
    for seal in Seal.objects.filter(pk__in=numbers):
        found = compare(
            services.document_in(seal), seal.reference, text,
            url=seal.url, around=_around(), is_picture=is_picture,
        )  # fmt: skip
        kind, changed, share = found.rank
        # What two versions share is said of the one in force, however long the other was.
        rank = (kind, changed, seal.state != Seal.PUBLISHED, share, -seal.pk)
        if best is None or rank < best[0]:
            best = (rank, seal, found)
    return best[1:] if best is not None else None


def _shown_in_part(seal: Seal, first: str, last: str) -> Verification:
    """Say between which words a picture agrees with a text, and what it says of its state."""
    about = _about(seal, Verdict.AUTHENTIC)
    note = (
        f"De « {first} » à « {last} », les mots lus sont ceux du texte officiel. Une photo ne "
        "montre qu’une partie : ce qui est avant et après n’a pas été comparé."
    )
    note = f"{about.note} {note}" if about.note else note
    return replace(about, verdict=Verdict.TO_COMPARE, note=note)


def verify_any(text: str) -> Verification:
    """Say what is known of what somebody typed or pasted: a reference, a code or a text."""
    stripped = text.strip()
    if bytes_in(stripped) is not None:
        return verify_qr(stripped)
    link = Seal.objects.filter(url=stripped).order_by("-pk").first() if "://" in stripped else None
    if link is not None:
        return _about(link, Verdict.AUTHENTIC)
    try:
        return verify_reference(stripped)
    except BadReferenceError as error:
        if reference.looks_like_one(stripped):
            return Verification(Verdict.UNREADABLE, note=error.advice())
    return verify_text(text)
