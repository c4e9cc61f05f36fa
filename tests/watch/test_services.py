"""Receiving: kept once, grouped by what is said, matched with what is known, forgotten in time."""

from datetime import timedelta

import pytest
from tests.watch.conftest import story_of, tip

from kakaki.kernel import clock
from kakaki.matching import facade as matching
from kakaki.ui.models import LiveEvent
from kakaki.watch import facade, selectors, services
from kakaki.watch.models import Item, Story

VACCINE = "On dit que le vaccin contre la rougeole rend les enfants stériles à Bilmari"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (VACCINE, "fr"),
        ("Wai allurar kyanda tana hana haihuwa, gaskiya ne? An ce kada a kai yara asibiti.", "ha"),
        ("slt svp c vrai ke le vaccin la rougeol rend sterile nos enfan ??? partagé vite", "fr"),
    ],
    ids=["French", "Hausa", "SMS"],
)
def test_a_tip_is_kept_as_it_was_written_with_its_language(country, text, language):
    item = tip(text, country.health)
    assert (item.text, item.language) == (text, language)
    (story,) = selectors.stories_for(country.officer)
    assert (story.text, story.language, story.count) == (text, language, 1)


@pytest.mark.parametrize(
    "other",
    [
        VACCINE,
        VACCINE.upper(),
        f"Transféré : {VACCINE} !!! 😡",
        "On dit que le vaccin contre la rougeole rend les enfants steriles a Bilmari",
    ],
)
def test_one_message_forwarded_is_one_story(country, other):
    assert story_of(VACCINE, country.health) == story_of(other, country.health)
    assert Story.objects.get().count == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le sac de riz passe à 15 000 francs lundi", "Le sac de riz passe à 35 000 francs lundi"),
        ("Le pont de Bilmari est fermé depuis hier soir", "Le pont de Tassara est fermé depuis hier soir"),
        ("Le ministre de la Santé a démissionné ce matin", "Le ministre de la Santé n’a pas démissionné ce matin"),
        ("Les examens commencent le 12 juin partout", "Les examens commencent le 22 juin partout"),
    ],
    ids=["figure", "place", "denial", "date"],
)  # fmt: skip
def test_another_figure_place_date_or_a_denial_is_another_story(country, one, other):
    assert story_of(one, country.health) != story_of(other, country.health)


def test_one_message_sent_to_two_ministries_is_two_stories(country):
    assert story_of(VACCINE, country.health) != story_of(VACCINE, country.water)


def test_what_was_sent_to_nobody_joins_the_story_that_the_cabinet_gave(country):
    story = story_of(VACCINE)
    facade.assign(story_id=story.pk, ministry_id=country.health.pk, person=country.coordinator)
    assert story_of(VACCINE) == story
    assert story_of(VACCINE, country.water) != story


def test_what_was_said_three_weeks_ago_is_a_new_story(country):
    story = story_of(VACCINE, country.health)
    with clock.held_at(clock.now() + timedelta(days=21)):
        assert story_of(VACCINE, country.health) != story


def known(country, ministry, url="", **fields):
    given = {"kind": "claim", "key": "9", "title": "Le vaccin rendrait stérile", "text": VACCINE}
    matching.remember(ministry_id=ministry.pk, url=url, **(given | fields))


def suggested(person):
    return [s.target for story in selectors.stories_for(person) for s in story.suggestions]


def test_what_is_known_is_suggested_and_nothing_else(country):
    known(country, country.health)
    tip(VACCINE, country.health)
    assert suggested(country.officer)[0] == "claim:9"
    tip("Le match de lutte de dimanche aura lieu au stade de Tassara", country.health)
    newest = selectors.stories_for(country.officer)[0]
    assert newest.suggestions == ()


def test_what_another_ministry_has_not_published_is_suggested_to_nobody_else(country):
    known(country, country.water)
    tip(VACCINE, country.health)
    assert suggested(country.officer) == []
    assert suggested(country.coordinator) == ["claim:9"]
    known(country, country.water, url="https://hydraulique.example/reponse/")
    assert suggested(country.officer) == ["claim:9"]


