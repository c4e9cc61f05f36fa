"""Ask a site what it wants robots to leave alone, and leave it alone."""

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.core.cache import cache

from kakaki.fetching.facade import fetch, probe
from kakaki.kernel.errors import InvalidInputError, UnavailableError

LARGEST = 500_000  # bytes
KEPT = 24 * 3600  # seconds
NAME = "Kakaki"


def check_robots(url: str) -> None:
    """Raise InvalidInputError when the site asks robots to leave this address alone.

    A site without rules allows everything; one that cannot say its rules now raises
    UnavailableError, so that it is asked later and not read in the meantime.
    """
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    rules = cache.get(f"watch.robots:{origin}")
    if rules is None:
        rules = _rules_of(origin)
        cache.set(f"watch.robots:{origin}", rules, KEPT)
    parser = RobotFileParser()
    parser.parse(rules.splitlines())
    if not parser.can_fetch(NAME, url):
        raise InvalidInputError(
            url, advice="Ce site demande aux robots de ne pas lire cette page : elle n’est pas lue."
        )


def _rules_of(origin: str) -> str:
    status = probe(f"{origin}/robots.txt").status
    if 400 <= status < 500:
        return ""
    if status != 200:
        raise UnavailableError(
            str(status),
            advice="Ce site ne dit pas ce que les robots peuvent lire : essai plus tard.",
        )
    return fetch(f"{origin}/robots.txt", largest=LARGEST).content.decode("utf-8", "replace")
