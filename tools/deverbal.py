"""Pair nouns of action with the verb they hide: « la réalisation de » says « réaliser »."""

from collections.abc import Iterator
from pathlib import Path

# Ending of the noun, endings of the verb in the order to try.
ENDINGS = (
    ("ification", ("ifier",)), ("ication", ("iquer", "ier")), ("ation", ("er",)),
    ("isition", ("érir",)), ("uction", ("uire",)), ("ition", ("ir", "er", "re")),
    ("ission", ("ettre", "ire")), ("ution", ("uer", "re")),
    ("ction", ("cter", "ger", "guer", "dre")), ("tion", ("ter", "er")),
    ("issement", ("ir", "isser")), ("ement", ("er", "eler")), ("èvement", ("ever",)),
    ("ellement", ("eler",)), ("oiement", ("oyer",)), ("iement", ("ier", "yer")),
    ("èglement", ("égler",)), ("issage", ("ir", "isser")), ("age", ("er",)),
)  # fmt: skip
EXCEPTIONS = Path(__file__).with_name("deverbal_exceptions.txt")


def _exceptions() -> dict[str, str]:
    lines = EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def deverbal_nouns(nouns: set[str], verbs: set[str]) -> list[tuple[str, str]]:
    """Return pairs of noun and verb, both of the dictionary, in the order of the nouns."""
    exceptions = _exceptions()
    found = {**dict(_regular(nouns, verbs)), **exceptions}
    return sorted((noun, verb) for noun, verb in found.items() if verb != "-")


def _regular(nouns: set[str], verbs: set[str]) -> Iterator[tuple[str, str]]:
    for noun in nouns:
        for ending, others in ENDINGS:
            if not noun.endswith(ending) or len(noun) - len(ending) < 2:
                continue
            stem = noun.removesuffix(ending)
            verb = next((stem + other for other in others if stem + other in verbs), None)
            if verb:
                yield noun, verb
                break
