"""Write canonical.json; run from the root: python -m tests.seals.vectors.make_canonical."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.seals.samples import VACCINE, WATER

from kakaki.seals.engine.canonical import Document, canonical_text, digest

CASES = {
    "a communiqué": (VACCINE, "7K3QF2WD"),
    "another, with attachments in their order": (
        replace(WATER, attachments=("ab" * 32, "01" * 32)),
        "00000000",
    ),
    "decomposed letters, odd spaces, Hausa": (
        Document(
            "Ministe\u0300re de l\u02bcE\u0301ducation",
            date(2027, 1, 1),
            " Ƙaramar\u2003makaranta\u200b … ",
            ("\ufeff« Ɗalibai »\u00a0: 50\u202f%", "\u200b", "−3\u00ad °C — 2\u2011e ‟jour”"),
            place="Dosso-Kouré\r\n",
        ),
        "ZZZZZZZZ",
    ),
}


def vector(name: str, document: Document, reference: str) -> dict:
    text = canonical_text(document, reference)
    fields = {
        "issuer": document.issuer,
        "reference": reference,
        "date": document.date.isoformat(),
        "place": document.place,
        "title": document.title,
        "body": list(document.paragraphs),
        "role": document.role,
        "signer": document.signer,
        "attachment": list(document.attachments),
    }
    return {"name": name, "fields": fields, "canonical": text, "sha256": digest(text).hex()}


if __name__ == "__main__":
    vectors = [vector(name, *case) for name, case in CASES.items()]
    written = json.dumps(vectors, ensure_ascii=True, indent=1)
    (Path(__file__).parent / "canonical.json").write_text(written + "\n")
