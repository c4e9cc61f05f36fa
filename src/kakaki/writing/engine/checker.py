"""Check again only what changed: keep what local rules found in each block that was seen."""

from collections import OrderedDict, defaultdict
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
        found: dict[str, list[Hit]] | None = None

        def hits(rule: Rule, read: Document) -> Iterable[Hit]:
            nonlocal found
            if not rule.local:
                return hits_of(rule, read)
            if found is None:
                found = self._local_hits(read, local)
            return found.get(rule.code, ())

        return check(document, only=only, hits=hits)

    def _local_hits(self, document: Document, local: tuple[Rule, ...]) -> dict[str, list[Hit]]:
        """Return what local rules find, by rule; the blocks never seen are read together."""
        setting = (
            tuple(rule.find for rule in local), document.profile, document.published_on,
            document.vocabulary.key,
        )  # fmt: skip
        keys: list[Key] = [
            (setting, block.kind, block.level, block.href, block.text) for block in document.blocks
        ]
        kept = self._remembered(keys)
        new = {
            key: block for key, block in zip(keys, document.blocks, strict=True) if key not in kept
        }
        kept.update(self._read(new, document, local))
        found: dict[str, list[Hit]] = defaultdict(list)
        for key, block in zip(keys, document.blocks, strict=True):
            for code, places in kept[key].items():
                found[code] += [Hit(block, *place) for place in places]
        return found

    def _remembered(self, keys: list[Key]) -> dict[Key, Kept]:
        with self._lock:
            kept = {key: self._kept[key] for key in keys if key in self._kept}
            for key in kept:
                self._kept.move_to_end(key)
        return kept

    def _read(
        self, new: dict[Key, Block], document: Document, local: tuple[Rule, ...]
    ) -> Iterator[tuple[Key, Kept]]:
        """Read blocks that differ with the local rules, and keep what they found in each."""
        alone = Document(
            tuple(new.values()), document.profile, document.published_on, {}, document.vocabulary
        )
        by_block: dict[int, dict[str, list[Hit]]] = defaultdict(lambda: defaultdict(list))
        for rule in local:
            for hit in hits_of(rule, alone):
                by_block[id(hit.block)][rule.code].append(hit)
        for key, block in new.items():
            found = {
                code: tuple((hit.start, hit.end, hit.message, hit.fix) for hit in hits)
                for code, hits in by_block[id(block)].items()
            }
            if len(block.text) <= LONGEST:
                self._keep(key, found, len(block.text))
            yield key, found

    def _keep(self, key: Key, kept: Kept, size: int) -> None:
        with self._lock:
            if key not in self._kept:
                self._size += size + 100
            self._kept[key] = kept
            while self._size > self.most:
                old, _ = self._kept.popitem(last=False)
                self._size -= len(old[-1]) + 100
