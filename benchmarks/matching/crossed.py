"""Answer every message with weights that were learnt without its claim."""

from dataclasses import replace

import numpy as np
from learning import FOLDS, Example, learn
from measuring import Answer

from kakaki.matching.engine.calibrate import Weights, probabilities
from kakaki.matching.engine.matcher import LIKELY, decide, may_attach


def answer(example: Example, weights: Weights) -> Answer:
    """Return the answer to one message, with the decision by the given thresholds."""
    chances = probabilities(example.comparison, weights)
    best = np.argsort(-chances, kind="stable")[:10]
    top = int(best[0])
    relation = example.comparison.agreements[top].relation(likely=chances[top] >= LIKELY)
    attachable = may_attach(example.comparison, top, relation)
    decision = decide(float(chances[top]), weights, attachable=attachable)
    return Answer(
        example.row, tuple(example.ids[i] for i in best), float(chances[top]), decision, relation
    )


def crossed(
    found: list[Example], *, lexical: bool, attach: float = 1.0, suggest: float = 1.0
) -> list[Answer]:
    """Return the answers of all examples by cross-validation over claims."""
    answers = []
    for fold in range(FOLDS):
        weights = learn([e for e in found if e.fold != fold], lexical=lexical)
        weights = replace(weights, attach=attach, suggest=suggest)
        answers += [answer(e, weights) for e in found if e.fold == fold]
    return answers
