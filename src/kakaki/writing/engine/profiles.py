"""What each kind of text may hold: one line a profile, its thresholds read by the rules."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The thresholds of one kind of text; 0 means that there is none.

    `sentence`, `heavy_sentence`, `paragraph`, `headings` (between two), `lead`: words.
    `title`, `alternative`, `characters` (of the whole text): characters. `list_parts`: parts that a
    sentence enumerates before a list is better. `every_passive`: show those that name no agent too.
    """

    code: str
    label: str
    sentence: int = 25
    heavy_sentence: int = 35
    paragraph: int = 100
    headings: int = 250
    lead: int = 40
    title: int = 65
    alternative: int = 170
    characters: int = 0
    list_parts: int = 5
    every_passive: bool = False


# Sources: GOV.UK (sentences of 25 words, titles of 65 signs), Canada.ca (paragraphs, headings,
# alternative texts), Inclusion Europe (easy to read), and for a voice what one breath says.
_TABLE = (
    Profile("page", "Page d’un site"),
    Profile("communique", "Communiqué", title=90),
    Profile("social", "Réseau social", 20, 30, paragraph=60, headings=0, lead=0, characters=500),
    Profile("sms", "SMS", 15, 20, paragraph=40, headings=0, lead=0, characters=160),
    Profile(
        "falc", "Facile à lire et à comprendre", 15, 20, paragraph=60, headings=100, lead=25,
        title=50, list_parts=4, every_passive=True,
    ),
    Profile("radio", "Radio", 20, 25, paragraph=80, headings=0, lead=30, list_parts=4),
)  # fmt: skip
PROFILES: dict[str, Profile] = {profile.code: profile for profile in _TABLE}
# A sign outside the alphabet of SMS costs a message more than half of its letters.
TYPESET = frozenset(PROFILES) - {"sms"}

# A message on a telephone and a voice on the radio are received on the day: they need no year.
LASTING = frozenset(PROFILES) - {"sms", "radio"}


def profile_of(code: str) -> Profile:
    """Return a profile, or raise LookupError with the known ones."""
    try:
        return PROFILES[code]
    except KeyError:
        raise LookupError(f"no profile {code!r}; known: {', '.join(PROFILES)}") from None
