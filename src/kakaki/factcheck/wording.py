"""Words of the screens: languages, and what whoever asked reads; Hausa awaits a native reader."""

from typing import Final

LANGUAGES: Final[dict[str, str]] = {
    "fr": "Français", "ha": "Hausa", "en": "Anglais", "ar": "Arabe", "dje": "Zarma",
    "fuv": "Fulfulde", "knc": "Kanuri", "taq": "Tamasheq", "und": "Langue inconnue",
}  # fmt: skip

FOLLOW: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "title": "Lire la réponse",
        "number": "Votre numéro",
        "help": "Il a 10 lettres et chiffres. Il vous a été donné à l’envoi.",
        "unknown": "Nous ne trouvons pas ce numéro. Vérifiez-le : il a 10 lettres et chiffres.",
        "waiting": "Ce n’est pas encore vérifié. Ne le partagez pas. Revenez lire la réponse ici.",
        "nothing": "Il n’y a rien à vérifier dans ce message, ou nous n’y répondons pas.",
        "suspended": "Notre réponse est suspendue : nous la revoyons. Ne la partagez pas.",
        "revised": "Nous revoyons cette réponse : elle peut encore changer.",
        "whole": "Lire la réponse entière",
        "read": "Lire la réponse",
        "other": "Hausa",
        "other_code": "ha",
    },
    "ha": {
        "title": "Karanta amsa",
        "number": "Lambarka",
        "help": "Tana da haruffa da lambobi 10. An ba ka ita lokacin aikawa.",
        "unknown": "Ba mu sami wannan lamba ba. Ka duba ta: tana da haruffa da lambobi 10.",
        "waiting": "Ba a tabbatar ba tukuna. Kada ka yaɗa. Ka dawo nan ka karanta amsa.",
        "nothing": "Ba mu sami abin tabbatarwa a wannan saƙo ba, ko kuma ba za mu amsa ba.",
        "suspended": "An dakatar da amsarmu: muna sake duba ta. Kada ka yaɗa ta.",
        "revised": "Muna sake duba wannan amsa: tana iya canzawa.",
        "whole": "Karanta amsar gaba ɗaya",
        "read": "Karanta amsa",
        "other": "Français",
        "other_code": "fr",
    },
}


def language_name(code: str) -> str:
    """Return the name of a language in French."""
    return LANGUAGES.get(code, code or LANGUAGES["und"])
