"""Write the public log, read it, and say what breaks it."""

from collections.abc import Iterator

from django.db import connection

from kakaki.kernel import clock
from kakaki.kernel.errors import UnavailableError
from kakaki.seals.engine import log, merkle
from kakaki.seals.models import LogEntry, Seal

GUARDS = ("log_lines_never_change", "log_lines_never_go")
_STATE_AFTER = {
    "publish": Seal.PUBLISHED,
    "supersede": Seal.REPLACED,
    "erratum": Seal.REPLACED,
    "withdraw": Seal.WITHDRAWN,
}


def append(
    *,
    issuer: str,
    event: str,
    kid: bytes,
    text_sha256: bytes,
    reference: str = "",
    new_reference: str = "",
    note: str = "",
) -> LogEntry:
    """Add a line to the public log; its rank is unique, so two writers never share one.

    Raises UnavailableError when the last line is no longer what was written: nothing is ever
    chained to a broken log.
    """
    last = LogEntry.objects.order_by("-index").first()
    if last is not None and merkle.leaf_hash(bytes(last.leaf)) != bytes(last.leaf_hash):
        raise UnavailableError(
            f"line {last.index} of the log was changed",
            advice="Le journal public est rompu : rien n’est publié. Prévenez l’opérateur.",
        )
    now = clock.now()
    leaf = log.dump(
        log.Leaf(
            issuer=issuer,
            event=event,
            at=int(now.timestamp()),
            previous=bytes(last.leaf_hash) if last else log.NO_LEAF,
            text_sha256=text_sha256,
            kid=kid,
            reference=reference,
            new_reference=new_reference,
            note=note,
        )
    )
    return LogEntry.objects.create(
        index=last.index + 1 if last else 0,
        leaf=leaf,
        leaf_hash=merkle.leaf_hash(leaf),
        at=now,
    )


def faults() -> list[str]:
    """Return what breaks the log, one French line a fault, nothing when all holds.

    The chain alone does not show that its last lines were cut off or that a seal was slipped into
    the register: so every seal is also looked for in the log, with its words and its state.
    """
    entries = list(LogEntry.objects.order_by("index").values_list("index", "leaf", "leaf_hash"))
    leaves = [bytes(leaf) for _, leaf, _ in entries]
    found = log.faults(leaves)
    for rank, (index, leaf, leaf_hash) in enumerate(entries):
        if index != rank:
            found.append(f"la ligne {rank} manque")
            break
        if merkle.leaf_hash(bytes(leaf)) != bytes(leaf_hash):
            found.append(f"la ligne {index} n’a plus son empreinte")
    if not found:
        found += _disagreements(leaves)
    return [*found, *_missing_guards()]


def _disagreements(leaves: list[bytes]) -> Iterator[str]:
    """Yield the seals of which the register and the log do not say the same."""
    said: dict[str, tuple[str, str]] = {}
    for leaf in map(log.load, leaves):
        if leaf.event in _STATE_AFTER:
            said[leaf.reference] = (leaf.text_sha256.hex(), _STATE_AFTER[leaf.event])
    for number, sha256, state in Seal.objects.values_list("reference", "sha256", "state"):
        told = said.pop(number, None)
        if told is None:
            yield f"le sceau {number} n’est pas dans le journal"
        elif told != (sha256, state):
            yield f"le sceau {number} n’est plus ce que dit le journal"
    for number in said:
        yield f"le sceau {number} du journal n’est plus dans le registre"


def _missing_guards() -> list[str]:
    """Return a fault when the database would let a line be changed or deleted."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {name for (name,) in cursor.fetchall()}
    missing = [guard for guard in GUARDS if guard not in present]
    return [f"la base ne protège plus le journal ({name})" for name in missing]
