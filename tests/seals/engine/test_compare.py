"""An altered text is never called the same; what a phone adds is not an alteration."""

import random
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seals.samples import UNRELATED, VACCINE, WATER, pasted

from kakaki.seals.engine.alignment import TooLongError
from kakaki.seals.engine.compare import Comparison, Difference, Kind, compare
from kakaki.seals.engine.tokens import tokens_of

TEXT = pasted(VACCINE)
URL = "https://sante.exemple.kt/communiques/rougeole/"


def against(received: str) -> Comparison:
    return compare(VACCINE, "7K3QF2WD", received, url=URL)


NOISY = {
    "as it is": TEXT,
    "all on one line": " ".join(TEXT.split()),
    "broken lines": TEXT.replace(" ", "\n"),
    "bold and pictures": f"*{TEXT}* 🙏🇳🇪".replace("\n\n", "_ 🚨🚨\n_"),
    "plain quotes and spaces": TEXT.replace("’", "'").replace("\u00a0", " "),
    "no-break spaces in numbers": TEXT.replace("12 500", "12\u202f500"),
    "thousands without a space": TEXT.replace("12 500", "12500"),
    "thousands with a dot": TEXT.replace("12 500", "12.500"),
    "capital letters": TEXT.upper(),
    "capital letters without accents": TEXT.upper().replace("É", "E").replace("È", "E"),
    "decomposed letters": unicodedata.normalize("NFD", TEXT),
    "no accents at all": "".join(
        c for c in unicodedata.normalize("NFD", TEXT) if not unicodedata.combining(c)
    ),
    "under its heading": f"MINISTÈRE DE LA SANTÉ\nTassara, le 12 mai 2026\n{TEXT}",
    "with what the page shows": f"{TEXT}\nRéférence : 7K3Q-F2WD\nPublié le 12/05/2026\n{URL}",
    "signer before role": TEXT.replace(
        f"{VACCINE.role}\n\n{VACCINE.signer}", f"{VACCINE.signer}\n{VACCINE.role}"
    ),
    "a word cut at the end of a line": TEXT.replace("population", "popu-\nlation"),
    "invisible characters": TEXT.replace("e", "e\u200b").replace(" ", "\u2060 "),
    "digits of another script": TEXT.replace("2026", "٢٠٢٦"),
}


@pytest.mark.parametrize("received", NOISY.values(), ids=NOISY.keys())
def test_what_a_phone_or_a_page_adds_is_not_an_alteration(received):
    found = against(received)
    assert (found.kind, found.differences) == (Kind.SAME, ())


def test_the_mark_of_a_forwarded_message_is_tolerated_and_shown():
    found = against(f"Transféré plusieurs fois\n{TEXT}")
    assert found.kind is Kind.SAME
    assert found.tolerated == (Difference("", "Transféré plusieurs fois"),)
    found = against(f"[12/05/2026, 14:33] Tanti Aïssa: {TEXT}")
    assert found.kind is Kind.SAME
    assert found.tolerated == (Difference("", "[12/05/2026, 14:33] Tanti Aïssa:"),)


def test_a_letter_that_quotes_every_line_is_the_same():
    found = against("\n".join(f"> {line}" for line in TEXT.splitlines()))
    assert found.kind is Kind.SAME
    assert {difference.received for difference in found.tolerated} == {">"}


def test_a_greater_than_sign_on_some_lines_or_inside_a_quotation_is_an_alteration():
    some = TEXT.replace("12 500 enfants", "\n> 12 500 enfants")
    assert against(some).kind is Kind.ALTERED
    assert against("\n".join(f"> {line}" for line in some.splitlines())).kind is Kind.ALTERED


