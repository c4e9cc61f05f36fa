"""What a writing rule is, what it finds, and the registry of rules."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kakaki.kernel.registry import Registry, code_of
from kakaki.kernel.spans import Span
from kakaki.writing.engine.blocks import Block, Document

Class = Literal["à corriger", "à vérifier", "à vous de juger"]
ORDER: dict[Class, int] = {"à corriger": 0, "à vérifier": 1, "à vous de juger": 2}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found in a block: a range of its characters, why, and the mended words if any."""

    block: Block
    start: int
    end: int
    message: str
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit placed in its source: `span` counts characters of the field or of the file."""

    rule: str
    class_: Class
    field: str
    span: Span
    line: int
    excerpt: str
    message: str
    fix: str | None = None


@dataclass(frozen=True)
class Rule:
    """A rule: its name is its file's; `flags` and `accepts` are texts that prove it.

    `source` says which authority asks for it. `field` is where its examples are read: body, title
    or lead. A rule is `local` when what it finds in a block depends on nothing but that block, the
    profile, the date and the vocabulary: its hits are then kept while other blocks change.
    """

    module: str
    title: str
    source: str
    class_: Class
    find: Callable[[Document], Iterable[Hit]]
    flags: tuple[str, ...]
    accepts: tuple[str, ...]
    field: str = "body"
    profiles: frozenset[str] = frozenset()
    local: bool = False
    code: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        if not self.flags or not self.accepts:
            raise ValueError(f"{self.module} needs texts it flags and texts it accepts")
        object.__setattr__(self, "code", code_of(self.module))


rules = Registry("kakaki.writing.engine.rules", attribute="rule", kind=Rule)


def hits_of(rule: Rule, document: Document) -> Iterator[Hit]:
    """Return what a rule finds, if it applies to the profile of the document."""
    if not rule.profiles or document.profile in rule.profiles:
        yield from rule.find(document)
