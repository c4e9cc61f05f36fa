"""Each form says the same findings, as its readers expect them."""

import json
import re

import pytest

from kakaki.writing import reading
from kakaki.writing.checking.reports import REPORTS
from kakaki.writing.checking.results import Checked
from kakaki.writing.engine.rule import rules

TEXT = "# Titre\n\nL'eau  est là.\n\nUne longue phrase\n" + "mot " * 40 + "fin.\n"
FILE = Checked("textes/é a,b.md", TEXT, reading.check_file(TEXT.encode(), "a.md"))
BAD = Checked("absent.md", trouble="ce fichier ne peut pas être ouvert.")


def test_a_place_counts_lines_and_columns_from_one():
    quote = next(one for one in FILE.findings if one.rule == "straight_apostrophe")
    place = FILE.place(quote)
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 2, 3, 3)
    sentence = next(one for one in FILE.findings if one.rule == "long_sentence")
    place = FILE.place(sentence)
    assert (place.line, place.column, place.end_line) == (5, 1, 6)


def test_people_read_where_what_and_why():
    said = REPORTS["text"]([FILE])
    assert "textes/é a,b.md:3:2: [à corriger] Utilisez l’apostrophe courbe." in said
    assert said.endswith(f"{len(FILE.findings)} remarques.")
    assert REPORTS["text"]([Checked("a.md")]) == "Rien à signaler."


def test_programs_read_one_list():
    rows = json.loads(REPORTS["json"]([FILE, BAD]))
    assert [row["rule"] for row in rows] == [one.rule for one in FILE.findings]
    assert all(TEXT[row["start"] : row["end"]] == row["excerpt"] for row in rows)


def test_github_reads_one_command_a_line():
    lines = REPORTS["github"]([FILE, BAD]).splitlines()
    assert len(lines) == len(FILE.findings) + 1
    shape = re.compile(r"::(error|warning|notice) file=[^:,]+(,[a-zA-Z]+=[^:,]+)*::.+")
    assert all(shape.fullmatch(line) for line in lines)
    assert "file=textes/é a%2Cb.md,line=3,endLine=3,col=2,endColumn=2" in "\n".join(lines)
    assert [line for line in lines if "long_sentence" in line and "col=" in line] == []


def needs(thing, **kinds):
    for name, kind in kinds.items():
        assert isinstance(thing[name], kind), name


@pytest.mark.parametrize("files", [[FILE, BAD], [FILE], []])
def test_sarif_has_what_its_schema_requires(files):
    log = json.loads(REPORTS["sarif"](files))
    needs(log, version=str, runs=list)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    needs(driver, name=str, version=str, rules=list)
    assert [rule["id"] for rule in driver["rules"]] == list(rules.all())
    for rule in driver["rules"]:
        needs(rule, id=str)
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note", "none"}
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is (BAD not in files)
    for notice in invocation["toolExecutionNotifications"]:
        assert notice["message"]["text"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == sum(len(file.findings) for file in files)
    for result in run["results"]:
        needs(result, ruleId=str, ruleIndex=int, level=str, message=dict, locations=list)
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note", "none"}
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "textes/%C3%A9%20a%2Cb.md"
        region = physical["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (
            region["startLine"],
            region["startColumn"],
        )
        assert all(isinstance(one, str) for one in result["partialFingerprints"].values())
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            needs(change, artifactLocation=dict, replacements=list)
            needs(change["replacements"][0], deletedRegion=dict, insertedContent=dict)
