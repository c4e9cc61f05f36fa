"""The settings of a project are found upwards, and a slip of the hand is told."""

import pytest

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.checking import settings
from kakaki.writing.engine.rule import rules


def test_the_nearest_file_upwards_is_read(tmp_path):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (tmp_path / "kakaki.toml").write_text('profile = "falc"\n')
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "x"\n')
    found = settings.found_from(inside)
    assert (found.profile, found.folder) == ("falc", tmp_path)
    (tmp_path / "a" / "pyproject.toml").write_text(
        '[tool.kakaki]\nprofile = "radio"\nfail-on = "verifier"\nexclude = ["vieux/*"]\n'
    )
    found = settings.found_from(inside)
    assert (found.profile, found.fail_on, found.exclude) == ("radio", "verifier", ("vieux/*",))


def test_without_a_file_every_rule_is_wanted(tmp_path):
    assert settings.found_from(tmp_path).wanted() == tuple(rules.all())


def test_rules_that_are_ignored_are_not_wanted(tmp_path):
    (tmp_path / "kakaki.toml").write_text(
        'rules = ["double_space", "anglicism"]\nignore = ["anglicism"]\n'
    )
    assert settings.read(tmp_path / "kakaki.toml").wanted() == ("double_space",)


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ('profil = "page"', "« profile »"),
        ('couleur = "bleu"', "Connues"),
        ('profile = "falk"', "« falc »"),
        ("profile = 3", "un texte"),
        ('rules = "double_space"', "une liste"),
        ('ignore = ["double_spac"]', "« double_space »"),
        ('fail-on = "toujours"', "Connus"),
        ("profile = ", "ne peut pas être lu"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_is_near(tmp_path, content, advice):
    path = tmp_path / "kakaki.toml"
    path.write_text(content)
    with pytest.raises(InvalidInputError) as refused:
        settings.read(path)
    assert advice in refused.value.advice()


def test_a_vocabulary_joins_a_country_and_a_file(tmp_path):
    (tmp_path / "mots.txt").write_text("# noms\nBilmari\nSOBE\tSociété de Bilmari\n")
    (tmp_path / "kakaki.toml").write_text('vocabulary = ["niger", "mots.txt"]')
    words = settings.read(tmp_path / "kakaki.toml").words()
    assert words.knows("Bilmari")
    assert words.knows("Tahoua")
    assert words.expansion("SOBE") == "Société de Bilmari"


def test_a_vocabulary_that_is_absent_is_told(tmp_path):
    with pytest.raises(InvalidInputError) as refused:
        settings.Settings(vocabulary=("absent.txt",), folder=tmp_path).words()
    assert "absent.txt" in refused.value.advice()
