"""What is known of the words of each ministry."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from kakaki.writing.engine.gazetteers import countries, gazetteer
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary
from kakaki.writing.models import TaughtWord


def country_words() -> Vocabulary:
    """Return the names and acronyms of the countries that the operator chose."""
    found = NOTHING
    for code in settings.KAKAKI_GAZETTEER:
        if code in countries():
            found = found.with_(gazetteer(code)) if found is not NOTHING else gazetteer(code)
    return found


def words_of(ministry_id: int) -> QuerySet[TaughtWord]:
    """Return the words of a ministry, those that are proposed first."""
    own = TaughtWord.objects.filter(ministry_id=ministry_id)
    return own.select_related("added_by").order_by("-is_proposed", "written")


def vocabulary_of(ministry_ids: Iterable[int]) -> Vocabulary:
    """Return what the readers of these ministries know: their words and those of the country.

    A word that is only proposed is not known yet.
    """
    kept = TaughtWord.objects.filter(ministry_id__in=list(ministry_ids), is_proposed=False)
    rows = list(kept.values_list("written", "expansion"))
    if not rows:
        return country_words()
    acronyms = {written: expansion for written, expansion in rows if expansion}
    return country_words().with_(Vocabulary.of((written for written, _ in rows), acronyms))