ALTERED = {
    "an amount": ("12 500", "12 600", "12 500", "12 600"),
    "a date": ("du 18 au", "du 19 au", "18", "19"),
    "a month": ("24 mai", "24 juin", "mai", "juin"),
    "a phone number": ("33 44", "33 45", "44", "45"),
    "a place": ("Bilmari.", "Gao-Nord.", "Bilmari", "Gao-Nord"),
    "one letter of a name": ("Soumaïla", "Soumaïna", "Soumaïla", "Soumaïna"),
    "a negation removed": ("n’est pas obligatoire", "est obligatoire", "n’est pas", "est"),
    "a negation added": ("est gratuite", "n’est pas gratuite", "est", "n’est pas"),
    "a word removed": ("est gratuite", "gratuite", "est", ""),
    "a word added": ("est gratuite", "est très gratuite", "", "très"),
    "an accent that changes a word": ("Elle concerne", "Elle concerné", "concerne", "concerné"),
    "a sentence removed": ("La vaccination est gratuite. ", "", "La vaccination est gratuite", ""),
    "the last words removed": (" Soumaïla", "", "Soumaïla", ""),
    "a minus sign": ("12 500", "−12 500", "", "−"),
    "a letter of another alphabet": ("gratuite", "grаtuite", "gratuite", "grаtuite"),
    "an exponent": ("5 ans", "5² ans", "", "²"),
    "digits turned round on the screen": ("12 500", "\u202e12 500", "", "\u202e"),
    "digits that an isolate turns round": ("12 500", "\u206712 500\u2069", "", "\u2067"),
    "digits between marks of the right": ("12 500", "\u200f12 500", "", "\u200f"),
    "words struck out by a messenger": ("pas obligatoire", "pas ~obligatoire", "", "~"),
    "struck out digits": ("12 500", "12 500\u0336", "", "\u0336"),
    "a sign of prohibition laid over": ("gratuite", "gratuite\u20e0", "", "\u20e0"),
    "a picture that says no": ("est gratuite", "est 🚫 gratuite", "", "🚫"),
    "a picture that is a number": ("33 44", "33 44🔟", "", "🔟"),
    "struck out letters": ("gratuite", "g\u0336ratuite", "gratuite", "g\u0336ratuite"),
}


@pytest.mark.parametrize(("before", "after", "official", "received"), ALTERED.values(), ids=ALTERED)
def test_a_changed_word_is_shown(before, after, official, received):
    assert before in TEXT
    found = against(TEXT.replace(before, after, 1))
    assert found.kind is Kind.ALTERED
    assert found.differences == (Difference(official, received),)


@pytest.mark.parametrize(
    "received",
    [
        f"URGENT, partagez !\n{TEXT}",
        f"{TEXT}\nCeux qui refusent paieront une amende.",
        TEXT.replace("C’est faux.", ""),
        TEXT.replace("de la Santé informe", "du Commerce informe"),
        f"Tassara, le 13 mai 2026\n{TEXT}",
        f"[12/05/2026, 14:33] C’est faux: {TEXT}",
        f"{TEXT}\n{TEXT}",
    ],
)
def test_sentences_added_removed_or_dated_otherwise_are_alterations(received):
    found = against(received)
    assert found.kind is Kind.ALTERED
    assert found.differences


def test_whole_sentences_are_an_extract():
    for received in (
        VACCINE.paragraphs[0],
        VACCINE.title,
        f"{VACCINE.title}\n{VACCINE.paragraphs[0]}",
        "Elle concerne 12 500 enfants de 9 mois à 5 ans. La vaccination est gratuite.",
        VACCINE.paragraphs[3],
    ):
        found = against(received)
        assert (found.kind, found.differences) == (Kind.EXTRACT, ())


@pytest.mark.parametrize(
    ("received", "missing"),
    [
        ("Une rumeur affirme que le vaccin rend stérile.", "C’est faux"),
        ("Elle concerne 12 500 enfants de 9 mois", "à 5 ans"),
        (
            TEXT.removesuffix("18 heures.\n\n" + pasted(VACCINE)[-len("x") :]).replace(
                "Elle n’est pas obligatoire.", "Elle n’est pas"
            ),
            "obligatoire",
        ),
    ],
)
def test_an_extract_that_is_cut_badly_is_an_alteration(received, missing):
    found = against(received)
    assert found.kind is Kind.ALTERED
    assert missing in " ".join(difference.official for difference in found.differences)


@pytest.mark.parametrize(
    "received", ["", "🙏🙏", "Bonjour", "le 12 mai", UNRELATED, pasted(WATER), "de la de la " * 400]
)
def test_another_text_is_neither_the_same_nor_altered(received):
    found = against(received)
    assert found.kind is Kind.OTHER
    assert found.differences == ()


