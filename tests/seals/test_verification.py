"""What the counter knows of the origin of a reference, a seal, a link or a text."""

import re
from dataclasses import replace
from datetime import date
from unicodedata import normalize

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.seals.conftest import seal
from tests.seals.samples import UNRELATED, VACCINE, WATER, pasted

from kakaki.seals import keys, services, verification
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import claims, cose
from kakaki.seals.engine.formats.cose_qr import seal_format
from kakaki.seals.engine.reference import ALPHABET, BadReferenceError, new_reference
from kakaki.seals.engine.retrieval import TextIndex
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.models import IssuerKey, Seal

ANY_TEXT = hypothesis_settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CONFIRMED = {Verdict.AUTHENTIC, Verdict.SUPERSEDED}


def read(text: str) -> Verification:
    return verification.verify_any(text)


def address(data: bytes, origin: str = "") -> str:
    return seal_format.text_of(data, origin or settings.KAKAKI_ORIGIN)


def test_a_reference_is_found_however_it_is_typed(vaccine):
    number = vaccine.reference
    for typed in (
        number,
        number.lower(),
        vaccine.display_reference,
        f" {number[:4]} {number[4:]} ",
    ):
        found = read(typed)
        assert (found.verdict, found.reference) == (Verdict.AUTHENTIC, number)
        assert (found.title, found.issuer, found.date) == (
            VACCINE.title,
            VACCINE.issuer,
            VACCINE.date,
        )
        assert "une référence se recopie" in found.note


def test_one_wrong_character_is_told_apart_from_a_reference_nobody_holds(vaccine):
    number = vaccine.reference
    for place in range(8):
        wrong = ALPHABET[(ALPHABET.index(number[place]) + 1) % 32]
        typed = number[:place] + wrong + number[place + 1 :]
        with pytest.raises(BadReferenceError):
            verification.verify_reference(typed)
        found = read(f"{typed[:4]}-{typed[4:]}")
        assert found.verdict is Verdict.UNREADABLE
        assert "faute de frappe" in found.note
    nobody = read(next(one for one in iter(new_reference, number) if one != number))
    assert nobody.verdict is Verdict.UNKNOWN
    assert "Aucun texte ne porte cette référence" in nobody.note


def test_the_address_of_a_text_leads_to_it(vaccine):
    assert read(Seal.objects.get().url).verdict is Verdict.AUTHENTIC
    assert read("http://sante.localhost:8000/autre/").verdict is not Verdict.AUTHENTIC


def test_the_whole_text_is_authentic_and_an_unknown_one_is_unknown(vaccine, water):
    found = read(pasted(WATER))
    assert (found.verdict, found.reference) == (Verdict.AUTHENTIC, water.reference)
    assert read(UNRELATED).verdict is Verdict.UNKNOWN
    assert read("Bonjour à tous").verdict is Verdict.UNKNOWN
    assert read("Bonjour").verdict is Verdict.UNREADABLE


def test_an_extract_is_authentic_and_says_that_it_is_an_extract(vaccine):
    found = read(VACCINE.paragraphs[0])
    assert found.verdict is Verdict.AUTHENTIC
    assert "extrait" in found.note


@pytest.mark.parametrize(
    ("official", "received"),
    [
        ("12 500 enfants", "12 300 enfants"),
        ("du 18 au 24", "du 18 au 25"),
        ("n’est pas obligatoire", "est obligatoire"),
        ("est gratuite", "n’est pas gratuite"),
        ("C’est faux.", ""),
        ("Bilmari", "Tassara"),
        ("20 72 33 44", "20 72 33 45"),
        ("Mariama Soumaïla", "Mariama Soumana"),
    ],
)
def test_an_altered_text_shows_the_word_or_number_that_was_changed(vaccine, official, received):
    text = pasted(VACCINE)
    assert official in text
    found = read(text.replace(official, received, 1))
    assert (found.verdict, found.reference) == (Verdict.ALTERED, vaccine.reference)
    assert len(found.differences) == 1
    (one,) = found.differences
    changed = set(re.findall(r"\w+", official)) - set(re.findall(r"\w+", received))
    assert all(word in one.official for word in changed)
    added = set(re.findall(r"\w+", received)) - set(re.findall(r"\w+", official))
    assert all(word in one.received for word in added)


