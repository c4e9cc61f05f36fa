"""Two conditions in one sentence make four cases: a list of cases is read at once."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.speech import is_speech

_IF = re.compile(
    r"(?<![\w’'-])(?:[Ss]i(?=\s(?:vous|nous|je|j[’']|tu|elles?|on|les?|la|l[’']|une?|des|ces?|cet|cette|votre|vos|leurs?|son|sa|ses|"
    r"aucun|aucune|personne|quelqu|plusieurs|c[’']|cela)(?!\w|-))|[Ss][’'](?=ils?\s)|[àÀ] condition (?:que|qu[’']|de)|"
    r"[àÀ] moins (?:que|qu[’']|de)|sauf si|sauf s[’']|pourvu qu[e’']|au cas où|dans le cas où|sous réserve (?:que|de))",
)
_SIGNS = frozenset(["si", "s", "condition", "moins", "sauf", "pourvu", "cas", "réserve"])
# « Demander si », « savoir si » ask; « même si », « comme si », « si important que » set no condition.
_NO_CONDITION = re.compile(
    r"(?:même|comme|et|ou|que|savoir|demand\w+(?:\s\w+)?|précis\w+(?:\s[^,.]{1,30})?|test\w+|vérifi\w+(?:\s\w+)?|ignore|sais|sait|"
    r"dire|déterminer|est|sont|était|un|une|voir)\s*$",
    re.IGNORECASE,
)


def conditions_in(sentence: str) -> list[re.Match[str]]:
    """Return the words that open a condition in a sentence."""
    return [
        match
        for match in _IF.finditer(sentence)
        if not _NO_CONDITION.search(sentence[max(0, match.start() - 20) : match.start()])
    ]


def find(document: Document) -> Iterator[Hit]:
    """Find sentences that set two conditions or more."""
    for block in document.of_kind("lead", "paragraph", "item"):
        if _SIGNS.isdisjoint(words_in(block.text)) or len(_IF.findall(block.text)) <= 1:
            continue
        for sentence in sentences_of(block.text):
            found = conditions_in(sentence.text)
            end = sentence.start + len(sentence.text)
            if len(found) >= 2 and not is_speech(block.text, sentence.start, end):
                message = "Deux conditions dans une phrase : faites une phrase ou une puce par cas."
                yield Hit(block, sentence.start, end, message)


rule = Rule(
    __name__,
    title="Plusieurs conditions dans une phrase",
    source="lucid-lint, conditions ; Canada.ca, Guide de rédaction, « Listes » (un cas par puce)",
    class_="à vous de juger",
    find=find,
    flags=(
        "Si vous avez moins de 18 ans, vos parents signent, sauf si vous travaillez déjà.",
        "À moins que la route soit fermée, venez lundi 9 mars si vous avez un reçu.",
    ),
    accepts=(
        "Si vous avez moins de 18 ans, vos parents signent.",
        "Demandez au guichet si le bureau est ouvert, même si la porte est fermée.",
    ),
)
