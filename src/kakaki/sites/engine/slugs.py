"""The words of an address, made from a title in French or in a national language."""

import re
import unicodedata

_FOLDED = str.maketrans(
    {"ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŋ": "n", "ɲ": "n", "œ": "oe", "æ": "ae"}
)
LONGEST = 80  # characters


def slug_for(title: str, *, taken: set[str]) -> str:
    """Return a short address that is not taken; « texte » when the title has no letter we know."""
    folded = unicodedata.normalize("NFKD", title.lower().translate(_FOLDED))
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word
    slug = slug or (words[0][:LONGEST] if words else "texte")
    candidate, number = slug, 2
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate
