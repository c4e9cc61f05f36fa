"""Ask a service to do something, once, and know whether it may have been done."""

from dataclasses import dataclass

import httpcore

from kakaki.fetching.client import PATIENCE, TIMEOUT, USER_AGENT, _pool, _whole, check_address
from kakaki.kernel.errors import UnavailableError


@dataclass(frozen=True, slots=True)
class Answered:
    """What a service answered, whatever its status."""

    status: int
    content: bytes


class UnsureError(UnavailableError):
    """Say that a service was asked and did not answer: it may have done what was asked."""

    default_advice = "Ce service n’a pas répondu : l’envoi a peut-être été fait."


def ask(
    url: str,
    *,
    body: bytes | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    largest: int = 100_000,
    patience: float = PATIENCE,
    is_ours: bool = False,
) -> Answered:
    """Post a body to a service, or get an address without one; no redirect is followed.

    `is_ours` is for addresses that the operator of the machine gave, which may be private. Raises
    UnavailableError when nothing was sent, UnsureError when it may have been.
    """
    check_address(url)
    sent = [(b"User-Agent", USER_AGENT), (b"Content-Length", str(len(body or b"")).encode())]
    sent += [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers]
    sent = sent if body is not None else [pair for pair in sent if pair[0] != b"Content-Length"]
    with _pool(patience, is_ours=is_ours) as pool:
        try:
            with pool.stream(
                "GET" if body is None else "POST", url, headers=sent, content=body,
                extensions={"timeout": TIMEOUT},
            ) as answer:  # fmt: skip
                return Answered(answer.status, _whole(answer.iter_stream(), "", largest))
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise UnavailableError(
                str(error), advice="Ce service est hors d’atteinte : nouvel essai plus tard."
            ) from error
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise UnsureError(str(error)) from error
        except OSError as error:
            # Only finding the address of a name raises it bare: nothing was sent.
            raise UnavailableError(
                str(error), advice="Ce service est introuvable : nouvel essai plus tard."
            ) from error
