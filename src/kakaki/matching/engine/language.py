"""Tell the language of a short text, national languages of Niger included."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Protocol

from kakaki.matching.engine.normalise import clean, fold, words

SURE = 0.7
"""Under this probability the two best labels are reported (model card)."""

LABELS = {
    "fuv": "ff", "knc": "kr", "knc_Arab": "kr", "taq_Tfng": "taq", "bam": "bm", "wol": "wo",
    "yor": "yo",
    "ibo": "ig", "swh": "sw", "som": "so", "por": "pt", "spa": "es", "ita": "it", "pes": "fa",
}  # fmt: skip
"""Labels of the model that differ from the short codes the product uses."""

_NOT_TEXT = re.compile(r"https?://\S+|www\.\S+|@\w+")
_STOP_WORDS = {
    "fr": "le la les des du un une est et dans pour que qui pas sur au aux avec ce cette nous "
    "vous ils son ont par plus ne "
    "je tu il elle mon ton ca cest tout tous mais ou si sont ete faire comme mr meme sans",
    "ha": "da ya ta na su an za ba ne ce ga wai don ko kuma sun yi yana tana cikin zai wannan ku "
    "mu suka aka akwai kada daga "
    "domin amma idan wani wata mutane duk sai har yau kasa allah ina mai masu cewa",
    "en": "the of and to is in that for it on was with as be at by this are have has from not or "
    "an will they you your we all "
    "who what when if my me he she his her their there can do does did been were",
}


@dataclass(frozen=True, slots=True)
class Language:
    """The languages of a text, likeliest first, with probabilities; `model` says who told."""

    code: str
    codes: tuple[str, ...]
    probabilities: tuple[float, ...]
    model: str


class _Predictor(Protocol):
    def predict(self, text: str, k: int) -> tuple[Sequence[str], Sequence[float]]: ...


class _Model:
    """Give the file of fastText one face over the two libraries that read it."""

    def __init__(self, loaded: object) -> None:
        self._inner: Any = getattr(loaded, "f", loaded)

    def predict(self, text: str, k: int) -> tuple[Sequence[str], Sequence[float]]:
        pairs = self._inner.predict(text + "\n", k, 0.0, "strict")
        return [str(label) for _p, label in pairs], [float(p) for p, _label in pairs]


@lru_cache(maxsize=1)
def _model() -> _Predictor | None:
    """Load the model, or return None when the library or the file cannot be used."""
    path = resources.files("kakaki.matching.engine").joinpath("models/niger-lid.ftz")
    try:
        import fasttext

        return _Model(fasttext.load_model(str(path)))
    except (ImportError, OSError, ValueError, RuntimeError):
        return None


def model_text(text: str) -> str:
    """Return `text` as in training: lower case; links, names, signs and digits are spaces."""
    kept = _NOT_TEXT.sub(" ", clean(text).lower())
    kept = "".join(c if _is_letter(c) else " " for c in kept)
    return " ".join(kept.split())


def _is_letter(c: str) -> bool:
    return (
        c in "'’ʼ" or c.isalpha() or unicodedata.category(c)[0] == "M" or "\u2d30" <= c <= "\u2d7f"
    )


def identify(text: str) -> Language:
    """Return the language of `text`; the code is « und » where there is nothing to read."""
    plain = model_text(text)
    if not any(c.isalpha() for c in plain):
        return Language("und", ("und",), (1.0,), "none")
    model = _model()
    if model is None:
        return _by_stop_words(text)
    labels, scores = model.predict(plain, 4)
    merged: dict[str, float] = {}
    for label, score in zip(labels, scores, strict=True):
        code = label.removeprefix("__label__")
        code = LABELS.get(code, code)
        merged[code] = min(1.0, merged.get(code, 0.0) + score)
    best = sorted(merged.items(), key=lambda item: -item[1])
    kept = best[: 1 if best[0][1] >= SURE else 2]
    return Language(best[0][0], tuple(c for c, _ in kept), tuple(p for _, p in kept), "niger-lid")


def _by_stop_words(text: str) -> Language:
    """Tell French, Hausa, English and Arabic apart by letters and frequent words only."""
    if sum("\u0600" <= c <= "\u06ff" for c in text) * 2 > sum(c.isalpha() for c in text):
        return Language("ar", ("ar",), (0.9,), "stop-words")
    tokens = words(fold(text))
    counts = dict.fromkeys(_STOP_WORDS, 0.1)
    for code, stop in _STOP_WORDS.items():
        known = set(stop.split())
        counts[code] += sum(token in known for token in tokens)
    counts["ha"] += 2 * sum(c in "ɓɗƙƴƁƊƘƳ" for c in text)
    counts["fr"] += sum(c in "éèêàùçœÉÈÀÇ" for c in text)
    total = sum(counts.values())
    if total < 0.5:
        return Language("und", ("und",), (1.0,), "stop-words")
    best = sorted(((n / total, code) for code, n in counts.items()), reverse=True)
    kept = best[: 1 if best[0][0] >= SURE else 2]
    return Language(best[0][1], tuple(c for _, c in kept), tuple(p for p, _ in kept), "stop-words")


def identifier_ready() -> bool:
    """Tell whether the full model reads languages; if not, only fr, ha, en and ar are known."""
    return _model() is not None
