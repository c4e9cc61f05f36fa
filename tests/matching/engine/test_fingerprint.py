from kakaki.matching.engine.fingerprint import fingerprint, near_duplicate, similarity

STORY = (
    "Urgent, partagez : l’eau du robinet de Tassara est empoisonnée depuis hier soir, ne la buvez"
    " pas et prévenez vos voisins."
)


def test_a_fingerprint_ignores_case_accents_and_signs():
    assert fingerprint("L’EAU  est, coupée !!!") == fingerprint("l'eau est coupee")
    assert fingerprint("l'eau est coupee") != fingerprint("l'eau est revenue")


def test_a_retouched_or_cut_forward_is_a_near_duplicate():
    assert near_duplicate(STORY, "TRANSFÉRÉ 🔥 " + STORY.lower().replace("urgent", "Urgentttt"))
    assert near_duplicate(STORY, STORY[: len(STORY) * 3 // 4])


def test_another_story_is_not_a_near_duplicate():
    other = "La rentrée des classes aura lieu lundi dans toutes les écoles de la capitale."
    assert not near_duplicate(STORY, other)
    assert similarity(STORY, other) < 0.2


def test_a_changed_figure_or_place_makes_another_message():
    told = "Accident grave ce matin sur la route de Bilmari : on compte 45 morts selon un témoin."
    assert not near_duplicate(told, told.replace("45", "90"))
    assert not near_duplicate(told, told.replace("Bilmari", "Tassara"))


def test_short_greetings_are_duplicates_only_when_equal():
    assert near_duplicate("Bonjour à tous", "bonjour a tous !")
    assert not near_duplicate("Bonjour à tous", "Bonjour à toutes")


def test_nothing_is_a_duplicate_of_nothing_to_read():
    assert not near_duplicate("", "")
    assert not near_duplicate("🔥", "\x00")


def test_similarity_is_between_zero_and_one_and_whole_for_equals():
    assert similarity(STORY, STORY) == 1.0
    assert 0.0 <= similarity(STORY, "") <= 1.0
