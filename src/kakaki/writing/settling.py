"""Tell which findings somebody ignored at their place."""

from collections.abc import Iterable, Mapping
from datetime import date

from kakaki.writing import reading
from kakaki.writing.engine.places import Place, known_again, place_of
from kakaki.writing.engine.rule import Finding
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary


def settled(
    fields: Mapping[str, str],
    ignored: Mapping[str, Place],
    *,
    published_on: date | None = None,
    vocabulary: Vocabulary = NOTHING,
    facts: Iterable[str] = (),
) -> list[tuple[Finding, str]]:
    """Return every finding with the name of the ignored place it stands at, '' for the others."""
    found = reading.check_fields(
        fields, published_on=published_on, vocabulary=vocabulary, facts=facts
    )
    names = known_again([place_of(one, fields) for one in found], ignored)
    return [(one, names.get(number, "")) for number, one in enumerate(found)]
