"""Paragraphs that changed, came and left; joined, they hold both texts."""

from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.paragraphs import by_paragraph, in_words

TEXTS = st.lists(st.text(alphabet="ab c.", min_size=1, max_size=12), max_size=8).map("\n\n".join)


def kinds(before: str, after: str) -> list[str]:
    return [one.kind for one in by_paragraph(before, after)]


def test_a_changed_word_stands_in_its_paragraph():
    found = by_paragraph("Un.\n\nSoins gratuits lundi.", "Un.\n\nSoins payants lundi.")
    assert [one.kind for one in found] == ["same", "changed"]
    assert [(p.kind, p.text) for p in found[1].pieces if p.kind != "same"] == [
        ("removed", "gratuits"),
        ("added", "payants"),
    ]


def test_a_paragraph_comes_and_another_leaves():
    assert kinds("Un.\n\nDeux.", "Un.\n\nDeux.\n\nTrois.") == ["same", "same", "added"]
    assert kinds("Un.\n\nDeux.", "Deux.") == ["removed", "same"]
    assert kinds("Le riz.", "Une école ouvre.") == ["added", "removed"]


def test_what_changed_is_counted_in_words():
    assert in_words(by_paragraph("Un.", "Un.")) == "Rien n’a changé."
    before, after = "Un.\n\nSoins gratuits lundi.", "Soins payants lundi.\n\nA.\n\nB."
    found = by_paragraph(before, after)
    assert in_words(found) == "1 paragraphe changé, 2 paragraphes ajoutés, 1 paragraphe retiré."


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_in_what_changed(before, after):
    found = by_paragraph(before, after)

    def read(left_out: str) -> str:
        parts = ["".join(p.text for p in one.pieces if p.kind != left_out) for one in found]
        return "".join("".join(parts).split())

    assert read("added") == "".join(before.split())
    assert read("removed") == "".join(after.split())
