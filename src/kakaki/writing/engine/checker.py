"""Check again only what changed: keep what local rules found in each block that was seen."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from threading import Lock

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.check import check, wanted_rules
from kakaki.writing.engine.rule import Finding, Hit, Rule, hits_of

MOST = 4_000_000  # characters of blocks that are kept, all together
LONGEST = 20_000  # characters: a longer block is not kept.
Kept = dict[str, tuple[tuple[int, int, str, str | None], ...]]
Key = tuple[Hashable, str, int, str, str]


class Checker:
    """Give what `check` gives, and remember the blocks that it saw last.

    One may serve many texts and threads. What it keeps is bound to the rules, so that a rule that
    is added or changed is run.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def check(self, document: Document, *, only: Iterable[str] = ()) -> tuple[Finding, ...]:
        """Return every finding in the order of the text; blocks seen before are not read again."""
        local = tuple(rule for rule in wanted_rules(only) if rule.local)
        keys: dict[int, Kept] = {}
        setting = (
            tuple(rule.find for rule in local), document.profile, document.published_on,
            document.vocabulary.key,
        )  # fmt: skip

        def hits(rule: Rule, read: Document) -> Iterator[Hit]:
            if not rule.local:
                yield from hits_of(rule, read)
                return
            for block in read.blocks:
                if id(block) not in keys:
                    keys[id(block)] = self._seen(block, read, local, setting)
                for start, end, message, fix in keys[id(block)].get(rule.code, ()):
                    yield Hit(block, start, end, message, fix)

        return check(document, only=only, hits=hits)

    def _seen(
        self, block: Block, document: Document, local: tuple[Rule, ...], setting: Hashable
    ) -> Kept:
        key = (setting, block.kind, block.level, block.href, block.text)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        alone = Document((block,), document.profile, document.published_on, {}, document.vocabulary)
        kept = {}
        for rule in local:
            found = tuple((h.start, h.end, h.message, h.fix) for h in hits_of(rule, alone))
            if found:
                kept[rule.code] = found
        if len(block.text) <= LONGEST:
            self._keep(key, kept, len(block.text))
        return kept

    def _keep(self, key: Key, kept: Kept, size: int) -> None:
        with self._lock:
            if key not in self._kept:
                self._size += size + 100
            self._kept[key] = kept
            while self._size > self.most:
                old, _ = self._kept.popitem(last=False)
                self._size -= len(old[-1]) + 100