def test_what_is_no_longer_known_is_no_longer_suggested(country):
    known(country, country.health)
    tip(VACCINE, country.health)
    matching.forget(kind="claim", key="9")
    assert suggested(country.officer) == []


def test_a_suggestion_says_no_verdict(country):
    known(country, country.health, url="https://sante.example/reponse/")
    tip(VACCINE, country.health)
    (story,) = selectors.stories_for(country.officer)
    shown = story.suggestions[0]
    words = f"{shown.certainty} {shown.relation_words} {shown.title}".lower()
    assert not any(word in words.split() for word in ("vrai", "faux", "trompeur", "fausse"))


def test_the_same_sending_twice_is_one_item_with_one_receipt(country):
    first = services.receive(source="web_form", text=VACCINE, token="jeton")
    assert services.receive(source="web_form", text=VACCINE, token="jeton") == first
    assert Item.objects.count() == 1


def test_two_people_who_say_the_same_have_each_their_receipt(country):
    one = services.receive(source="web_form", text=VACCINE)
    assert services.receive(source="web_form", text=VACCINE).number != one.number


def test_analysing_twice_changes_nothing(country):
    item = tip(VACCINE, country.health)
    services.analyse_item(item_id=item.pk)
    assert Story.objects.get().count == 1


def test_what_no_worker_analysed_is_found_by_the_sweeper(country, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    for number in range(3):
        services.receive(source="web_form", text=f"{VACCINE} {number}", token=str(number))
    assert services.analyse_left() == 3
    assert services.analyse_left() == 0


def events(ministry):
    return list(LiveEvent.objects.filter(ministry=ministry).values_list("key", flat=True))


def test_a_tip_is_announced_to_its_ministry_only_and_without_its_receipt(country):
    item = tip(VACCINE, country.health)
    assert events(country.health) == ["", f"story:{item.story_id}"]
    assert events(country.water) == events(None) == []
    assert not LiveEvent.objects.filter(key__contains=item.receipt).exists()


def test_a_tip_to_nobody_is_announced_to_the_cabinet_only(country):
    tip(VACCINE)
    assert len(events(country.cabinet)) == 2
    assert LiveEvent.objects.exclude(ministry=country.cabinet).count() == 0


def test_stories_are_read_and_counted_by_their_ministry_and_the_cabinet_only(country):
    tip(VACCINE, country.health)
    tip("Le forage de Gao-Nord est fermé depuis hier", country.water)
    tip("Le gouvernement donne 50 000 FCFA à chaque étudiant")
    for person, count in (
        (country.officer, 1),
        (country.stranger, 1),
        (country.coordinator, 3),
        (country.operator, 0),
    ):
        assert len(selectors.stories_for(person)) == count
        assert selectors.waiting_count(person) == count


def test_words_are_forgotten_after_a_year_everywhere_and_figures_stay(country):
    item = tip(VACCINE, country.health, region="Bilmari")
    with clock.held_at(clock.now() + timedelta(days=366)):
        assert services.forget_old_items() == 1
        assert services.forget_old_items() == 0
    item.refresh_from_db()
    assert (item.text, item.region, item.story.text, item.story.count) == ("", "", "", 1)
    assert "oublié" in selectors.stories_for(country.officer)[0].text
    assert selectors.target_of_receipt(item.receipt) is not None


def test_words_that_still_go_around_are_not_forgotten(country):
    tip(VACCINE, country.health)
    with clock.held_at(clock.now() + timedelta(days=300)):
        services.forget_old_items()
    assert Item.objects.get().text == VACCINE


def test_nothing_of_whoever_sends_is_kept(country):
    kept = {field.name for field in Item._meta.get_fields()}
    assert kept.isdisjoint({"name", "email", "phone", "address", "ip", "author", "sender", "user"})
