"""Tell whoever tried too often when they may try again."""

from datetime import datetime
from typing import Any

from axes.helpers import get_client_ip_address, get_cool_off
from axes.models import AccessAttempt
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kakaki.kernel import clock


def account_named(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the account that somebody tries to open, written in one way only."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or request.POST.get("login") or ""
    return str(name).strip().lower()[:255]


def opens_again_at(request: HttpRequest, account: str) -> datetime:
    """Return when this account may be tried again from this address."""
    cool_off = get_cool_off(request)
    last = (
        AccessAttempt.objects.filter(username=account, ip_address=get_client_ip_address(request))
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    return (last or clock.now()) + cool_off


def say_when_to_come_back(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """Return the page that tells when the door opens again; it says nothing of the account."""
    until = opens_again_at(request, account_named(request, credentials))
    minutes = max(1, -(-int((until - clock.now()).total_seconds()) // 60))
    context = {"until": until, "minutes": minutes}
    page = render(request, "accounts/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(minutes * 60)
    return page
