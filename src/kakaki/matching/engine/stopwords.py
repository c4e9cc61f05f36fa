"""The small words of French, Hausa and English that say nothing of the subject."""

from importlib import resources

STOP_WORDS = frozenset(
    resources.files("kakaki.matching.engine")
    .joinpath("tables/stopwords.txt")
    .read_text(encoding="utf-8")
    .split()
)
