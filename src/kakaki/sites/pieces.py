"""The pieces of a text that are translated one by one, and the mark of all it says."""

from typing import Any

from kakaki.sites.engine.facts import Fact, LongText, Points, Rows
from kakaki.sites.engine.paired import Unit, digest, units_of_body
from kakaki.sites.page_kind import kinds

# Facts that are words; days, amounts, numbers and addresses are the same in every language.
WORDS = (Fact, LongText, Points, Rows)
FACT = "fact:"


def is_in_words(fact: Fact) -> bool:
    """Tell whether a fact is translated."""
    return type(fact) in WORDS


def units_of(page: Any) -> list[Unit]:
    """Return the pieces of a version of a text, in the order that a reader reads them."""
    found = [("title", page.title, "Titre", False), ("lead", page.lead, "Chapô", True)]
    units = [Unit(part, text, label, is_long=long) for part, text, label, long in found if text]
    for fact in kinds.get(page.kind).facts:
        text = fact.write(page.facts.get(fact.name))
        if text and is_in_words(fact):
            is_shared = type(fact) is Fact or fact.name == "address"
            is_long = fact.widget == "textarea"
            units.append(
                Unit(FACT + fact.name, text, fact.label, is_shared=is_shared, is_long=is_long)
            )
    units += units_of_body(page.body.raw_data)
    if page.role:
        units.append(Unit("role", page.role, "En qualité de"))
    return units


def shared_of(page: Any) -> dict[str, Any]:
    """Return what every language of a text shares: days, amounts, addresses, who signs."""
    facts = kinds.get(page.kind).facts
    own = {f.name: page.facts[f.name] for f in facts if not is_in_words(f) and f.name in page.facts}
    day = str(page.published_on or "")
    return {"facts": own, "published_on": day, "place": page.place, "signer": page.signer}


def mark_of(page: Any) -> str:
    """Return the mark of everything that a version of a text says."""
    return digest(((unit.part, unit.text) for unit in units_of(page)), shared_of(page))
