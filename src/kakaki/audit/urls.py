"""The addresses of the journal."""

from django.urls import path

from kakaki.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.journal, name="journal"),
    path("export/", views.export, name="export"),
]
