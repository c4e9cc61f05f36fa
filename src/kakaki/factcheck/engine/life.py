"""The life of a claim: what may follow what, and who may take the step."""

from dataclasses import dataclass
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

# « checking » leads back to what is online only while nothing new was concluded: the service
# checks it.
FOLLOWS: Final[dict[str, frozenset[str]]] = {
    "reported": frozenset({"to_triage"}),
    "to_triage": frozenset({"watched", "out_of_scope", "duplicate", "assigned"}),
    "watched": frozenset({"to_triage", "assigned", "closed"}),
    "out_of_scope": frozenset({"to_triage"}),
    "duplicate": frozenset({"to_triage"}),
    "assigned": frozenset({"checking", "to_triage"}),
    "checking": frozenset(
        {"waiting", "second_reading", "watched", "out_of_scope", "published", "corrected"}
    ),
    "waiting": frozenset({"checking"}),
    "second_reading": frozenset({"checking", "clearance", "ready"}),
    "clearance": frozenset({"checking", "ready"}),
    "ready": frozenset({"published", "corrected", "checking"}),
    "published": frozenset({"suspended", "closed", "checking"}),
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

# Steps that nobody understands later without a word of why.
EXPLAINED: Final = frozenset({"waiting", "out_of_scope", "suspended"})


_ONLINE: Final = frozenset({"published", "corrected", "suspended", "closed"})
STAGES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("Trier", frozenset({"reported", "to_triage"})),
    ("Vérifier", frozenset({"assigned", "checking", "waiting"})),
    ("Relire", frozenset({"second_reading"})),
    ("Visa du Cabinet", frozenset({"clearance"})),
    ("Publier", frozenset({"ready"})),
    ("En ligne", _ONLINE),
)


class ForbiddenStepError(Exception):
    """Say that a claim cannot go from one state to another."""


@dataclass(frozen=True, slots=True)
class Action:
    """A plain step that a screen offers; `ask` is the question it puts, '' when it puts none."""

    after: str
    label: str
    ask: str = ""


_TAKE = Action("assigned", "Je m’en charge")
_WATCH = Action("watched", "Surveiller sans répondre")
_SCOPE = Action("out_of_scope", "Hors champ", "Pourquoi n’y a-t-il rien à vérifier ?")
_RESUME = Action("checking", "Reprendre la réponse")
_SUSPEND = Action("suspended", "Suspendre la réponse", "Pourquoi ne plus s’y fier ?")
_RESTORE = Action("published", "Garder la réponse telle qu’elle est")
_CLOSE = Action("closed", "Clore")

ACTIONS: Final[dict[str, tuple[Action, ...]]] = {
    "to_triage": (_TAKE, _WATCH, _SCOPE),
    "watched": (_TAKE, Action("to_triage", "Remettre au tri"), _CLOSE),
    "out_of_scope": (Action("to_triage", "Rouvrir"),),
    "duplicate": (Action("to_triage", "Ce n’est pas un doublon"),),
    "assigned": (
        Action("checking", "Commencer la vérification"),
        Action("to_triage", "Rendre au tri"),
    ),
    "checking": (
        Action("waiting", "J’attends une source", "Quelle source attendez-vous ?"),
        _RESTORE,
        _WATCH,
        _SCOPE,
    ),
    "waiting": (Action("checking", "Reprendre la vérification"),),
    "second_reading": (_RESUME,),
    "clearance": (_RESUME,),
    "ready": (_RESUME,),
    "published": (Action("checking", "Corriger la réponse"), _SUSPEND, _CLOSE),
    "corrected": (Action("checking", "Corriger la réponse"), _SUSPEND, _CLOSE),
    "suspended": (
        Action("published", "Rétablir la réponse"),
        Action("checking", "Corriger la réponse"),
        _CLOSE,
    ),
    "closed": (Action("to_triage", "Rouvrir"),),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the great stages of a claim, as the screen shows them."""

    label: str
    is_done: bool
    is_here: bool


def stages_at(state: str, *, needs_visa: bool) -> tuple[Stage, ...]:
    """Return the stages with the one where a claim stands; none for a claim that left the road."""
    shown = [s for s in STAGES if needs_visa or "clearance" not in s[1] or state == "clearance"]
    here = next((number for number, (_, states) in enumerate(shown) if state in states), None)
    if here is None:
        return ()
    return tuple(Stage(label, n < here, n == here) for n, (label, _) in enumerate(shown))


def check_step(before: str, after: str) -> None:
    """Raise ForbiddenStepError unless `after` may follow `before`."""
    if after not in FOLLOWS.get(before, frozenset()):
        raise ForbiddenStepError(f"{before} -> {after}")


def capability_for(after: str) -> str:
    """Return the capability that a step towards a state needs."""
    return NEEDS.get(after, "rumours.handle")


def actions_from(state: str, *, is_online: bool, may_restore: bool) -> tuple[Action, ...]:
    """Return the plain steps that a claim offers.

    `is_online`: an answer is published, so the claim can no longer be dropped in silence;
    `may_restore`: nothing was concluded since.
    """
    dropped = {"watched", "out_of_scope"} if is_online else set()
    if state == "checking" and not may_restore:
        dropped.add("published")
    return tuple(a for a in ACTIONS.get(state, ()) if a.after not in dropped)
