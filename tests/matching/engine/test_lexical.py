import pytest

from kakaki.matching.engine.lexical import LETTERS, LexicalIndex, analyse, unglued

TITLES = [
    "La préfète Oumou Zarkane aurait vendu le marché couvert.",
    "La mairie aurait vendu le stade municipal.",
    "Le stade municipal fermerait pour deux ans.",
]
SUMMARIES = ["Le marché est loué par la commune.", "Aucune vente n’a eu lieu.", ""]


@pytest.fixture(scope="module")
def index():
    return LexicalIndex(
        [analyse(t) for t in TITLES],
        [analyse(f"{t} {s}") for t, s in zip(TITLES, SUMMARIES, strict=True)],
        [analyse(s) for s in SUMMARIES],
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [("lhopital", "hopital"), ("dinternet", "internet"), ("lecole", "ecole")],
)
def test_an_article_written_in_one_word_is_taken_off(written, read):
    assert unglued(written) == read


@pytest.mark.parametrize("word", ["nouvelle", "lundi", "dollar", "tassara", "jamais"])
def test_a_word_that_only_begins_like_an_article_stays(word):
    assert unglued(word) == word


def test_a_rare_name_counts_however_long_the_message_is(index):
    short = index.scores(analyse("oumou zarkane"))["rare"]
    long = index.scores(analyse("oumou zarkane, " + "le temps est beau ce matin ici, " * 6))["rare"]
    assert short[0] > 0.3
    assert long[0] >= short[0]
    assert short[1] == 0


def test_a_message_told_like_the_correction_leans_to_it(index):
    told = index.scores(analyse("aucune vente n’a eu lieu"))["told"]
    assert told[1] > 0
    assert told[2] == 0


def test_every_score_is_within_its_range(index):
    scores = index.scores(analyse("la mairie a vendu le stade municipal"))
    assert set(LETTERS) <= set(scores)
    for name in LETTERS:
        assert (scores[name] >= (-1 if name == "told" else 0)).all()
        assert (scores[name] <= 1 + 1e-9).all()


def test_what_a_claim_explains_of_a_message_falls_with_what_it_does_not_say(index):
    about = index.scores(analyse("le stade municipal vendu"))["explained"][1]
    beside = index.scores(analyse("le stade municipal reçoit des lutteurs de Gaya demain"))
    assert about > beside["explained"][1]


def test_an_empty_message_is_like_nothing(index):
    scores = index.scores(analyse(""))
    assert all((scores[name] == 0).all() for name in ("words", "chars", "stems", "ideas", "rare"))
