"""The addresses of the public counter and of the public log."""

from django.urls import path

from kakaki.seals import views

app_name = "seals"
urlpatterns = [
    path("verifier/", views.counter, name="counter"),
    path("verifier/sceau/", views.seal, name="seal"),
    path("verifier/api/", views.api, name="api"),
    path("verifier/<str:reference>/", views.verify, name="verify"),
    path("v", views.scanned, name="scanned"),
    path("journal/", views.journal, name="journal"),
    path("journal/lignes.jsonl", views.log_lines, name="log_lines"),
]
