"""The passive hides who acts: a reader wants to know who decides and who pays."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.passives import passives_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.speech import is_speech


def find(document: Document) -> Iterator[Hit]:
    """Find passives; only where the sentence says « par », or where two stand in one sentence."""
    every = document.limits.every_passive
    for block in document.of_kind("lead", "paragraph", "item"):
        for sentence in sentences_of(block.text):
            found = passives_in(sentence.text)
            if not every and not any(passive.has_agent for passive in found) and len(found) < 2:
                continue
            for passive in found:
                message = "Tournure passive : dites qui agit. « Le ministère ouvre… »"
                start, end = sentence.start + passive.start, sentence.start + passive.end
                if not is_speech(block.text, start, end):
                    yield Hit(block, start, end, message)


rule = Rule(
    __name__,
    title="Tournure passive",
    source="Commission européenne, Rédiger clairement, conseil 6 ; FALC (Inclusion Europe), voix active",
    class_="à vous de juger",
    find=find,
    flags=("La rencontre a été présidée par le ministre.",),
    accepts=(
        "Le ministre a présidé la rencontre.",
        "La ministre est arrivée à Bilmari.",
        "Le centre est situé par hasard près du marché.",
        "Le dépôt est ouvert jusqu’à 16 h.",
    ),
    local=True,
)