WORDS = re.findall(r"\w+", pasted(VACCINE))


def bare(word: str) -> str:
    """Return a word without what a phone may lose: capitals and accents."""
    return "".join(c for c in normalize("NFD", word.casefold()) if c.isalnum())


# The first word may be missing from an honest extract that begins with the second paragraph.
@given(
    place=st.integers(1, len(WORDS) - 1),
    other=st.one_of(
        st.sampled_from(
            ["", "ne", "pas", "jamais", "2027", "100 000", "demain", "gratuit", "faux"]
        ),
        st.text("abcdefghijklmnopqrstuvwxyzéèàç", min_size=2, max_size=9),
        st.integers(0, 10**6).map(str),
    ),
)
@ANY_TEXT
def test_a_text_with_any_one_word_changed_or_taken_out_is_never_authentic(vaccine, place, other):
    text = pasted(VACCINE)
    match = list(re.finditer(r"\w+", text))[place]
    assume(bare(other) != bare(match.group()))
    found = read(text[: match.start()] + other + text[match.end() :])
    assert found.verdict not in CONFIRMED, (match.group(), other, found.note)


@given(place=st.integers(0, 10**6), digit=st.sampled_from("0123456789"))
@ANY_TEXT
def test_a_text_with_any_one_digit_changed_is_never_authentic(vaccine, place, digit):
    text = pasted(VACCINE)
    digits = [match.start() for match in re.finditer(r"\d", text)]
    at = digits[place % len(digits)]
    assume(text[at] != digit)
    found = read(text[:at] + digit + text[at + 1 :])
    assert found.verdict not in CONFIRMED
    assert found.verdict is Verdict.ALTERED


@given(
    place=st.integers(0, len(WORDS) - 1),
    word=st.sampled_from(["ne", "pas", "non", "jamais", "sans", "faux"]),
)
@ANY_TEXT
def test_a_text_with_a_negation_slipped_in_is_never_authentic(vaccine, place, word):
    text = pasted(VACCINE)
    at = list(re.finditer(r"\w+", text))[place].start()
    assert read(f"{text[:at]}{word} {text[at:]}").verdict not in CONFIRMED


def test_a_replaced_text_leads_to_the_one_in_force_and_says_what_was_wrong(ministry, vaccine):
    mended = replace(VACCINE, paragraphs=("Du 19 au 24 mai 2026.", *VACCINE.paragraphs[1:]))
    heir = seal(ministry, mended, "mended")
    services.replace(
        reference=vaccine.reference,
        by_reference=heir.reference,
        actor_id=None,
        note="La date de début était fausse.",
    )
    for asked in (vaccine.reference, pasted(VACCINE), address(vaccine.cose)):
        found = read(asked)
        assert (found.verdict, found.replaced_by) == (Verdict.SUPERSEDED, heir.reference)
        assert "La date de début était fausse." in found.note
    assert read(pasted(mended)).verdict is Verdict.AUTHENTIC
    # What both versions say is said by the one in force.
    shared = read("\n\n".join(VACCINE.paragraphs[1:]))
    assert (shared.verdict, shared.reference) == (Verdict.AUTHENTIC, heir.reference)


def test_a_withdrawn_text_says_why(vaccine):
    services.withdraw(reference=vaccine.reference, reason="Campagne annulée.", actor_id=None)
    for asked in (
        vaccine.reference,
        pasted(VACCINE),
        address(vaccine.cose),
        Seal.objects.get().url,
    ):
        found = read(asked)
        assert found.verdict is Verdict.SUPERSEDED
        assert "Campagne annulée." in found.note


def test_a_true_seal_is_authentic_and_warns_that_it_can_be_copied(vaccine):
    found = read(vaccine.qr_url)
    assert (found.verdict, found.reference) == (Verdict.AUTHENTIC, vaccine.reference)
    assert "peut être recopié" in found.note


