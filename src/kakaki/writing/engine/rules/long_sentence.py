"""A sentence too long is read twice, or given up: one idea a sentence is what a small screen takes."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.words import count_words, has_more_words


def find(document: Document) -> Iterator[Hit]:
    """Find sentences of more words than the profile takes."""
    limits = document.limits
    for block in document.prose():
        if not has_more_words(block.text, limits.sentence):
            continue
        for sentence in sentences_of(block.text):
            if has_more_words(sentence.text, limits.sentence):
                count = count_words(sentence.text)
                aim = min(20, limits.sentence)
                much = "beaucoup trop longue" if count > limits.heavy_sentence else "trop longue"
                message = (
                    f"Phrase {much} : {count} mots. Coupez-la en phrases de {aim} mots au plus."
                )
                yield Hit(block, sentence.start, sentence.start + len(sentence.text), message)


rule = Rule(
    __name__,
    title="Phrase trop longue",
    source="GOV.UK, Content design, « Sentence length » (25 mots) ; Canada.ca, Guide de rédaction, § 3 (20 mots)",
    class_="à corriger",
    find=find,
    flags=(
        "Le ministre, qui s’est rendu hier matin dans la ville de Bilmari pour y rencontrer les "
        "habitants, a annoncé que les travaux du nouvel hôpital, attendus depuis dix ans, vont "
        "commencer le mois prochain.",
    ),
    accepts=("Les travaux de l’hôpital de Bilmari commencent en mars. Ils vont durer un an.",),
    local=True,
)
