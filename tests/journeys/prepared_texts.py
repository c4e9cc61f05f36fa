"""Prepare, inside a demonstration, texts that are approved and wait for the button « Publier ».

Run as a program, with the environment of the government: NUMBER-OF-TEXTS MASTODON-ORIGIN TOKEN
READERS… It prints one JSON list of {"id", "url"}. `--state` prints how everything stands instead.
"""

import json
import sys
from datetime import date

import django

django.setup()

from kakaki.accounts import facade as accounts  # noqa: E402 -- Django must be ready first.
from kakaki.accounts.models import User  # noqa: E402
from kakaki.channels.models import ChannelAccount, Delivery, Letter, Subscriber  # noqa: E402
from kakaki.channels.secrets import hide  # noqa: E402
from kakaki.kernel import clock  # noqa: E402
from kakaki.seals.facade import log_faults  # noqa: E402
from kakaki.seals.models import LogEntry, Seal  # noqa: E402
from kakaki.sites import facade as sites  # noqa: E402

WRITER, READER = "redaction@sante.kounta.example", "responsable@sante.kounta.example"


def prepare(count: int, server: str, token: str, readers: list[str]) -> list[dict[str, object]]:
    ministry = accounts.ministry_by_slug("sante")
    ChannelAccount.objects.create(
        ministry_id=ministry.id,
        channel="mastodon",
        label="Mastodon",
        settings={"server": server},
        secret=hide(token),
    )
    now = clock.now()
    for email in readers:
        Subscriber.objects.create(
            ministry_id=ministry.id, email=email, asked_at=now, confirmed_at=now
        )
    writer, reader = (User.objects.get(email=email).pk for email in (WRITER, READER))
    return [a_text(number, ministry.id, writer, reader) for number in range(count)]


def a_text(number: int, ministry_id: int, writer: int, reader: int) -> dict[str, object]:
    saved = sites.save_draft(
        page_id=None, ministry_id=ministry_id, title=f"Le puits numéro {number} de Tazrouk est réparé",
        lead=f"Le puits numéro {number} donne de l’eau depuis lundi matin.",
        body=f"Le puits numéro {number} donne 12 m³ d’eau par jour. Il sert 900 personnes.",
        actor_id=writer, base_version=None, published_on=date(2026, 3, 2), place="Tazrouk",
        language="fr", signer="", role="",
    )  # fmt: skip
    sites.submit_for_approval(page_id=saved.page_id, actor_id=writer)
    sites.approve(page_id=saved.page_id, actor_id=reader, version=saved.version)
    return {"id": saved.page_id, "url": sites.page(saved.page_id).url}


def state() -> dict[str, object]:
    rows = LogEntry.objects.order_by("index")
    return {
        "deliveries": list(
            Delivery.objects.values(
                "page_id",
                "account__channel",
                "state",
                "kind",
                "permalink",
                "attempts",
                "advice",
                "next_try_at",
                "lease_until",
            )
        ),
        "letters": list(Letter.objects.values("delivery_key", "subscriber__email", "state")),
        "seals": list(Seal.objects.values_list("object_key", "reference", "url")),
        "log_faults": list(log_faults()),
        "log_length": rows.count(),
    }


if __name__ == "__main__":
    if sys.argv[1] == "--state":
        said: object = state()
    else:
        said = prepare(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
    print(json.dumps(said, default=str))
