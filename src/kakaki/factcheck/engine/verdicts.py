"""The six verdicts, on the one scale that every ministry uses."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Scale:
    """A verdict in words, what it means, and its rank from 1 (false) to 5 (true), if any."""

    code: str
    label: str
    meaning: str
    value: int | None

    @property
    def rating(self) -> tuple[int, int, int] | None:
        """Return (value, best, worst) for ClaimReview, None when the verdict has no rank."""
        return (self.value, 5, 1) if self.value is not None else None


VERDICTS: Final[dict[str, Scale]] = {
    scale.code: scale
    for scale in (
        Scale("vrai", "Vrai", "Les sources confirment ce qui circule.", 5),
        Scale("plutot_vrai", "Plutôt vrai", "L’essentiel est confirmé, un détail est inexact.", 4),
        Scale("non_prouve", "Non prouvé", "Aucune source ne permet de le confirmer.", None),
        Scale("trompeur", "Trompeur", "Un fait réel est tiré de son contexte ou déformé.", 2),
        Scale("faux", "Faux", "Les sources montrent que c’est inexact.", 1),
        Scale(
            "hors_fait",
            "Hors fait",
            "C’est une opinion ou une prévision : il n’y a rien à vérifier.",
            None,
        ),
    )
}
