"""The body of a page, whose blocks never enter a migration."""

import json
from typing import Any

from wagtail.blocks import StreamBlock, StreamValue
from wagtail.fields import StreamField

from kakaki.sites.page_block import block_types


class BodyField(StreamField):
    """A StreamField that knows its blocks by itself.

    Two halves belong together. Without the blocks in `deconstruct`, a new block makes no
    migration. But a historical model then knows no block, would read an empty body, and a data
    migration that saves a page would erase it: so a field without blocks keeps the raw JSON and
    writes it back unchanged.
    """

    def __init__(self, block_types_: Any = None, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        self.is_historical = block_types_ == []
        super().__init__([] if self.is_historical else block_types(), *args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return the field as migrations keep it: with no block at all."""
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs

    def to_python(self, value: Any) -> StreamValue:
        """Return the body; a historical field keeps what it cannot read."""
        if not self.is_historical or isinstance(value, StreamValue):
            return super().to_python(value)
        raw = value if isinstance(value, str) else json.dumps(value or [])
        return StreamValue(StreamBlock([]), [], raw_text=raw)

    def get_prep_value(self, value: Any) -> Any:
        """Return what is stored; a historical field gives back exactly what it was given."""
        if self.is_historical and isinstance(value, StreamValue) and value.raw_text is not None:
            return json.loads(value.raw_text)
        return super().get_prep_value(value)
