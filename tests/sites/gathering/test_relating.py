"""What to read after a text: chosen first, then near by subjects and words, and online."""

import pytest
from tests.sites.gathering.test_tagging import tagged
from tests.sites.test_public import read

from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.sites import facade as sites
from kakaki.sites.gathering import relating
from kakaki.sites.gathering.showing import gathered_around
from kakaki.sites.models import RelatedText, TextPage


def near(page: int) -> list[int]:
    return [one.pk for one in gathered_around(TextPage.objects.get(pk=page)).related]


def a_text(unit, title: str, lead: str = "Rien de plus.") -> int:
    return unit.published(title, lead=lead)


def test_texts_that_share_their_words_stand_near_each_other(health):
    one = a_text(health, "Vaccination contre la rougeole à Bilmari")
    other = a_text(health, "Rougeole : la vaccination des enfants commence")
    a_text(health, "Horaires du ministère")
    assert near(one) == [other]
    assert near(other) == [one]
    assert "À lire aussi" in read(health, sites.page(one).url)


def test_a_shared_subject_is_enough(health):
    one, other = a_text(health, "Un marché"), a_text(health, "Des pluies")
    assert near(one) == []
    tagged(health, one)
    tagged(health, other)
    assert near(one) == [other]
    assert near(other) == [one]


def test_what_somebody_chose_comes_first_and_can_be_taken_back(health):
    one = a_text(health, "Vaccination contre la rougeole")
    other = a_text(health, "Rougeole et vaccination")
    far = a_text(health, "Horaires du ministère")
    desk, address = health.client(), f"/bureau/textes/{one}/sujets/"
    desk.post(address, {"what": "choose", "other": far})
    assert near(one) == [far, other]
    desk.post(address, {"what": "choose", "other": other})
    assert near(one) == [far, other]
    assert RelatedText.objects.filter(page_id=one).count() == 2
    desk.post(address, {"what": "leave", "other": far})
    assert near(one) == [other]


def test_a_withdrawn_text_leaves_at_once(health):
    one = a_text(health, "Vaccination contre la rougeole")
    other = a_text(health, "Rougeole et vaccination")
    relating.choose_related(page_id=one, other_id=other)
    sites.withdraw_page(page_id=other, reason="Périmé", actor_id=health.head.pk)
    assert near(one) == []
    assert "À lire aussi" not in read(health, sites.page(one).url)


def test_a_draft_and_the_text_of_another_ministry_are_never_near(health, education):
    one = a_text(health, "Vaccination contre la rougeole")
    health.draft("Rougeole et vaccination, projet secret")
    foreign = a_text(education, "Rougeole et vaccination à l’école")
    relating.relate(page_id=one)
    assert near(one) == []
    with pytest.raises(NotFoundError):
        relating.choose_related(page_id=one, other_id=foreign)


def test_three_texts_are_chosen_at_most(health):
    pages = [a_text(health, title) for title in ("Un", "Deux", "Trois", "Quatre", "Cinq")]
    for other in pages[1:4]:
        relating.choose_related(page_id=pages[0], other_id=other)
    with pytest.raises(InvalidInputError):
        relating.choose_related(page_id=pages[0], other_id=pages[4])


def test_finding_anew_what_has_not_changed_writes_nothing(health):
    one = a_text(health, "Vaccination contre la rougeole")
    a_text(health, "Rougeole et vaccination")
    before = list(RelatedText.objects.values_list("pk", flat=True))
    relating.relate(page_id=one)
    assert list(RelatedText.objects.values_list("pk", flat=True)) == before
