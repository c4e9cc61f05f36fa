"""What is made for one reader travels compressed; what flows does not wait."""

import gzip

from asgiref.sync import async_to_sync
from django.test import AsyncClient
from django.urls import reverse
from tests.ui.conftest import signed_in

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def test_the_desk_travels_compressed_to_a_browser_that_reads_it(country):
    client = signed_in(country.operator)
    plain = client.get(reverse("ui:home"))
    packed = client.get(reverse("ui:home"), headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert b"Mon compte" in gzip.decompress(packed.content)
    assert len(packed.content) < len(plain.content) / 2


def test_live_events_leave_as_they_come(country):
    async def opened():
        client = AsyncClient()
        await client.aforce_login(
            country.officer, backend="django.contrib.auth.backends.ModelBackend"
        )
        return await client.get(reverse("ui:events"), headers=GZIP)

    answer = async_to_sync(opened)()
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert "Content-Encoding" not in answer.headers
