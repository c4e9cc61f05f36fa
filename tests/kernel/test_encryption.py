"""What is hidden opens with its own key and purpose only."""

import pytest

from kakaki.kernel.encryption import hide, mark, show
from kakaki.kernel.errors import UnavailableError


def test_hidden_words_come_back_and_are_not_seen():
    hidden = hide("jeton-de-Tassara", key="k", purpose="p")
    assert "Tassara" not in hidden
    assert show(hidden, key="k", purpose="p") == "jeton-de-Tassara"


@pytest.mark.parametrize(("key", "purpose"), [("autre", "p"), ("k", "autre")])
def test_another_key_or_purpose_opens_nothing_and_says_what_to_do(key, purpose):
    hidden = hide("jeton", key="k", purpose="p")
    with pytest.raises(UnavailableError) as met:
        show(hidden, key=key, purpose=purpose, advice="Redonnez le jeton.")
    assert met.value.advice() == "Redonnez le jeton."


def test_nothing_is_hidden_of_nothing():
    assert hide("", key="k", purpose="p") == ""
    assert show("", key="k", purpose="p") == ""


def test_a_mark_tells_two_senders_apart_and_depends_on_the_key():
    marks = {mark("+22790000001", key="k", purpose="p"), mark("+22790000002", key="k", purpose="p")}
    marks.add(mark("+22790000001", key="autre", purpose="p"))
    assert len(marks) == 3
    assert all("2279" not in one for one in marks)