def test_a_text_too_long_is_refused_and_not_compared_for_minutes():
    with pytest.raises(TooLongError):
        against("mot " * 20_000)
    long_one = replace(VACCINE, paragraphs=tuple("eau " * 400 + str(n) for n in range(12)))
    with pytest.raises(TooLongError):
        compare(long_one, "7K3QF2WD", "sel " * 14_000)


WORDS = tokens_of(TEXT)


@given(st.integers(0, len(WORDS) - 1), st.sampled_from(["ne", "pas", "non", "jamais", "x", "0"]))
def test_a_word_added_anywhere_is_never_authentic(place, word):
    start = WORDS[place].start
    found = against(f"{TEXT[:start]}{word} {TEXT[start:]}")
    assert found.kind is Kind.ALTERED
    assert found.differences


@given(st.integers(0, len(WORDS) - 1))
def test_a_word_removed_anywhere_is_never_authentic(place):
    token = WORDS[place]
    found = against(TEXT[: token.start] + " " + TEXT[token.end :])
    assert found.kind is Kind.ALTERED
    assert found.differences


DIGITS = [place for place, char in enumerate(TEXT) if char.isdigit()]


@given(st.sampled_from(DIGITS), st.integers(1, 9))
def test_a_digit_changed_anywhere_is_never_authentic(place, by):
    digit = str((int(TEXT[place]) + by) % 10)
    found = against(TEXT[:place] + digit + TEXT[place + 1 :])
    assert found.kind is Kind.ALTERED
    assert len(found.differences) == 1


@given(st.sampled_from([p for p, c in enumerate(TEXT) if c.isalpha()]), st.sampled_from("abcxyz"))
def test_a_letter_changed_anywhere_is_never_authentic(place, letter):
    if unicodedata.normalize("NFD", TEXT[place].casefold())[0] == letter:
        return
    assert against(TEXT[:place] + letter + TEXT[place + 1 :]).kind is Kind.ALTERED


@given(st.integers(0, 4), st.integers(0, 4))
def test_paragraphs_in_another_order_are_never_authentic(one, other):
    parts = [VACCINE.title, *VACCINE.paragraphs]
    parts[one], parts[other] = parts[other], parts[one]
    found = against("\n".join([*parts, VACCINE.role, VACCINE.signer]))
    assert (found.kind is Kind.SAME) is (one == other)
    assert found.kind in (Kind.SAME, Kind.ALTERED)


@given(st.integers(0, 10_000))
def test_an_extract_is_always_made_of_whole_sentences(seed):
    chance = random.Random(seed)
    start, end = sorted(chance.sample(range(len(TEXT) + 1), 2))
    # Under this issuer no line of the text is what a page shows around it.
    found = compare(replace(VACCINE, issuer="Cabinet"), "7K3QF2WD", TEXT[start:end])
    if found.kind is Kind.EXTRACT:
        kept = [place for place in range(start, end) if TEXT[place].isalnum()]
        before = TEXT[: kept[0]].rstrip("« ")
        after = TEXT[kept[-1] + 1 :].lstrip("» ")
        assert before == "" or before[-1] in ".\n"
        assert after == "" or after[0] in ".\n"


def test_the_same_forgery_reads_the_same_in_hausa():
    hausa = replace(
        VACCINE,
        title="Allurar rigakafin ƙyanda a Bilmari",
        paragraphs=("Za a yi wa yara 12 500 allurar rigakafi. Ba ta da haɗari ga ’ya’yanku.",),
    )
    text = pasted(hausa)
    assert compare(hausa, "7K3QF2WD", text.replace("’", "'")).kind is Kind.SAME
    without = compare(hausa, "7K3QF2WD", text.replace("Ba ta da", "Ta na da"))
    assert without.kind is Kind.ALTERED
    hooked = compare(hausa, "7K3QF2WD", text.replace("haɗari", "hadari"))
    assert hooked.differences == (Difference("haɗari", "hadari"),)


HEAD = "PR République de Kounta Portail Menu Accueil Le ministère Communiqués Contact Chercher"
FOOT = "Vérifier un communiqué Signaler une rumeur Recevoir les communiqués Mentions légales"
PARTS = [VACCINE.title, *VACCINE.paragraphs]


def shown(*parts: str) -> Comparison:
    received = "\n".join((HEAD, *parts, FOOT))
    return compare(VACCINE, "7K3QF2WD", received, url=URL, is_picture=True)


