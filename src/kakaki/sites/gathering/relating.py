"""Find at publication which texts stand near another one, so that no reader waits for it."""

from django.db import connection, transaction

from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.sites import purging
from kakaki.sites.engine.related import Candidate, nearest
from kakaki.sites.engine.search import EMPTY_WORDS, forms, words_of
from kakaki.sites.models import PageTag, RelatedText, SearchEntry

MOST = 4
MOST_CHOSEN = 3
MOST_WORDS = 16
CANDIDATES = 40
NEAR = (
    "SELECT e.page_id FROM sites_search JOIN sites_searchentry e ON e.page_id = sites_search.rowid"
    " WHERE sites_search MATCH %s AND e.ministry_id = %s AND e.page_id <> %s"
    " ORDER BY bm25(sites_search, 8.0, 3.0, 1.0), e.page_id DESC LIMIT %s"
)


def _telling(text: str) -> frozenset[str]:
    """Return the forms of the words that tell what a text is about."""
    words = {w for w in words_of(text) if w not in EMPTY_WORDS and len(w) > 2}
    return frozenset(forms(word)[0] for word in words)


def _candidate(entry: SearchEntry, tags: dict[int, frozenset[int]], rank: int = 0) -> Candidate:
    title, lead = _telling(entry.title), entry.text.partition("\n")[0]
    number = entry.page_id
    return Candidate(number, title, title | _telling(lead), tags.get(number, frozenset()), rank)


def _tags_by_page(page_ids: list[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    lines = PageTag.objects.filter(page_id__in=page_ids).values_list("page_id", "tag_id")
    for page_id, tag_id in lines:
        found.setdefault(page_id, set()).add(tag_id)
    return {number: frozenset(tags) for number, tags in found.items()}


def _candidates(entry: SearchEntry) -> list[int]:
    """Return the pages of the ministry that share words or subjects, the likeliest first."""
    one = _candidate(entry, {})
    words = [*sorted(one.title), *sorted(one.words - one.title)]
    with connection.cursor() as cursor:
        expression = " OR ".join(f'"{word}"' for word in words[:MOST_WORDS]) or '""'
        cursor.execute(NEAR, [expression, entry.ministry_id, entry.page_id, CANDIDATES])
        found = [number for (number,) in cursor.fetchall()]
    own = PageTag.objects.filter(page_id=entry.page_id).values("tag_id")
    tagged = PageTag.objects.filter(tag_id__in=own).exclude(page_id=entry.page_id)
    found += tagged.order_by("-page_id").values_list("page_id", flat=True)[:CANDIDATES]
    return list(dict.fromkeys(found))


@transaction.atomic
def relate(*, page_id: int) -> list[int]:
    """Find anew the texts near one that is online, and keep them; return the candidates looked at.

    What somebody chose stays. A text that may not be found has none.
    """
    entry = SearchEntry.objects.filter(page_id=page_id).first()
    numbers = _candidates(entry) if entry is not None else []
    entries = SearchEntry.objects.defer("text_forms", "lead_forms", "words").in_bulk(numbers)
    tags = _tags_by_page([page_id, *numbers])
    others = [
        _candidate(entries[number], tags, rank)
        for rank, number in enumerate(numbers)
        if number in entries
    ]
    near = nearest(_candidate(entry, tags), others, MOST) if entry is not None else []
    kept = RelatedText.objects.filter(page_id=page_id)
    chosen = set(kept.filter(is_chosen=True).values_list("other_id", flat=True))
    near = [number for number in near if number not in chosen]
    found = kept.filter(is_chosen=False).order_by("place")
    if list(found.values_list("other_id", flat=True)) != near:
        found.delete()
        RelatedText.objects.bulk_create(
            RelatedText(page_id=page_id, other_id=number, place=place)
            for place, number in enumerate(near)
        )
        purging.purge_soon(tags=[f"page:{page_id}"])
    return numbers


def relate_around(*, page_id: int) -> None:
    """Find anew what is near a text, and what is near those that may now lead to it."""
    holders = RelatedText.objects.filter(other_id=page_id).values_list("page_id", flat=True)
    before = list(holders)
    for number in dict.fromkeys([*relate(page_id=page_id)[:12], *before]):
        relate(page_id=number)
    if before:
        purging.purge_soon(tags=[f"page:{number}" for number in before])


@transaction.atomic
def choose_related(*, page_id: int, other_id: int) -> None:
    """Put a text first among those to read after another one; both of one ministry and online."""
    entries = SearchEntry.objects.in_bulk([page_id, other_id])
    if len(entries) != 2 or len({one.ministry_id for one in entries.values()}) != 1:
        raise NotFoundError(f"page {other_id}", advice="Choisissez un autre texte en ligne.")
    chosen = RelatedText.objects.filter(page_id=page_id, is_chosen=True)
    if chosen.exclude(other_id=other_id).count() >= MOST_CHOSEN:
        raise InvalidInputError("many", advice=f"{MOST_CHOSEN} textes choisis au plus.")
    RelatedText.objects.update_or_create(
        page_id=page_id,
        other_id=other_id,
        defaults={"is_chosen": True, "place": chosen.count()},
    )
    purging.purge_soon(tags=[f"page:{page_id}"])


@transaction.atomic
def leave_related(*, page_id: int, other_id: int) -> None:
    """Take back a choice; the text may still stand there when it is near."""
    RelatedText.objects.filter(page_id=page_id, other_id=other_id, is_chosen=True).delete()
    relate(page_id=page_id)
    purging.purge_soon(tags=[f"page:{page_id}"])
