"""« Après que » tells a fact; « bien que » and « pour que » do not: each takes its own mood."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

_SUBJECT = r"(?:[^\W\d_][\w’'-]*\s){1,5}?"
_FACT = re.compile(
    rf"(?<!\w)après\squ(?:e\s{_SUBJECT}|[’'](?:ils?|elles?|on)\s|[’'](?:une?|[^\W\d_]\w*)\s{_SUBJECT})"
    r"(?P<verb>ait|aient|soit|soient|ayons|ayez|soyons|soyez)(?!\w)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?<!\w)(?<!sais )(?<!sait )(?<!savez )(?<!savent )(?<!savons )(?<!vois )(?<!voit )(?<!voyez )(?<!dit )(?<!dire )"
    r"(?:bien|pour|afin|avant|sans|pourvu|à\scondition|jusqu[’']à\sce|quoi)\squ(?:e\s(?:(?:le|la|les|ce|cette|ces|"
    r"nos|vos|notre|votre|leurs?|son|sa|ses|l[’'])\s?[\w’'-]+|nous|vous|cela|tout|tous)\s|[’'](?:ils?|elles?|on)\s)"
    r"(?P<verb>est|sont|ont|va|vont|peut|peuvent|doit|doivent|fait|font|sera|seront|aura|auront|pourra|pourront)(?!\w)",
    re.IGNORECASE,
)
_FACTS = {"ait": "a", "aient": "ont", "soit": "est", "soient": "sont"}
_WISHES = {
    "est": "soit", "sont": "soient", "ont": "aient", "va": "aille", "vont": "aillent", "peut": "puisse",
    "peuvent": "puissent", "doit": "doive", "doivent": "doivent", "fait": "fasse", "font": "fassent",
    "sera": "soit", "seront": "soient", "aura": "ait", "auront": "aient", "pourra": "puisse",
    "pourront": "puissent",
}  # fmt: skip
_WITHIN = re.compile(r"(?<!\w)(?:qui|que|dont|où|qu[’']|[a-zé]+er)(?!\w)")


def find(document: Document) -> Iterator[Hit]:
    """Find a subjunctive after « après que », and an indicative after « bien que » and its like."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        words = words_in(block.text)
        if not {"que", "qu"} & words:
            continue
        for pattern, forms in ((_FACT, _FACTS), (_WISH, _WISHES)):
            for match in pattern.finditer(block.text):
                verb = match["verb"].lower()
                better = forms.get(verb)
                inside = block.text[match.start() + 9 : match.start("verb")]
                if better == verb or _WITHIN.search(inside) or is_speech(block.text, *match.span()):
                    continue
                said = f"écrivez « {better} »" if better else "mettez l’indicatif"
                message = (
                    f"Mode du verbe après « {match.group().split(' qu')[0].lower()} que » : {said}."
                )
                yield Hit(block, match.start("verb"), match.end("verb"), message, better)


rule = Rule(
    __name__,
    title="Mode du verbe",
    source="Académie française, « Dire, ne pas dire », « Après que » ; Office québécois de la langue française, "
    "« Subjonctif »",
    class_="à vérifier",
    find=find,
    flags=(
        "Après que le maire ait parlé, la salle se vide.",
        "Bien que le pont est fermé, le marché ouvre.",
        "Parlez fort pour qu’ils peuvent entendre.",
    ),
    accepts=(
        "Après que le maire a parlé, la salle se vide.",
        "Bien que le pont soit fermé, le marché ouvre.",
        "Parlez fort pour qu’ils puissent entendre.",
        "Il vient sans que le maire qui est là le sache.",
    ),
)
