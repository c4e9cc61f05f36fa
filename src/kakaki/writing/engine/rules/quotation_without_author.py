"""Words between « » were said by somebody: without a name, nobody can trust them."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.rule import Hit, Rule

SHORTEST = 7  # words; a shorter quotation may be a title or a term.
LEAST = 3  # paragraphs; an extract may have its author before it begins.
NEAR = 3  # paragraphs before and after, where the author may be named.
_QUOTED = re.compile(r"«[^«»]+»")
_SAID = re.compile(
    r"(?<!\w)(?:cri(?:a|e|é|ent|ait)|dit|dits?|disai(?:t|ent)|disent|dire|déclar\w+|affirm\w+|expliqu\w+|soulign\w+|rappel\w+|indiqu\w+|ajout\w+|précis\w+|"
    r"annon[cç]\w+|insist\w+|assur\w+|estim\w+|conclu\w*|répond\w*|répondu|écri\w+|confi\w+|lanc\w+|raconte\w*|témoign\w+|"
    r"admet\w*|admis|reconn\w+|regrett\w+|note\w*|noté|pens\w+|croi\w+|cit\w+|prévien\w+|prévenu|averti\w*|demand\w+|"
    r"s[’']exclam\w+|exclam\w+|poursui\w+|souhait\w+|promet\w*|promis|martel\w+|résum\w+|observ\w+|remarqu\w+|plaisant\w+|"
    r"constat\w+|commen[tc]\w+|selon|d[’']après|pour|slogan|titre\w*|intitulé\w*|thème|appel\w+|nomm\w+|devise|"
    r"parl\w+|discours|communiqué|rapport|article|arti?\.|loi|décret|message|lettre|texte|mot\w*|phrase|chante\w*|chanson|"
    r"livre|film|lit|lire|lu|lisait|peut-on|proclam\w+|stipul\w+|dispos\w+|défini\w*|qualifi\w+|évoqu\w+|présent\w+|"
    r"critiqu\w+|dénon\w+|accus\w+|jug\w+|tweet\w*|publi\w+|signal\w+|révél\w+|confirm\w+|soupir\w+|avou\w+|murmur\w+|"
    r"continu\w+|repren\w+|repris|interrog\w+|plaid\w+|argument\w+|avanc\w+|considér\w+|décri\w+|nie|niait|nié)(?!\w)",
    re.IGNORECASE,
)


def _names_somebody(block: Block, quoted: re.Match[str]) -> bool:
    outside = _QUOTED.sub(" ", block.text)
    return bool(_SAID.search(outside)) or bool(
        re.search(r"»\s*[(,—–-]", block.text[quoted.end() - 1 :])
    )


def _stands_alone(block: Block, quoted: re.Match[str]) -> bool:
    """Tell whether the quotation is a sentence of its own, not a title nor words within another."""
    inside = quoted.group()[1:-1].strip()
    before = block.text[: quoted.start()].rstrip()
    after = block.text[quoted.end() :].lstrip(" .")
    return (
        inside[:1].isupper()
        and inside[-1] in ".!?…"
        and (not before or before[-1] in ".!?")
        and (not after or after[0].isupper())
    )


def find(document: Document) -> Iterator[Hit]:
    """Find quotations of seven words or more with nobody who says them, here or in the paragraphs around."""
    blocks = list(document.of_kind("lead", "paragraph"))
    if len(blocks) < LEAST:
        return
    for number, block in enumerate(blocks):
        for quoted in _QUOTED.finditer(block.text):
            if len(quoted.group().split()) - 2 < SHORTEST or not _stands_alone(block, quoted):
                continue
            around = blocks[max(0, number - NEAR) : number + NEAR + 1]
            if _names_somebody(block, quoted) or any(_SAID.search(b.text) for b in around):
                continue
            message = (
                "Qui parle ? Donnez le nom et la fonction : « … », dit la sage-femme Awa Orou."
            )
            yield Hit(block, quoted.start(), quoted.end(), message)


rule = Rule(
    __name__,
    title="Citation sans auteur",
    source="Charte de Munich (1971), devoir 3 : sources connues ; GOV.UK, Style guide, « Quotes »",
    class_="à vous de juger",
    find=find,
    flags=(
        "Le pont est ouvert.\n\n« Nous attendons ce pont depuis plus de dix ans. »\n\nLa route rouvre en mars.",
    ),
    accepts=(
        "Le pont est ouvert.\n\n« Nous attendons ce pont depuis plus de dix ans », dit Awa Orou.\n\nLa route rouvre.",
        "Awa Orou parle.\n\n« Nous attendons ce pont depuis plus de dix ans. »\n\nLa route rouvre en mars.",
        "Le programme « Un toit pour tous » commence.",
        "Selon le maire, « ce pont va changer la vie de tous les marchands ».",
    ),
)
