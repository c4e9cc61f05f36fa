"""A line of each kind, and the calls that a platform makes to it."""

from tests.watch.conftest import country, site

from kakaki.watch import talking, tip_lines
from kakaki.watch.line import Call
from kakaki.watch.models import TipLine

RUMOUR = "On dit que l’eau du puits de Bilmari est empoisonnée."
TOLD = {
    "telegram": {"token": "12:ab", "webhook": "mot"},
    "whatsapp": {
        "phone_number_id": "77", "token": "jeton", "app_secret": "clef", "verify_token": "mot",
    },
    "sms": {"number": "8080", "username": "kakaki", "password": "passe", "webhook": "mot"},
    "ussd": {"webhook": "mot"},
    "email": {"address": "signaler@sante.kounta.example"},
}  # fmt: skip


def a_line(country, kind: str) -> TipLine:
    """Open a line of the ministry of health."""
    return tip_lines.open_line(
        ministry_id=country.health.pk, kind=kind, label=f"Ligne {kind}", told=TOLD[kind],
        person=country.head,
    )  # fmt: skip


def call(row: TipLine, body: bytes = b"", *, method: str = "POST", query: str = "", **headers: str):
    """Call a line as its platform does, with a header for each word."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return talking.hear(key=row.key, call=Call(method, query, named, body))


__all__ = ["country", "site"]
