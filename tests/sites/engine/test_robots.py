"""People are told from machines by the name that they give."""

import pytest

from kakaki.sites.engine.robots import is_robot

PEOPLE = [
    "Mozilla/5.0 (Linux; Android 8.1.0; TECNO KA7O) AppleWebKit/537.36 Chrome/70 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/84 Mobile Safari/537.36",
    "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80/191.308; U; fr) Presto/2.5.25 Version/10.54",
    "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
]
ROBOTS = [
    "",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1",
    "WhatsApp/2.23.20.0",
    "curl/8.5.0",
    "python-httpx/0.28",
    "Mozilla/5.0 (compatible; YandexBot/3.0)",
]


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_is_no_robot(agent):
    assert not is_robot(agent.encode())


@pytest.mark.parametrize("agent", ROBOTS)
def test_a_robot_is_one(agent):
    assert is_robot(agent.encode())


def test_made_up_names_do_not_fill_the_memory():
    assert not any(is_robot(b"Mozilla/5.0 x%d" % number) for number in range(5_000))
