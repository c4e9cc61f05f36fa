"""What a file of `sites/blocks/` declares, and the registry that finds it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks import Block

from kakaki.kernel.registry import Registry, code_of
from kakaki.sites.engine.light_markdown import plain_paragraphs


def no_words(value: Any) -> list[str]:
    """Return nothing, for a block that a reader sees without reading it."""
    return []


@dataclass(frozen=True)
class PageBlock:
    """A kind of block: what it is called at the desk, and Wagtail's block that holds it.

    The template is `sites/blocks/<code>.html`; the code is the name of the file. `words` returns
    what a reader reads in the stored value, one string a line: it is what the seal protects and
    what is searched. The five shapes of light markdown are read without it.
    """

    module: str
    label: str
    wagtail_block: Block
    order: int = 50
    words: Callable[[Any], list[str]] = no_words
    code: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", code_of(self.module))
        self.wagtail_block.meta.template = f"sites/blocks/{self.code}.html"
        self.wagtail_block.meta.label = self.label


blocks = Registry("kakaki.sites.blocks", attribute="block", kind=PageBlock)


def block_types() -> list[tuple[str, Block]]:
    """Return every block in the order shown to the person who adds one."""
    ordered = sorted(blocks, key=lambda block: (block.order, block.code))
    return [(block.code, block.wagtail_block) for block in ordered]


def paragraphs(raw: list[dict[str, Any]]) -> list[str]:
    """Return what a reader reads in raw blocks of every kind, one string a line."""
    found: list[str] = []
    for one in raw:
        plug = blocks.all().get(one["type"])
        own = plug.words(one["value"]) if plug is not None else []
        found += own or plain_paragraphs([one])
    return found
