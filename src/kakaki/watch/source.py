"""What a file of `watch/sources/` declares, and the registry that finds it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kakaki.kernel.registry import Registry, code_of
from kakaki.watch.engine.incoming import Incoming


@dataclass(frozen=True)
class Source:
    """A way in: `parse` reads the bytes it brings, or raises InvalidInputError."""

    module: str
    label: str
    parse: Callable[[bytes], tuple[Incoming, ...]]
    code: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", code_of(self.module))


sources = Registry("kakaki.watch.sources", attribute="source", kind=Source)
