"""The Merkle tree of RFC 6962: hashes, roots, and the two proofs, made and checked."""

import hashlib
from collections.abc import Sequence

from kakaki.kernel.errors import InvalidInputError


class BadProofError(InvalidInputError):
    """Say that a proof does not prove."""

    default_advice = "Cette preuve ne correspond pas au journal public."


def leaf_hash(leaf: bytes) -> bytes:
    """Return SHA-256(0x00 || leaf), RFC 6962 §2.1."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 || left || right), RFC 6962 §2.1."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """Return the largest power of two smaller than `size`, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)


def root(hashes: Sequence[bytes]) -> bytes:
    """Return the root of a tree whose leaves have these hashes; an empty tree has SHA-256("")."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    level = list(hashes)
    while len(level) > 1:
        above = [node_hash(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
        level = above + level[len(level) // 2 * 2 :]
    return level[0]


def inclusion_proof(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """Return the hashes that prove that leaf `index` is in the tree, RFC 6962 §2.1.1."""
    if not 0 <= index < len(hashes):
        raise ValueError(f"no leaf {index} among {len(hashes)}")
    if len(hashes) == 1:
        return []
    half = _split(len(hashes))
    if index < half:
        return [*inclusion_proof(index, hashes[:half]), root(hashes[half:])]
    return [*inclusion_proof(index - half, hashes[half:]), root(hashes[:half])]


def consistency_proof(old_size: int, hashes: Sequence[bytes]) -> list[bytes]:
    """Return the hashes that prove that the tree grew from its first leaves, RFC 6962 §2.1.2."""
    if not 0 < old_size <= len(hashes):
        raise ValueError(f"no tree of {old_size} in a tree of {len(hashes)}")
    return _subproof(old_size, hashes, whole=True)


def _subproof(old_size: int, hashes: Sequence[bytes], *, whole: bool) -> list[bytes]:
    if old_size == len(hashes):
        return [] if whole else [root(hashes)]
    half = _split(len(hashes))
    if old_size <= half:
        return [*_subproof(old_size, hashes[:half], whole=whole), root(hashes[half:])]
    return [*_subproof(old_size - half, hashes[half:], whole=False), root(hashes[:half])]


def check_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected_root: bytes
) -> None:
    """Raise BadProofError unless the leaf of hash `leaf` is at `index` (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size or len(leaf) != 32:
        raise BadProofError("no such leaf")
    node, last, computed = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise BadProofError("the proof is too long")
        if node & 1 or node == last:
            computed = node_hash(sibling, computed)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            computed = node_hash(computed, sibling)
        node, last = node >> 1, last >> 1
    if last or computed != expected_root:
        raise BadProofError("the proof leads to another root")


def check_consistency(
    old_size: int, size: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Raise BadProofError unless the tree grew without rewriting (RFC 9162 §2.1.4.2)."""
    if not 0 < old_size <= size:
        raise BadProofError("sizes in disorder")
    if old_size == size and (proof or old_root != new_root):
        raise BadProofError("two roots for one size")
    if old_size < size:
        _check_growth(old_size, size, proof, old_root, new_root)


def _check_growth(
    old_size: int, size: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    path = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    if not path:
        raise BadProofError("the proof is empty")
    node, last = old_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise BadProofError("the proof is too long")
        if node & 1 or node == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        node, last = node >> 1, last >> 1
    if last or before != old_root or after != new_root:
        raise BadProofError("the proof leads to other roots")
