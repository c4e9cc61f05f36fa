"""What a file of `sites/blocks/` declares, and the registry that finds it."""

from dataclasses import dataclass, field

from wagtail.blocks import Block

from kakaki.kernel.registry import Registry, code_of


@dataclass(frozen=True)
class PageBlock:
    """A kind of block: what it is called at the desk, and Wagtail's block that holds it.

    The template is `sites/blocks/<code>.html`; the code is the name of the file.
    """

    module: str
    label: str
    wagtail_block: Block
    order: int = 50
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
