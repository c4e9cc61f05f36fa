"""Links to our own sites are judged from the database, before and after publication."""

from datetime import timedelta

import pytest

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.sites import facade as sites
from kakaki.sites.lifecycle import linking
from kakaki.sites.lifecycle.faults import look_over_every_page
from kakaki.sites.models import PageLink


def links(page: int) -> dict[str, str]:
    return dict(PageLink.objects.filter(page_id=page).values_list("url", "state"))


def linking_to(*urls: str) -> str:
    return "\n\n".join(f"Voir [la page {n}]({url}) ici." for n, url in enumerate(urls))


def test_links_that_lead_somewhere_are_told_from_those_that_do_not(health):
    other = sites.page(health.published("Autre texte"))
    path = "/" + other.url.split("/", 3)[3]
    page = health.published(
        "Un texte",
        body=linking_to(
            "/contact/", path, other.url, "/recherche/?q=x", "/flux.rss", "/nulle-part/",
            "/bureau/textes/", "/media/rien.jpg", "/documents/99/x.pdf",
        ),
    )  # fmt: skip
    fine = {path, other.url, "/recherche/?q=x", "/flux.rss"}
    broken = {"/nulle-part/", "/bureau/textes/", "/media/rien.jpg", "/documents/99/x.pdf"}
    found = links(page)
    assert {url for url, state in found.items() if state == PageLink.OK} >= fine
    assert {url for url, state in found.items() if state == PageLink.BROKEN} >= broken


def test_a_draft_of_another_ministry_is_no_page_for_readers(health, education):
    draft = education.draft("Projet caché")
    url = f"http://{education.host}:8000/communiques/projet-cache/"
    page = health.published("Un texte", body=linking_to(url))
    assert links(page) == {url: PageLink.BROKEN}
    assert "Projet" not in PageLink.objects.get(page_id=page).advice
    assert draft.page_id != page


def test_a_link_is_told_of_before_publication(health):
    saved = health.draft("Un texte", body=linking_to("/nulle-part/"))
    shown = health.client().get(f"/bureau/textes/{saved.page_id}/").content.decode()
    assert "Lien à corriger" in shown
    assert "Cette page n’existe pas" in shown
    assert not PageLink.objects.exists()


def test_a_link_to_a_text_withdrawn_later_is_found_at_night(health):
    other = health.published("Autre texte")
    url = sites.page(other).url
    page = health.published("Un texte", body=linking_to(url))
    sites.withdraw_page(page_id=other, reason="Périmé", actor_id=health.head.pk)
    look_over_every_page()
    link = PageLink.objects.get(page_id=page)
    assert link.state == PageLink.BROKEN
    assert "retiré" in link.advice
    assert links(other) == {}


def test_a_link_to_a_text_replaced_by_another_leads_to_it_in_one_click(health):
    old, new = health.published("Ancien"), health.published("Nouveau")
    page = health.published("Un texte", body=linking_to(sites.page(old).url))
    sites.withdraw_page(
        page_id=old, reason="", because="replaced", replaced_by_id=new, actor_id=health.head.pk
    )
    look_over_every_page()
    link = PageLink.objects.get(page_id=page)
    assert (link.state, link.moved_to) == (PageLink.MOVED, sites.page(new).url)
    desk = health.client()
    assert "Changer l’adresse" in desk.get(f"/bureau/a-revoir/{page}/").content.decode()
    address = f"/bureau/a-revoir/{page}/liens/{link.pk}/"
    assert desk.post(address, {"what": "change"})["Location"] == f"/bureau/textes/{page}/"
    assert sites.page(new).url in sites.draft_text(page).body
    assert sites.page(page).state == "draft"
    again = desk.post(address, {"what": "change"}, follow=True).content.decode()
    assert "se change à la main" in again


def test_links_taken_out_of_a_text_are_forgotten(health):
    page = health.published("Un texte", body=linking_to("/nulle-part/"))
    saved = health.draft(
        "Un texte", body="Sans lien.", page_id=page, base_version=sites.page(page).version
    )
    assert links(page) == {"/nulle-part/": PageLink.BROKEN}
    sites.submit_for_approval(page_id=page, actor_id=health.writer.pk)
    sites.approve(page_id=page, actor_id=health.reader.pk, version=saved.version)
    sites.publish_text(page_id=page, actor_id=health.head.pk, note="Lien retiré")
    assert links(page) == {}


def test_a_link_is_left_as_it_is_with_a_reason_and_watched_again(health):
    page = health.published("Un texte", body=linking_to("/nulle-part/"))
    number = PageLink.objects.get(page_id=page).pk
    address, desk = f"/bureau/a-revoir/{page}/liens/{number}/", health.client()
    told = desk.post(address, {"what": "leave"}, follow=True).content.decode()
    assert "Dites pourquoi" in told
    for _ in range(2):
        desk.post(address, {"what": "leave", "because": "Ouvre en mars"})
    assert PageLink.objects.get(pk=number).ignored_because == "Ouvre en mars"
    left = [o for o in audit.lines(target=f"page:{page}") if o.action == "sites.link_left"]
    assert len(left) == 1
    assert "Laissé tel quel" in desk.get(f"/bureau/a-revoir/{page}/").content.decode()
    assert "lien à corriger" not in desk.get("/bureau/a-revoir/").content.decode()
    with clock.held_at(clock.now() + timedelta(days=1)):
        look_over_every_page()
    assert PageLink.objects.get(pk=number).ignored_because == "Ouvre en mars"
    desk.post(address, {"what": "watch"})
    assert "lien à corriger" in desk.get("/bureau/a-revoir/").content.decode()


@pytest.mark.parametrize("what", ["leave", "watch", "change"])
def test_another_ministry_touches_no_link(health, education, what):
    page = health.published("Un texte", body=linking_to("/nulle-part/"))
    number = PageLink.objects.get(page_id=page).pk
    desk = education.client(education.head)
    fields = {"what": what, "because": "rien"}
    assert desk.post(f"/bureau/a-revoir/{page}/liens/{number}/", fields).status_code == 404
    own = education.published("À nous")
    desk.post(f"/bureau/a-revoir/{own}/liens/{number}/", fields)
    assert PageLink.objects.get(pk=number).ignored_because == ""


def test_the_desk_counts_links_to_mend(health, education):
    health.published("Un texte", body=linking_to("/nulle-part/", "/nulle-part-2/"))
    assert "Liens à corriger" in health.client().get("/bureau/").content.decode()
    assert "Liens à corriger" not in education.client().get("/bureau/").content.decode()
    assert linking.OwnSites().is_own("/x")
