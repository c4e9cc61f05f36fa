"""The life of a claim: what may follow what, and who may take the step."""

from typing import Final

LABELS: Final[dict[str, str]] = {
    "reported": "Signalé",
    "to_triage": "À trier",
    "watched": "Surveillé",
    "out_of_scope": "Hors champ",
    "duplicate": "Doublon",
    "assigned": "Assigné",
    "checking": "En vérification",
    "waiting": "Attente d’une source",
    "second_reading": "En relecture",
    "clearance": "Visa du Cabinet",
    "ready": "Prêt à publier",
    "published": "Publié",
    "corrected": "Corrigé",
    "suspended": "Suspendu",
    "closed": "Clos",
}

FOLLOWS: Final[dict[str, frozenset[str]]] = {
    "reported": frozenset({"to_triage"}),
    "to_triage": frozenset({"watched", "out_of_scope", "duplicate", "assigned"}),
    "watched": frozenset({"to_triage", "assigned", "closed"}),
    "out_of_scope": frozenset({"to_triage"}),
    "duplicate": frozenset({"to_triage"}),
    "assigned": frozenset({"checking", "to_triage"}),
    "checking": frozenset({"waiting", "second_reading", "watched", "out_of_scope"}),
    "waiting": frozenset({"checking"}),
    "second_reading": frozenset({"checking", "clearance", "ready"}),
    "clearance": frozenset({"checking", "ready"}),
    "ready": frozenset({"published", "checking"}),
    "published": frozenset({"corrected", "suspended", "closed", "checking"}),
    "corrected": frozenset({"checking", "suspended", "closed"}),
    "suspended": frozenset({"checking", "published", "corrected", "closed"}),
    "closed": frozenset({"to_triage"}),
}

NEEDS: Final[dict[str, str]] = {
    "ready": "rumours.review",
    "clearance": "rumours.review",
    "published": "rumours.publish",
    "corrected": "rumours.publish",
    "suspended": "rumours.publish",
}


class ForbiddenStepError(Exception):
    """Say that a claim cannot go from one state to another."""


def check_step(before: str, after: str) -> None:
    """Raise ForbiddenStepError unless `after` may follow `before`."""
    if after not in FOLLOWS.get(before, frozenset()):
        raise ForbiddenStepError(f"{before} -> {after}")


def capability_for(after: str) -> str:
    """Return the capability that a step towards a state needs."""
    return NEEDS.get(after, "rumours.handle")
