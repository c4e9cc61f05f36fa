"""A text in another language is told to be so, once; one that doubts is read as French."""

import pytest

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.language import is_foreign
from kakaki.writing.engine.readers import markdown

HAUSA = (
    "Gwamnati ta sanar da cewa za a buɗe sabon asibiti a cikin gari domin iyalai, kuma kyauta ne."
)
ENGLISH = "The ministry will open a new centre for the families of the town on Monday."
ZARMA = (
    "Hukuma ga hima nda boro kulu ma koy asibiti do zanka yaŋ se, zama safari wo ga bara no, boro kulu "
    "ga du safari hinka, woodin se iri ga ni ŋwaarey ni ma kaa suba."
)


@pytest.mark.parametrize("text", [HAUSA, ENGLISH, ZARMA, "وزارة الصحة تعلن افتتاح مركز جديد"])
def test_another_language_is_recognised(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministère ouvre un centre de santé pour les familles de la ville.",
        "Abala, Ayérou, Balleyara, Banibangou, Bankilaré, Filingué, Gothèye, Kollo, Ouallam, Say",
        "Yes, the show",
        "Rougeole : vaccin gratuit",
        "",
        "12 000 – 13 500 %",
    ],
)
def test_french_and_what_proves_nothing_are_read_as_french(text):
    assert not is_foreign(text)


def findings(text):
    return check(Document(markdown.read(text), sources={"": text}))


@pytest.mark.parametrize("text", [HAUSA, ENGLISH * 3])
def test_a_foreign_text_gets_one_sentence_and_no_other_advice(text):
    (found,) = findings(f"{text} L'eau  est là hier.")
    assert found.rule == "other_language"
    assert found.message.startswith("Ce texte n’est pas en français")


def test_a_foreign_paragraph_in_a_french_text_is_left_alone():
    french = (
        "Le ministère de la Santé ouvre un centre pour les familles de la ville de Bilmari. "
        "Chaque famille y voit une sage-femme sans payer. Venez avec le carnet de votre enfant."
    )
    found = findings(f"{french}\n\n> {ENGLISH} It's  here.\n\nL'eau est là.")
    assert [f.rule for f in found] == ["straight_apostrophe"]
