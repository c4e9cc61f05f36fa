"""Fill an empty data folder with a government that does not exist, by the doors that people use."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth import get_user_model

from kakaki.accounts import facade as accounts
from kakaki.channels import facade as channels
from kakaki.factcheck import facade as factcheck
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError
from kakaki.sites import facade as sites
from kakaki.watch import facade as watch

FOLDER = Path(__file__).with_name("demonstration_data")
MARK = "demo"


@dataclass(frozen=True, slots=True)
class Entrance:
    """Who can sign in to the demonstration, and how."""

    email: str
    name: str
    roles: str
    needs_code: bool


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _text(path: Path) -> tuple[dict[str, Any], str]:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(head), body.strip()


def password() -> str:
    """Return the one password of the demonstration."""
    return str(_toml("government.toml")["password"])


def is_filled() -> bool:
    """Tell whether the data folder holds a whole demonstration."""
    return (settings.KAKAKI_DATA / MARK).exists()


def fill() -> None:
    """Make the demonstration; raise ConflictError when the folder holds a real government.

    Every step may be done twice, so a demonstration cut half-way is finished by filling again.
    """
    if is_filled():
        return
    plan = _toml("government.toml")
    slugs = {ministry["slug"] for ministry in plan["ministries"]}
    present = {ministry.slug for ministry in accounts.ministries()}
    if present - slugs:
        raise ConflictError(
            str(present),
            advice="Ce dossier contient un vrai gouvernement : la démonstration s’arrête.",
        )
    ministries = _open_ministries(plan)
    people = _let_people_in(plan, ministries)
    _write_texts(ministries, people)
    _answer_rumours(ministries, people)
    (settings.KAKAKI_DATA / MARK).write_text("demonstration\n", encoding="utf-8")


def _open_ministries(plan: dict[str, Any]) -> dict[str, int]:
    numbers = {}
    for fields in plan["ministries"]:
        found = accounts.ministry_by_slug(fields["slug"]) or accounts.open_ministry(**fields)
        sites.open_ministry_site(ministry_id=found.id, actor_id=None)
        channels.open_default_accounts(ministry_id=found.id, actor_id=None)
        numbers[found.slug] = found.id
    return numbers


def _let_people_in(plan: dict[str, Any], ministries: dict[str, int]) -> dict[str, int]:
    people: dict[str, int] = {}
    for fields in plan["people"]:
        user = get_user_model().objects.filter(email=fields["email"]).first()
        if user is None:
            user = accounts.create_person(
                email=fields["email"],
                first_name=fields["first_name"],
                last_name=fields["last_name"],
                job=fields["job"],
                password=plan["password"],
            )
        for slug, role in fields["roles"]:
            accounts.give_role(user_id=user.pk, ministry_id=ministries[slug], role=role)
            people.setdefault(f"{slug}:{role}", user.pk)
        needs = accounts.person_of(user).needs_second_factor
        if needs and not Authenticator.objects.filter(user=user).exists():
            TOTP.activate(user, generate_totp_secret())
    return people


def _write_texts(ministries: dict[str, int], people: dict[str, int]) -> None:
    today = clock.now().date()
    for path in sorted((FOLDER / "texts").glob("*.md")):
        head, body = _text(path)
        slug = head["ministry"]
        head_of = people.get(f"{slug}:responsable") or people[f"{slug}:cabinet"]
        writer = people.get(f"{slug}:redacteur", head_of)
        ministry_id = ministries[slug]
        if any(page.title == head["title"] for page in sites.pages_for(ministry_id)):
            continue
        kind = head.get("kind", "communique")
        draft = sites.save_draft(
            page_id=None,
            ministry_id=ministry_id,
            title=head["title"],
            lead=head["lead"],
            body=body,
            place=head.get("place", ""),
            published_on=today - timedelta(days=head["days_ago"]),
            language="fr",
            signer=head.get("signer", ""),
            role=head.get("role", ""),
            kind=kind,
            facts=sites.read_facts(kind=kind, typed=_dated(head.get("facts", {}), today)),
            actor_id=writer,
            base_version=None,
        )
        sites.submit_for_approval(page_id=draft.page_id, actor_id=writer)
        if head["state"] == "published":
            reader = head_of if writer != head_of else people["cabinet:cabinet"]
            sites.approve(page_id=draft.page_id, actor_id=reader, version=draft.version)
            sites.publish_text(page_id=draft.page_id, actor_id=head_of)


_FROM_TODAY = re.compile(r"([+-]\d{1,3})(?: (\d\d:\d\d))?")


def _dated(facts: dict[str, str], today: date) -> dict[str, str]:
    """Return facts whose « +21 16:00 » became that day and hour: a demonstration stays fresh."""
    dated = dict(facts)
    for name, typed in facts.items():
        found = _FROM_TODAY.fullmatch(typed)
        if found:
            day = today + timedelta(days=int(found[1]))
            dated[name] = f"{day:%Y-%m-%d}" + (f"T{found[2]}" if found[2] else "")
    return dated


def _answer_rumours(ministries: dict[str, int], people: dict[str, int]) -> None:
    plan = _toml("rumours.toml")
    for fields in plan["clarifications"]:
        slug = fields["ministry"]
        factcheck.publish_known_answer(
            ministry_id=ministries[slug],
            claim=fields["claim"],
            verdict=fields["verdict"],
            title=fields["title"],
            lead=fields["lead"],
            reasons=fields["body"].strip(),
            sources=fields["sources"],
            author_id=people[f"{slug}:validateur"],
            reader_id=people[f"{slug}:responsable"],
        )
    for number, fields in enumerate(plan["messages"]):
        watch.receive(
            source="web_form",
            text=fields["text"],
            ministry_id=ministries.get(fields["ministry"]),
            region=fields["region"],
            token=f"demonstration-{number}",
        )


def entrances() -> tuple[Entrance, ...]:
    """Return who can sign in, in the order of the plan."""
    listed = []
    for fields in _toml("government.toml")["people"]:
        person = accounts.person_of(get_user_model().objects.get(email=fields["email"]))
        roles = ", ".join(f"{accounts.role_label(role)} ({slug})" for slug, role in fields["roles"])
        listed.append(Entrance(person.email, person.name, roles, person.needs_second_factor))
    return tuple(listed)


def present_code(email: str) -> str:
    """Return the six digits that this person's phone would show now, or '' without a factor."""
    factor = Authenticator.objects.filter(user__email=email, type=Authenticator.Type.TOTP).first()
    if factor is None:
        return ""
    counter = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(decrypt(factor.data["secret"]), counter[len(counter) // 2]))
