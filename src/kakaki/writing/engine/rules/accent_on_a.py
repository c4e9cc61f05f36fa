"""« A » and « à »: the first has, the second goes somewhere. Only where no doubt is left."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_PARTICIPLES = (
    r"(?:été|eu|dit|pris|tenu|reçu|mis|rendu|permis|remis|annoncé|présenté|déclaré|indiqué|souligné|rappelé|"
    r"présidé|signé|lancé|décidé|ouvert|visité|expliqué|précisé|demandé|félicité|remercié|procédé|organisé|participé|"
    r"commencé|donné|adopté|approuvé|examiné|nommé|promis|inauguré|effectué|exprimé|affirmé|ajouté|salué|invité|"
    r"voulu|pu|dû|su|vu|obtenu|construit|conduit|transmis|admis|soumis|choisi|fini|réuni|fourni)"
)
_WAS = re.compile(
    rf"(?P<a>[àÀ])(?<=\w\s.)\s(?i:(?:ainsi|aussi|également|déjà|bien|donc|enfin)\s)?(?i:{_PARTICIPLES})(?![\w-])"
)
_SUBJECT = re.compile(
    r"(?<!\w)(?:il|on|ministre|président|présidente|gouvernement|directeur|directrice|préfet|maire|comité|conseil|commission|"
    r"ministère|gouverneur|assemblée|réunion|rencontre|cérémonie|délégation|y|qui)\s$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?P<a>a)(?<![\w’'-].)\s(?:partir|savoir|travers|venir|prendre|faire|dire|voir|rendre|payer|remplir|suivre|fournir|"
    r"recevoir|mettre|tenir|vendre|louer|signer|apporter|déposer|retirer|envoyer|présenter|aider|participer|"
    r"renforcer|améliorer|permettre|rappeler|respecter|éviter|vérifier|compter|destination|cause de|"
    r"côté de|propos de|condition de|l[’']occasion|l[’']issue|l[’']égard|l[’']instar|noter|titre de|titre gratuit|"
    r"nouveau|proximité|Niamey|Tassara|Bilmari)(?![\w-])",
)


def find(document: Document) -> Iterator[Hit]:
    """Find « à » before a past participle with a subject, and « a » before an infinitive."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        for match in _WAS.finditer(block.text):
            if _SUBJECT.search(block.text, max(0, match.start() - 30), match.start()):
                message = "C’est le verbe avoir : écrivez « a » sans accent."
                yield Hit(block, match.start("a"), match.end("a"), message, "a")
        for match in _TO.finditer(block.text):
            message = "Ce n’est pas le verbe avoir : écrivez « à » avec un accent."
            yield Hit(block, match.start("a"), match.end("a"), message, "à")


rule = Rule(
    __name__,
    title="« a » ou « à »",
    source="Académie française, Dictionnaire, 9e édition, « à » ; Office québécois de la langue française, « A ou à »",
    class_="à corriger",
    find=find,
    flags=(
        "Le ministre à tenu une réunion.",
        "La cérémonie qui à été présidée par le maire est finie.",
        "Le dépôt commence a partir du 3 mars.",
        "Le dossier est a remplir.",
    ),
    accepts=(
        "Le ministre a tenu une réunion.",
        "Le dépôt commence à partir du 3 mars.",
        "La réunion à huis clos a duré deux heures.",
        "Le maire va de Tassara à Bilmari.",
    ),
)
