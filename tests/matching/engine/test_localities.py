import pytest

from kakaki.matching.engine.localities import localities, regions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une attaque aurait eu lieu à Téra cette nuit", ("Tillabéri",)),
        ("An kai hari a Damagaram da Yamai", ("Zinder", "Niamey")),
        ("Le puits d’Arlit est fermé", ("Agadez",)),
        ("On parle de Maïné-Soroa et de Diffa", ("Diffa",)),
        ("les gens de maine-soroa", ()),
        ("il vient du nord", ()),
        ("", ()),
    ],
)
def test_a_region_is_read_from_french_and_hausa_spellings(text: str, expected: tuple[str, ...]):
    assert regions(text) == expected


def test_a_word_that_is_also_a_name_needs_its_capital():
    assert regions("ta ce gaya wa mutane") == ()
    assert regions("le marché de Gaya") == ("Dosso",)


def test_a_homonym_of_two_regions_gives_nothing():
    from kakaki.kernel.gazetteers import place_rows

    where: dict[str, set[str]] = {}
    for region, department, communes in place_rows("niger"):
        for name in (department, *communes):
            where.setdefault(name, set()).add(region)
    seats = {region for region, _, _ in place_rows("niger")}
    doubles = [n for n, found in where.items() if len(found) > 1 and n not in seats]
    assert all(localities(f"le village de {name} est loin") == () for name in doubles)
