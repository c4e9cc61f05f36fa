"""The errors a person may meet, each with a French sentence that says what to do.

KakakiError
├── RefusedError        the person may not do this
├── InvalidInputError   what was given cannot be used as it is
├── NotFoundError       nothing answers to this name
├── ConflictError       somebody else changed the same thing meanwhile
└── UnavailableError    a part of the product is off or out of reach
"""


class KakakiError(Exception):
    """Carry a short technical message and the advice shown to the person."""

    default_advice = "Une erreur est survenue. Rien n’a été perdu : réessayez."

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self._advice = advice

    def advice(self) -> str:
        """Return one French sentence, with a full stop, that says what to do."""
        return self._advice or self.default_advice


class RefusedError(KakakiError):
    """Say that this person may not do this."""

    default_advice = "Vous n’avez pas le droit de faire cela. Demandez à votre responsable."


class InvalidInputError(KakakiError):
    """Say that what was given cannot be used as it is."""

    default_advice = "Ce contenu ne peut pas être lu. Vérifiez-le et envoyez-le de nouveau."


class NotFoundError(KakakiError):
    """Say that nothing answers to this name."""

    default_advice = "Nous n’avons rien trouvé à ce nom."


class ConflictError(KakakiError):
    """Say that somebody else changed the same thing meanwhile."""

    default_advice = "Une autre personne a modifié ce texte. Comparez les deux versions."


class UnavailableError(KakakiError):
    """Say that a part of the product is off or out of reach."""

    default_advice = "Cette fonction n’est pas disponible pour le moment."
