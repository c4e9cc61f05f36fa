import json

import pytest

from kakaki.config.command import main


@pytest.fixture
def files(tmp_path):
    base = tmp_path / "claims.jsonl"
    messages = tmp_path / "messages.jsonl"
    base.write_text(
        json.dumps({"id": "c1", "title": "Le choléra aurait tué 300 personnes à Bilmari."})
        + "\n"
        + json.dumps({"id": "c2", "title": "La rentrée serait reportée.", "summary": "Faux."})
        + "\n"
    )
    messages.write_text(
        json.dumps({"id": "m1", "text": "300 mort du colera a bilmari"})
        + "\n\n"
        + json.dumps({"id": "m2", "text": "Bonne fête maman"})
        + "\n"
    )
    return messages, base


def run(files, *more):
    messages, base = files
    return main(["match", str(messages), "--base", str(base), "--lexical-only", *more])


def test_programs_receive_one_object_a_message(files, capsys):
    assert run(files, "--format", "json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["m1", "m2"]
    assert set(lines[0]) == {"id", "language", "decision", "candidates"}
    assert lines[0]["candidates"][0]["id"] == "c1"
    assert set(lines[0]["candidates"][0]) == {"id", "probability", "relation"}
    assert lines[1]["decision"] == "none"


def test_people_read_french(files, capsys):
    assert run(files) == 0
    shown = capsys.readouterr()
    assert "aucune rumeur connue ne correspond" in shown.out
    assert "comparés par leurs mots" in shown.err


def test_a_bad_line_is_named_and_the_rest_goes_on(files, capsys):
    messages, _base = files
    with messages.open("ab") as out:
        out.write(b'{"id": "m3"\n\xff\xfe\n[1]\n{"id":"m4"}\n{"id":"m5","text":"le cholera"}\n')
    assert run(files, "--format", "json") == 2
    shown = capsys.readouterr()
    assert [json.loads(line)["id"] for line in shown.out.splitlines()] == ["m1", "m2", "m5"]
    for number in (4, 5, 6, 7):
        assert f"messages.jsonl, ligne {number} :" in shown.err


def test_a_claim_without_title_or_with_a_taken_id_is_refused(files, capsys):
    _messages, base = files
    with base.open("a") as out:
        out.write('{"id": "c3", "title": "  "}\n{"id": "c1", "title": "Autre"}\n')
    assert run(files, "--format", "json") == 2
    shown = capsys.readouterr().err
    assert "claims.jsonl, ligne 3" in shown
    assert "claims.jsonl, ligne 4" in shown


def test_a_missing_file_is_said_in_french(tmp_path, capsys):
    missing = str(tmp_path / "rien.jsonl")
    assert main(["match", missing, "--base", missing, "--lexical-only"]) == 2
    assert "ne peut pas être lu" in capsys.readouterr().err


def test_hostile_messages_do_not_stop_the_command(files, capsys):
    messages, _base = files
    texts = ["", "\x00", "🔥", "\ud83d", "a" * 1_000_000]
    messages.write_text(
        "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    )
    assert run(files) == 0
    assert run(files, "--format", "json") == 0
    assert len(capsys.readouterr().out.splitlines()) >= len(texts)
