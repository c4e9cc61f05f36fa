"""The words of the public form in the languages people use; Hausa awaits a native reader."""

from typing import Final

REGIONS: Final = ("Tassara", "Bilmari", "Gao-Nord", "Dosso-Kouré", "Autre")
HEARD: Final = ("WhatsApp", "Facebook", "Radio", "SMS", "Bouche à oreille", "Autre")

WORDS: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "title": "Signaler une rumeur",
        "lead": "Vous avez entendu ou reçu quelque chose et vous doutez ? Dites-le ici. Votre nom n’est pas demandé.",
        "text": "Ce que vous avez entendu ou reçu",
        "text_help": "Recopiez ou collez le message, dans votre langue, comme il est.",
        "heard": "Où l’avez-vous vu ou entendu ?",
        "region": "Dans quelle ville ou région ?",
        "ministry": "Quel ministère est concerné ?",
        "unknown": "Je ne sais pas",
        "send": "Envoyer",
        "thanks": "Merci, c’est bien reçu",
        "number": "Votre numéro",
        "keep": "Gardez ce numéro : il vous permet de lire la réponse.",
        "wait": "Ce n’est pas encore vérifié. Ne le partagez pas.",
        "follow": "Lire la réponse",
        "again": "Signaler autre chose",
        "other": "Hausa",
        "other_code": "ha",
    },
    "ha": {
        "title": "Sanar da jita-jita",
        "lead": "Ka ji ko ka karɓi wani abu kana shakka? Faɗa a nan. Ba a tambayar sunanka.",
        "text": "Abin da ka ji ko ka karɓa",
        "text_help": "Rubuta saƙon yadda yake, a harshenka.",
        "heard": "A ina ka gani ko ka ji?",
        "region": "A wane gari ko yanki?",
        "ministry": "Wace ma’aikata ce abin ya shafa?",
        "unknown": "Ban sani ba",
        "send": "Aika",
        "thanks": "Mun gode, an karɓa",
        "number": "Lambarka",
        "keep": "Ajiye wannan lambar: da ita za ka karanta amsa.",
        "wait": "Ba a tabbatar ba tukuna. Kada ka yaɗa.",
        "follow": "Karanta amsa",
        "again": "Sanar da wani abu",
        "other": "Français",
        "other_code": "fr",
    },
}
