import pytest

from kakaki.matching.engine.embed import CachedEmbedder
from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.matcher import LEXICAL, Matcher

ABOUT = [
    ("colera a bilmari 300 mort en 1 semaine !!!", "cholera"),
    ("Kwalara ta kashe mutum ɗari uku a Bilmari cikin mako guda.", "cholera"),
    ("essence a 900 le litre minuit faite le plein", "carburant"),
    ("Za a ɗage komawa makaranta zuwa goma sha biyar ga Nuwamba.", "rentree"),
    ("The central bank says to refuse the 10,000 CFA notes.", "billets"),
    ("Allurar rigakafin ƙyanda tana hana ƴan mata haihuwa.", "vaccin"),
]


@pytest.mark.parametrize(("text", "claim"), ABOUT)
def test_a_message_finds_its_claim_by_words_alone(lexical, text, claim):
    assert lexical.match(text).candidates[0].id == claim


@pytest.mark.parametrize(("text", "claim"), ABOUT)
def test_a_message_finds_its_claim_with_meaning(full, text, claim):
    found = full.match(text)
    assert found.candidates[0].id == claim
    assert found.decision != "none"
    assert found.degraded == ""


@pytest.mark.parametrize(
    "text",
    [
        "Bonne fête à toutes les mamans du groupe",
        "Quelqu’un connaît un bon mécanicien ?",
        "Ina kwana, yaya gida da yara?",
        "The match ended two to one, what a game.",
    ],
)
def test_a_message_about_nothing_known_is_attached_to_nothing(full, lexical, text):
    assert full.match(text).decision == "none"
    assert lexical.match(text).decision != "attach"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Non, le choléra n’a pas tué 300 personnes à Bilmari.", "contradicts"),
        ("Le choléra a tué 12 000 personnes en une semaine à Bilmari.", "other_figure"),
        ("Le choléra aurait tué 300 personnes en une semaine à Tassara.", "other_figure"),
        ("La rentrée scolaire serait reportée au 2 décembre.", "other_figure"),
    ],
)
def test_a_guarded_candidate_is_never_attached(full, lexical, text, relation):
    for matcher in (full, lexical):
        found = matcher.match(text)
        assert found.candidates[0].relation == relation
        assert found.decision != "attach"


def test_a_text_told_like_the_correction_is_not_attached():
    claim = Claim(
        "route",
        "La route de la falaise serait fermée tout l’hiver.",
        "Un éboulement a été dégagé en quatre jours et les camions passent.",
    )
    found = Matcher([claim]).match("L’éboulement est dégagé et les camions passent, route rouverte")
    assert found.candidates[0].id == "route"
    assert found.decision != "attach"


def test_a_claim_said_word_for_word_is_attached_in_a_base_of_one_and_of_many():
    title = "Le barrage de la Sirba aurait cédé et noyé sept villages."
    for others in (
        [],
        [Claim(f"x{n}", f"Le village {n} aurait vendu son moulin.") for n in range(30)],
    ):
        assert Matcher([Claim("barrage", title), *others]).match(title).decision == "attach"


def test_without_meaning_the_result_says_so_in_french(lexical):
    assert LEXICAL in lexical.match("le choléra à Bilmari").degraded


def test_ten_candidates_at_most_come_best_first():
    many = [Claim(str(n), f"La rumeur numéro {n} sur le marché de Tassara") for n in range(30)]
    found = Matcher(many).match("la rumeur du marché de Tassara")
    chances = [candidate.probability for candidate in found.candidates]
    assert len(chances) == 10
    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize(
    "text", ["", "   ", "\x00\x00", "🔥🔥🔥🔥", "\ud83d\ude00", "\ud83d", "?!…", "\u202e\u200f"]
)
def test_a_hostile_message_is_about_nothing(full, lexical, text):
    for matcher in (full, lexical):
        assert matcher.match(text).decision == "none"


def test_a_megabyte_is_matched_like_any_message(full):
    found = full.match("Le choléra aurait tué 300 personnes à Bilmari. " * 22_000)
    assert found.candidates[0].id == "cholera"


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "ne " * 20_000, "ba " * 20_000, "n'" * 40_000, "1 000 " * 9000]
)
def test_a_text_made_to_exhaust_the_patterns_is_answered(lexical, text):
    assert lexical.match(text).decision != "attach"


def test_an_empty_base_answers_nothing(model):
    assert Matcher([]).match("le choléra").candidates == ()
    assert Matcher([], embedder=model).match("le choléra").candidates == ()


def test_a_base_of_one_claim_does_not_swallow_everything(model):
    only = [Claim("eau", "L’eau du robinet de Tassara serait empoisonnée.")]
    for matcher in (Matcher(only), Matcher(only, embedder=model)):
        assert matcher.match("Le match de football est remporté par les jeunes.").decision == "none"
        assert (
            matcher.match("l eau du robinet a tassara est empoisoné !!").candidates[0].id == "eau"
        )


def test_vectors_of_a_base_are_kept_and_a_damaged_file_is_made_again(model, tmp_path):
    rows = CachedEmbedder(model, tmp_path).queries(["un texte", "un autre"])
    (kept,) = tmp_path.glob("*.npz")
    again = CachedEmbedder(_Refusing(model.name), tmp_path).queries(["un autre", "un texte"])
    assert (again == rows[::-1]).all()
    kept.write_bytes(kept.read_bytes()[:100])
    assert (CachedEmbedder(model, tmp_path).queries(["un texte"]) == rows[0]).all()


class _Refusing:
    """An embedder that must not be asked, because everything is in the cache."""

    def __init__(self, name: str) -> None:
        self.name = name

    def queries(self, texts):
        raise LookupError(f"asked again for {texts}")

    passages = queries
