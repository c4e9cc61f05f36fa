"""Ask any server that speaks as OpenAI's chat completions do, which the operator named."""

import ipaddress
import json
from urllib.parse import urlsplit

import httpx

from kakaki.kernel.errors import UnavailableError

PATIENCE = httpx.Timeout(30.0, connect=5.0)  # seconds
LARGEST = 200_000  # bytes of an answer
TOKENS = 400  # of a proposal
BUSY = "L’aide ne répond pas pour le moment. Votre texte n’a pas changé : réessayez plus tard."
BADLY_SET = "L’aide est mal réglée : demandez à l’opérateur de voir KAKAKI_WRITING_HELP_URL."


def host_of(address: str) -> str:
    """Return the host of a server, as shown to whoever consents; "" when it cannot be used.

    Plain http is for a machine of the house: anything said beyond it is encrypted.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme == "https" and host:
        return host
    return host if parts.scheme == "http" and _is_of_the_house(host) else ""


def _is_of_the_house(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


def complete(*, address: str, key: str, model: str, instruction: str, text: str) -> str:
    """Return what the server proposes; raise UnavailableError with a sentence when it cannot."""
    if not host_of(address):
        raise UnavailableError("address", advice=BADLY_SET)
    body = {
        "model": model,
        "messages": [
            {"role": "system", "content": instruction},
            {"role": "user", "content": text},
        ],
        "max_tokens": TOKENS,
        "temperature": 0.2,
    }
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        answer = _posted(f"{address.rstrip('/')}/chat/completions", body, headers)
        said = json.loads(answer)["choices"][0]["message"]["content"]
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnavailableError(type(error).__name__, advice=BUSY) from error
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise UnavailableError("not an answer of this kind", advice=BUSY) from error
    if not isinstance(said, str):
        raise UnavailableError("no words in the answer", advice=BUSY)
    return said


def _posted(address: str, body: dict[str, object], headers: dict[str, str]) -> bytes:
    # No redirection is followed and no proxy of the environment is used: the words go there only.
    with (
        httpx.Client(timeout=PATIENCE, follow_redirects=False, trust_env=False) as client,
        client.stream("POST", address, json=body, headers=headers) as answer,
    ):
        if answer.status_code != 200:
            raise UnavailableError(f"status {answer.status_code}", advice=BUSY)
        read = b""
        for piece in answer.iter_bytes():
            read += piece
            if len(read) > LARGEST:
                raise UnavailableError("too long an answer", advice=BUSY)
        return read
