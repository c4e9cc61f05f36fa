"""Offer whoever searches the words that texts hold: completions, and what they may have meant."""

from dataclasses import replace

from kakaki.sites import searching
from kakaki.sites.engine import search, spelling
from kakaki.sites.engine.search import Query

MOST = 5
SHORTEST = 2  # letters before anything is offered.
FEW = 3  # results so few that another spelling is worth offering.
LOOKED_AT = 24
VOWELS = str.maketrans(dict.fromkeys("aeiouyc", "_"))


def _total(query: Query, ministry_id: int | None) -> int:
    return sum(searching.counts(query, ministry_id).values())


def _words_beginning(begun: str) -> list[str]:
    """Return the words of texts that begin so, accents aside, the commonest first."""
    plain = search.folded(begun)
    escaped = "".join(sign for sign in plain if sign.isalnum()).translate(VOWELS)
    found = searching.rows(
        "SELECT term, doc FROM sites_word WHERE term LIKE %s ORDER BY doc DESC LIMIT 400",
        [f"{escaped}%"],
    )
    own = set(search.forms(begun))
    words: dict[str, str] = {}
    for term, _ in found:
        is_whole = not own.isdisjoint(search.forms(term)) or term.isdigit()
        if search.folded(term).startswith(plain) and not is_whole:
            words.setdefault(search.forms(term)[0], term)
    return list(words.values())[:LOOKED_AT]


def completions(text: str, *, ministry_id: int | None) -> list[str]:
    """Return a question with its last word completed, each of which finds a text at least."""
    query = search.read_query(text)
    begun = query.words[-1] if query.words else ""
    if len(begun) < SHORTEST or text[-1:].isspace() or query.is_cut:
        return []
    found: list[str] = []
    for word in _words_beginning(begun):
        completed = Query((*query.words[:-1], word))
        if len(found) < MOST and _total(completed, ministry_id):
            found.append(" ".join(completed.words))
    return found


def suggestions(text: str, *, ministry_id: int | None) -> list[str]:
    """Return what is offered while somebody types: completions, then titles that hold the words."""
    found = completions(text, ministry_id=ministry_id)
    titles = searching.titles_with(search.read_query(text), ministry_id, MOST)
    return list(dict.fromkeys([*found, *titles]))[: MOST + 3]


def meant(query: Query, *, total: int, ministry_id: int | None) -> str:
    """Return another spelling that finds much more than a question with few results, or ''."""
    if not query.words or total > FEW or total == 0:
        return ""
    for word in query.words:
        size, most = len(word), spelling.most_errors(search.folded(word))
        if not most:
            continue
        own = set(search.forms(word))
        nearby = [
            (term, texts)
            for term, texts in searching.rows(
                "SELECT term, doc FROM sites_word WHERE length(term) BETWEEN %s AND %s",
                [size - most, size + most],
            )
            if own.isdisjoint(search.forms(term))
        ]
        other = spelling.closest(word, nearby)
        corrected = query.replaced({word: other}) if other else query
        if corrected != query and _total(corrected, ministry_id) > 2 * total:
            return " ".join(replace(corrected).words)
    return ""
