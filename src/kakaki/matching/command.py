"""`kakaki match`: find which known claims messages are about, without Django."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError
from kakaki.matching.contracts import MatchResult
from kakaki.matching.engine.embed import CachedEmbedder, offline_embedder
from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.matcher import Matcher

LONGEST_LINE = 4_000_000
"""Bytes of a line that are accepted; the text is then cut as everywhere."""

_DECISIONS = {
    "attach": "se rattache à",
    "suggest": "concerne peut-être",
    "none": "aucune rumeur connue ne correspond",
}
_RELATIONS = {
    "same": "même rumeur",
    "contradicts": "la contredit",
    "other_figure": "autre chiffre, lieu ou date",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its arguments."""
    parser = subparsers.add_parser(
        "match",
        help="rapprocher des messages de rumeurs connues",
        description="Dit, pour chaque message, quelle rumeur connue il concerne, ou aucune.",
    )
    parser.add_argument("messages", type=Path, metavar="MESSAGES.jsonl", help="champs id et text")
    parser.add_argument(
        "--base", type=Path, required=True, metavar="CLAIMS.jsonl", help="champs id, title, summary"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text par défaut"
    )
    parser.add_argument(
        "--lexical-only", action="store_true", help="comparer les mots seulement, sans le sens"
    )
    parser.add_argument(
        "--cache", type=Path, metavar="DOSSIER", help="où garder les vecteurs de la base"
    )


class _Lines:
    """Read a JSON-lines file, saying in French which lines cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bad = 0

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        try:
            with self.path.open("rb") as opened:
                for number, line in enumerate(opened, 1):
                    if line.strip():
                        read = self._read(number, line)
                        if read is not None:
                            yield number, read
        except OSError as error:
            raise InvalidInputError(
                str(error), advice=f"Le fichier {self.path} ne peut pas être lu. Vérifiez son nom."
            ) from error

    def _read(self, number: int, line: bytes) -> dict[str, str] | None:
        if len(line) > LONGEST_LINE:
            self.refuse(number, "la ligne est trop longue (4 Mo au plus)")
            return None
        try:
            found = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError:
            self.refuse(number, "la ligne n’est pas en UTF-8")
        except (ValueError, RecursionError):
            self.refuse(number, "ce n’est pas un objet JSON")
        else:
            if isinstance(found, dict) and isinstance(found.get("id"), str | int):
                return {**found, "id": str(found["id"])}
            self.refuse(number, "il manque le champ « id »")
        return None

    def refuse(self, number: int, why: str) -> None:
        """Say on the error output what is wrong with a line, and count it."""
        self.bad += 1
        print(f"{self.path}, ligne {number} : {why}.", file=sys.stderr)


def _claims(lines: _Lines) -> list[Claim]:
    found: dict[str, Claim] = {}
    for number, line in lines:
        title, summary = line.get("title"), line.get("summary") or ""
        if not isinstance(title, str) or not title.strip():
            lines.refuse(number, "il manque le champ « title »")
        elif not isinstance(summary, str):
            lines.refuse(number, "le champ « summary » doit être un texte")
        elif line["id"] in found:
            lines.refuse(number, f"l’identifiant « {line['id']} » est déjà pris")
        else:
            found[line["id"]] = Claim(line["id"], title, summary)
    return list(found.values())


def _matcher(claims: list[Claim], *, lexical_only: bool, cache: Path | None) -> Matcher:
    embedder = None if lexical_only else offline_embedder()
    kept = CachedEmbedder(embedder, cache) if embedder is not None and cache else embedder
    return Matcher(claims, embedder=embedder, kept=kept)


def run(arguments: argparse.Namespace) -> int:
    """Match and print; return 2 when a line could not be used, else 0."""
    base = _Lines(arguments.base)
    claims = _claims(base)
    matcher = _matcher(claims, lexical_only=arguments.lexical_only, cache=arguments.cache)
    if matcher.degraded:
        print(matcher.degraded, file=sys.stderr)
    titles = {claim.id: claim.title for claim in claims}
    messages = _Lines(arguments.messages)
    for number, line in messages:
        text = line.get("text")
        if not isinstance(text, str):
            messages.refuse(number, "il manque le champ « text »")
            continue
        result = matcher.match(text, id=line["id"])
        shown = _json(result) if arguments.format == "json" else _french(result, text, titles)
        sys.stdout.write(f"{shown}\n")
    return 2 if base.bad or messages.bad else 0


def _json(result: MatchResult) -> str:
    return json.dumps(
        {
            "id": result.id,
            "language": result.language,
            "decision": result.decision,
            "candidates": [
                {"id": c.id, "probability": c.probability, "relation": c.relation}
                for c in result.candidates
            ],
        },
    )


def _french(result: MatchResult, text: str, titles: dict[str, str]) -> str:
    excerpt = " ".join(text.encode("utf-8", "replace").decode().split())[:90]
    lines = [f"{result.id} ({' ou '.join(result.languages)}) « {excerpt} »"]
    if result.decision == "none":
        lines.append(f"  → {_DECISIONS['none']}")
    else:
        first = result.candidates[0]
        lines.append(
            f"  → {_DECISIONS[result.decision]} {first.id} « {titles[first.id][:110]} »"
            f" ({round(first.probability * 100)} %, {_RELATIONS[first.relation]})"
        )
    return "\n".join(lines)
