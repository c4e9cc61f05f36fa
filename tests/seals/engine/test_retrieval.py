"""A received text finds the sealed text it comes from among many."""

import numpy as np
from tests.seals.samples import UNRELATED, VACCINE, WATER, pasted

from kakaki.seals.engine import retrieval
from kakaki.seals.engine.retrieval import TextIndex, features_of


def an_index(others: int) -> TextIndex:
    index = TextIndex()
    template = "Le ministère informe la population que la réunion numéro {0} aura lieu à Tassara."
    index.add((number, features_of(template.format(number))) for number in range(others))
    index.add([(9001, features_of(pasted(VACCINE))), (9002, features_of(pasted(WATER)))])
    return index


def test_the_source_is_first_before_and_after_the_index_is_built():
    for others in (5, retrieval.MAX_TAIL + 50):
        index = an_index(others)
        assert len(index) == others + 2
        for number, document in ((9001, VACCINE), (9002, WATER)):
            altered = pasted(document).replace("5", "7").upper()
            best, *_ = index.search(features_of(altered))
            assert best.identifier == number
            assert 0.5 < best.score <= 1.0
            extract, *_ = index.search(features_of(document.paragraphs[1]))
            assert extract.identifier == number


def test_an_unrelated_text_explains_little():
    hits = an_index(300).search(features_of(UNRELATED))
    assert all(hit.score < 0.3 for hit in hits)


def test_nothing_is_found_in_nothing():
    assert TextIndex().search(features_of("bonjour")) == []
    assert an_index(3).search(features_of("🙏")) == []
    assert features_of("").dtype == np.uint32
