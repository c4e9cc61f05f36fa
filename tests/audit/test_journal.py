"""The journal shows to each what is theirs, newest first, and leaves in a safe file."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.accounts.conftest import Country, browser_of, sign_in
from tests.factories import a_person

from kakaki.accounts import facade as accounts
from kakaki.audit import facade, selectors
from kakaki.audit.models import AuditEntry
from kakaki.kernel import clock
from kakaki.kernel.errors import RefusedError

ADDRESS, EXPORT = "/bureau/journal/", "/bureau/journal/export/"


@pytest.fixture(autouse=True)
def _empty_journal(country: Country):
    """Start without what the browsers of the tests leave there themselves."""
    country.browsers = {}
    for name in ("head", "other_head", "coordinator", "operator", "officer", "reader"):
        country.browsers[name] = browser_of(getattr(country, name))
    with connection.cursor() as database:
        database.execute("DELETE FROM audit_auditentry")


def keep(ministry=None, actor=None, summary="", action="accounts.role_given", target=""):
    facade.record(
        action=action,
        actor_id=actor.pk if actor else None,
        ministry_id=ministry.pk if ministry else None,
        summary=summary,
        target=target,
    )


def shown(country, who: str, **query: str) -> str:
    answer = country.browsers[who].get(ADDRESS, query)
    assert answer.status_code == 200
    return answer.content.decode()


def exported(country, who: str, **query: str) -> str:
    answer = country.browsers[who].get(EXPORT, query)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content.decode()


@pytest.mark.parametrize("look", [shown, exported])
def test_a_head_reads_what_is_done_in_their_own_ministry_only(country, look):
    keep(country.health, country.officer, "Forage de Bilmari")
    keep(country.water, country.stranger, "Puits de Tassara")
    keep(None, None, "Sans ministère")
    own = look(country, "head")
    assert "Bilmari" in own
    assert "Tassara" not in own
    assert "Sans ministère" not in own


def test_the_filter_names_nobody_of_another_ministry(country):
    a = a_person(country.water, "redacteur", first_name="Tamara", last_name="Invisible")
    keep(country.water, a, "x")
    assert "Invisible" not in shown(country, "head")
    assert "x" not in [
        e.summary
        for e in selectors.narrowed(
            selectors.entries_for(accounts.person_of(country.head)),
            selectors.AuditFilter(actor_id=a.pk),
        )
    ]


@pytest.mark.parametrize("look", [shown, exported])
def test_the_cabinet_reads_everything(country, look):
    for ministry in (country.health, country.water, None):
        keep(ministry, None, f"Fait {ministry}")
    found = look(country, "coordinator")
    assert found.count("Fait ") == 3


@pytest.mark.parametrize("look", [shown, exported])
def test_the_operator_reads_the_cabinet_s_own_actions_only(country, look):
    keep(country.health, None, "Bilmari")
    keep(country.cabinet, None, "Tilwa")
    found = look(country, "operator")
    assert "Tilwa" in found
    assert "Bilmari" not in found


@pytest.mark.parametrize("address", [ADDRESS, EXPORT])
@pytest.mark.parametrize("who", ["officer", "reader"])
def test_whoever_may_not_read_it_is_refused(country, who, address):
    assert country.browsers[who].get(address).status_code == 403
    with pytest.raises(RefusedError):
        selectors.entries_for(accounts.person_of(getattr(country, who)))
    home = country.browsers[who].get("/bureau/").content.decode()
    assert ADDRESS not in home


def test_whoever_may_read_it_finds_it_from_the_desk(country):
    assert shown(country, "head")
    home = country.browsers["head"].get("/bureau/").content.decode()
    assert home.count(f'href="{ADDRESS}"') == 2


def test_a_head_sees_who_tried_the_doors_of_their_people(country):
    sign_in(country.officer.email, "faux")
    sign_in(country.stranger.email, "faux")
    sign_in("personne@exemple.kt", "faux")
    seen = shown(country, "head")
    assert country.officer.email in seen
    assert country.stranger.email not in seen
    assert "personne@exemple.kt" not in seen
    assert "personne@exemple.kt" in shown(country, "coordinator")


def test_a_head_sees_at_the_door_somebody_of_two_ministries_but_not_their_work_elsewhere(
    country,
):
    accounts.give_role(user_id=country.officer.pk, ministry_id=country.water.pk, role="redacteur")
    sign_in(country.officer.email)
    keep(country.water, country.officer, "Puits de Tassara")
    keep(None, country.officer, "Note du Cabinet", action="audit.exported")
    seen = shown(country, "head")
    assert "Connexion" in seen
    assert "Tassara" not in seen
    assert "Note du Cabinet" not in seen


def test_the_newest_comes_first_and_pages_follow(country):
    for number in range(51):
        keep(country.health, None, f"Action {number:02d}")
    first = shown(country, "head")
    assert first.index("Action 50") < first.index("Action 49")
    assert "Action 00" not in first
    assert "Page 1 sur 2" in first
    second = shown(country, "head", page="2")
    assert "Action 00" in second
    assert "Page 2 sur 2" in shown(country, "head", page="99")


def test_the_filters_hold_alone_and_together_and_stay_from_page_to_page(country):
    keep(country.health, country.officer, "Un", action="accounts.role_given")
    keep(country.health, country.reader, "Deux", action="accounts.role_taken")
    for _ in range(60):
        keep(country.health, country.reader, "Trois", action="accounts.role_given")
    found = shown(country, "head", person=str(country.officer.pk))
    assert "Un" in found
    assert "Deux" not in found
    found = shown(country, "head", action="accounts.role_taken")
    assert "— Deux" in found
    assert "— Un" not in found
    found = shown(country, "head", action="accounts.role_given", person=str(country.reader.pk))
    assert "60 actions" in found
    assert f"?action=accounts.role_given&amp;person={country.reader.pk}&amp;page=2" in found


def test_a_period_holds_both_its_days(country):
    keep(country.health, None, "Aujourd’hui")
    today = clock.now().astimezone().date()
    yesterday = today - timedelta(days=1)
    assert "Aujourd’hui" in shown(country, "head", since=f"{today}", until=f"{today}")
    assert "Aujourd’hui" not in shown(country, "head", until=f"{yesterday}")
    assert "Aujourd’hui" not in shown(country, "head", since=f"{today + timedelta(days=1)}")


def test_a_filter_that_cannot_be_read_is_said_and_breaks_nothing(country):
    keep(country.health, None, "Un")
    for query in ({"person": "x"}, {"since": "hier"}, {"action": "rien"}, {"page": "x"}):
        assert "Un" in shown(country, "head", **query)


def test_an_empty_journal_and_an_empty_search_say_so(country):
    assert "Rien n’est encore écrit" in shown(country, "head")
    keep(country.health, None, "Un")
    assert "Rien ne répond" in shown(country, "head", action="accounts.locked_out")


def test_the_file_holds_no_formula_and_its_leaving_is_kept(country):
    keep(country.health, None, '=HYPERLINK("http://piege.example";"Cliquez")')
    text = exported(country, "head")
    assert '"\'=HYPERLINK(""http://piege.example""' in text
    assert '"=HYPERLINK' not in text
    kept = AuditEntry.objects.first()
    assert (kept.action, kept.actor, kept.ministry) == (
        "audit.exported",
        country.head,
        country.health,
    )


def test_a_stranger_is_led_to_the_door(client):
    for address in (ADDRESS, EXPORT):
        assert client.get(address)["Location"].startswith("/comptes/login/")
