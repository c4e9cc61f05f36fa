"""What the program says of grammar is placed in its field; noise is left out."""

import json
import sys

import pytest

from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary
from kakaki.writing.grammar.process import GrammarProcess
from kakaki.writing.grammar.reading import read_grammar
from kakaki.writing.reading import document_of


def findings(body, errors, vocabulary=NOTHING):
    """Read a body with a program that says the same of every paragraph."""
    code = f"""
import json, sys
for line in sys.stdin:
    print(json.dumps({{"number": json.loads(line)["number"], "found": json.loads({json.dumps(errors)!r})}}), flush=True)
"""
    process = GrammarProcess((sys.executable, "-c", code))
    try:
        document = document_of({"body": body}, vocabulary=vocabulary)
        return read_grammar(document, seconds=60, process=process).findings
    finally:
        process.close()


def test_an_error_is_placed_in_its_field_to_be_looked_at():
    found = findings("Les mesure.", [[4, 10, "g3__gn", "Accord : “mesure”.", ["mesures"]]])
    assert [(one.field, one.span.start, one.fix, one.class_) for one in found] == [
        ("body", 4, "mesures", "à vérifier")
    ]
    assert found[0].message == "Accord : «\u00a0mesure\u00a0»."


def test_several_suggestions_are_no_fix():
    assert findings("Les mesure.", [[4, 10, "g3__gn", "m", ["mesures", "mesuré"]]])[0].fix is None


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("L'eau vient.", [0, 2, "apostrophe_typographique", "m", ["L’"]]),
        ("Le 1er mars.", [3, 6, "g2__typo_ordinaux", "m", ["1ᵉʳ"]]),
        ("Les Tassara.", [4, 11, "g3__gn", "m", ["Tassaras"]]),
        ("LES MESURE SONT PRISES.", [4, 10, "g3__gn", "m", ["MESURES"]]),
        (
            "Elle dit : « Nous avons pris les mesure hier matin ».",
            [33, 39, "g3__gn", "m", ["mesures"]],
        ),
        ("Voir https://kounta.example/les-mesure ici.", [5, 38, "g3__gn", "m", ["x"]]),
        ("Court.", [3, 99, "g3__gn", "m", ["x"]]),
    ],
)
def test_noise_names_capitals_quotes_and_addresses_are_left(body, error):
    assert findings(body, [error], Vocabulary.of(["Tassara"])) == ()


def test_what_was_not_read_in_time_is_not_complete():
    process = GrammarProcess((sys.executable, "-c", "import time; time.sleep(60)"))
    try:
        read = read_grammar(document_of({"body": "Les mesure."}), seconds=0.01, process=process)
    finally:
        process.close()
    assert read.findings == ()
    assert not read.is_complete
