"""A table of texts as CSV: a list kept by a radio, or what GDELT and Media Cloud give."""

import csv
import io
import re

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.engine.marked import moment_of, web_link
from kakaki.watch.source import Source

LARGEST = 5_000_000  # bytes
MOST_ROWS = 5_000
TEXTS = ("texte", "text", "message", "rumeur", "contenu", "content", "titre", "title")
LINKS = ("lien", "url", "adresse", "link")
DATES = ("date", "publish_date", "publié le", "reçu le", "published", "seendate")


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return a text for each row; raise InvalidInputError without a column that holds texts."""
    if len(content) > LARGEST:
        raise InvalidInputError("large", advice="Cette table est trop lourde : 5 Mo au plus.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    head = text.partition("\n")[0]
    separator = max(";,\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InvalidInputError(str(error), advice="Ceci n’est pas une table CSV.") from error
    names = [cleaned(name).lower() for name in rows[0]] if rows else []
    said = next((name for name in TEXTS if name in names), None)
    if said is None or "\0" in head:
        raise InvalidInputError(
            "columns", advice="La première ligne doit nommer une colonne « texte » ou « titre »."
        )
    if len(rows) > MOST_ROWS + 1:
        raise InvalidInputError("rows", advice=f"{MOST_ROWS} lignes au plus : coupez la table.")
    found = (_incoming(dict(zip(names, row, strict=False)), said) for row in rows[1:])
    return tuple(one for one in found if len(one.text) >= 5)


def _incoming(row: dict[str, str], said: str) -> Incoming:
    link = next((web_link(row[name]) for name in LINKS if row.get(name)), "")
    written = next((row[name] for name in DATES if row.get(name)), "")
    day = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", written.strip())
    if day:
        written = f"{day.group(3)}-{day.group(2):0>2}-{day.group(1):0>2}"
    return Incoming(cleaned(row.get(said, ""))[:LONGEST], link, link, moment_of(written.strip()))


source = Source(
    __name__, "Table CSV (aussi GDELT et Media Cloud)", parse, reading="file", largest=LARGEST
)
