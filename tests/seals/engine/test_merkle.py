"""Our proofs agree with the public vectors, and prove what they say."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.seals.engine import merkle

FOLDER = Path(__file__).parent.parent / "vectors" / "merkle"
HASHES = [merkle.leaf_hash(bytes([number])) for number in range(70)]


def vectors(kind: str) -> list:
    found = sorted((FOLDER / kind).rglob("*.json"))
    return [
        pytest.param(json.loads(path.read_text()), id=f"{path.parent.name}/{path.stem}")
        for path in found
    ]


def decoded(vector: dict, name: str) -> bytes:
    return base64.b64decode(vector[name] or "")


def proof_of(vector: dict) -> list[bytes]:
    return [base64.b64decode(one) for one in vector["proof"] or []]


def holds(check, *arguments) -> bool:
    try:
        check(*arguments)
    except merkle.BadProofError:
        return False
    return True


@pytest.mark.parametrize("vector", vectors("inclusion"))
def test_a_public_vector_of_inclusion(vector):
    leaf, root = decoded(vector, "leafHash"), decoded(vector, "root")
    place = (vector["leafIdx"], vector["treeSize"])
    assert (
        holds(merkle.check_inclusion, leaf, *place, proof_of(vector), root) is not vector["wantErr"]
    )


@pytest.mark.parametrize("vector", vectors("consistency"))
def test_a_public_vector_of_consistency(vector):
    roots = (decoded(vector, "root1"), decoded(vector, "root2"))
    sizes = (vector["size1"], vector["size2"])
    assert (
        holds(merkle.check_consistency, *sizes, proof_of(vector), *roots) is not vector["wantErr"]
    )


def test_the_vectors_are_there():
    assert len(vectors("inclusion")) >= 8
    assert len(vectors("consistency")) >= 20


def test_the_root_is_the_one_of_the_definition():
    assert merkle.root([]) == hashlib.sha256(b"").digest()
    pair = merkle.node_hash(HASHES[0], HASHES[1])
    assert merkle.root(HASHES[:3]) == merkle.node_hash(pair, HASHES[2])


@given(st.integers(1, 70), st.data())
def test_every_leaf_proves_its_place_and_no_other(size, data):
    index = data.draw(st.integers(0, size - 1))
    root = merkle.root(HASHES[:size])
    proof = merkle.inclusion_proof(index, HASHES[:size])
    merkle.check_inclusion(HASHES[index], index, size, proof, root)
    other = data.draw(st.integers(0, size - 1))
    if other != index:
        assert not holds(merkle.check_inclusion, HASHES[other], other, size, proof, root)
    assert not holds(merkle.check_inclusion, HASHES[index], index, size, [*proof, root], root)


@given(st.integers(1, 70), st.data())
def test_a_log_that_grew_proves_it_and_one_rewritten_cannot(size, data):
    old = data.draw(st.integers(1, size))
    roots = (merkle.root(HASHES[:old]), merkle.root(HASHES[:size]))
    proof = merkle.consistency_proof(old, HASHES[:size])
    merkle.check_consistency(old, size, proof, *roots)
    rewritten = [merkle.leaf_hash(b"rewritten"), *HASHES[1:size]]
    proof = merkle.consistency_proof(old, rewritten)
    assert not holds(merkle.check_consistency, old, size, proof, roots[0], merkle.root(rewritten))


def test_a_proof_outside_the_tree_is_refused():
    with pytest.raises(ValueError, match="no leaf"):
        merkle.inclusion_proof(3, HASHES[:3])
    with pytest.raises(ValueError, match="no tree"):
        merkle.consistency_proof(0, HASHES[:3])
