"""The log is a chain: a leaf changed, removed or added in the middle is seen."""

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals.engine import log
from kakaki.seals.engine.merkle import leaf_hash


def a_leaf(previous: bytes, **fields: object) -> log.Leaf:
    return log.Leaf(
        **{
            "issuer": "sante",
            "event": "publish",
            "at": 1_780_000_000,
            "previous": previous,
            "text_sha256": bytes(range(32)),
            "kid": b"kid1",
            "reference": "00000000",
            **fields,
        }
    )


def a_chain(length: int) -> list[bytes]:
    leaves: list[bytes] = []
    previous = log.NO_LEAF
    for number in range(length):
        leaves.append(log.dump(a_leaf(previous, at=1_780_000_000 + number)))
        previous = leaf_hash(leaves[-1])
    return leaves


def test_a_leaf_is_small_and_comes_back_as_it_went():
    leaf = a_leaf(
        bytes(range(32)), pdf_sha256=bytes(32), new_reference="7K3QF2WD", note="Erreur de date."
    )
    data = log.dump(leaf)
    assert log.load(data) == leaf
    assert len(data) <= 250


def test_a_whole_chain_has_no_fault():
    assert log.faults(a_chain(5)) == []
    assert log.faults([]) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda chain: chain.__delitem__(2),
        lambda chain: chain.insert(2, chain[1]),
        lambda chain: chain.__setitem__(1, log.dump(a_leaf(leaf_hash(chain[0]), note="autre"))),
        lambda chain: chain.reverse(),
        lambda chain: chain.__setitem__(4, b"\xa0"),
    ],
    ids=["removed", "repeated", "rewritten", "turned round", "unreadable"],
)
def test_a_chain_that_was_touched_shows_it(change):
    chain = a_chain(5)
    change(chain)
    assert log.faults(chain)


@given(st.binary(max_size=80))
def test_hostile_leaves_are_refused(data):
    with pytest.raises(log.BadLeafError):
        log.load(data)


def test_a_leaf_written_in_another_order_is_refused():
    value = cbor2.loads(log.dump(a_leaf(bytes(range(32)))))
    with pytest.raises(log.BadLeafError):
        log.load(cbor2.dumps(dict(reversed(value.items()))))


def test_what_cannot_be_a_leaf_is_not_written():
    with pytest.raises(ValueError, match="no event"):
        log.dump(a_leaf(bytes(32), event="delete"))
    with pytest.raises(ValueError, match="wrong length"):
        log.dump(a_leaf(b"short"))
    with pytest.raises(InvalidInputError) as refused:
        log.dump(a_leaf(bytes(32), note="x" * 2000))
    assert "trop long" in refused.value.advice()
