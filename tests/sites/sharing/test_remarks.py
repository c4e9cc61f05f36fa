"""What an outsider says of a draft arrives at the desk of its ministry, as plain words."""

import pytest
from tests.sites.sharing.test_links import a_link, outsider, text_of

from kakaki.kernel.errors import InvalidInputError, RefusedError
from kakaki.sites.models import Remark
from kakaki.sites.sharing import links, remarks

HOSTILE = "<script>alert(1)</script> Le prix est faux."


@pytest.fixture
def shared(health):
    number = health.draft("Projet de décret").page_id
    link, address = a_link(health, number)
    return number, link, address


def test_a_remark_arrives_on_its_text_with_the_name_given(health, shared):
    number, _, address = shared
    answer = outsider().post(f"{address}remarque/", {"name": "Le ministre", "text": HOSTILE})
    assert answer["Location"] == f"{address}?remarque=recue#remarque"
    assert "est arrivée" in text_of(outsider().get(answer["Location"]))
    editor = text_of(health.client().get(f"/bureau/textes/{number}/"))
    assert "1 remarque à lire" in editor
    screen = text_of(health.client().get(f"/bureau/textes/{number}/montrer/"))
    assert "Le ministre" in screen
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Le prix est faux." in screen
    assert "Remarques à lire" in text_of(health.client().get("/bureau/"))


def test_a_remark_sent_twice_is_one(shared):
    _, link, _ = shared
    for _ in range(2):
        remarks.receive_remark(link_id=link.pk, name="Le ministre", text="Bien.")
    assert Remark.objects.count() == 1


def test_an_empty_or_endless_remark_is_refused_and_stays_in_its_box(shared):
    _, link, address = shared
    answer = outsider().post(f"{address}remarque/", {"name": "", "text": HOSTILE})
    assert answer.status_code == 422
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Le prix est faux." in text_of(answer)
    for name, text in (("x", "y" * 2001), ("x" * 81, "y"), (" ", "y"), ("x", "\n"), ("x", "\x00")):
        with pytest.raises(InvalidInputError):
            remarks.receive_remark(link_id=link.pk, name=name, text=text)
    assert not Remark.objects.exists()


def test_one_address_and_one_link_bring_only_so_many_remarks(shared, monkeypatch):
    _, link, address = shared
    for number in range(20):
        outsider().post(f"{address}remarque/", {"name": "Quelqu’un", "text": str(number)})
    answer = outsider().post(f"{address}remarque/", {"name": "Quelqu’un", "text": "encore"})
    assert answer.status_code == 422
    assert "dans une heure" in text_of(answer)
    assert Remark.objects.count() == 20
    monkeypatch.setattr(remarks, "MOST", 20)
    with pytest.raises(RefusedError):
        remarks.receive_remark(link_id=link.pk, name="Quelqu’un", text="encore")


def test_a_closed_link_brings_no_remark(health, shared):
    number, link, address = shared
    links.revoke_link(link_id=link.pk, page_id=number, actor_id=health.writer.pk)
    answer = outsider().post(f"{address}remarque/", {"name": "Quelqu’un", "text": "Bien."})
    assert answer.status_code == 410
    assert not Remark.objects.exists()


def test_a_remark_is_read_by_its_own_ministry_only(health, education, shared):
    number, link, _ = shared
    remark = remarks.receive_remark(link_id=link.pk, name="Le ministre", text="Bien-secret.")
    address = f"/bureau/textes/{number}/remarques/{remark.pk}/lue/"
    own = f"/bureau/textes/{education.draft().page_id}/remarques/{remark.pk}/lue/"
    browser = education.client(education.head)
    assert browser.post(address).status_code == 404
    assert browser.post(own).status_code == 404
    assert "Bien-secret" not in text_of(browser.get("/bureau/textes/remarques/"))
    assert outsider().post(address).status_code == 302
    assert outsider().get("/bureau/textes/remarques/").status_code == 302
    assert remarks.unread(number) == 1
    assert "Bien-secret" in text_of(health.client().get("/bureau/textes/remarques/"))
    health.client().post(address)
    assert remarks.unread(number) == 0
