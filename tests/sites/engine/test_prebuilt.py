"""The index that a browser searches by itself."""

from kakaki.sites.engine.prebuilt import CHUNK, LEAD, TEXT, TITLE, Entry, index_of, part_of, plain


def entry(title: str, lead: str = "", text: str = "") -> Entry:
    return Entry(url=f"/{title}/", title=title, lead=lead, text=text, shown="Communiqué")


def test_a_word_finds_the_texts_that_hold_another_of_its_forms():
    files = index_of([entry("La vaccination continue"), entry("Deux vaccinations par an")])
    words = files["mots/va"]
    assert words["vaccination"] == words["vaccinations"] == [0, TITLE, 1, TITLE]


def test_a_word_weighs_by_where_it_stands():
    files = index_of([entry("Eau"), entry("Puits", lead="De l’eau"), entry("Sel", text="Sans eau")])
    assert files["mots/ea"]["eau"] == [0, TITLE, 1, LEAD, 2, TEXT]


def test_accents_and_hooked_letters_are_found_by_whoever_has_no_such_keyboard():
    assert (plain("élève"), plain("ɗalibi"), plain("œuvre")) == ("eleve", "dalibi", "oeuvre")
    files = index_of([entry("Ɗalibai a makaranta"), entry("Décret")])
    assert "dalibai" in files["mots/da"]
    assert "decret" in files["mots/de"]


def test_words_that_every_text_holds_are_left_out():
    assert "mots/la" not in index_of([entry("La santé")])


def test_other_scripts_and_single_letters_have_a_file_too():
    assert (part_of("a"), part_of("2026"), part_of("مدرسة")) == ("a", "20", "autres")
    assert index_of([entry("مدرسة")])["mots/autres"] == {"مدرسة": [0, TITLE]}


def test_texts_are_cut_in_files_of_a_few_kilobytes():
    files = index_of([entry(f"Texte {number}") for number in range(CHUNK + 1)])
    assert len(files["textes/0"]) == CHUNK
    assert files["textes/1"] == [[f"/Texte {CHUNK}/", f"Texte {CHUNK}", "Communiqué", ""]]
    assert files["index"]["count"] == CHUNK + 1


def test_a_site_without_texts_has_an_index_that_says_so():
    assert index_of([])["index"]["count"] == 0
