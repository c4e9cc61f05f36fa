"""Read the grammar of a document: what the program says, without what is noise for us."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from kakaki.kernel.spans import Span
from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.language import in_french, whole_is_foreign
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.rule import Finding
from kakaki.writing.engine.speech import is_speech
from kakaki.writing.engine.words import ADDRESS
from kakaki.writing.grammar.process import PROCESS, Error, GrammarProcess

CODE, TITLE, SOURCE = "grammar", "Grammaire", "Grammalecte, règles de grammaire du français"
READ = ("title", "lead", "heading", "paragraph", "item", "quote")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What was found, and whether every paragraph was read in time."""

    findings: tuple[Finding, ...]
    is_complete: bool


def read_grammar(
    document: Document, *, seconds: float, process: GrammarProcess = PROCESS
) -> Grammar:
    """Return what is wrong in the grammar of a document, as far as was read in some seconds."""
    deadline = time.monotonic() + seconds
    found: list[Finding] = []
    complete = True
    if whole_is_foreign(document):
        return Grammar((), is_complete=True)
    for block in in_french(document).of_kind(*READ):
        if _is_in_capitals(block.text):
            continue
        errors = process.errors_in(block.text, seconds=max(0.0, deadline - time.monotonic()))
        if errors is None:
            complete = False
            continue
        found += [_placed(block, error, document) for error in _kept(block, errors, document)]
    return Grammar(tuple(sorted(found, key=lambda one: one.span.start)), complete)


def _is_in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 2 > len(letters)


def _kept(block: Block, errors: tuple[Error, ...], document: Document) -> Iterator[Error]:
    """Yield the errors that help: no noisy rule, no known name, no quoted word, no address."""
    ignored = tuple(entry[0] for entry in entries("ignored_grammar"))
    addresses = [match.span() for match in ADDRESS.finditer(block.text)]
    for error in errors:
        start, end, rule, _, _ = error
        words = block.text[start:end]
        if not 0 <= start < end <= len(block.text) or rule.startswith(ignored):
            continue
        if any(document.vocabulary.knows(word) for word in (words, *words.split())):
            continue
        if is_speech(block.text, start, end) or any(a < end and start < b for a, b in addresses):
            continue
        yield error


def _placed(block: Block, error: Error, document: Document) -> Finding:
    start, end, _, message, suggestions = error
    words = block.text[start:end]
    source = document.sources.get(block.field, "")
    span = Span(block.source_offset(start), block.source_offset(end - 1) + 1)
    is_exact = span.of(source) == words and len(suggestions) == 1
    return Finding(
        rule=CODE,
        class_="à vérifier",
        field=block.field,
        span=span,
        line=source.count("\n", 0, span.start) + 1,
        excerpt=words,
        message=message.replace("“", "«\u00a0").replace("”", "\u00a0»"),
        fix=suggestions[0] if is_exact else None,
    )
