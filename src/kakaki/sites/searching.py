"""Find what readers look for among what is online."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Sum
from wagtail.models import Page

from kakaki.kernel import clock
from kakaki.kernel.languages import FRENCH
from kakaki.sites.engine import search, spelling
from kakaki.sites.engine.search import Piece, Query
from kakaki.sites.models import PageVisits, SearchEntry, SiteProfile
from kakaki.sites.page_kind import label_of
from kakaki.sites.search_index import STANDARD

PAGE_LENGTH = 10
MOST_FOUND = 500  # results that can be paged through: beyond, the question says too little.
MOST_PROPOSED = 20  # titles offered while somebody types.
MATCHED = (
    " FROM sites_search JOIN sites_searchentry e ON e.page_id = sites_search.rowid"
    " JOIN wagtailcore_page p ON p.id = e.page_id"
    " JOIN wagtailcore_locale l ON l.id = p.locale_id"
    " WHERE sites_search MATCH %s"
    # A page that was closed to strangers since it was indexed is not told of either.
    " AND NOT EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction r"
    " JOIN wagtailcore_page c ON c.id = r.page_id"
    " WHERE substr(p.path, 1, length(c.path)) = c.path)"
    " AND p.live AND l.language_code = %s AND (%s IS NULL OR e.ministry_id = %s)"
)
# A word of the title weighs more than one of the lead, and that more than one of the text.
RANKED = " ORDER BY bm25(sites_search, 8.0, 3.0, 1.0), e.published_on DESC, e.page_id DESC LIMIT %s"


@dataclass(frozen=True, slots=True)
class Result:
    """A page that was found, as readers see it."""

    title: tuple[Piece, ...]
    extract: tuple[Piece, ...]
    url: str
    label: str
    published_on: Any
    ministry_id: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: its results, what they can be narrowed by, and how it was read.

    `corrected` is the question as it was understood when its own words are in no text.
    """

    query: Query
    total: int
    page: ListPage[Any]
    results: list[Result]
    kinds: list[tuple[str, str, int]]
    years: list[tuple[int, int]]
    corrected: str = ""


def kind_label(code: str) -> str:
    """Return what readers call a kind of page."""
    return "Page" if code == STANDARD else label_of(code)


def find(
    text: str,
    *,
    ministry_id: int | None,
    kind: str = "",
    year: int | None = None,
    page: str = "",
    language: str = FRENCH,
) -> Found:
    """Return what a question finds in one language, in a ministry's site or in all of them.

    Words that no text holds are corrected when that finds something.
    """
    query, corrected = search.read_query(text, language), ""
    by_kind = counts(query, ministry_id)
    if query.words and not by_kind:
        meant = _corrected(query)
        if meant != query and (by_kind := counts(meant, ministry_id)):
            query, corrected = meant, " ".join(meant.words)
    listed = Paginator(_matched(query, ministry_id, kind, year), PAGE_LENGTH).get_page(page)
    kinds: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for (one_kind, one_year), count in by_kind.items():
        kinds[one_kind] += count
        if one_year is not None:
            years[one_year] += count
    named = [(code, kind_label(code), count) for code, count in kinds.items()]
    return Found(
        query=query,
        total=listed.paginator.count,
        page=listed,
        results=_shown(list(listed), query),
        kinds=sorted(named, key=lambda one: (-one[2], one[1])),
        years=sorted(years.items(), reverse=True),
        corrected=corrected,
    )


def rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    """Return what the index answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _values(query: Query, ministry_id: int | None) -> list[Any]:
    return [query.expression(), query.language, ministry_id, ministry_id]


def counts(query: Query, ministry_id: int | None) -> dict[tuple[str, int | None], int]:
    """Return how many pages a question matches by kind and year."""
    if not query.words:
        return {}
    year = "CAST(strftime('%%Y', e.published_on) AS INTEGER)"
    sql = f"SELECT e.kind, {year}, count(*){MATCHED} GROUP BY 1, 2"
    found = rows(sql, _values(query, ministry_id))
    return {(kind, one_year): count for kind, one_year, count in found}


def _matched(query: Query, ministry_id: int | None, kind: str, year: int | None) -> list[int]:
    """Return the numbers of the pages that a question matches, the best first."""
    if not query.words:
        return []
    sql, values = f"SELECT e.page_id{MATCHED}", _values(query, ministry_id)
    if kind:
        sql, values = f"{sql} AND e.kind = %s", [*values, kind]
    if year is not None:
        sql, values = f"{sql} AND e.published_on BETWEEN %s AND %s", [
            *values, f"{year:04d}-01-01", f"{year:04d}-12-31",
        ]  # fmt: skip
    return [number for (number,) in rows(sql + RANKED, [*values, MOST_FOUND])]


def _shown(numbers: list[int], query: Query) -> list[Result]:
    entries = SearchEntry.objects.defer("title_forms", "lead_forms", "text_forms", "words")
    found = entries.select_related("page").in_bulk(numbers)
    return [
        Result(
            title=search.marked(entry.title, query),
            extract=search.extract(entry.text, query),
            url=entry.page.full_url or entry.page.url or "",
            label=kind_label(entry.kind),
            published_on=entry.published_on,
            ministry_id=entry.ministry_id,
        )
        for entry in (found[number] for number in numbers if number in found)
    ]


def _corrected(query: Query) -> Query:
    """Return a question with each word that no text holds replaced by the nearest that one does."""
    corrections = {}
    for word in query.words:
        if counts(replace(query, words=(word,)), None):
            continue
        size, most = len(word), spelling.most_errors(search.folded(word))
        nearby = rows(
            "SELECT term, doc FROM sites_word WHERE length(term) BETWEEN %s AND %s",
            [size - most, size + most],
        )
        meant = spelling.closest(word, nearby) if most else ""
        if meant:
            corrections[word] = meant
    return query.replaced(corrections)


def titles_with(query: Query, ministry_id: int | None, most: int) -> list[str]:
    """Return titles that hold every word of a question, the last of which may be only begun."""
    if not query.words:
        return []
    groups = [" OR ".join(f'"{form}"' for form in search.asked_forms(w)) for w in query.words[:-1]]
    last = search.folded(query.words[-1])
    begun = " OR ".join(f'"{form}"' for form in search.asked_forms(query.words[-1]))
    groups.append(f'"{last}"* OR {begun}')
    expression = "title_forms : (" + " AND ".join(f"({group})" for group in groups) + ")"
    found = rows(
        f"SELECT e.title{MATCHED}{RANKED}",
        [expression, query.language, ministry_id, ministry_id, most],
    )
    return [title for (title,) in found]


def proposed_titles(ministry_id: int | None, language: str = FRENCH) -> list[str]:
    """Return the titles offered before anything is asked: the most read, then the newest."""
    entries = SearchEntry.objects.filter(page__live=True, page__locale__language_code=language)
    if ministry_id is not None:
        entries = entries.filter(ministry_id=ministry_id)
    newest = entries.exclude(kind=STANDARD).order_by("-published_on", "-page_id")
    titles = [*_most_read(entries, ministry_id)]
    titles += newest.values_list("title", flat=True)[:MOST_PROPOSED]
    return list(dict.fromkeys(titles))[:MOST_PROPOSED]


def _most_read(entries: Any, ministry_id: int | None) -> list[str]:
    since = clock.now().date() - timedelta(days=30)
    visits = PageVisits.objects.filter(day__gte=since).exclude(path="/")
    if ministry_id is not None:
        visits = visits.filter(ministry_id=ministry_id)
    read = visits.values_list("ministry_id", "path").annotate(total=Sum("count"))
    most = list(read.order_by("-total")[:MOST_PROPOSED])
    pages = pages_at([(number, path) for number, path, _ in most])
    found = dict(
        entries.filter(page_id__in=[p.pk for p in pages.values()]).values_list("pk", "title")
    )
    order = [pages[number, path].pk for number, path, _ in most if (number, path) in pages]
    return [found[number] for number in order if number in found]


def pages_at(places: list[tuple[int, str]]) -> dict[tuple[int, str], Page]:
    """Return the pages that stand at these addresses, each of a ministry and a path."""
    homes = {p.ministry_id: p.home.url_path for p in SiteProfile.objects.select_related("home")}
    wanted = {
        homes[number] + path.lstrip("/"): (number, path)
        for number, path in places
        if number in homes
    }
    found = Page.objects.filter(url_path__in=list(wanted))
    return {wanted[page.url_path]: page for page in found}
