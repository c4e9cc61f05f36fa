"""Which texts are near another one."""

from kakaki.sites.engine.related import Candidate, nearest


def a_text(number: int, title: str = "", lead: str = "", tags: tuple[int, ...] = ()) -> Candidate:
    words = frozenset(title.split())
    return Candidate(number, words, words | frozenset(lead.split()), frozenset(tags), number)


ONE = a_text(0, "vaccin enfant", "gratuit lundi", (7,))


def test_shared_subjects_come_before_shared_words_and_strangers_never():
    others = [
        a_text(1, "vaccin"),
        a_text(2, "vaccin enfant"),
        a_text(3, "route", tags=(7,)),
        a_text(4, "vaccin enfant", tags=(7,)),
        a_text(5, "marché"),
    ]
    assert nearest(ONE, others, 4) == [4, 3, 2]
    assert nearest(ONE, others, 1) == [4]


def test_words_that_many_leads_share_are_not_enough():
    assert nearest(ONE, [a_text(1, "route pont", "gratuit lundi")], 4) == []
    assert nearest(ONE, [a_text(1, "route gratuit", "enfant")], 4) == [1]


def test_of_two_texts_as_near_the_one_that_the_search_found_first_comes_first():
    others = [a_text(9, "vaccin enfant"), a_text(8, "vaccin enfant")]
    assert nearest(ONE, others, 2) == [8, 9]
