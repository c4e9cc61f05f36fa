"""A telephone number is dictated and copied: pairs of digits are, eight in a row are not."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import HARD, at_digits, is_address
from kakaki.writing.engine.rule import Hit, Rule

_NUMBER = re.compile(
    r"(?<![\w+./,-])(?P<prefix>(?:\+|00)[ .-]?\d{3}[ .-]?)?(?P<local>\d{8}|\d{2}(?:[.-]\d{2}){3})(?![\w/]|[.,-]\d)"
)
_CONTEXT = re.compile(
    r"(?:\b(?:tél|tel|téléphone|téléphoner|appelez|appeler|whatsapp|contacts?|joindre|numéros?|mobile|fax|sms|"
    r"standard)\b\.?|☎|📞)[^\d.;]{0,25}$|\d\s?[/,]\s?$|\d ou (?:le |au )?$",
    re.IGNORECASE,
)


def spelled_phone(digits: str, prefix: str = "") -> str:
    """Return a number by pairs, after « +227 » when it has a country, its spaces unbreakable."""
    pairs = HARD.join(digits[n : n + 2] for n in range(0, len(digits), 2))
    country = re.sub(r"\D", "", prefix).removeprefix("00")
    return f"+{country}{HARD}{pairs}" if country else pairs


def find(document: Document) -> Iterator[Hit]:
    """Find numbers of eight digits written in one row or with points, beside « tél. », « appelez »."""
    for block, match in at_digits(document, _NUMBER):
        text = block.text
        prefix, local = match["prefix"] or "", match["local"]
        before = text[max(0, match.start() - 45) : match.start()]
        if is_address(text, match.start()) or not (prefix or _CONTEXT.search(before)):
            continue
        better = spelled_phone(re.sub(r"\D", "", local), prefix)
        message = f"Écrivez le numéro par paires : « {better} »."
        yield Hit(block, match.start(), match.end(), message, better)


rule = Rule(
    __name__,
    title="Numéro de téléphone difficile à lire",
    source="UIT-T, recommandation E.123 ; GOV.UK, Style guide, « Telephone numbers »",
    class_="à corriger",
    find=find,
    flags=("Appelez le 20720000.", "Tél. : 20.72.00.00", "WhatsApp : 0022790000000."),
    accepts=(
        "Appelez le 20 72 00 00.",
        "Tél. : +227 20 72 00 00",
        "Le marché porte le numéro 2026.",
        "Un budget de 20720000 francs.",
    ),
)
