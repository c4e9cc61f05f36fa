"""Capitals bear their accents in French: without them, a name or a word may change."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.french import is_common, with_accent
from kakaki.writing.engine.rule import Hit, Rule

_CAPITAL = re.compile(r"[ACEIOU](?<![\w@/.-].)[a-zà-öø-ÿœ]{2,}(?![\w@/])")
_A = re.compile(r"(?:(?<=^)|(?<=[.!?…»] )|(?<=: ))A(?= (?:la|l[’']|cet|cette|ce|ces|partir|compter|cause|"
                r"[A-Z][a-zéèê]+,|travers|propos|titre|terme|noter|l[’']issue|l[’']occasion)\b)")  # fmt: skip


_AFTER = re.compile(r"\s([A-ZÀÂÇÉÈÊËÎÏÔÙÛÜ][^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)\.?[ -]\Z")
_TITLES = frozenset(["M", "MM", "Mme", "Mlle", "Dr", "Pr"])


def _is_a_name(before: str) -> bool:
    """Tell whether a capital follows a first name, a title or an initial: « Aïcha Elu », « M. Emir »."""
    match = _BEFORE.search(before)
    if match is None:
        return False
    word = match[1]
    return word in _TITLES or (word[0].isupper() and not is_common(word.lower()))


def _opens_a_name(text: str, end: int) -> bool:
    """Tell whether a word that is no French one, with a capital, follows: « Elite League »."""
    following = _AFTER.match(text, end)
    return following is not None and not is_common(following[1].lower())


def find(document: Document) -> Iterator[Hit]:
    """Find words whose capital lost its accent, and « A » that stands for « À »."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        for match in _CAPITAL.finditer(block.text):
            better = with_accent(match.group())
            if better is None or document.vocabulary.knows(match.group()):
                continue
            if _is_a_name(block.text[max(0, match.start() - 30) : match.start()]):
                continue
            if _opens_a_name(block.text, match.end()):
                continue
            yield Hit(block, match.start(), match.end(), f"Écrivez « {better} ».", better)
        for match in _A.finditer(block.text) if "A " in block.text else ():
            yield Hit(block, match.start(), match.end(), "Écrivez « À ».", "À")


rule = Rule(
    __name__,
    title="Capitale sans accent",
    source="Académie française, « Accentuation des majuscules »",
    class_="à corriger",
    find=find,
    flags=(
        "L’Etat paie les travaux.",
        "Le ministère de l’Education forme les maîtres.",
        "Le ministre des Affaires Etrangères reçoit.",
        "Evaluez vos besoins.",
        "A partir du 3 mars, la route est fermée.",
    ),
    accepts=(
        "L’État paie les travaux.",
        "À partir du 3 mars, la route est fermée.",
        "A. Benna signe.",
        "L’Elite League reprend samedi.",
        "Elle remercie M. Emir et Aïcha Elu.",
    ),
    local=True,
)
