"""A language is one file: its words replace the French ones, and what it lacks stays French."""

from datetime import date

import pytest

from kakaki.kernel import languages

WRITTEN = """
name = "N’ko"
french_name = "n’ko"
direction = "{direction}"
reviewed = false
months = [{months}]
day = "{{day}}. {{month}} {{year}}"
[words]
"Accueil" = "So"
"Page" = ""
"""


def a_file(folder, *, direction="rtl", months=12):
    file = folder / "nqo.toml"
    listed = ", ".join(f'"m{n}"' for n in range(1, months + 1))
    file.write_text(WRITTEN.format(direction=direction, months=listed), encoding="utf-8")
    return file


def test_a_file_says_everything_of_a_language(tmp_path):
    found = languages.read(a_file(tmp_path))
    assert (found.code, found.name, found.direction) == ("nqo", "N’ko", "rtl")
    assert found.say("Accueil") == "So"
    assert found.day(date(2026, 3, 1)) == "1.\u00a0m3\u00a02026"


@pytest.mark.parametrize("french", ["Page", "Un mot que le fichier n’a pas"])
def test_what_a_language_lacks_is_said_in_french(tmp_path, french):
    assert languages.read(a_file(tmp_path)).say(french) == french


@pytest.mark.parametrize("fault", [{"direction": "up"}, {"months": 11}])
def test_a_file_that_cannot_be_true_is_refused(tmp_path, fault):
    with pytest.raises(ValueError, match="nqo"):
        languages.read(a_file(tmp_path, **fault))


def test_french_comes_first_and_a_code_that_nobody_knows_is_french():
    assert next(iter(languages.every())) == "fr"
    assert languages.get("xx").code == "fr"
    assert {"ha", "en", "ar"} <= {one.code for one in languages.others()}


def test_days_are_said_as_each_language_says_them():
    first = date(2026, 3, 1)
    said = {one.code: one.day(first) for one in languages.every().values()}
    assert said["fr"] == "1er\u00a0mars\u00a02026"
    assert said["ha"] == "1\u00a0ga\u00a0Maris\u00a02026"
    assert said["en"] == "1\u00a0March\u00a02026"


def test_a_page_is_made_in_one_language_and_the_next_one_in_french_again():
    with languages.speaking("ha") as spoken:
        assert languages.spoken() is spoken
        assert spoken.say("Accueil") == "Shafin farko"
    assert languages.spoken().code == "fr"
