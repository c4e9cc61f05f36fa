"""A word that no dictionary holds is a slip of the finger, or a name that the ministry must teach us."""

import re
from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.french import with_accent
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.spelling import suggestions_for, unknown_in
from kakaki.writing.engine.vocabulary import Vocabulary
from kakaki.writing.engine.words import ADDRESS, may_hold_address

READ = ("title", "lead", "heading", "paragraph", "item", "quote", "cell")
SHORTEST = 4  # letters: a shorter one is a symbol or an abbreviation.
SURE_FROM = 6  # letters of a word with a capital, at the head of a sentence.
# Latin letters joined by hyphens and apostrophes; what touches a digit or a sign of code is no word.
_WORD = re.compile(
    r"(?<![\w@#/\\.+=&%$<>~'’-])[A-Za-zÀ-ɏ]+(?:[-’'][A-Za-zÀ-ɏ]+)*(?![\w@/\\+=&$<>~]|\.\w|-\d)"
)
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|`[^`]*`|\*[^*]*\*|_[^_]*_")
_SHORT_QUOTE = 5  # words
_NEIGHBOUR = re.compile(
    r"^[ \u00a0]+(?:(?:d[eu]|of|the|and|al|el|ben|von|van|y|e)[ \u00a0]+)?[^\W\d_]+"
)


@cache
def _told_elsewhere() -> frozenset[str]:
    """Return the words about which another rule speaks, and that need no second advice."""
    lists = ("anglicisms", "misused_expressions", "pleonasms")
    return frozenset(
        word.lower()
        for name in lists
        for entry in entries(name)
        for word in re.findall(r"[^\W\d_]+", entry[0])
    )


def _spared(text: str) -> list[tuple[int, int]]:
    """Return the ranges that are not read: addresses, and quoted words that are few."""
    found = [
        match.span()
        for match in _QUOTED.finditer(text)
        if len(match.group().split()) <= _SHORT_QUOTE + 2
    ]
    if may_hold_address(text):
        found += [match.span() for match in ADDRESS.finditer(text)]
    return found


def _is_name(word: str, text: str, start: int) -> bool:
    """Tell whether a capital says that a word is a name, or nothing but capitals an acronym."""
    core = re.split(r"[’']", word)[-1]
    if not core[:1].isupper():
        return any(letter.isupper() for letter in core)
    # At the head of a sentence a capital says nothing: only what is sure is told there.
    before = text[:start].rstrip(' \u00a0«“"(—–-•*')
    at_head = not before or before[-1] in ".!?…:\n"
    is_plain = core[1:].islower() and len(core) >= SURE_FROM and with_accent(core) is None
    return not (at_head and is_plain and suggestions_for(word).sure)


def _is_known_name(word: str, vocabulary: Vocabulary) -> bool:
    core = re.split(r"[’']", word)[-1]
    return any(
        vocabulary.knows(one) or vocabulary.knows(one.capitalize())
        for one in (word, core, core.removesuffix("s"))
    )


def _doubtful(block: Block, document: Document) -> list[re.Match[str]]:
    """Return the unknown words of a block that are neither names nor quoted."""
    text = block.text
    unknown = unknown_in(text, _WORD)
    unknown = {word for word in unknown if len(re.split(r"[’']", word)[-1]) >= SHORTEST}
    if not unknown:
        return []
    spared = _spared(text)
    places = [match for match in _WORD.finditer(text) if match.group() in unknown]
    ends = {match.end(): match for match in places}
    found = []
    for match in places:
        word = match.group()
        after = _NEIGHBOUR.match(text[match.end() : match.end() + 60])
        # Two strange words together are of another language, or a name.
        followed = after is not None and match.end() + after.end() in ends
        preceded = any(
            (near := _NEIGHBOUR.match(text[end : end + 60])) and end + near.end() == match.end()
            for end in ends
            if end < match.start()
        )
        if followed or preceded or any(start <= match.start() < end for start, end in spared):
            continue
        if word.lower() in _told_elsewhere() or _is_known_name(word, document.vocabulary):
            continue
        if not _is_name(word, text, match.start()):
            found.append(match)
    return found


def find(document: Document) -> Iterator[Hit]:
    """Find the unknown words that stand near a known one, once a block.

    A strange word near none is a term of a trade or of another language much more than a slip.
    """
    for block in document.of_kind(*READ):
        seen: set[str] = set()
        for match in _doubtful(block, document):
            word = match.group()
            if word in seen:
                continue
            seen.add(word)
            meant = suggestions_for(word)
            if meant.words:
                choice = "», «".join(f"\u00a0{one}\u00a0" for one in meant.words)
                message = f"Ce mot n’est pas dans le dictionnaire. Vouliez-vous écrire «{choice}» ?"
                yield Hit(block, match.start(), match.end(), message, meant.sure)


rule = Rule(
    __name__,
    title="Mot inconnu",
    source="Dictionnaire orthographique Dicollecte 7.0 ; Académie française, Dictionnaire, 9e édition",
    class_="à vous de juger",
    find=find,
    flags=("Le ministère ouvre une nouvelle écolle.", "Le gouvernment lance une campagne."),
    accepts=(
        "Le ministère ouvre une école à Tassara, dit M. Goumar.",
        "Écrivez à contact@kounta.example avec le mot-dièse #KountaVaccine.",
        "Le titre « Girma Kasa » veut dire la grandeur du pays.",
        "Qu’a-t-il répondu aux socio-économistes de l’agro-industrie ?",
    ),
    local=True,
)
