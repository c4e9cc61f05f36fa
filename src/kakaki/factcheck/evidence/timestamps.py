"""Have an authority outside date each piece of evidence (RFC 3161), as soon as the line allows."""

import logging

import httpx
from cryptography import x509
from django.conf import settings
from django.db import IntegrityError, transaction
from rfc3161_client import (
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from kakaki.factcheck.models import Evidence, EvidenceStamp
from kakaki.kernel.errors import InvalidInputError, UnavailableError

TIMEOUT = 10.0  # seconds
LARGEST = 100_000  # bytes of an answer
AT_ONCE = 50  # pieces of evidence in one turn
_log = logging.getLogger(__name__)


def stamp(evidence: Evidence) -> EvidenceStamp:
    """Have one piece of evidence dated; raise UnavailableError when the authority does not."""
    request = TimestampRequestBuilder().data(evidence.sha256.encode()).nonce(nonce=True).build()
    try:
        answer = httpx.post(
            settings.KAKAKI_TSA,
            content=request.as_bytes(),
            headers={"Content-Type": "application/timestamp-query"},
            timeout=TIMEOUT,
        )
        answer.raise_for_status()
        token = answer.content[:LARGEST]
        read = decode_timestamp_response(token)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise UnavailableError(
            str(error), advice="L’autorité d’horodatage ne répond pas. Elle sera redemandée."
        ) from error
    if not _is_about(read, evidence.sha256) or read.tst_info.nonce != request.nonce:
        raise UnavailableError("another imprint", advice="L’autorité a daté autre chose.")
    try:
        with transaction.atomic():
            return EvidenceStamp.objects.create(
                evidence=evidence,
                token=token,
                authority=settings.KAKAKI_TSA[:300],
                at=read.tst_info.gen_time,
            )
    except IntegrityError:  # Another worker was faster: its date is as good.
        return EvidenceStamp.objects.get(evidence=evidence)


def _is_about(answer: TimeStampResponse, fingerprint: str) -> bool:
    import hashlib

    imprint = answer.tst_info.message_imprint.message
    return imprint == hashlib.sha256(fingerprint.encode()).digest() or (
        imprint == hashlib.sha512(fingerprint.encode()).digest()
    )


def stamp_waiting() -> int:
    """Have dated what waits, the oldest first; return how many were; stop when the line is down."""
    if not settings.KAKAKI_TSA:
        return 0
    done = 0
    for evidence in Evidence.objects.filter(stamp=None).order_by("pk")[:AT_ONCE]:
        try:
            stamp(evidence)
        except UnavailableError as error:
            _log.warning("timestamp authority: %s", error)
            break
        done += 1
    return done


def verify_token(token: bytes, fingerprint: str, root: bytes | None = None) -> str:
    """Return the date in a token, ISO 8601; raise InvalidInputError when it does not hold.

    Without `root` (PEM) only what it dates is checked, not who signed it.
    """
    try:
        answer = decode_timestamp_response(token)
        if not _is_about(answer, fingerprint):
            raise InvalidInputError("imprint", advice="L’horodatage porte sur autre chose.")
        if root is not None:
            authority = x509.load_pem_x509_certificate(root)
            verifier = VerifierBuilder().add_root_certificate(authority).build()
            verifier.verify_message(answer, fingerprint.encode())
    except (ValueError, VerificationError) as error:
        raise InvalidInputError(str(error), advice="L’horodatage ne se vérifie pas.") from error
    return str(answer.tst_info.gen_time.isoformat())
