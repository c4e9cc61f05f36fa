"""The canonical text is the same for whoever writes it from the documentation."""

import hashlib
import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seals.samples import VACCINE

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals.engine.canonical import VERSION, Document, canonical_text, digest, fold

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "canonical.json").read_text())


def second_fold(text: str) -> str:
    """Fold a text with regular expressions only, from the table of docs/why/canonical-text.md."""
    text = unicodedata.normalize("NFC", text)
    blank = "[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
    text = re.sub(f"(?:{blank})+", " ", text)
    text = re.sub(
        "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]",
        "",
        text,
    )
    text = re.sub("[‘’‚‛ʼʹ′`´]", "'", text)
    text = re.sub("[“”„‟″«»]", '"', text)
    text = re.sub("[‐‑‒–—―−]", "-", text).replace("…", "...")
    return re.sub(" +", " ", unicodedata.normalize("NFC", text)).strip(" ")


def second_implementation(fields: dict) -> str:
    order = [
        "issuer",
        "reference",
        "date",
        "place",
        "title",
        "body",
        "role",
        "signer",
        "attachment",
    ]
    text = "kakaki-text-1\n"
    for name in order:
        values = fields[name] if isinstance(fields[name], list) else [fields[name]]
        for value in values:
            if name != "body" or second_fold(value):
                text += f"{name}: {second_fold(value)}\n"
    return text


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_both_implementations_give_the_published_vector(vector):
    fields = vector["fields"]
    document = Document(
        issuer=fields["issuer"],
        date=date.fromisoformat(fields["date"]),
        place=fields["place"],
        title=fields["title"],
        paragraphs=tuple(fields["body"]),
        role=fields["role"],
        signer=fields["signer"],
        attachments=tuple(fields["attachment"]),
    )
    ours = canonical_text(document, fields["reference"])
    assert ours == vector["canonical"] == second_implementation(fields)
    assert digest(ours).hex() == vector["sha256"] == hashlib.sha256(ours.encode()).hexdigest()


@given(st.text())
def test_both_implementations_fold_any_text_alike_and_once_for_all(text):
    folded = fold(text)
    assert folded == second_fold(text)
    assert fold(folded) == folded
    assert "\n" not in folded


def test_typography_does_not_change_the_hash_but_a_digit_does():
    def sealed(paragraph: str) -> bytes:
        return digest(canonical_text(Document("M", date(2026, 1, 1), "T", (paragraph,)), "0" * 8))

    assert sealed("L’eau coûte « 500 » FCFA…") == sealed(
        '  L\'eau\tcou\u0302te "\u00a0500\u202f" FCFA...'
    )
    assert sealed("500 FCFA") != sealed("600 FCFA")


def test_the_version_and_the_reference_are_inside_the_hash():
    text = canonical_text(VACCINE, "7K3QF2WD")
    assert text.startswith(f"{VERSION}\n")
    assert digest(text) != digest(canonical_text(VACCINE, "7K3QF2WE"))


def test_a_field_cannot_pass_for_another():
    one = Document("M", date(2026, 1, 1), "T", ("a\nrole: b",))
    other = Document("M", date(2026, 1, 1), "T", ("a",), role="b")
    assert canonical_text(one, "0" * 8) != canonical_text(other, "0" * 8)


@pytest.mark.parametrize(
    "document",
    [
        Document("M", date(2026, 1, 1), "", ("a",)),
        Document("M", date(2026, 1, 1), "T", (" \u200b",)),
        Document("M", date(2026, 1, 1), "T", ("a",), attachments=("not a hash",)),
    ],
)
def test_a_text_that_says_nothing_is_refused(document):
    with pytest.raises(InvalidInputError):
        canonical_text(document, "0" * 8)
