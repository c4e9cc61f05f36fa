"""What the sites hang in the desk."""

from collections.abc import Iterator

from django.urls import reverse

from kakaki.accounts.contracts import Person
from kakaki.sites import planned, selectors
from kakaki.sites.lifecycle import keepers, report
from kakaki.ui.contracts import DeskNav, DeskTile, Waiting

tiles = (
    DeskTile(
        "write",
        "Écrire un communiqué",
        "Coller ou écrire, puis faire relire",
        "pen",
        "sites:new_communique",
        "texts.write",
        10,
    ),
    DeskTile(
        "other",
        "Publier autre chose",
        "Arrêté, démarche, emploi, appel d’offres…",
        "file",
        "sites:choose",
        "texts.write",
        15,
    ),
    DeskTile(
        "texts",
        "Voir mes textes",
        "Brouillons, à relire, publiés",
        "texts",
        "sites:texts",
        "texts.write",
        20,
    ),
    DeskTile(
        "banner",
        "Afficher un bandeau",
        "Alerte, deuil, information en haut des sites",
        "warn",
        "sites:banners",
        "banners.raise",
        75,
    ),
    DeskTile(
        "visits",
        "Voir les visites",
        "Ce qui est lu, ce qui est cherché",
        "chart",
        "sites:visits",
        "texts.write",
        60,
    ),
    DeskTile(
        "reviews",
        "Revoir les pages",
        "Ce qui est vieux, cassé ou en retard",
        "clock",
        "sites:reviews",
        "texts.write",
        55,
    ),
    DeskTile(
        "dossiers",
        "Réunir des textes",
        "Dossiers et sujets",
        "copy",
        "sites:dossier_list",
        "texts.publish",
        57,
    ),
    DeskTile(
        "open",
        "Ouvrir un ministère",
        "Son site, ses pages, son équipe",
        "building",
        "sites:open_ministry",
        "ministries.open",
        80,
    ),
    DeskTile(
        "calendar",
        "Voir le calendrier",
        "Ce qui est programmé, ce qui finit bientôt",
        "calendar",
        "sites:planning",
        "texts.write",
        25,
    ),
    DeskTile(
        "bundles",
        "Publier ensemble",
        "Plusieurs ministères, un seul moment",
        "copy",
        "sites:bundles",
        "texts.align",
        84,
    ),
    DeskTile(
        "hold",
        "Suspendre les publications",
        "D’un ministère ou de tous",
        "pause",
        "sites:holds",
        "texts.hold",
        86,
    ),
)
nav = (DeskNav("texts", "Textes", "texts", "sites:texts", "texts.write", 10),)


def waiting(person: Person) -> Iterator[Waiting]:
    """Say which texts wait for this person to read, publish or mend."""
    readers = [m.id for m in person.ministries_where("texts.approve")]
    asked = [r for r in selectors.readings_asked(readers) if r.author_id != person.id]
    url = reverse("sites:texts")
    yield Waiting("Textes à relire", len(asked), f"{url}?etat=asked", urgent=True)
    publishers = [m.id for m in person.ministries_where("texts.publish")]
    approved = selectors.texts_of(publishers, "approved").count()
    yield Waiting("Textes approuvés à publier", approved, f"{url}?etat=approved", urgent=True)
    writers = [m.id for m in person.ministries_where("texts.write")]
    mine = selectors.texts_of(writers, "sent_back").filter(writer_id=person.id).count()
    yield Waiting("Textes à reprendre", mine, f"{url}?etat=sent_back")
    late = keepers.count_for(person.id, writers)
    yield Waiting("Pages à revoir", late, reverse("sites:reviews"))
    wrong = report.links_to_mend().filter(ministry_id__in=writers).count()
    yield Waiting("Liens à corriger", wrong, f"{reverse('sites:reviews')}?quoi=links")
    calendar = reverse("sites:planning")
    stopped = planned.stopped_for(person.id, writers)
    yield Waiting("Textes déprogrammés", len(stopped), calendar, urgent=True)
    held = planned.held_in(writers, everywhere=person.can_everywhere("texts.hold"))
    yield Waiting("Publications suspendues par le Cabinet", len(held), calendar, urgent=True)
    bundled = planned.bundled_in(publishers)
    yield Waiting("Textes dans une publication groupée", len(bundled), calendar)
