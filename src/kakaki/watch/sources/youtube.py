"""The public feed of a YouTube channel: titles and descriptions of its videos."""

import re

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.source import Source
from kakaki.watch.sources.feed import parse

NUMBER = re.compile(r"UC[A-Za-z0-9_-]{22}")


def address(typed: str) -> str:
    """Return the feed of the channel whose number, or whose address with it, was typed."""
    found = NUMBER.search(typed)
    if found is None:
        raise InvalidInputError(
            typed, advice="Donnez le numéro de la chaîne : il commence par UC et a 24 signes."
        )
    return f"https://www.youtube.com/feeds/videos.xml?channel_id={found.group()}"


source = Source(
    __name__, "Chaîne YouTube", parse, reading="poll", asks="Numéro ou adresse de la chaîne",
    example="UCaBcDeFgHiJkLmNoPqRsTuV", address=address,
)  # fmt: skip
