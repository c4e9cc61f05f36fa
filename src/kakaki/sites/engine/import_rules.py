"""What an operator decided of the texts of an old site, in a TOML file."""

import tomllib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field

from kakaki.sites.engine.old_text import OldText

PAGE = "page"
LEFT = "non"
USUAL = {
    "communiques": "communique",
    "communique": "communique",
    "communiques-de-presse": "communique",
    "communique-de-presse": "communique",
    "discours": "speech",
    "allocutions": "speech",
    "actualites": "news",
    "actualite": "news",
}


class RulesError(ValueError):
    """Say in French what of the file cannot be used."""


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c if c.isalnum() else "-" for c in folded if not unicodedata.combining(c))
    return "-".join(filter(None, letters.split("-")))


@dataclass(frozen=True, slots=True)
class Rules:
    """Which category is which kind of text, and which office an author wrote for.

    `default` is the kind of what no category names; the kind « non » leaves a text where it is.
    """

    default: str = "news"
    categories: dict[str, str] = field(default_factory=lambda: dict(USUAL))
    offices: dict[str, str] = field(default_factory=dict)
    sorts: tuple[str, ...] = ("post", PAGE)
    has_names: bool = False

    def kind_of(self, text: OldText) -> str:
        """Return the code of the kind of a text, « page », or « non » when it must be left."""
        for category in text.categories:
            found = self.categories.get(_plain(category))
            if found:
                return found
        return PAGE if text.sort == PAGE else self.default

    def office_of(self, text: OldText) -> str:
        """Return the office that a text came from; a name only when names were asked for."""
        office = self.offices.get(text.author, "")
        return (office or (text.author_name if self.has_names else ""))[:160]


def read_rules(content: str, *, kinds: Collection[str], has_names: bool = False) -> Rules:
    """Return the rules of a TOML text: `default`, `sorts`, `[categories]`, `[offices]`.

    Raises RulesError with what to mend.
    """
    try:
        given = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"Le tableau n’est pas du TOML : {error}.") from error
    unknown = set(given) - {"default", "sorts", "categories", "offices"}
    if unknown:
        raise RulesError(f"Le tableau ne connaît pas « {sorted(unknown)[0]} ».")
    categories = given.get("categories", {})
    offices = given.get("offices", {})
    default = given.get("default", "news")
    if not (isinstance(categories, dict) and isinstance(offices, dict)):
        raise RulesError("« categories » et « offices » sont des tableaux : [categories].")
    for kind in (default, *categories.values()):
        if kind not in {*kinds, PAGE, LEFT}:
            raise RulesError(f"La sorte « {kind} » n’existe pas. Choisissez : {_listed(kinds)}.")
    named = {_plain(str(name)): str(kind) for name, kind in categories.items()}
    return Rules(
        default=default,
        categories=USUAL | named,
        offices={str(login): str(office) for login, office in offices.items()},
        sorts=("post", PAGE, *map(str, given.get("sorts", []))),
        has_names=has_names,
    )


def _listed(kinds: Collection[str]) -> str:
    return ", ".join([*sorted(kinds), PAGE, LEFT])
