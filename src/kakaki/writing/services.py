"""Teach the writing assistant the words of a ministry."""

from collections.abc import Iterable

from django.db import transaction

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.writing.engine.word_lines import WordLine, read_lines
from kakaki.writing.models import LONGEST_EXPANSION, LONGEST_WORD, TaughtWord

MOST = 5_000  # words of a ministry
MOST_AT_ONCE = 1_000  # lines pasted


def _checked(text: str) -> tuple[WordLine, ...]:
    lines = read_lines(text)
    if not lines:
        raise InvalidInputError("empty", advice="Écrivez un mot par ligne.")
    if len(lines) > MOST_AT_ONCE:
        raise InvalidInputError("many", advice=f"Collez {MOST_AT_ONCE} lignes au plus à la fois.")
    for line in lines:
        if len(line.written) > LONGEST_WORD or len(line.expansion) > LONGEST_EXPANSION:
            raise InvalidInputError("long", advice=f"« {line.written[:40]}… » est trop long.")
        if "\x00" in line.written + line.expansion:
            raise InvalidInputError("nul", advice="Une ligne contient un caractère illisible.")
    return lines


@transaction.atomic
def teach_words(*, ministry_id: int, text: str, actor_id: int, propose: bool = False) -> int:
    """Add the words of pasted lines, and return how many are new or changed.

    With `propose` they wait for the head, and a word that is kept already stays as it is.
    """
    lines = _checked(text)
    known = {one.written: one for one in TaughtWord.objects.filter(ministry_id=ministry_id)}
    if len(known) + len(lines) > MOST:
        raise InvalidInputError("full", advice=f"Un ministère garde {MOST} mots au plus.")
    changed = [line for line in lines if _put(known, line, ministry_id, actor_id, propose)]
    if changed:
        action = "writing.words_proposed" if propose else "writing.words_taught"
        _tell(action, ministry_id, (line.written for line in changed), actor_id)
    return len(changed)


def _put(
    known: dict[str, TaughtWord], line: WordLine, ministry_id: int, actor_id: int, propose: bool
) -> bool:
    one = known.get(line.written)
    if one is None:
        TaughtWord.objects.create(
            ministry_id=ministry_id,
            written=line.written,
            expansion=line.expansion,
            is_proposed=propose,
            added_by_id=actor_id,
            added_at=clock.now(),
        )
        return True
    expansion = line.expansion or one.expansion
    if propose or (one.expansion == expansion and not one.is_proposed):
        return False
    one.expansion, one.is_proposed = expansion, False
    one.save(update_fields=["expansion", "is_proposed"])
    return True


def _word(ministry_id: int, word_id: int) -> TaughtWord:
    found = TaughtWord.objects.filter(pk=word_id, ministry_id=ministry_id).first()
    if found is None:
        raise NotFoundError(f"word {word_id}", advice="Ce mot n’est plus dans la liste.")
    return found


@transaction.atomic
def keep_word(*, ministry_id: int, word_id: int, actor_id: int) -> None:
    """Keep a word that was proposed; keeping it twice changes nothing."""
    word = _word(ministry_id, word_id)
    if word.is_proposed:
        word.is_proposed = False
        word.save(update_fields=["is_proposed"])
        _tell("writing.words_taught", ministry_id, [word.written], actor_id)


@transaction.atomic
def remove_word(*, ministry_id: int, word_id: int, actor_id: int) -> str:
    """Take a word out of the list of a ministry, and return it as one would paste it again."""
    word = _word(ministry_id, word_id)
    word.delete()
    _tell("writing.word_removed", ministry_id, [word.written], actor_id)
    return f"{word.written}\t{word.expansion}" if word.expansion else word.written


def _tell(action: str, ministry_id: int, words: Iterable[str], actor_id: int) -> None:
    shown = list(words)
    more = f" et {len(shown) - 10} autres" if len(shown) > 10 else ""
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"ministry:{ministry_id}",
        summary=(", ".join(shown[:10]) + more)[:250],
    )
