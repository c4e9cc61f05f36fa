from kakaki.matching.engine.places import conflict, places


def codes(text: str) -> set[str]:
    return {place.code for place in places(text)}


def test_a_place_is_one_in_three_languages():
    assert codes("à Niamey, au Niger") == codes("a Yamai, Nijar") == {"ne-niamey", "NE"}
    assert codes("Faransa") == codes("France") == {"FR"}


def test_people_of_a_country_name_it_and_neighbours_are_told_apart():
    assert codes("des Nigériens") == {"NE"}
    assert codes("des Nigérians") == {"NG"}


def test_a_name_that_is_also_a_word_needs_its_capital():
    assert codes("ya ba ni goma") == set()
    assert codes("la ville de Goma") == {"cd-goma"}


def test_the_towns_of_the_demonstration_are_known():
    assert codes("Tassara et Gao-Nord") == {"kt-tassara", "kt-gaonord"}


def test_another_country_conflicts_unless_the_summary_names_it():
    nothing = places("")
    assert conflict(places("au Mali"), places("au Togo"), nothing)
    assert not conflict(places("au Mali"), places("au Togo"), places("vidéo du Mali"))
    assert not conflict(nothing, places("au Togo"), nothing)


def test_a_town_agrees_with_its_country_and_conflicts_with_another_town():
    nothing = places("")
    assert not conflict(places("à Tassara"), places("en Kounta"), nothing)
    assert conflict(places("à Bilmari"), places("à Tassara"), nothing)
