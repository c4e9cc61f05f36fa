"""A change of the French is found piece by piece, and no word of a translator is lost."""

from hypothesis import given
from hypothesis import strategies as some

from kakaki.sites.engine.light_markdown import to_blocks
from kakaki.sites.engine.paired import (
    LOST,
    Unit,
    aligned,
    answered,
    digest,
    translated_body,
    units_of_body,
)

FRENCH = "Premier.\n\n## Où aller\n\n- à Bilmari\n- à Tassara\n\n> Bravo.\n> — Aïssa\n\n| Ville | Jour |\n| Tassara | lundi |"
PICTURE = {
    "type": "image",
    "id": "i",
    "value": {"image": 7, "alternative": "Un puits", "caption": ""},
}
DOCUMENT = {"type": "document", "id": "d", "value": {"document": 3, "label": "Le formulaire"}}


def units(text):
    return [Unit("title", "Titre", "Titre"), *units_of_body(to_blocks(text))]


def pairs(found, words="w"):
    return [{"part": u.part, "source": u.text, "words": f"{words}{n}"} for n, u in enumerate(found)]


def words_of(sides):
    return [(side.words, side.former) for side in sides]


def test_every_shape_of_block_is_one_piece_without_its_marks():
    found = units_of_body(to_blocks(FRENCH))
    assert [(u.part, u.text) for u in found] == [
        ("paragraph", "Premier."),
        ("heading", "Où aller"),
        ("list", "à Bilmari\nà Tassara"),
        ("quote", "Bravo."),
        ("table", "| Ville | Jour |\n| Tassara | lundi |"),
    ]


def test_the_words_of_pictures_and_files_are_pieces_and_what_they_show_stays():
    blocks = [PICTURE, DOCUMENT]
    found = units_of_body(blocks)
    assert [(u.part, u.text) for u in found] == [
        ("alternative", "Un puits"), ("label", "Le formulaire"),
    ]  # fmt: skip
    sides, _ = aligned(found, pairs(found))
    made = translated_body(blocks, sides)
    assert made[0]["value"] == {"image": 7, "alternative": "w0", "caption": ""}
    assert made[1]["value"] == {"document": 3, "label": "w1"}


def test_a_translation_has_the_blocks_of_the_french():
    blocks = to_blocks(FRENCH)
    found = units_of_body(blocks)
    said = dict(zip([u.text for u in found], ["Na farko.", "Ina", "- a Bilmari\na Tassara", "Madalla.",
                "Gari | Rana\nTassara | Litinin"], strict=True))  # fmt: skip
    kept = [{"part": u.part, "source": u.text, "words": said[u.text]} for u in found]
    made = translated_body(blocks, aligned(found, kept)[0])
    assert [raw["type"] for raw in made] == [raw["type"] for raw in blocks]
    assert made[2]["value"] == {"ordered": False, "points": ["a Bilmari", "a Tassara"]}
    assert made[3]["value"] == {"text": "Madalla.", "author": "Aïssa"}


def test_only_the_paragraph_that_changed_is_to_be_looked_at():
    before, after = units("Un.\n\nDeux.\n\nTrois."), units("Un.\n\nDeux, corrigé.\n\nTrois.")
    sides, gone = aligned(after, pairs(before))
    assert words_of(sides) == [("w0", None), ("w1", None), ("w2", "Deux."), ("w3", None)]
    assert gone == []


def test_a_new_paragraph_is_empty_and_one_that_went_is_kept_aside():
    before, after = units("Un.\n\nDeux."), units("Un.\n\n## Neuf")
    sides, gone = aligned(after, pairs(before))
    assert words_of(sides) == [("w0", None), ("w1", None), ("", None)]
    assert [pair["words"] for pair in gone] == ["w2"]


def test_a_paragraph_that_moved_keeps_its_translation():
    before, after = units("Un.\n\nDeux.\n\nTrois."), units("Trois.\n\nUn.\n\nDeux.")
    sides, gone = aligned(after, pairs(before))
    assert words_of(sides) == [("w0", None), ("w3", None), ("w1", None), ("w2", None)]
    assert gone == []


def test_a_change_that_nobody_looked_at_stays_to_be_looked_at():
    before, after = units("Un."), units("Un, corrigé.")
    shown, _ = aligned(after, pairs(before))
    untouched = answered(after, pairs(before), {s.key: s.words for s in shown}, [])
    assert aligned(after, untouched)[0][1].former == "Un."
    agreed = answered(after, pairs(before), {s.key: s.words for s in shown}, [shown[1].key])
    assert aligned(after, agreed)[0][1].is_done
    touched = answered(after, pairs(before), {shown[1].key: "Sabo."}, [])
    assert words_of(aligned(after, touched)[0]) == [("w0", None), ("Sabo.", None)]


def test_words_typed_while_the_french_changed_are_kept_with_what_they_translate():
    before, after = units("Un."), units("Un, corrigé.")
    shown, _ = aligned(before, pairs(before))
    kept = answered(after, pairs(before), {shown[1].key: "Daya."}, [])
    assert words_of(aligned(after, kept)[0])[1] == ("Daya.", "Un.")


def test_words_whose_french_is_not_found_are_kept_aside():
    kept = answered(units("Un."), [], {"u000000000000-0": "Ɓatattu"}, [])
    assert kept[-1] == {"part": LOST, "source": "", "words": "Ɓatattu"}
    assert [p["words"] for p in aligned(units("Un."), kept)[1]] == ["Ɓatattu"]


def test_what_every_language_shares_is_filled_and_follows_the_french():
    number = Unit("fact:number", "n° 12", "Numéro", is_shared=True)
    sides, _ = aligned([number], [])
    assert sides[0].words == "n° 12"
    kept = answered([number], [], {}, [])
    other = Unit("fact:number", "n° 13", "Numéro", is_shared=True)
    assert words_of(aligned([other], kept)[0]) == [("n° 13", None)]
    own = answered([number], [], {sides[0].key: "lamba 12"}, [])
    assert words_of(aligned([other], own)[0]) == [("lamba 12", "n° 12")]


def test_the_mark_changes_with_a_word_and_with_a_shared_date():
    marks = {
        digest([("title", "Un")], {"on": "1"}),
        digest([("title", "Deux")], {"on": "1"}),
        digest([("title", "Un")], {"on": "2"}),
    }
    assert len(marks) == 3


some_texts = some.lists(some.sampled_from(["Un.", "Deux.", "Trois.", "## T", "Un."]), max_size=6)


@given(some_texts, some_texts)
def test_no_words_are_lost_whatever_becomes_of_the_french(before, after):
    old, new = units("\n\n".join(before)), units("\n\n".join(after))
    sides, gone = aligned(new, pairs(old))
    shown = sorted([s.words for s in sides if s.words] + [p["words"] for p in gone])
    assert shown == sorted(pair["words"] for pair in pairs(old))
    assert len({side.key for side in sides}) == len(sides)
