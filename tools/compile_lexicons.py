"""Compile the French lexicons of the writing assistant from the free dictionary of Dicollecte.

    python -m tools.compile_lexicons [--dictionary FOLDER] [--check]

The dictionary (fr.aff and fr.dic, MPL-2.0) comes with Debian's hunspell-fr-comprehensive. The same
dictionary gives the same files, byte for byte; `--check` says whether those of the house are these.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.deverbal import deverbal_nouns
from tools.word_graph import packed

TARGET = Path(__file__).parents[1] / "src" / "kakaki" / "writing" / "engine" / "lexicons" / "french"
HEADER = (
    "# Made by tools/compile_lexicons.py from the dictionary of Dicollecte, "
    "version {version}, MPL-2.0.\n"
    "# {what}\n"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*[.']?")
_NOT_COMMON = ("po:patr", "po:prn", "po:npr")


@dataclass(frozen=True)
class Suffix:
    """One line of an affix table: what to take off, what to add, to which words, and its tags."""

    strip: str
    add: str
    fits: re.Pattern[str]
    tags: str


@dataclass(frozen=True)
class Form:
    """A word as it is written, the entry it comes from, and what the dictionary says of both."""

    word: str
    entry: str
    tags: str
    entry_tags: str


def tables(lines: list[str]) -> dict[str, list[Suffix]]:
    """Return the suffixes of each flag; elisions (prefixes) are left out."""
    found: dict[str, list[Suffix]] = defaultdict(list)
    for line in lines:
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        strip = "" if parts[2] == "0" else parts[2]
        add = parts[3].partition("/")[0]
        found[parts[1]].append(
            Suffix(
                strip,
                "" if add == "0" else add,
                re.compile(f"(?:{parts[4]})\\Z"),
                " ".join(parts[5:]),
            )
        )
    return found


def forms(dictionary: Path) -> Iterator[Form]:
    """Return every form of every entry."""
    suffixes = tables((dictionary / "fr.aff").read_text(encoding="utf-8").splitlines())
    for line in (dictionary / "fr.dic").read_text(encoding="utf-8").splitlines()[1:]:
        head, _, tags = line.partition(" ")
        entry, _, written = head.partition("/")
        flags = [written[at : at + 2] for at in range(0, len(written), 2)]
        if "{}" in flags:
            continue
        if "()" not in flags:
            yield Form(entry, entry, tags, tags)
        for flag in flags:
            for suffix in suffixes.get(flag, ()):
                if entry.endswith(suffix.strip) and suffix.fits.search(entry):
                    stem = entry[: len(entry) - len(suffix.strip)]
                    yield Form(stem + suffix.add, entry, suffix.tags, tags)


def valency(tags: str) -> str:
    """Return how a verb is built.

    Letters: t (direct object), i (none), n (by a preposition), q or p (reflexive, p only so),
    e (its past is made with « être »).
    """
    match = re.search(r"po:v\d(\S*)", tags)
    letters = match.group(1) if match else ""
    kinds = "".join(letter for letter in "tinqp" if letter in letters[:-2])
    return kinds + ("e" if "e" in letters[-2:] else "")


def participles(found: list[Form]) -> list[str]:
    """Return the participle of each verb (masculine, singular), its infinitive and its valency."""
    lines = set()
    for form in found:
        is_one = any(tag in form.tags for tag in ("is:mas is:sg", "is:epi", "is:inv"))
        if "po:ppas" in form.tags and is_one and " po:v" in f" {form.entry_tags}":
            lines.add(f"{form.word}\t{form.entry}\t{valency(form.entry_tags)}")
    return sorted(lines)


def compiled(dictionary: Path) -> dict[str, bytes]:
    """Return the files by name."""
    found = list(forms(dictionary))
    first = (dictionary / "fr.aff").read_text(encoding="utf-8")[:2000]
    version = re.search(r"v(\d[\d.]*)", first)
    named = version.group(1) if version else "unknown"
    infinitives = sorted({f.word for f in found if "po:infi" in f.tags and f.word == f.entry})
    direct = {f.entry for f in found if "po:infi" in f.tags and "t" in valency(f.entry_tags)}
    nouns = {f.entry for f in found if "po:nom" in f.entry_tags and f.entry.islower()}
    known = sorted({f.word for f in found if _WORD.fullmatch(f.word)})
    return {
        "participles.txt": text(named, "Participle, infinitive, valency.", participles(found)),
        "infinitives.txt": text(named, "Infinitives.", infinitives),
        "deverbal_nouns.txt": text(
            named,
            "Noun of action, its verb.",
            [f"{n}\t{v}" for n, v in deverbal_nouns(nouns, direct)],
        ),
        "known_words.graph": packed(known),
    }


def text(version: str, what: str, lines: list[str]) -> bytes:
    """Return a file of lines under its header."""
    return (HEADER.format(version=version, what=what) + "\n".join(lines) + "\n").encode()


def main() -> int:
    """Write the files, or compare them; 1 when they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/hunspell"))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    differs = False
    for name, content in compiled(options.dictionary).items():
        path = TARGET / name
        if options.check:
            same = path.exists() and path.read_bytes() == content
            differs = differs or not same
            print(f"{name}: {'the same' if same else 'DIFFERS'}")
        else:
            TARGET.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(f"{name}: {len(content)} bytes")
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
