"""A picture and its caption say two things."""

from tests.writing.engine.rule_reader import excerpts, in_html


def test_the_same_words_twice_are_shown():
    text = "![Le puits de Bilmari](p.jpg)\n\nLe puits de Bilmari."
    assert excerpts("caption_repeats_alternative", text) == ["Le puits de Bilmari"]
    page = "<figure><img src=p.jpg alt='Le puits'><figcaption>Le puits</figcaption></figure>"
    assert len(in_html("caption_repeats_alternative", page)) == 1


def test_other_words_are_kept():
    text = "![Des femmes au puits](p.jpg)\n\nLe puits de Bilmari, ouvert en mars."
    assert excerpts("caption_repeats_alternative", text) == []
