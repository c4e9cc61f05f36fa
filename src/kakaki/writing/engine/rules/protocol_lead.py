"""Whoever opens the page wants the news: the lead says it first, the ceremony comes after."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.words import count_words

_PEOPLE = (
    r"(?:(?:son excellence|s\.\s?e\.\s?m?\.?|m\.|mme|monsieur|madame)\s+"
    r"|(?:le|la|les)\s+(?:premier(?:e)? ministre|ministre|ministres|président|présidente|secrétaire|"
    r"directeur|directrice|conseiller|conseillère|gouverneur|préfet|responsables?|délégation|autorités))"
)
_OPENING = re.compile(
    rf"^\s*(?:{_PEOPLE}|dans le cadre d|en marge d|à l[’']occasion d|en prélude|sous (?:le|la) "
    r"(?:haut )?(?:patronage|présidence|égide)|c[’']est (?:dans|en|sous)|il s[’']est tenu)",
    re.IGNORECASE,
)
_CEREMONY = re.compile(
    r"(?:s(?:e sont|[’']est) (?:rencontré|réuni|rendu|tenu|entretenu)|a (?:présidé|procédé|pris part|"
    r"reçu en audience|effectué une visite|honoré)|ont (?:pris part|procédé|assisté)|dans le cadre d|"
    r"a été présidée? par|à l[’']occasion d|sous (?:le|la) (?:haut )?(?:patronage|présidence))",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find leads that open with people and ceremony, and leads too long."""
    lead = document.lead()
    if lead is None:
        return
    sentences = sentences_of(lead.text)
    first = sentences[0]
    end = first.start + len(first.text)
    opens = _OPENING.search(first.text)
    if opens and (
        _CEREMONY.search(first.text) or opens.group().strip()[:2].lower() not in {"le", "la"}
    ):
        message = (
            "Le chapô commence par le protocole. Dites d’abord la nouvelle : quoi, pour qui, quand."
        )
        yield Hit(lead, first.start, end, message)
    longest = document.limits.lead
    count = count_words(lead.text)
    if lead.kind == "lead" and longest and count > longest:
        message = f"Chapô trop long : {count} mots. Dites l’essentiel en {longest} mots au plus."
        yield Hit(lead, 0, len(lead.text), message)


rule = Rule(
    __name__,
    title="Chapô qui commence par le protocole",
    source="webguide.belgium.be, pyramide inversée ; Canada.ca, Guide de rédaction, l’essentiel d’abord",
    class_="à vérifier",
    find=find,
    flags=(
        "Les responsables de la communication se sont réunis à Tassara dans le cadre d’une journée d’échanges.",
        "Dans le cadre de ses activités, la direction a ouvert un centre.",
    ),
    accepts=(
        "Le vaccin est gratuit dans 42 centres jusqu’au 30 mars.",
        "Le ministre supprime les frais de dossier dès le 1er mars.",
    ),
    field="lead",
)
