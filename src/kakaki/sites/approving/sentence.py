"""Say in one French sentence who must do what now for a text to go on."""

from collections.abc import Iterable

from kakaki.accounts import facade as accounts
from kakaki.sites import selectors
from kakaki.sites.approving.turns import Turn, turn_of
from kakaki.sites.contracts import PageRef

MOST_NAMES = 3
NOBODY = (
    "Personne ne peut donner cette approbation : le responsable change la règle, puis l’auteur "
    "reprend le texte et le renvoie."
)


def _names(people: Iterable[int]) -> str:
    """Return names joined by « ou », or '' when there are too many to be read."""
    names = sorted(accounts.name_of(one) for one in people)
    if not names or len(names) > MOST_NAMES:
        return ""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} ou {names[-1]}"


def turn_in_words(turn: Turn) -> str:
    """Return who must approve now, and at which of the approvals it stands."""
    if not turn.may:
        return NOBODY
    place = f"Approbation {turn.position} sur {turn.count}" if turn.count > 1 else ""
    place += f" ({turn.label})" if place and turn.label else ""
    if turn.approver_id in turn.may:
        who = f"{accounts.name_of(turn.approver_id)} doit lire et approuver ce texte"
        if turn.substitute_id in turn.may:
            who += f" ; en son absence, {accounts.name_of(turn.substitute_id)}"
    else:
        who = f"{_names(turn.may) or 'un validateur'} doit lire et approuver ce texte"
    return f"{place} : {who}." if place else f"{who[0].upper()}{who[1:]}."


def next_in_words(page: PageRef) -> str:
    """Return who must do what now, '' when the text waits for nobody."""
    if page.state == "asked":
        reading = selectors.last_reading(page.id)
        turn = turn_of(reading) if reading is not None else None
        return turn_in_words(turn) if turn is not None else ""
    if page.state == "approved":
        publishers = _names(accounts.user_ids_who_can("texts.publish", page.ministry_id))
        return f"{publishers or 'Un responsable'} peut maintenant publier ce texte."
    if page.state == "sent_back":
        return f"{accounts.name_of(page.author_id)} doit reprendre ce texte, puis le renvoyer."
    if page.state == "draft":
        return "Quand il est prêt, envoyez-le pour approbation."
    return ""
