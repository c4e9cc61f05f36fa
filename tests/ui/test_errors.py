"""Errors: each is a page that says what to do, or JSON for a script, and keeps its status."""

import errno

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.test import RequestFactory

from kakaki.kernel.errors import (
    ConflictError,
    InvalidInputError,
    KakakiError,
    NotFoundError,
    RefusedError,
    UnavailableError,
)
from kakaki.ui import errors
from kakaki.ui.middleware import BUSY, FULL, STUCK, PlainErrors

CASES = [
    (RefusedError("no", advice="Demandez ce droit."), 403, "Demandez ce droit."),
    (NotFoundError("no", advice="Cherchez ailleurs."), 404, "Cherchez ailleurs."),
    (InvalidInputError("no", advice="Raccourcissez."), 400, "Raccourcissez."),
    (ConflictError("no", advice="Comparez."), 409, "Comparez."),
    (UnavailableError("no", advice="Attendez."), 503, "Attendez."),
    (KakakiError("no", advice="Réessayez."), 500, "Réessayez."),
    (OperationalError("database is locked"), 503, BUSY),
    (OperationalError("database or disk is full"), 507, FULL),
    (OSError(errno.ENOSPC, "No space left on device"), 507, FULL),
    (OSError(errno.EFBIG, "File too large"), 507, FULL),
    (OSError(errno.EROFS, "Read-only file system"), 503, STUCK),
    (OperationalError("attempt to write a readonly database"), 503, STUCK),
    (OperationalError("disk I/O error"), 503, STUCK),
    (OperationalError("unable to open database file"), 503, STUCK),
]


def middleware():
    return PlainErrors(lambda request: None)


@pytest.mark.parametrize(("error", "status", "advice"), CASES)
def test_an_error_is_a_page_that_says_what_to_do(error, status, advice):
    answer = middleware().process_exception(RequestFactory().get("/bureau/"), error)
    assert answer.status_code == status
    page = answer.content.decode()
    assert advice in page
    assert page.count("<h1>") == 1
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("error", "status", "advice"), CASES)
def test_a_script_gets_the_same_advice_as_json(error, status, advice):
    request = RequestFactory().get("/bureau/", headers={"Accept": "application/json"})
    answer = middleware().process_exception(request, error)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/json"


def test_an_error_that_nobody_foresaw_is_left_to_django():
    request = RequestFactory().get("/")
    assert middleware().process_exception(request, ZeroDivisionError()) is None
    assert middleware().process_exception(request, OSError(errno.ENOENT, "gone")) is None
    assert middleware().process_exception(request, OperationalError("no such table: x")) is None


def test_a_server_in_trouble_says_so_without_asking_the_database(django_assert_num_queries, db):
    request = RequestFactory().get("/")
    with django_assert_num_queries(0):
        middleware().process_exception(request, OperationalError("database is locked"))
        assert errors.broken(request).status_code == 500


def test_a_request_too_big_is_told_apart_from_one_that_cannot_be_read(db):
    request = RequestFactory().post("/signaler/")
    assert errors.bad_request(request, RequestDataTooBig()).status_code == 413
    assert errors.bad_request(request, ValueError()).status_code == 400


def test_an_unknown_address_is_a_page_of_ours(client, db):
    answer = client.get("/nulle-part/ailleurs/")
    assert answer.status_code == 404
    assert "Page introuvable" in answer.content.decode()


def test_the_last_page_still_speaks_when_the_static_files_are_not_listed(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    answer = errors.broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "<h1>Une erreur est survenue</h1>" in answer.content.decode()


def test_an_error_leads_an_officer_to_the_desk_and_a_citizen_to_the_public_pages(db):
    error = NotFoundError("no", advice="Cherchez ailleurs.")
    at_the_desk = middleware().process_exception(RequestFactory().get("/bureau/rien/"), error)
    assert 'href="/bureau/">Revenir au bureau' in at_the_desk.content.decode()
    outside = middleware().process_exception(RequestFactory().get("/rien/"), error)
    assert 'href="/">Revenir à l’accueil' in outside.content.decode()
