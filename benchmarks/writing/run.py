"""Measure the writing advice: CPU of one text, words a CPU-second, and passives found.

The peers run on the same texts: textstat counts French readability, proselint reads with its rules
(English ones: only its speed is comparable), LIX is what Wagtail shows. `--yoast node_modules`
holds the npm package yoastseo, read under node. `--sample FILE` is a real text of an administration
of which the known faults are looked for. `--ud FOLDER` holds JSON lines with « text » and
« has_passive », made from the Universal Dependencies of French.
"""

import argparse
from pathlib import Path

import textstat
from benchmarks.figures import Report, asked, cpu, each, middle, p95, share
from benchmarks.writing import boundaries, peers
from benchmarks.writing.passives import counted, sentences
from benchmarks.writing.texts import variant, words
from proselint.checks import __register__ as proselint_checks
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from kakaki.writing import reading

TIMES = 60
BULK = 300  # texts


def ours(text: str) -> None:
    """Check a text with every rule, as the desk does."""
    reading.check_fields({"body": text})


def counted_by_textstat(text: str) -> None:
    """Ask textstat for the figures that an editor would show."""
    textstat.flesch_reading_ease(text)
    textstat.words_per_sentence(text)
    textstat.polysyllabcount(text)
    textstat.long_word_count(text)


def read_by_proselint(text: str) -> None:
    """Ask proselint for what its rules find."""
    LintFile("text", text).lint()


PEERS = {
    "textstat (readability)": counted_by_textstat,
    "proselint (English rules)": read_by_proselint,
    "LIX": peers.lix,
}


def one_text(report: Report) -> None:
    """Measure the check of one text that was never read before."""
    length = words(variant(1))
    for name, work in {"kakaki": ours, **PEERS}.items():
        fresh = (variant(n) for n in range(TIMES + 1))
        times = each(lambda work=work, fresh=fresh: work(next(fresh)), TIMES)
        budget = {"at_most": 30.0} if work is ours else {}
        report.add(f"check of {length} words, median", middle(times), "CPU ms", of=name, **budget)
        if work is ours:
            report.add(f"check of {length} words, p95", p95(times), "CPU ms", **budget)


def one_paragraph(report: Report) -> None:
    """Measure the check after one paragraph of a text changed, as while somebody types."""
    seen = variant(0)
    ours(seen)
    at = seen.rindex(".", 0, len(seen) // 2)
    fresh = (f"{seen[:at]}, fois {n}{seen[at:]}" for n in range(TIMES + 1))
    times = each(lambda: ours(next(fresh)), TIMES)
    report.add("the same, one paragraph changed, median", middle(times), "CPU ms")


def in_bulk(report: Report) -> None:
    """Measure many texts in a row."""
    for name, work, count in [("kakaki", ours, BULK)] + [
        (n, w, BULK // 10) for n, w in PEERS.items()
    ]:
        texts = [variant(1000 + number) for number in range(count)]
        with cpu() as spent:
            for text in texts:
                work(text)
            speed = sum(words(text) for text in texts) / spent()
        budget = {"at_least": 100_000.0} if work is ours else {}
        report.add("in bulk", speed, "words a CPU-second", of=name, **budget)


def beside_yoast(report: Report, modules: Path | None) -> None:
    """Measure Yoast's French reader on the same texts, and the memory of both."""
    texts = [variant(9000 + number) for number in range(TIMES)]
    report.add("memory to read 60 texts", peers.our_memory(texts), "MiB")
    found = peers.yoast(modules, texts) if modules else None
    if found is None:
        report.note("Yoast is not measured: give --yoast with a node_modules that holds yoastseo.")
        return
    length, name = words(variant(1)), "Yoast (readability)"
    report.add(f"check of {length} words, median", middle(found.times), "CPU ms", of=name)
    report.add(f"check of {length} words, p95", p95(found.times), "CPU ms", of=name)
    speed = sum(map(words, texts)) / sum(found.times) * 1000
    report.add("in bulk", speed, "words a CPU-second", of=name)
    report.add("memory to read 60 texts", found.memory, "MiB", of=name)


def sample(report: Report, path: Path | None) -> None:
    """Tell which of the faults of a real text are found."""
    if path is None or not path.is_file():
        report.note("No real text is read: give --sample with the file of one.")
        return
    text = path.read_text(encoding="utf-8")
    told = {f.rule for f in reading.check_text(text, profile="communique")}
    found = [name for name, codes in peers.DEFECTS.items() if codes & told]
    report.add("faults of a real text told", len(found), f"of {len(peers.DEFECTS)}")
    missed = ", ".join(sorted(set(peers.DEFECTS) - set(found))) or "none"
    report.note(f"LIX of the real text: {peers.lix(text):.0f}. Faults not told: {missed}.")


def passives(report: Report, folder: Path | None) -> None:
    """Measure the passives found in sentences that linguists annotated."""
    if folder is None or not any(folder.glob("*.jsonl")):
        report.note("Passives are not measured: give --ud FOLDER with annotated sentences.")
        return
    rows = sentences(folder)
    found = counted(rows)
    for name, count in found.items():
        value, error = share(count.right, count.right + count.wrong)
        budget = {"at_least": 95.0} if name == "kakaki, shown" else {}
        report.add("passives, precision", value, "%", of=name, error=error, **budget)
    for name, count in found.items():
        value, error = share(count.right, count.right + count.missed)
        report.add("passives, recall", value, "%", of=name, error=error)
    total = sum(true for _, true in rows)
    report.note(f"Passives: {len(rows)} sentences, {total} with a passive.")
    ends(report, folder)


def ends(report: Report, folder: Path) -> None:
    """Measure the ends of sentences found in sentences that linguists cut, joined again."""
    for name, count in boundaries.counted(boundaries.texts(folder)).items():
        value, error = share(count.right, count.right + count.wrong)
        report.add("ends of sentences, precision", value, "%", of=name, error=error)
        value, error = share(count.right, count.right + count.missed)
        report.add("ends of sentences, recall", value, "%", of=name, error=error)


def _own_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ud", type=Path, metavar="FOLDER")
    parser.add_argument("--yoast", type=Path, metavar="FOLDER")
    parser.add_argument("--sample", type=Path, metavar="FILE")


def main() -> None:
    """Print the figures."""
    options = asked(__doc__, _own_options)
    CheckRegistry().register_many(proselint_checks)
    textstat.set_lang("fr")
    report = Report("writing")
    one_text(report)
    one_paragraph(report)
    in_bulk(report)
    beside_yoast(report, options.yoast)
    sample(report, options.sample)
    passives(report, options.ud)
    report.show(options.format)


if __name__ == "__main__":
    main()
