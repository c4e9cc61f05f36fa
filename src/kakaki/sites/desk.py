"""What the sites hang in the desk."""

from collections.abc import Iterator

from django.urls import reverse

from kakaki.accounts.contracts import Person
from kakaki.sites import planned, selectors
from kakaki.sites.approving import turns
from kakaki.sites.lifecycle import keepers, report
from kakaki.sites.sharing import remarks
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
        "approvals",
        "Mes approbations",
        "Ce qui attend votre lecture",
        "check",
        "sites:approvals",
        "texts.approve",
        22,
    ),
    DeskTile(
        "flows",
        "Choisir qui approuve",
        "Une approbation ou deux, et de qui",
        "seal",
        "sites:flows",
        "approvals.manage",
        78,
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
        "languages",
        "Traduire",
        "Ce qui est traduit, ce qui reste à faire",
        "languages",
        "sites:languages",
        "texts.write",
        28,
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
    asked = sum(is_mine for _, _, is_mine in turns.waiting_for(person))
    yield Waiting("Textes à relire", asked, reverse("sites:approvals"), urgent=True)
    url = reverse("sites:texts")
    publishers = [m.id for m in person.ministries_where("texts.publish")]
    approved = selectors.texts_of(publishers, "approved").count()
    yield Waiting("Textes approuvés à publier", approved, f"{url}?etat=approved", urgent=True)
    writers = [m.id for m in person.ministries_where("texts.write")]
    mine = selectors.texts_of(writers, "sent_back").filter(writer_id=person.id).count()
    yield Waiting("Textes à reprendre", mine, f"{url}?etat=sent_back")
    said = len(remarks.unread_in(writers))
    yield Waiting("Remarques à lire", said, reverse("sites:remarks"))
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
