"""Measure the seals: CPU to seal and to verify, photos read, codes decoded, forgeries let through.

The peers run on the same things: the bare signature of `cryptography`, the QR detector of OpenCV,
zxing-cpp without our larger and turned copies, and « nearly the same letters » (difflib).
"""
# ruff: noqa: E402 -- Django is set up before anything of it is imported.

import argparse
import random
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher

import cv2
import numpy as np
import zxingcpp
from benchmarks.figures import Report, asked, cpu, each, middle, p95, share
from benchmarks.house import open_house, open_ministry
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image

open_house()

from benchmarks.seals.communiques import alterations, communique, copies, pasted
from benchmarks.seals.photographs import SPOILT, as_file, printed

from kakaki.seals import facade as seals
from kakaki.seals import pictures, services
from kakaki.seals.engine.formats import cose_qr
from kakaki.seals.engine.verdicts import Verdict

TEXTS = 60
ALIKE = 0.98  # share of letters in common that a reader without a seal would call the same.


def sealed_texts(report: Report) -> list[services.SealIssued]:
    """Seal texts, measure it, and return the seals in order."""
    ministry = open_ministry("sante")
    found = []

    def seal_one() -> None:
        number = len(found)
        found.append(
            seals.seal_text(
                ministry_id=ministry,
                text=communique(number),
                url=f"http://sante.localhost:8000/{number}/",
                object_key=f"bench:{number}",
                actor_id=None,
            )
        )

    times = each(seal_one, TEXTS)
    key = ec.generate_private_key(ec.SECP256R1())
    bare = each(lambda: key.sign(b"x" * 180, ec.ECDSA(hashes.SHA256())), TEXTS)
    report.add("seal a text", middle(times), "CPU ms")
    report.add("seal a text", middle(bare), "CPU ms", of="signature alone")
    return found


def questions(report: Report, issued: list[services.SealIssued]) -> None:
    """Measure the answers to a text, a code and a reference."""
    numbers = iter(range(1, TEXTS))
    times = each(lambda: seals.verify_text(pasted(communique(next(numbers)))), TEXTS - 2)
    report.add("verify a text, median", middle(times), "CPU ms")
    report.add("verify a text, p95", p95(times), "CPU ms")
    sealed = issued[3]
    times = each(lambda: seals.verify_qr(sealed.qr_url), TEXTS)
    report.add("verify a code, median", middle(times), "CPU ms")
    times = each(lambda: seals.verify_reference(sealed.reference), TEXTS)
    report.add("verify a reference, median", middle(times), "CPU ms")


def forgeries(report: Report) -> None:
    """Count altered texts called authentic (none may be) and honest copies recognised."""
    let_through = alike = total = 0
    for number in range(0, TEXTS, 5):
        text = communique(number)
        for forged in alterations(text):
            total += 1
            let_through += seals.verify_text(forged).verdict is Verdict.AUTHENTIC
            matcher = SequenceMatcher(None, pasted(text), forged, autojunk=False)
            alike += matcher.quick_ratio() >= ALIKE
    what = f"altered texts called authentic, of {total}"
    report.add(what, let_through, "texts", at_most=0)
    report.add(what, alike, "texts", of=f"{ALIKE:.0%} of the letters")
    honest = [seals.verify_text(copy).verdict for n in range(20) for copy in copies(communique(n))]
    value, error = share(honest.count(Verdict.AUTHENTIC), len(honest))
    report.add(f"honest copies recognised, of {len(honest)}", value, "%", error=error)


def opencv_reads(image: Image.Image) -> bool:
    """Tell whether the detector of OpenCV reads a code."""
    return bool(cv2.QRCodeDetector().detectAndDecode(np.asarray(image))[0])


def zxing_reads(image: Image.Image) -> bool:
    """Tell whether zxing-cpp reads a code in the picture as it is."""
    return bool(zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode))


READERS = {
    "kakaki": lambda image: bool(pictures.codes_in(image)),
    "zxing-cpp, one try": zxing_reads,
    "OpenCV": opencv_reads,
}


def codes(report: Report, issued: list[services.SealIssued], count: int) -> None:
    """Count the codes decoded in spoilt pages, and what it costs."""
    read: Counter[tuple[str, str]] = Counter()
    spent = dict.fromkeys(READERS, 0.0)
    for number in range(count):
        qr = cose_qr.seal_format.drawing_of(issued[number].qr_url)
        page = printed(communique(number), qr)
        for name, spoil in SPOILT.items():
            image = spoil(page, random.Random(number))
            for reader, reads in READERS.items():
                with cpu() as clock:
                    read[name, reader] += reads(image)
                    spent[reader] += clock()
    for name in SPOILT:
        for reader in READERS:
            value, error = share(read[name, reader], count)
            report.add(f"codes read, {name}, of {count}", value, "%", of=reader, error=error)
    for reader in READERS:
        mean = spent[reader] * 1000 / (count * len(SPOILT))
        report.add("look for a code in a page, mean", mean, "CPU ms", of=reader)


def photos(report: Report, issued: list[services.SealIssued], count: int) -> None:
    """Measure the whole answer to a photo, and count forged pages called authentic."""
    if not pictures.can_read_pictures():
        report.note("Photos are not measured: tesseract is not installed.")
        return
    times, verdicts, forged = [], Counter(), Counter()
    for number in range(count):
        text = communique(number)
        qr = cose_qr.seal_format.drawing_of(issued[number].qr_url)
        spoil = SPOILT["photographed, 1280 px" if number % 2 else "photographed, 1600 px"]
        photo = as_file(spoil(printed(text, qr), random.Random(number)))
        with cpu() as spent:
            verdicts[pictures.verify_file(photo).verdict] += 1
            times.append(spent())
        false = [paragraph.replace("2026", "2027") for paragraph in text.paragraphs]
        page = printed(replace(text, paragraphs=tuple(false)), qr)
        forged[pictures.verify_file(as_file(spoil(page, random.Random(number)))).verdict] += 1
    report.add("verify a photo, median", middle(times), "CPU s", at_most=1.5)
    report.add("verify a photo, p95", p95(times), "CPU s", at_most=1.5)
    wrong = forged[Verdict.AUTHENTIC]
    report.add(f"forged photos called authentic, of {count}", wrong, "photos", at_most=0)
    report.note("Honest photos: " + ", ".join(f"{v.value} {n}" for v, n in verdicts.items()) + ".")
    report.note("Forged photos: " + ", ".join(f"{v.value} {n}" for v, n in forged.items()) + ".")


def _more(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pages", type=int, default=12, help="pages spoilt in every way")
    parser.add_argument("--photos", type=int, default=8, help="photos answered as a whole")


def main() -> None:
    """Print the figures."""
    options = asked(__doc__, _more)
    report = Report("seals")
    issued = sealed_texts(report)
    questions(report, issued)
    forgeries(report)
    codes(report, issued, options.pages)
    photos(report, issued, options.photos)
    report.show(options.format)


if __name__ == "__main__":
    main()
