"""How a channel says no.

KakakiError
└── ChannelError
    ├── ChannelRefusedError   the platform said no; `is_final` when trying again is useless
    └── OutcomeUnknownError   the line broke after the text may have been taken
"""

from kakaki.kernel.errors import KakakiError


class ChannelError(KakakiError):
    """Say that a channel did not do what was asked."""


class ChannelRefusedError(ChannelError):
    """Say that the platform refused, and whether trying again is useless."""

    def __init__(self, message: str, *, advice: str, is_final: bool) -> None:
        super().__init__(message, advice=advice)
        self.is_final = is_final


class OutcomeUnknownError(ChannelError):
    """Say that the platform may have taken the text: it must be looked for before any retry."""

    default_advice = "La ligne a été coupée pendant l’envoi. Nous vérifions avant de réessayer."