def imitations(vaccine) -> dict[str, str]:
    """Return codes built as ours are, each of which no ministry has signed so."""
    true = cose.open_message(vaccine.cose)
    other = ec.generate_private_key(ec.SECP256R1())
    said = claims.Claims(VACCINE.issuer, new_reference(), VACCINE.date, bytes(16))
    ours = keys.private_half(IssuerKey.objects.get())
    changed = claims.Claims(VACCINE.issuer, vaccine.reference, date(2027, 1, 1), bytes(16))
    turned = true.signature[:-1] + bytes([true.signature[-1] ^ 1])
    broken = cbor2.dumps(cbor2.CBORTag(18, [true.protected, {}, true.payload, turned]))
    return {
        "another key under our number": address(cose.sign(true.payload, kid=true.kid, key=other)),
        "an unknown key": address(cose.sign(true.payload, kid=b"\x01\x02\x03\x04", key=other)),
        "a wrong signature": address(broken),
        "other words under our signature": address(
            cbor2.dumps(
                cbor2.CBORTag(18, [true.protected, {}, claims.dump(changed), true.signature])
            )
        ),
        "our key, a text that no register holds": address(
            cose.sign(claims.dump(said), kid=true.kid, key=ours)
        ),
        "our key, a true reference, other words": address(
            cose.sign(claims.dump(changed), kid=true.kid, key=ours)
        ),
        "not the content of a seal": address(cose.sign(b"\xa0", kid=true.kid, key=ours)),
        "a true seal that leads elsewhere": address(vaccine.cose, "https://kounta-gouv.example"),
        "a lure before the @": address(vaccine.cose, "https://localhost@kounta-gouv.example"),
    }


def test_an_imitated_seal_is_told_whatever_was_imitated(vaccine):
    for name, text in imitations(vaccine).items():
        found = read(text)
        assert found.verdict is Verdict.IMITATED_SEAL, name
        assert found.reference == "", name


def test_a_seal_that_leads_elsewhere_names_the_site_it_leads_to(vaccine):
    found = read(address(vaccine.cose, "https://Kounta-Gouv.example"))
    assert "« kounta-gouv.example »" in found.note


def test_a_code_printed_with_a_former_address_of_the_government_is_known(vaccine, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "ancien.kounta.example"]
    assert read(address(vaccine.cose, "https://ancien.kounta.example")).verdict is Verdict.AUTHENTIC


def test_a_code_that_is_no_seal_is_unreadable(db):
    for text in ("https://exemple.kt/v#123", "WIFI:S:maison;;", ""):
        assert verification.verify_qr(text).verdict is Verdict.UNREADABLE


@given(st.binary(min_size=26, max_size=400).map(lambda tail: b"\xd2\x84" + tail))
@ANY_TEXT
def test_hostile_bytes_in_a_code_are_an_imitated_seal_and_never_an_error(vaccine, data):
    assert verification.verify_qr(address(data)).verdict is Verdict.IMITATED_SEAL


@given(st.text(max_size=400))
@ANY_TEXT
def test_whatever_is_typed_gets_an_answer_and_never_an_error(vaccine, text):
    assert read(text).verdict not in CONFIRMED


def test_a_true_reference_under_another_text_is_told(vaccine):
    found = read(f"{UNRELATED}\nRéférence : {vaccine.display_reference}")
    assert (found.verdict, found.title) == (Verdict.SEAL_ON_OTHER_TEXT, VACCINE.title)


def test_the_reference_of_one_text_under_the_words_of_another_is_told(vaccine, water):
    found = read(f"{pasted(WATER)}\nRéférence : {vaccine.display_reference}")
    assert found.verdict not in CONFIRMED


def test_no_answer_says_that_a_text_is_true_or_false(vaccine, water):
    texts = [pasted(VACCINE), UNRELATED, vaccine.reference, pasted(VACCINE).replace("18", "19")]
    texts += [address(vaccine.cose, "https://ailleurs.example"), "7K3Q-F2WX"]
    for text in texts:
        found = read(text)
        said = " ".join([found.words.label, found.words.meaning, found.words.advice, found.note])
        assert not re.search(r"\b(vrai texte|mensonge|menteur|infox|désinformation)\b", said)
        assert not re.search(
            r"\best (vrai|faux|exact|véridique)\b", said.replace("sceau est vrai", "")
        )


def test_a_register_put_back_from_a_backup_is_read_anew(ministry, vaccine):
    assert read(pasted(VACCINE)).verdict is Verdict.AUTHENTIC
    # The same numbers now stand for other texts, as after a restoration under a running server.
    verification._register.index = TextIndex()
    verification._register.end = "AAAAAAAA"
    assert read(pasted(VACCINE)).verdict is Verdict.AUTHENTIC
