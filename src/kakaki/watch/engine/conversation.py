"""How a tip line talks: short, in the sender's language, and never more than it is asked.

A conversation is where somebody stands (`Where`), what they said, and the turn that follows: where
they stand then, what is to be done, and the sentences to say. French sentences are the keys of
`kernel/languages`; no sentence is said to whoever left.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final, Literal

from kakaki.kernel import languages
from kakaki.watch.engine import receipts

Step = Literal["menu", "report", "verify", "follow"]
Act = Literal["", "report", "verify", "follow", "leave", "return"]

LEAVE: Final = frozenset({"stop", "arret", "arreter", "daina", "dakata", "unsubscribe"})
RETURN: Final = frozenset(
    {"menu", "start", "/start", "reprendre", "aide", "help", "bonjour", "sannu"}
)
LANGUAGES: Final = {"ha": "ha", "hausa": "ha", "haoussa": "ha", "fr": "fr", "francais": "fr"}
CHOICES: Final[dict[str, Step]] = {"1": "report", "2": "verify", "3": "follow"}
WORDS: Final[dict[str, Literal["report", "verify", "follow"]]] = {
    "signaler": "report", "sanar": "report", "verifier": "verify", "tabbatar": "verify",
    "suivre": "follow", "bi": "follow",
}  # fmt: skip
ASKED: Final[dict[str, str]] = {
    "report": "Écrivez ce que vous avez entendu ou reçu.",
    "verify": "Écrivez la référence du communiqué.",
    "follow": "Écrivez votre numéro.",
}
MENU: Final = ("Signaler une rumeur", "Vérifier un communiqué", "Suivre un numéro")
LEAVING: Final = "STOP pour ne plus rien recevoir"
LEFT: Final = "Vous ne recevrez plus rien. Écrivez MENU pour revenir."
ONLY_WORDS: Final = "Ici, seuls les textes sont lus. Écrivez ce que vous avez entendu."
UNVERIFIED: Final = "Pas encore vérifié, ne partagez pas."
SHORTEST: Final = 15  # signs: below, a message is a greeting or a mistake, not a rumour.


@dataclass(frozen=True, slots=True)
class Where:
    """Where somebody stands in a conversation."""

    step: Step = "menu"
    language: str = "fr"
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows: where the person stands, what to do with which words, what to say."""

    where: Where
    act: Act = ""
    words: str = ""
    says: str = ""


def say(language: str, french: str, **values: str) -> str:
    """Return a sentence in a language, with its values; a value is never read as a pattern."""
    said = languages.get(language).say(french)
    for name, value in values.items():
        said = said.replace("{" + name + "}", value)
    return said


def menu(language: str) -> str:
    """Return the menu, short enough for a USSD screen of 182 signs."""
    other = "4 Français" if language == "ha" else "4 Hausa"
    lines = [f"{number} {say(language, label)}" for number, label in enumerate(MENU, 1)]
    return "\n".join([*lines, other, say(language, LEAVING)])


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word).casefold()
    return "".join(sign for sign in apart if unicodedata.category(sign)[0] in "LNP").strip(".!")


def turn(where: Where, text: str, *, has_only_sound: bool = False) -> Turn:
    """Return what follows when somebody who stands at `where` says `text`, cleaned before."""
    text = text.strip()
    word = _plain(text)
    if word in LEAVE:
        left = replace(where, step="menu", has_left=True)
        return Turn(left, "leave", says="" if where.has_left else say(where.language, LEFT))
    if where.has_left and word not in RETURN:
        # A rumour is still worth reading; whoever left is told nothing.
        act: Act = "report" if len(text) >= SHORTEST else ""
        return Turn(where, act, text if act else "")
    back = replace(where, step="menu", has_left=False)
    if has_only_sound and not text:
        return Turn(back, says=say(where.language, ONLY_WORDS))
    if word in RETURN:
        return Turn(back, "return", says=menu(where.language))
    chosen = LANGUAGES.get(word) or _other_language(where, word)
    if chosen:
        return Turn(replace(back, language=chosen), says=menu(chosen))
    return _asked(where, back, text, word)


def _other_language(where: Where, word: str) -> str:
    if word != "4" or where.step != "menu":
        return ""
    return "fr" if where.language == "ha" else "ha"


def _asked(where: Where, back: Where, text: str, word: str) -> Turn:
    first, _, rest = text.partition(" ")
    step = CHOICES.get(word) if where.step == "menu" else None
    if step or (word in WORDS and not rest):
        step = step or WORDS[word]
        return Turn(replace(back, step=step), says=say(where.language, ASKED[step]))
    opening = WORDS.get(_plain(first)) if where.step == "menu" else None
    if opening and (opening == "report" or re.search(r"\d", rest)):
        return Turn(back, opening, rest.strip())
    if where.step != "menu":
        return _given(where, back, text)
    if receipts.parse(text) and re.search(r"\d", text):
        return Turn(back, "follow", text)
    if len(text) >= SHORTEST and " " in text:
        return Turn(back, "report", text)
    return Turn(back, says=menu(where.language))


def _given(where: Where, back: Where, text: str) -> Turn:
    if where.step == "report" and len(text) < 5:
        return Turn(where, says=say(where.language, ASKED["report"]))
    acts: dict[str, Act] = {"report": "report", "verify": "verify"}
    return Turn(back, acts.get(where.step, "follow"), text)


def receipt_words(language: str, shown: str, known: tuple[str, str] | None) -> str:
    """Return the receipt, what may already answer, and what not to do meanwhile."""
    lines = [say(language, UNVERIFIED)]
    if known is not None:
        title, url = known
        lines.append(say(language, "Cela y ressemble : {title} {url}", title=title[:90], url=url))
    return "\n".join([*lines, say(language, "Votre numéro : {number}.", number=shown)])


def fitted(text: str, longest: int) -> str:
    """Return a text that fits, cut at a word with « … » when it must be."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0] + "…"
