"""A lead answers who, what, when and where: one that answers none is an introduction."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import words_of

SHORTEST = 10  # words
_NUMBER = re.compile(
    r"\d|(?<!\w)(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|soixante|"
    r"cent|mille|million|millions|milliard|milliards|première?|gratuite?s?)(?!\w)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?<!\w)(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|"
    r"septembre|octobre|novembre|décembre|hier|aujourd[’']hui|demain|désormais|dès|jusqu[’'](?:au|à)|semaine|mois|année)(?!\w)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?<!\w)(?:minist(?:re|ères?|res)|gouvernement|conseil|direction|directrice|directeur|présidente?|préfet|maire|mairies?|commune|"
    r"agence|office|comité|assemblée|hôpital|hôpitaux|écoles?|lycées?|habitants|familles?|parents|enfants|élèves|"
    r"étudiants|agents|administrations?|associations?|citoyens|patients|personnes|M\.|Mme|candidats|femmes|jeunes|paysans|éleveurs|État|vous|votre|vos|nous|notre)(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[A-Z]+[a-z]+[A-Z]|\w\.\w|(?<=[a-zéèà,] )[A-ZÉÈ]\w+|(?<=[’'])[A-ZÉÈ]\w+")
_DO = re.compile(r"(?:^|[.!?]\s)\w+ez(?![\w])")


def find(document: Document) -> Iterator[Hit]:
    """Find leads with no number, no day, nobody and no name: nothing that happened."""
    lead = document.lead()
    if lead is None or lead.kind != "lead" or len(words_of(lead.text)) < SHORTEST:
        return
    if any(sign.search(lead.text) for sign in (_NUMBER, _WHEN, _WHO, _NAME, _DO)):
        return
    message = "Le chapô ne dit ni qui, ni quoi, ni quand, ni où. Commencez par la nouvelle."
    yield Hit(lead, 0, len(lead.text), message)


rule = Rule(
    __name__,
    title="Chapô sans nouvelle",
    source="webguide.belgium.be, pyramide inversée ; Canada.ca, Guide de rédaction, l’essentiel d’abord",
    class_="à vous de juger",
    find=find,
    flags=(
        "La communication est un levier essentiel du développement, et chacun doit y prendre sa part.",
    ),
    accepts=(
        "Le ministère de la Santé ouvre 42 centres lundi 9 mars.",
        "Le fleuve monte vite à Gao-Nord. Quittez les berges dès maintenant.",
        "Déposez votre dossier de bourse dans votre inspection avant la fin du trimestre.",
        "Le pont est ouvert.",
    ),
    field="lead",
)