@pytest.mark.parametrize("first", range(3))
@pytest.mark.parametrize("last", range(3, len(PARTS) + 1))
def test_a_picture_of_a_part_of_the_page_agrees_from_its_first_words_to_its_last(first, last):
    found = shown(*PARTS[first:last])
    assert (found.kind, found.differences) == (Kind.SHOWN_IN_PART, ())
    begins, ends = (" ".join(found.ends[at].split()) for at in (0, 1))
    assert PARTS[first].startswith(begins)
    assert PARTS[last - 1].rstrip(".").endswith(ends)


def test_the_same_words_around_a_pasted_text_are_an_alteration():
    assert against(f"{HEAD}\n{TEXT}\n{FOOT}").kind is Kind.ALTERED
    assert against(f"Ceci est faux.\n{TEXT}").kind is Kind.ALTERED


@pytest.mark.parametrize(
    ("official", "received"),
    [
        ("12 500", "72 500"),
        ("n’est pas obligatoire", "est obligatoire"),
        ("C’est faux.", "C’est vrai."),
        ("Gao-Nord", "Gao-Sud"),
        ("La vaccination est gratuite. ", ""),
        (
            "Une rumeur",
            "Chaque famille paiera 5 000 FCFA par enfant au chef du quartier. Une rumeur",
        ),
        ("Elle concerne 12 500 enfants de 9 mois à 5 ans. La vaccination est gratuite. ", ""),
        ("8 heures", "9 heures"),
    ],
)
def test_words_changed_inside_what_a_picture_shows_stay_an_alteration(official, received):
    parts = [part.replace(official, received) for part in PARTS]
    assert parts != PARTS
    found = shown(*parts)
    assert found.kind is Kind.ALTERED
    assert not any("Accueil" in one.received for one in found.differences)


def test_a_page_rewritten_at_its_end_is_not_taken_for_words_around_it():
    paid = "Elle coûte 500 francs. La vaccination est payante. Elle est obligatoire. Les équipes"
    rewritten = paid + " viendront aussi dans les écoles de Gao-Sud avec la police du ministère."
    assert shown(*PARTS[:2], rewritten).kind in {Kind.ALTERED, Kind.SHOWN_IN_PART}
    assert shown(*PARTS[:2], rewritten, *PARTS[3:]).kind is Kind.ALTERED


@given(st.data())
def test_a_picture_is_never_called_the_same_when_a_word_inside_it_differs(data):
    words = "\n".join(PARTS).split(" ")
    at = data.draw(st.integers(1, len(words) - 2))
    words[at] = data.draw(st.sampled_from(["99", "ne", "jamais", "Kounta", "demain"]))
    found = shown(" ".join(words))
    assert found.kind not in {Kind.SAME, Kind.EXTRACT}
    if 8 <= at < len(words) - 8:
        assert found.kind is Kind.ALTERED


@pytest.mark.parametrize(
    ("official", "read"),
    [
        ("de 9 mois à 5 ans", "de9 moisà5ans"),
        ("Elle concerne", "e Elle concerne"),
        ("Renseignements", "o Renseignements"),
        ("8 heures à 18 heures", "8heuresà 18heures"),
    ],
)
def test_what_ocr_glues_or_takes_for_a_letter_is_no_change(official, read):
    parts = [part.replace(official, read) for part in PARTS]
    assert parts != PARTS
    assert shown(*parts).kind is Kind.SHOWN_IN_PART


@pytest.mark.parametrize("pasted_so", ["de9 moisà5ans", "e de 9 mois à 5 ans"])
def test_what_is_forgiven_to_ocr_is_not_to_a_pasted_text(pasted_so):
    assert against(TEXT.replace("de 9 mois à 5 ans", pasted_so)).kind is Kind.ALTERED


@pytest.mark.parametrize(
    ("official", "read"),
    [("9 mois à 5 ans", "9 mois à5 6ans"), ("du 18 au 24", "du1 8au24"), ("5 ans", "5 y ans")],
)
def test_a_figure_cut_otherwise_or_a_word_added_in_a_picture_is_a_change(official, read):
    assert shown(*(part.replace(official, read) for part in PARTS)).kind is Kind.ALTERED
