"""Write docs/writing/precision.md: how much of what each writing rule finds in prose is right.

    python -m tools.precision              # writes the page again from the judgements
    python -m tools.precision --check      # tells whether it is up to date, and writes nothing
    python -m tools.precision --count A B  # counts the findings of every rule in these files first

`--count` reads text files, and JSON lines with « text »; the counts are kept beside the judgements.
"""

import argparse
import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.gazetteers import gazetteer
from kakaki.writing.engine.readers import markdown
from kakaki.writing.engine.rule import Rule, hits_of, rules
from kakaki.writing.engine.words import count_words

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/writing/precision.md"
JUDGEMENTS = ROOT / "docs/writing/judgements"
COUNTS = JUDGEMENTS / "counts" / "findings.csv"
FEWEST = 5  # judged findings: below, a share says nothing.
LEAST = 0.80  # The share under which a rule only asks « à vous de juger ».
LONGEST = 160  # characters of a sentence that is quoted
SHOWN = 5  # wrong findings of a rule that are quoted
TOGETHER = 8  # lines read at a time: the rules look around.
LICENCES = {
    "GSD": "Universal Dependencies, CC BY-SA 4.0",
    "Sequoia": "Universal Dependencies, LGPL-LR",
    "NTREX": "NTREX-128, CC BY-SA 4.0",
    "TICO-19": "TICO-19, CC0",
    "ASP": "African Storybook, CC BY 4.0",
    "ONEP": "article de presse, courte citation",
    "beta.gouv.fr": "dépôt public, courte citation",
    "Canada.ca": "dépôt public, courte citation",
}


@dataclass
class Judged:
    """What was judged of one rule: right, wrong, and the wrong ones with their source."""

    right: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many findings were judged."""
        return self.right + len(self.wrong)

    @property
    def share(self) -> float:
        """Return the share that was right, 0 to 1."""
        return self.right / self.total if self.total else 0.0


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson), 0 to 1."""
    z = 1.96
    centre = (right + z * z / 2) / (total + z * z)
    half = z * math.sqrt(right * (total - right) / total + z * z / 4) / (total + z * z)
    return max(0.0, centre - half), min(1.0, centre + half)


def judged() -> dict[str, Judged]:
    """Return what was judged, by rule, from the files of the folder."""
    found: dict[str, Judged] = {}
    for path in sorted(JUDGEMENTS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                one = found.setdefault(row["rule"], Judged())
                if row["judged"] == "right":
                    one.right += 1
                else:
                    one.wrong.append((row["excerpt"], row["source"], row["why"]))
    return found


def counts() -> tuple[dict[str, int], int]:
    """Return the findings of each rule when they were last counted, and the words read."""
    with COUNTS.open(encoding="utf-8", newline="") as file:
        found = {row["rule"]: int(row["findings"]) for row in csv.DictReader(file)}
    return found, found.pop("words read")


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        if path.suffix == ".jsonl":
            yield from (json.loads(line)["text"] for line in lines)
        else:
            yield from (
                " ".join(lines[at : at + TOGETHER]) for at in range(0, len(lines), TOGETHER)
            )


def count(paths: list[Path]) -> None:
    """Count what every rule finds in some prose, and keep it."""
    found, words = Counter(), 0
    known = gazetteer("niger")
    for text in _texts(paths):
        words += count_words(text)
        blocks = markdown.read(text, front_matter=False)
        document = Document(blocks, sources={"": text}, vocabulary=known)
        for rule in rules:
            found[rule.code] += sum(1 for _ in hits_of(rule, document))
    COUNTS.parent.mkdir(exist_ok=True)
    with COUNTS.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows([("rule", "findings"), ("words read", words), *sorted(found.items())])


def _cut(excerpt: str) -> str:
    """Return an excerpt of 160 characters at most around the words that were found."""
    written = " ".join(excerpt.split()).replace("|", "¦").replace("`", "’").replace("](", "] (")
    if len(written) <= LONGEST:
        return written
    start = max(0, min(written.find("[") - 50, len(written) - LONGEST + 2))
    return f"{'…' if start else ''}{written[start : start + LONGEST - 2]}…"


def _line(rule: Rule, one: Judged, findings: int) -> str:
    if one.total < FEWEST:
        said = f"{one.total} | {one.right} | jugée sur ses exemples"
    else:
        low, high = wilson(one.right, one.total)
        said = f"{one.total} | {one.right} | {one.share:.2f} [{low:.2f} – {high:.2f}]".replace(
            ".", ","
        )
    return f"| `{rule.code}` | {rule.title} | {rule.class_} | {findings} | {said} |"


def _wrong(rule: Rule, one: Judged) -> Iterator[str]:
    yield f"### `{rule.code}` : {len(one.wrong)} sur {one.total}"
    yield ""
    for excerpt, source, why in one.wrong[:SHOWN]:
        licence = LICENCES.get(source, "courte citation")
        yield f"- {_cut(excerpt)} ({source}, {licence}) : {why}"
    if len(one.wrong) > SHOWN:
        yield f"- … et {len(one.wrong) - SHOWN} autres dans son fichier."
    yield ""


HEAD = """# Précision des règles de rédaction

Page écrite par `python -m tools.precision` à partir des [jugements](judgements/README.md) : ne la
corrigez pas à la main.

- **Trouvées** : ce que la règle trouve aujourd’hui dans {words} mots de prose publique (parties
  de mise au point de GSD et de Sequoia, NTREX-128, un article de presse).
- **Jugées, justes** : jusqu’à 50 trouvailles tirées au sort (graine fixe), 30 pour les règles les
  plus anciennes, dans la prose que décrit la page des jugements. Juste : le lecteur d’une page
  publique y aurait gagné.
- **Part** : la part juste et son intervalle à 95 % (Wilson).
- **Qui a jugé** : une seule personne, du côté des auteurs du programme, et pas à l’aveugle.
  Certaines règles ont été réglées sur des tirages précédents de la même prose : ces parts sont
  optimistes.
- Une règle sous {least} est « à vous de juger ». Moins de {fewest} trouvailles jugées : elle ne
  vaut que par ses exemples.

Aucune prose de ministère n’a été mesurée. Les règles sur les chapôs ne peuvent pas l’être sur des
phrases isolées. La page ne dit rien de ce que les règles manquent. Une phrase citée plus bas a pu
être épargnée depuis : elle reste comptée fausse.

| règle | titre | classe | trouvées | jugées | justes | part |
|---|---|---|---|---|---|---|
"""


def page() -> str:
    """Return the page as it should be written."""
    known, (findings, words) = judged(), counts()
    head = HEAD.format(
        words=f"{words:,}".replace(",", "\u00a0"),
        least=f"{LEAST:.2f}".replace(".", ","),
        fewest=FEWEST,
    )
    table = [
        _line(rule, known.get(rule.code, Judged()), findings.get(rule.code, 0)) for rule in rules
    ]
    wrong: list[str] = []
    for rule in rules:
        if known.get(rule.code, Judged()).wrong:
            wrong += _wrong(rule, known[rule.code])
    return (
        head
        + "\n".join([*table, "", "## Ce qu’elles ont signalé à tort", "", *wrong]).rstrip()
        + "\n"
    )


def main() -> int:
    """Write the page, or tell whether it is up to date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--count", nargs="+", type=Path, metavar="FILE", default=[])
    options = parser.parse_args()
    if options.count:
        count(options.count)
    if options.check:
        same = PAGE.read_text(encoding="utf-8") == page()
        print(
            "docs/writing/precision.md is up to date" if same else "run python -m tools.precision"
        )
        return 0 if same else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
