"""Make people and ministries for the tests, all of a country that does not exist."""

from itertools import count

from kakaki.accounts.models import Membership, Ministry, User

_numbers = count(1)


def a_ministry(slug: str = "", **fields: object) -> Ministry:
    """Create a ministry."""
    number = next(_numbers)
    slug = slug or f"ministere{number}"
    fields.setdefault("name", f"Ministère {slug}")
    fields.setdefault("short_name", slug.capitalize())
    return Ministry.objects.create(slug=slug, **fields)


def a_person(ministry: Ministry | None = None, role: str = "", **fields: object) -> User:
    """Create somebody, with a role in a ministry when both are given; password « tassara »."""
    fields.setdefault("email", f"personne{next(_numbers)}@exemple.kt")
    fields.setdefault("first_name", "Aïssa")
    fields.setdefault("last_name", "Goumar")
    person = User.objects.create_user(password="tassara", **fields)
    if ministry is not None:
        Membership.objects.create(user=person, ministry=ministry, role=role)
    return person
